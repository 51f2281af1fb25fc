/** Invalid requests that are repeated must not fill the disk with log lines. */
import { once } from 'node:events';
import net from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import WebSocket from 'ws';
import { startApp, type RunningApp } from '../support/app.ts';
import { aRunningCity, type PreparedMeeting, type RunningCity } from '../support/running-city.ts';

let running: RunningApp;
let city: RunningCity;
let prepared: PreparedMeeting;

beforeAll(async () => {
	running = await startApp();
	city = await aRunningCity(running);
	prepared = await city.prepare();
});
afterAll(async () => {
	await city.close();
	await running.stop();
});

const brokenForm = { 'content-type': 'multipart/form-data; boundary=here' };

/** Sends a request as text, because no library would write it, and returns the status. */
async function raw(request: string): Promise<number> {
	const { port, host } = new URL(running.origin);
	const socket = net.connect({ port: Number(port), host: '127.0.0.1' });
	socket.end(request.replace('HOST', host));
	let said = '';
	socket.on('data', (chunk) => (said += String(chunk)));
	socket.on('error', () => undefined); // a reset also ends the connection
	await new Promise((resolve) => socket.once('close', resolve));
	return Number(said.split(' ')[1]);
}

function posted(path: string, body: string, headers: Readonly<Record<string, string>> = {}): Promise<number> {
	return fetch(running.origin + path, {
		method: 'POST',
		body,
		headers: { origin: running.origin, ...headers }
	}).then(({ status }) => status);
}

async function upgraded(cookie: string): Promise<number> {
	const address = `${running.origin.replace('http', 'ws')}/sync/${crypto.randomUUID()}/an-epoch`;
	const socket = new WebSocket(address, { headers: { origin: running.origin, cookie } });
	const [code] = (await once(socket, 'close')) as [number];
	return code;
}

const get = (path: string) => fetch(running.origin + path).then(({ status }) => status);
const doors = ['/', '/join', '/screen', '/sign-in', '/setup', '/key', '/sign-in/password'];

const kinds: readonly (readonly [string, () => Promise<number>, number])[] = [
	['an address that is none', () => raw('GET /% HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n'), 400],
	['an address of bytes', () => raw('GET /%ff%c0 HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n'), 400],
	['no HTTP', () => raw('hello\r\n\r\n'), 400],
	['a page that is not there', () => get('/nothing'), 404],
	['the gallery, which only development has', () => get('/gallery'), 404],
	...doors.map(
		(path) => [`a broken form to ${path}`, () => posted(path, '--nowhere', brokenForm), 400] as const
	),
	...['cancel', 'bring'].map(
		(action) =>
			[
				`a broken form of staff to ${action}`,
				() =>
					posted(`/meetings/${prepared.id}/cancel?/${action}`, '--nowhere', {
						...brokenForm,
						cookie: city.staffCookie
					}),
				400
			] as const
	),
	['a form that ends in the middle', () => posted('/sign-in', '--here\r\nContent-Disp', brokenForm), 400],
	['plain words as a form', () => posted('/sign-in', 'words', { 'content-type': 'text/plain' }), 400],
	['no form', () => posted('/sign-in', '{}', { 'content-type': 'application/json' }), 415],
	['an action that is not there', () => posted('/sign-in?/nothing', 'a=b', urlencoded()), 404],
	['a form to a page without one', () => posted('/home', 'a=b', urlencoded()), 405],
	['a form that is too large', () => posted('/sign-in', `a=${'b'.repeat(600 * 1024)}`, urlencoded()), 413],
	['a knock with a made-up cookie', () => upgraded('yoriai-session=made-up; yoriai-guest=stranger'), 4401],
	['a page for a made-up meeting', () => get(`/join/${crypto.randomUUID()}`), 200]
];

function urlencoded() {
	return { 'content-type': 'application/x-www-form-urlencoded' };
}

test.each(kinds)(
	'sixty times %s: the log grows by less than 4 KB, and no stack is among it',
	async (_, ask, status) => {
		const before = running.log().length;
		for (let i = 0; i < 60; i += 10) {
			const answers = await Promise.all(Array.from({ length: 10 }, ask));
			if (status !== 200) expect(new Set(answers)).toEqual(new Set([status]));
		}
		const said = running.log().slice(before);
		expect(said.length).toBeLessThan(4_000);
		expect(said).not.toMatch(/\bat \w+.*:\d+:\d+/);
		expect(said).not.toMatch(/127\.0\.0\.1|nowhere|made-up|stranger|hello/);
	}
);
