import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import pino from 'pino';
import { afterEach, expect, test } from 'vitest';
import type { Config } from '#lib/server/config.ts';
import { attachHandlers } from './http.ts';

const servers: http.Server[] = [];
afterEach(() => servers.splice(0).forEach((server) => server.close()));

type Answer = { status: number; body: string; headers: http.IncomingHttpHeaders };

/** The pages return the scheme and client address they were given. */
async function ask(
	headers: http.OutgoingHttpHeaders,
	told: Partial<Config> = {},
	path = '/'
): Promise<Answer> {
	const server = http.createServer();
	servers.push(server);
	attachHandlers(server, { origin: null, trustProxy: false, ...told } as Config, {
		pages: ({ headers }, response) =>
			response.end(`${String(headers['x-forwarded-proto'])} ${String(headers['x-forwarded-for'])}`),
		upgrade: () => false,
		exchange: () => false,
		healthy: () => Promise.resolve(false),
		log: pino({ level: 'silent' }),
		sharesUpgrades: false
	});
	await once(server.listen(0, '127.0.0.1'), 'listening');
	const { port } = server.address() as AddressInfo;
	const request = http.get({ port, host: '127.0.0.1', path, headers, agent: false });
	const [response] = (await once(request, 'response')) as [http.IncomingMessage];
	const body = (await response.setEncoding('utf8').toArray()).join('');
	return { status: response.statusCode ?? 0, body, headers: response.headers };
}

const city = { origin: new URL('https://yoriai.example.jp') };

test('a name that somebody made point at this machine gets no page', async () => {
	expect(await ask({ host: 'evil.example' })).toMatchObject({ status: 421 });
	expect(await ask({ host: 'localhost:3000' })).toMatchObject({ status: 200 });
	expect(await ask({ host: 'yoriai.example.jp' }, city)).toMatchObject({ status: 200 });
});

test('a visitor cannot call itself https or somebody else', async () => {
	const pretending = { host: 'localhost', 'x-forwarded-proto': 'https', 'x-forwarded-for': '203.0.113.7' };
	expect((await ask(pretending)).body).toBe('http 127.0.0.1');
	expect((await ask(pretending, { trustProxy: true })).body).toBe('https 203.0.113.7');
});

test('the address that is https outside is https inside, beside plain http on the hall network', async () => {
	expect((await ask({ host: 'yoriai.example.jp' }, city)).body).toBe('https 127.0.0.1');
	expect((await ask({ host: 'localhost' }, city)).body).toBe('http 127.0.0.1');
});

test('a server that cannot save says so to its supervisor', async () => {
	expect(await ask({ host: 'localhost' }, {}, '/healthz')).toMatchObject({ status: 503 });
});

test('every answer forbids frames and guessing of types', async () => {
	const { headers } = await ask({ host: 'localhost' });
	expect(headers).toMatchObject({ 'x-frame-options': 'DENY', 'x-content-type-options': 'nosniff' });
});

test('a built file forbids them too, and only what really is one may be kept by a browser', async () => {
	const file = await ask({ host: 'localhost' }, {}, '/_app/immutable/assets/0.css');
	expect(file.headers).toMatchObject({ 'x-frame-options': 'DENY', 'x-content-type-options': 'nosniff' });
	expect(file.headers['content-security-policy']).toContain("default-src 'none'");
	expect(file.headers['cache-control']).toBeUndefined();
	for (const page of ['/meetings', '/_app/immutable/../../meetings', '/_app/immutable/%2e%2e/../meetings']) {
		const { headers } = await ask({ host: 'localhost' }, {}, page);
		expect([page, headers['cache-control']]).toEqual([page, 'no-store']);
		expect(headers['permissions-policy']).toContain('camera=()');
	}
});

test('what is no page runs nothing, and an answer without a body leaves the page its own policy', async () => {
	const { headers } = await ask({ host: 'localhost' });
	expect(headers['content-security-policy']).toContain("default-src 'none'");
	const again = await ask({ host: 'localhost', 'if-none-match': '"known"' });
	expect(again.headers['content-security-policy']).toBeUndefined();
});

test('[R2] a file that cannot be opened ends its own answer, and nothing else', async () => {
	const server = http.createServer();
	servers.push(server);
	const tooMany = Object.assign(new Error('too many open files'), { code: 'EMFILE' });
	attachHandlers(server, { origin: null, trustProxy: false } as Config, {
		pages: (_, response) => {
			const file = new Readable({ read: () => file.destroy(tooMany) });
			file.pipe(response.writeHead(200, { 'content-length': 9 }));
		},
		upgrade: () => false,
		exchange: () => false,
		healthy: () => Promise.resolve(true),
		log: pino({ level: 'silent' }),
		sharesUpgrades: false
	});
	await once(server.listen(0, '127.0.0.1'), 'listening');
	const { port } = server.address() as AddressInfo;
	await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
	expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
});

test('over https browsers are told to stay there; on plain http, a port of its own or another address never', async () => {
	const told = async (headers: http.OutgoingHttpHeaders, config: Partial<Config> = city) =>
		(await ask(headers, config)).headers['strict-transport-security'];
	const host = 'yoriai.example.jp';
	expect(await told({ host })).toBe('max-age=15552000');
	expect(await told({ host, 'x-forwarded-proto': 'http' }, { ...city, trustProxy: true })).toBeUndefined();
	expect(await told({ host: 'localhost' })).toBeUndefined();
	expect(
		await told({ host: 'localhost', 'x-forwarded-proto': 'https' }, { trustProxy: true })
	).toBeUndefined();
	for (const origin of ['http://yoriai.example.jp', 'https://yoriai.example.jp:8443'])
		expect(await told({ host: new URL(origin).host }, { origin: new URL(origin) })).toBeUndefined();
});
