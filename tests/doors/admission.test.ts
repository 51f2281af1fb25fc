/** Checks who gets a socket, and that the socket ends with the session. */
import net from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import WebSocket from 'ws';
import { closeCodes } from '#lib/wire/frames.ts';
import { hashOf } from '#lib/server/auth/secrets.ts';
import type { PreparedMeeting } from '../support/running-city.ts';
import { comeIn, WirePhone } from '../support/wire-phone.ts';
import { MeetingServer } from './meeting-server.ts';

let server: MeetingServer;
let meeting: PreparedMeeting;
let staff: WirePhone;
beforeAll(async () => {
	server = await MeetingServer.start();
	meeting = await server.openMeeting();
	staff = await server.laptop(meeting);
});
afterAll(() => server.stop());

/** Returns the HTTP status of a refused upgrade, the close code, or 101 once a frame has come. */
function knock(path: string, headers: Record<string, string>): Promise<number> {
	const socket = new WebSocket(`${server.origin.replace('http', 'ws')}${path}`, { headers });
	return new Promise((resolve) => {
		socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
		socket.on('close', (code) => resolve(code));
		// The server sends its clock to whoever is let in. Anybody else gets a close code and no
		// frame.
		socket.once('message', () => {
			resolve(101);
			socket.terminate();
		});
		socket.on('error', () => undefined); // the other events report it
	});
}
const board = (at: PreparedMeeting, epoch = at.epoch) => `/sync/${at.id}/${epoch}?frames=1&as=phone`;

test('the upgrade asks for Origin, cookie, board and epoch before the first frame', async () => {
	const own = await comeIn(server.origin, { token: meeting.joinToken });
	const { origin } = server;
	expect(await knock(board(meeting), { cookie: own, origin: 'https://evil.example' })).toBe(403);
	expect(await knock(board(meeting), { cookie: own })).toBe(403);
	expect(await knock(board(meeting), { origin })).toBe(closeCodes.signedOut);
	expect(await knock(board(meeting), { origin, cookie: 'yoriai-guest=made-up' })).toBe(closeCodes.signedOut);
	expect(await knock(board(await server.openMeeting()), { origin, cookie: own })).toBe(closeCodes.signedOut);
	expect(await knock(board(meeting, 'an-older-epoch'), { origin, cookie: own })).toBe(closeCodes.otherEpoch);
	expect(await knock('/sync/nowhere', { origin, cookie: own })).toBe(404);
});

test('an expired session opens no board and no page', async () => {
	const cookie = await server.city.signInAgain();
	const id = hashOf(cookie.split('=')[1] ?? '');
	const { count } = await server.city.connection
		.sql`update session set expires_at = now() - interval '1 minute' where id = ${id}`;
	expect(count).toBe(1);
	const path = `/sync/${meeting.id}/${meeting.epoch}?frames=1&as=staff`;
	expect(await knock(path, { origin: server.origin, cookie })).toBe(closeCodes.signedOut);
	const page = await fetch(`${server.origin}/meetings`, { headers: { cookie }, redirect: 'manual' });
	expect(page.status).toBe(303);
	expect(page.headers.get('location')).toContain('/sign-in');
});

test('addresses that are none do not end the server, and a refused upgrade does not stay half-open', async () => {
	const { port } = new URL(server.origin);
	for (const path of ['//', '///', 'http://[', '/sync/%', '*']) {
		const request = `GET ${path} HTTP/1.1\r\nHost: localhost:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`;
		const socket = net.connect({ port: Number(port), host: '127.0.0.1', allowHalfOpen: true });
		const cut = new Promise<boolean>((resolve) => {
			socket.on('error', () => resolve(true));
			socket.on('close', () => resolve(true));
			setTimeout(resolve, 30_000, false);
		});
		socket.resume();
		socket.write(request);
		// This end never closes, so the connection ends only if the server closes its side.
		const talk = setInterval(() => socket.write('x'), 100);
		expect(await cut, path).toBe(true);
		clearInterval(talk);
		socket.destroy();
	}
	expect((await fetch(`${server.origin}/healthz`)).status).toBe(200);
});

test('whoever signs out is out of the room within five seconds', async () => {
	const cookie = await server.city.signInAgain();
	const leaving = new WirePhone({ origin: server.origin, meeting, cookie, view: 'staff' });
	await leaving.connect();
	await fetch(`${server.origin}/sign-out`, {
		body: new URLSearchParams(),
		method: 'POST',
		headers: { origin: server.origin, cookie },
		redirect: 'manual'
	});
	await leaving.until(() => leaving.closedWith !== null, 5_000);
	expect(leaving.closedWith).toBe(closeCodes.signedOut);
	expect(staff.isOpen).toBe(true);
});
