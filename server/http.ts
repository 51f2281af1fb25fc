import http from 'node:http';
import type { Duplex, Readable } from 'node:stream';
import type { Logger } from 'pino';
import type { Config } from '#lib/server/config.ts';
import { isOurHost } from './addresses.ts';
import { limits } from './live/limits.ts';

export interface HttpHandlers {
	readonly pages: (request: http.IncomingMessage, response: http.ServerResponse) => void;
	/** Returns whether it took the socket. */
	readonly upgrade: (request: http.IncomingMessage, socket: Duplex, head: Buffer) => boolean;
	/** For clients whose WebSockets are blocked; returns whether it took the request. */
	readonly exchange: (request: http.IncomingMessage, response: http.ServerResponse) => boolean;
	readonly healthy: () => Promise<boolean>;
	readonly log: Logger;
	/** Vite handles its own upgrades on the same port. */
	readonly sharesUpgrades: boolean;
}

export function attachHandlers(server: http.Server, config: Config, handlers: HttpHandlers): void {
	server.headersTimeout = limits.http.headersMs;
	server.requestTimeout = limits.http.requestMs;
	server.keepAliveTimeout = limits.http.keepAliveMs;

	server.on('request', (request, response) => {
		for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
		if (!isBuiltFile(request.url)) {
			response.setHeader('permissions-policy', noDevices);
			// On a shared laptop 「戻る」 would show pages from before the sign-out.
			response.setHeader('cache-control', 'no-store');
		}
		// On a 304 this would replace the cached page's policy and leave the page blank.
		if (!request.headers['if-none-match']) response.setHeader('content-security-policy', noPage);
		if (!isOurHost(request.headers.host, config)) return misdirected(response);
		describe(request, config);
		if (isOnlyHttps(request, config)) response.setHeader('strict-transport-security', 'max-age=15552000');
		// R2: otherwise a file that cannot be opened (EMFILE) ends the process.
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
		socket.on('error', () => socket.destroy()); // a client may leave during the handshake
		if (!isOurHost(request.headers.host, config)) return hangUp(socket, refusedUpgrade);
		describe(request, config);
		if (!handlers.upgrade(request, socket, head) && !handlers.sharesUpgrades) hangUp(socket, unknownUpgrade);
	});
}

/** Forwarded headers are trusted only from our own proxy (`trustProxy`). */
function describe({ headers, socket }: http.IncomingMessage, { trustProxy, origin }: Config): void {
	const ownScheme = headers.host === origin?.host ? (origin?.protocol.slice(0, -1) ?? 'http') : 'http';
	const told = trustProxy ? headers['x-forwarded-proto'] : undefined;
	headers['x-forwarded-proto'] = told === 'https' || told === 'http' ? told : ownScheme;
	if (!trustProxy || !headers['x-forwarded-for']) headers['x-forwarded-for'] = socket.remoteAddress ?? '';
}

/**
 * Browsers apply HSTS to all ports of the name, so never with a port, over plain http, or for a LAN address.
 */
function isOnlyHttps({ headers }: http.IncomingMessage, { origin }: Config): boolean {
	const isOurs = origin?.protocol === 'https:' && origin.port === '' && headers.host === origin.host;
	return isOurs && headers['x-forwarded-proto'] === 'https';
}

/** With `no-referrer` browsers would send `Origin: null` with our own forms. */
const securityHeaders = {
	'x-content-type-options': 'nosniff',
	'x-frame-options': 'DENY',
	'referrer-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin'
};

/** It concerns documents only; on the twenty files of a phone's first load it would be 2 kB. */
const noDevices = 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()';

const isBuiltFile = (url = '/') =>
	URL.parse(url, 'http://built')?.pathname.startsWith('/_app/immutable/') ?? false;

/** Files, refusals and a failed error page have this policy; pages replace it. */
const noPage =
	"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

function misdirected(response: http.ServerResponse): void {
	response.writeHead(421, { 'content-type': 'text/plain; charset=utf-8' });
	response.end(
		'この アドレスでは 開けません。係の方へ：この アドレスで 使うときは、環境変数 ORIGIN に 書いて 始めなおしてください。\n'
	);
}

/** No HTTP timeout applies after an upgrade, so an idle client would keep it open. */
function hangUp(socket: Duplex, answer: string): void {
	socket.once('finish', () => socket.destroy());
	socket.end(answer);
}

const refusedUpgrade = 'HTTP/1.1 421 Misdirected Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n';
const unknownUpgrade = 'HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n';

/** Answers 503 if the database does not respond within 2 s. */
async function answerHealth(response: http.ServerResponse, healthy: () => Promise<boolean>): Promise<void> {
	const tooLong = new Promise<boolean>((resolve) => setTimeout(resolve, 2_000, false).unref());
	const well = await Promise.race([healthy(), tooLong]);
	response.writeHead(well ? 200 : 503, {
		'content-type': 'text/plain; charset=utf-8',
		'cache-control': 'no-store'
	});
	response.end(well ? 'ok\n' : 'データベースに つながりません\n');
}
