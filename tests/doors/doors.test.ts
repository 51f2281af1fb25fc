/** Tests slow connections to a real server, phones that stop reading, and a database that hangs. */
import { once } from 'node:events';
import http from 'node:http';
import net from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import * as decoding from 'lib0/decoding';
import { afterAll, beforeAll, expect, test } from 'vitest';
import WebSocket from 'ws';
import * as Y from 'yjs';
import { makeGroup, nameGroup } from '#lib/board/document/edits.ts';
import type { GroupId } from '#lib/board/model.ts';
import { closeCodes, frames, messages, syncSteps } from '#lib/wire/frames.ts';
import { limits } from '../../server/live/limits.ts';
import { RejectionLog } from '../../server/live/transport/rejection-log.ts';
import { ConnectionLimiter } from '../../server/live/transport/connection-limiter.ts';
import { AdmissionCache } from '../../server/live/transport/admission-cache.ts';
import type { UpgradeParts } from '../../server/live/transport/authorize.ts';
import { createUpgrade } from '../../server/live/transport/upgrade.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { quiet } from '../support/meeting.ts';
import { aRunningCity, type PreparedMeeting, type RunningCity } from '../support/running-city.ts';
import { comeIn, WirePhone } from '../support/wire-phone.ts';

let running: RunningApp;
let city: RunningCity;
let meeting: PreparedMeeting;
let staff: WirePhone;

beforeAll(async () => {
	running = await startApp();
	city = await aRunningCity(running);
	meeting = await city.prepare();
	const place = { origin: running.origin, meeting, cookie: city.staffCookie, view: 'staff' } as const;
	staff = new WirePhone(place);
	await staff.connect();
	await staff.ask({ type: 'door.set', open: true });
});
afterAll(async () => {
	await city.close();
	await running.stop();
});

async function phone(): Promise<WirePhone> {
	const cookie = await comeIn(running.origin, { token: meeting.joinToken });
	const client = new WirePhone({ origin: running.origin, meeting, cookie, view: 'phone' });
	await client.connect();
	return client;
}

/**
 * Writes one piece every second and returns the milliseconds until the server closed the
 * connection.
 */
async function cutAfter(pieces: readonly string[]): Promise<number> {
	const socket = net.connect({ port: Number(new URL(running.origin).port), host: '127.0.0.1' });
	const began = performance.now();
	const left = [...pieces];
	const talk = setInterval(() => left.length > 0 && socket.write(left.shift() ?? ''), 1_000);
	socket.resume();
	socket.on('error', () => undefined); // a reset also ends the connection
	await new Promise((resolve) => socket.once('close', resolve));
	clearInterval(talk);
	return performance.now() - began;
}

test('who opens a connection and says nothing, or dribbles its headers, is cut within 20 s; others are served', async () => {
	const { host } = new URL(running.origin);
	const upgrade = `GET /sync/${meeting.id}/${meeting.epoch} HTTP/1.1\r\nHost: ${host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n`;
	const post = `POST /join HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 100\r\n`;
	const slow = [[], [...upgrade], [...post], Array.from({ length: 60 }, (_, i) => `X-${i}: a\r\n`)];
	slow[3]?.unshift(upgrade);
	let isFirstCut = false;
	const cuts = Promise.all(slow.map((pieces) => cutAfter(pieces).finally(() => (isFirstCut = true))));
	for (let i = 0; i < 5; i += 1) await phone();
	expect(isFirstCut).toBe(false); // no phone had to wait for the slow connections to end
	for (const cut of await cuts) expect(cut).toBeLessThan(20_000);
});

/** The edit is 70 kB long. */
function nameWidely(doc: Y.Doc, i: number): void {
	doc.transact(() => {
		for (const id of ['wide-1', 'wide-2', 'wide-3'] as GroupId[]) {
			if (!doc.getMap('groups').has(id)) makeGroup(doc, id, []);
			nameGroup(doc, id, `${i} `.padEnd(7_900, 'あ'));
		}
	});
}

