import http from 'node:http';
import type { Duplex, Readable } from 'node:stream';
import type { Logger } from 'pino';
import type { Config } from '#lib/server/config.ts';
import { isOurHost } from './addresses.ts';
import { limits } from './live/limits.ts';

/** What lies behind the one port. */
export interface HttpHandlers {
	readonly pages: (request: http.IncomingMessage, response: http.ServerResponse) => void;
	/** Answers whether it took the socket. */
	readonly upgrade: (request: http.IncomingMessage, socket: Duplex, head: Buffer) => boolean;
	/** The same where no socket goes through. Answers whether it took the request. */
	readonly exchange: (request: http.IncomingMessage, response: http.ServerResponse) => boolean;
	readonly healthy: () => Promise<boolean>;
	readonly log: Logger;
	/** In development Vite listens for its own sockets on the same port. */
	readonly sharesUpgrades: boolean;
}

/** The port for pages, sockets and /healthz. It checks the Host and says which scheme and address a request has. */
export function openDoors(server: http.Server, config: Config, handlers: HttpHandlers): void {
	server.headersTimeout = limits.http.headersMs;
	server.requestTimeout = limits.http.requestMs;
	server.keepAliveTimeout = limits.http.keepAliveMs;

	server.on('request', (request, response) => {
		for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
		// On a borrowed laptop 「戻る」 would show what somebody saw before signing out. Files of ours say otherwise themselves.
		if (!request.url?.startsWith(files)) response.setHeader('cache-control', 'no-store');
		// A 304 that carried it would put it in the place of the page's own, and the reloaded page would stay blank.
		if (!request.headers['if-none-match']) response.setHeader('content-security-policy', noPage);
		if (!isOurHost(request.headers.host, config)) return misdirected(response);
		describe(request, config);
		if (isOnlyHttps(request, config)) response.setHeader('strict-transport-security', 'max-age=15552000');
		// A file that cannot be opened (too many are) would otherwise end the process, and its answer never.
		response.on('pipe', (file: Readable) => {
			file.once('error', (error) => {
				handlers.log.warn({ err: error }, 'a page could not be read');
				response.destroy();
			});
		});
		if (request.url === '/healthz') void answerHealth(response, handlers.healthy);
		else if (!handlers.exchange(request, response)) handlers.pages(request, response);
	});

	server.on('upgrade', (request, socket: Duplex, head: Buffer) => {
		socket.on('error', () => socket.destroy()); // a phone that leaves during the handshake is nobody's error
		if (!isOurHost(request.headers.host, config)) return hangUp(socket, refusedUpgrade);
		describe(request, config);
		if (!handlers.upgrade(request, socket, head) && !handlers.sharesUpgrades) hangUp(socket, unknownUpgrade);
	});
}

/**
 * Only our own proxy's word counts for the scheme and the sender's address. Without one a request is plain
 * http, except where it came to the address that ORIGIN says is https.
 */
function describe({ headers, socket }: http.IncomingMessage, { trustProxy, origin }: Config): void {
	const ownScheme = headers.host === origin?.host ? (origin?.protocol.slice(0, -1) ?? 'http') : 'http';
	const told = trustProxy ? headers['x-forwarded-proto'] : undefined;
	headers['x-forwarded-proto'] = told === 'https' || told === 'http' ? told : ownScheme;
	if (!trustProxy || !headers['x-forwarded-for']) headers['x-forwarded-for'] = socket.remoteAddress ?? '';
}

/**
 * Half a year of https, for the address of ORIGIN that browsers reach without a port: of another port they would take it for
 * the whole name. Never on plain http, and never for a LAN address beside it.
 */
function isOnlyHttps({ headers }: http.IncomingMessage, { origin }: Config): boolean {
	const isOurs = origin?.protocol === 'https:' && origin.port === '' && headers.host === origin.host;
	return isOurs && headers['x-forwarded-proto'] === 'https';
}

/**
 * What the pages' own policy (svelte.config.js) does not say. The referrer stays inside: with `no-referrer`
 * browsers would send `Origin: null` with our own forms.
 */
const securityHeaders = {
	'x-content-type-options': 'nosniff',
	'x-frame-options': 'DENY',
	'referrer-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'permissions-policy': 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()'
};

/** Scripts, sheets and pictures, which the adapter serves. They are the same for everybody. */
const files = '/_app/';

/** For files, refusals, the last page of all when even the error page fails. Pages put their own in its place. */
const noPage =
	"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** 421: the request was meant for somebody else. */
function misdirected(response: http.ServerResponse): void {
	response.writeHead(421, { 'content-type': 'text/plain; charset=utf-8' });
	response.end(
		'この アドレスでは 開けません。係の方へ：この アドレスで 使うときは、環境変数 ORIGIN に 書いて 始めなおしてください。\n'
	);
}

/** Answers, and does not wait for a client that never hangs up: no time limit of HTTP holds after an upgrade. */
function hangUp(socket: Duplex, answer: string): void {
	socket.once('finish', () => socket.destroy());
	socket.end(answer);
}

const refusedUpgrade = 'HTTP/1.1 421 Misdirected Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n';
const unknownUpgrade = 'HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n';

/** For supervisors and proxies: can a note be saved now? */
async function answerHealth(response: http.ServerResponse, healthy: () => Promise<boolean>): Promise<void> {
	const tooLong = new Promise<boolean>((resolve) => setTimeout(resolve, 2_000, false).unref());
	const well = await Promise.race([healthy(), tooLong]);
	response.writeHead(well ? 200 : 503, {
		'content-type': 'text/plain; charset=utf-8',
		'cache-control': 'no-store'
	});
	response.end(well ? 'ok\n' : 'データベースに つながりません\n');
}
