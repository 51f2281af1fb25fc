import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { answersAt, isDistrust } from './answers-at.ts';

let server: http.Server | undefined;
afterEach(() => {
	server?.closeAllConnections();
	server?.close();
});

/** The second loopback address stands for a LAN address of this machine. */
const lan = ['127.0.0.2'];

async function listen(answer: http.RequestListener, host: string): Promise<number> {
	server = http.createServer(answer);
	await new Promise<void>((ready) => server?.listen(0, host, ready));
	return (server.address() as AddressInfo).port;
}

test('the address is good when the server answers there, also while its database is away', async () => {
	let status = 200;
	const port = await listen((request, response) => {
		response.statusCode = request.url === '/healthz' ? status : 404;
		response.end();
	}, '127.0.0.2');
	expect(await answersAt(`http://127.0.0.2:${port}`, lan)).toBe(true);
	status = 503;
	expect(await answersAt(`http://127.0.0.2:${port}`, lan)).toBe(true);
});

test('a server that listens elsewhere, or a stranger at that port, is no answer', async () => {
	const port = await listen((_request, response) => {
		response.statusCode = 404;
		response.end();
	}, '127.0.0.1');
	expect(await answersAt(`http://127.0.0.2:${port}`, lan), 'listens at loopback only').toBe(false);
	expect(await answersAt(`http://127.0.0.1:${port}`, ['127.0.0.1']), 'loopback').toBe(false);
});

test('who accepts and says nothing is given up', async () => {
	const port = await listen(() => undefined, '127.0.0.2');
	expect(await answersAt(`http://127.0.0.2:${port}`, lan, 200)).toBe(false);
});

test('a stranger who sends the question on to another address is not followed', async () => {
	const asked: string[] = [];
	const port = await listen((request, response) => {
		asked.push(request.url ?? '');
		if (request.url === '/healthz') response.writeHead(302, { location: '/elsewhere' });
		response.end();
	}, '127.0.0.2');
	expect(await answersAt(`http://127.0.0.2:${port}`, lan)).toBe(false);
	expect(asked).toEqual(['/healthz']);
});

test('an answer is not read: its connection is closed as soon as it has begun', async () => {
	let left = (): void => undefined;
	const closed = new Promise<void>((close) => (left = close));
	const port = await listen((_request, response) => {
		response.on('close', left);
		response.write('begun'); // and never ended: who reads it to its end waits for ever
	}, '127.0.0.2');
	expect(await answersAt(`http://127.0.0.2:${port}`, lan, 60_000)).toBe(true);
	await closed;
});

test('a certificate that Node does not trust is an answer; a port that nobody listens at is none', () => {
	const failed = (code: string) =>
		new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });
	for (const code of [
		'DEPTH_ZERO_SELF_SIGNED_CERT',
		'SELF_SIGNED_CERT_IN_CHAIN',
		'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
		'ERR_TLS_CERT_ALTNAME_INVALID'
	])
		expect(isDistrust(failed(code)), code).toBe(true);
	for (const error of [failed('ECONNREFUSED'), failed('CERT_HAS_EXPIRED'), new Error('timed out'), null])
		expect(isDistrust(error)).toBe(false);
});

test('a name of a server elsewhere is not judged, and loopback reaches no phone', async () => {
	expect(await answersAt('https://yoriai.example.jp', lan)).toBe(true);
	expect(await answersAt('http://localhost:3000', lan)).toBe(false);
});