test('a phone that stops reading holds nobody up, and is whole again when it reads', async () => {
	const [quick, other] = [await phone(), await phone()];
	const cookie = await comeIn(running.origin, { token: meeting.joinToken });
	const address = `${running.origin.replace('http', 'ws')}/sync/${meeting.id}/${meeting.epoch}?frames=1&as=phone`;
	const doc = new Y.Doc();
	const slow = new WebSocket(address, { headers: { origin: running.origin, cookie } });
	await once(slow, 'open');
	slow.on('message', (bytes: Buffer) => {
		const decoder = decoding.createDecoder(bytes);
		if (decoding.readVarUint(decoder) !== messages.sync) return;
		if (decoding.readVarUint(decoder) === syncSteps.step1) return;
		Y.applyUpdate(doc, decoding.readVarUint8Array(decoder));
	});
	slow.send(frames.step1(Y.encodeStateVector(doc)));
	await once(slow, 'message');
	slow.pause();

	// 200 edits are more than the buffers of the kernel and of the server hold together. A machine that is slow
	// makes fewer: the server would rightly cut a phone that has read nothing for as long as `unsentMs`.
	const has = (i: number) => quick.board.groups.some(({ title }) => title.startsWith(`${i} `));
	const began = performance.now();
	let last = 0;
	for (; last < 199 && performance.now() - began < limits.unsentMs / 2; last += 1) {
		nameWidely(staff.doc, last);
		if (last % 20 === 0) await quick.until(() => has(last), 20_000);
	}
	nameWidely(staff.doc, last);
	await quick.until(() => has(last), 30_000);
	expect(other.isOpen).toBe(true);
	slow.resume();
	const end = Date.now() + 20_000;
	const seen = () =>
		JSON.stringify(Y.encodeStateVector(doc)) === JSON.stringify(Y.encodeStateVector(quick.doc));
	while (!seen() && Date.now() < end && slow.readyState === WebSocket.OPEN)
		await new Promise((resolve) => setTimeout(resolve, 100));
	expect(slow.readyState).toBe(WebSocket.OPEN);
	expect(doc.getMap('groups').toJSON()).toEqual(quick.doc.getMap('groups').toJSON());
	slow.terminate();
});

test('a phone that never reads again is cut within 45 s', async () => {
	const cookie = await comeIn(running.origin, { token: meeting.joinToken });
	const address = `${running.origin.replace('http', 'ws')}/sync/${meeting.id}/${meeting.epoch}?frames=1&as=phone`;
	const slow = new WebSocket(address, { headers: { origin: running.origin, cookie } });
	await once(slow, 'open');
	slow.send(frames.step1(Uint8Array.of(0)));
	await once(slow, 'message');
	slow.pause();
	for (let i = 200; i < 400; i += 1) {
		nameWidely(staff.doc, i);
		// The test before used up the edits that one person may send at once. Without a pause the
		// server would close the laptop instead of the phone.
		if (i % 20 === 0) await pause(20_000 / limits.edits.perSecond);
	}
	await staff.ask({ type: 'spotlight.set', note: null }); // its answer comes after all edits, so they are done now
	const began = performance.now();
	const raw = (slow as unknown as { _socket: net.Socket })._socket;
	slow.on('error', () => undefined); // a reset is as good as a close
	// A paused socket does not notice the end by reading, but writing to it fails.
	const poke = setInterval(() => slow.readyState === WebSocket.OPEN && slow.ping(), 500);
	await new Promise((resolve) => raw.once('close', resolve));
	clearInterval(poke);
	expect(performance.now() - began).toBeLessThan(45_000);
});

test('when the database does not answer, who knocks is sent away with 503 after 10 s, and a crowd at once', async () => {
	const hanging = { readerOf: () => new Promise(() => undefined) } as unknown as UpgradeParts;
	const upgrade = createUpgrade({
		...hanging,
		logger: quiet,
		ownOrigin: () => true,
		connectionLimiter: new ConnectionLimiter(),
		admissions: new AdmissionCache(),
		rejectionLog: new RejectionLog(quiet)
	});
	let networks = 0;
	const server = http.createServer();
	server.on('upgrade', (request, socket, head: Buffer) => {
		request.headers['x-forwarded-for'] = `203.0.113.${(networks += 1) % 100}`;
		upgrade(request, socket, head);
	});
	await once(server.listen(0, '127.0.0.1'), 'listening');
	const { port } = server.address() as net.AddressInfo;
	const path = `/sync/${crypto.randomUUID()}/an-epoch`;
	const knock = async () => {
		const began = performance.now();
		const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`);
		socket.on('error', () => undefined); // the response tells the reason
		const [, answer] = (await once(socket, 'unexpected-response')) as [unknown, http.IncomingMessage];
		return { status: answer.statusCode, again: answer.headers['retry-after'], ms: performance.now() - began };
	};
	const waiting = Array.from({ length: limits.knocking }, knock);
	await new Promise((resolve) => setTimeout(resolve, 1_500));
	const late = await knock();
	expect(late).toMatchObject({ status: 503, again: '5' });
	expect(late.ms).toBeLessThan(1_000);
	for (const { status, ms } of await Promise.all(waiting)) {
		expect(status).toBe(503);
		expect(ms).toBeGreaterThan(limits.knockMs - 1_500);
		expect(ms).toBeLessThan(limits.knockMs + 3_000);
	}
	server.close();
});

test('the refusals say no address and no cookie in the log', async () => {
	const intruder = new WirePhone({
		origin: running.origin,
		meeting,
		cookie: 'yoriai-guest=made-up-words',
		view: 'phone'
	});
	await expect(intruder.connect()).rejects.toThrow(String(closeCodes.signedOut));
	expect(running.log()).not.toContain('made-up-words');
	expect(running.log()).not.toMatch(/127\.0\.0\.1/);
});
