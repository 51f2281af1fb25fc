/** A board with as many sockets as it may have, and floods of them, at a door of its own. */
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import * as encoding from 'lib0/encoding';
import pino from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import WebSocket from 'ws';
import * as Y from 'yjs';
import type { Actor } from '#lib/board/policy/actor.ts';
import { serverBounds } from '#lib/board/document/bounds.ts';
import type { Ask } from '#lib/board/policy/commands.ts';
import { readBoard } from '#lib/board/document/doc.ts';
import { makeGroup } from '#lib/board/document/edits.ts';
import type { AccountId, GroupId, MeetingId, ParticipantId } from '#lib/board/model.ts';
import { cookieOf } from '#lib/server/auth/cookies.ts';
import type { Reader } from '#lib/server/auth/reader.ts';
import type { MunicipalityId } from '#lib/server/db/ids.ts';
import { closeCodes, frames, mostCommandBytes, ourMessages, readFrame } from '#lib/wire/frames.ts';
import { pack, unpack } from '#lib/wire/parcel.ts';
import { AdmissionCache } from '../../../server/live/transport/admission-cache.ts';
import { createExchange } from '../../../server/live/transport/exchange.ts';
import type { UpgradeParts } from '../../../server/live/transport/authorize.ts';
import { MemoryLog } from '../../support/memory/memory-log.ts';
import { Rooms } from '../../../server/live/room/rooms.ts';
import { RejectionLog } from '../../../server/live/transport/rejection-log.ts';
import { ConnectionLimiter } from '../../../server/live/transport/connection-limiter.ts';
import { createUpgrade } from '../../../server/live/transport/upgrade.ts';
import { collectedEdit } from '../../support/forged.ts';
import { boardBytes, commandId, facilitator, post, quiet } from '../../support/meeting.ts';

const meeting = crypto.randomUUID() as MeetingId;
const municipality = 'a-city' as MunicipalityId;
const staffCookie = 'yoriai-session=ann';
const wallCookie = 'yoriai-guest=wall';
const phoneCookie = (name: string) => `yoriai-guest=${name}`;

/** Who a cookie is, as the database would say. */
function readerBy({ headers }: http.IncomingMessage): Reader | null {
	const [staff, guest] = [cookieOf({ headers }, 'session'), cookieOf({ headers }, 'guest')];
	const reader = (actor: Actor, more: Pick<Reader, 'edits' | 'isGuest' | 'cookie'>): Reader => ({
		actor,
		municipality,
		...more
	});
	const account: Actor = { kind: 'account', id: 'ann' as AccountId, facilitates: true, coordinates: true };
	if (staff === 'ann') return reader(account, { edits: true, isGuest: false, cookie: 'session' });
	if (!guest) return null;
	const id = guest as ParticipantId;
	if (guest === 'wall')
		return reader({ kind: 'screen', id }, { edits: false, isGuest: false, cookie: 'guest' });
	return reader({ kind: 'participant', id }, { edits: false, isGuest: true, cookie: 'guest' });
}

async function aDoor(connectionLimiter = new ConnectionLimiter()) {
	const log = new MemoryLog();
	log.begin(meeting, boardBytes());
	const { epoch } = (await log.heads([meeting])).get(meeting)!;
	const hall = { rooms: new Rooms({ log, logger: quiet }), log, refusal: () => null, layout: 2 };
	await hall.rooms.run(
		{ meeting, municipality },
		{ id: commandId(), type: 'door.set', open: true },
		facilitator()
	);
	let said = '';
	const logger = pino(new Writable({ write: (chunk, _, done) => done(void (said += String(chunk))) }));
	const parts: UpgradeParts = {
		boards: hall,
		minutes: hall,
		logger,
		ownOrigin: () => true,
		connectionLimiter,
		admissions: new AdmissionCache(),
		rejectionLog: new RejectionLog(logger),
		readerOf: (request) => Promise.resolve(readerBy(request))
	};
	const exchange = createExchange(parts);
	const upgrade = createUpgrade(parts);
	const server = http.createServer((request, response) => void exchange(request, response));
	server.on('upgrade', (request, socket, head: Buffer) => void upgrade(request, socket, head));
	await once(server.listen(0, '127.0.0.1'), 'listening');
	onTestFinished(() => {
		server.closeAllConnections();
		server.close();
	});
	const at = `127.0.0.1:${(server.address() as AddressInfo).port}/sync/${meeting}/${epoch}?frames=1`;
	return { at, log: () => said };
}

/** The socket, or the status of the refusal. */
async function knock(
	at: string,
	network: string,
	cookie: string,
	options: WebSocket.ClientOptions = {}
): Promise<WebSocket | number> {
	const socket = new WebSocket(`ws://${at}`, { ...options, headers: { 'x-forwarded-for': network, cookie } });
	onTestFinished(() => socket.terminate());
	socket.on('error', () => undefined); // said by the answer
	return new Promise((resolve) => {
		socket.on('open', () => resolve(socket));
		socket.on('unexpected-response', (_, answer) => resolve(answer.statusCode ?? 0));
	});
}

/** So many phones, each with so many sockets, a hundred at a time. */
async function crowd(at: string, network: string, { phones, each }: { phones: number; each: number }) {
	const cookies = Array.from({ length: phones * each }, (_, i) => phoneCookie(`${network}-${i % phones}`));
	const all: (WebSocket | number)[] = [];
	while (all.length < cookies.length) {
		const some = cookies.slice(all.length, all.length + 100).map((cookie) => knock(at, network, cookie));
		all.push(...(await Promise.all(some)));
	}
	return all;
}

const isOpen = (one: WebSocket | number) => typeof one !== 'number' && one.readyState === WebSocket.OPEN;

/** By POST: the status, and what comes home. */
async function exchange(at: string, network: string, cookie: string, sent: readonly Uint8Array[]) {
	const answer = await fetch(`http://${at}`, {
		method: 'POST',
		headers: { 'x-forwarded-for': network, cookie },
		body: pack(sent) as Uint8Array<ArrayBuffer>
	});
	return { status: answer.status, received: unpack(Buffer.from(await answer.arrayBuffer())) ?? [] };
}

/** By POST: the status, and whether the paper was taken. */
async function send(at: string, network: string, cookie: string, ask: Ask = post('米が 重い')) {
	const frame = frames.command({ id: commandId(), ...ask });
	const { received, ...answer } = await exchange(at, network, cookie, [frame]);
	const said = received.find((frame) => frame[0] === ourMessages.answer);
	return { status: answer.status, isTaken: said !== undefined && Buffer.from(said).includes('"ok":true') };
}

const [laptop, hall] = ['203.0.113.66', '198.51.100.7'];

test('the 601st socket of a board is answered 503, writes by POST, and comes in when one of the others has left', async () => {
	const { at, log } = await aDoor();
	const sockets = await crowd(at, hall, { phones: 600, each: 1 });
	expect(sockets.filter(isOpen)).toHaveLength(600);
	expect(log()).toBe('');

	expect(await crowd(at, hall, { phones: 602, each: 1 }).then((all) => all.slice(600))).toEqual([503, 503]);
	expect(await send(at, hall, phoneCookie('late'))).toEqual({ status: 200, isTaken: true });
	expect(sockets.filter(isOpen)).toHaveLength(600);
	// One line for all of them, and nobody's address in it.
	expect(log().trim().split('\n')).toHaveLength(1);
	expect(log()).toContain('the board is full');
	expect(log()).not.toMatch(/203\.0\.113|198\.51|127\.0\.0\.1/);

	const [first] = sockets as [WebSocket];
	first.close();
	await once(first, 'close');
	expect(await knock(at, hall, phoneCookie('late'))).not.toBe(503);
});

test('of one laptop with 75 cookies three sockets for each are left, and everybody else comes in', async () => {
	const { at } = await aDoor();
	const flood = await crowd(at, laptop, { phones: 75, each: 8 });
	const others = [staffCookie, wallCookie, phoneCookie('ben')].map((cookie) => knock(at, hall, cookie));
	for (const other of await Promise.all(others)) expect(isOpen(other)).toBe(true);
	await expect.poll(() => flood.filter(isOpen).length).toBe(3 * 75);
});

test('of a laptop that fills the board from another network the newest sockets give way to a hall, and the hall’s stay', async () => {
	const { at } = await aDoor();
	const before = await crowd(at, hall, { phones: 20, each: 1 });
	const flood = await crowd(at, laptop, { phones: 200, each: 3 });
	const after = await crowd(at, hall, { phones: 60, each: 1 });
	const staff = await Promise.all([staffCookie, wallCookie].map((cookie) => knock(at, hall, cookie)));
	for (const one of [...before, ...after.slice(20), ...staff]) expect(isOpen(one)).toBe(true);
	expect(flood.filter((one) => typeof one === 'number')).toHaveLength(20);
	expect(await send(at, hall, phoneCookie(`${hall}-59`))).toEqual({ status: 200, isTaken: true });
	// The same laptop comes no further.
	expect(await knock(at, laptop, phoneCookie('one more'))).toBe(503);
});

test('from the hall’s own network: who is inside goes on, and so do staff and the projector', async () => {
	const connectionLimiter = new ConnectionLimiter();
	const { at } = await aDoor(connectionLimiter);
	const [staff, wall] = [await knock(at, hall, staffCookie), await knock(at, hall, wallCookie)];
	const inside = await crowd(at, hall, { phones: 20, each: 1 });
	await crowd(at, hall, { phones: 600, each: 1 });
	for (const one of [staff, wall, ...inside]) expect(isOpen(one)).toBe(true);
	expect(await knock(at, hall, phoneCookie('late'))).toBe(503);
	for (const cookie of [staffCookie, wallCookie])
		expect(isOpen((await knock(at, hall, cookie)) as WebSocket)).toBe(true);

	// And a crowd that knocks without end, of which the database has judged none yet.
	for (let i = 0; i < 300; i += 1) connectionLimiter.pass(i < 200 ? hall : `192.0.2.${i - 200}`);
	expect(await knock(at, hall, phoneCookie('late'))).toBe(503);
	expect(await send(at, hall, phoneCookie('late'))).toEqual({ status: 503, isTaken: false });
	expect(await knock(at, hall, 'yoriai-session=made-up')).toBe(503);
	for (const cookie of [staffCookie, wallCookie])
		expect(isOpen((await knock(at, hall, cookie)) as WebSocket)).toBe(true);
	expect(await send(at, hall, staffCookie, { type: 'notes.show' })).toEqual({ status: 200, isTaken: true });
});

test('what a phone brings by POST cuts none of its pages', async () => {
	const { at } = await aDoor();
	const pages = await Promise.all([1, 2, 3].map(() => knock(at, hall, phoneCookie('ann'))));
	for (let i = 0; i < 5; i += 1) expect((await send(at, hall, phoneCookie('ann'))).isTaken).toBe(true);
	expect(pages.filter(isOpen)).toHaveLength(3);
});

test('what staff and the projector bring by POST cuts none of their pages either', async () => {
	const { at } = await aDoor();
	for (const cookie of [staffCookie, wallCookie]) {
		const pages = await Promise.all(Array.from({ length: 8 }, () => knock(at, hall, cookie)));
		for (let i = 0; i < 5; i += 1) expect((await send(at, hall, cookie)).status).toBe(200);
		expect(pages.filter(isOpen)).toHaveLength(8);
	}
});

test('of a phone that comes back on new lines the dead ones go first, and may try again; its page that lives stays', async () => {
	const { at } = await aDoor();
	const cookie = phoneCookie('ann');
	const living = (await knock(at, hall, cookie)) as WebSocket;
	const dead = (await knock(at, hall, cookie, { autoPong: false })) as WebSocket;
	const closed = once(dead, 'close');
	const isAsked = once(living, 'ping');
	await knock(at, hall, cookie, { autoPong: false });
	await isAsked;
	await send(at, hall, cookie); // by now the answer has come
	expect(isOpen(await knock(at, hall, cookie))).toBe(true);
	expect((await closed)[0]).toBe(closeCodes.tryAgain);
	await send(at, hall, cookie);
	expect(isOpen(living)).toBe(true);
});

test('[S12] who has a board that as many pages have arranged as may is answered, by socket and by POST with the longest command', async () => {
	const { at } = await aDoor();
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, serverBounds.clients);
	for (let i = 0; i < serverBounds.clients; i += 1) {
		encoding.writeVarUint(encoder, 2 ** 32 - 1 - i);
		encoding.writeVarUint(encoder, 2 ** 31 - 1 - i);
	}
	const vector = encoding.toUint8Array(encoder);
	expect(vector.length).toBeGreaterThan(10 * serverBounds.clients);
	const step1 = frames.step1(vector);

	const socket = (await knock(at, hall, phoneCookie('ann'))) as WebSocket;
	const step2 = new Promise<void>((resolve) => {
		socket.on('message', (bytes: Buffer) => bytes[0] === 0 && bytes[1] === 1 && resolve());
	});
	socket.send(step1);
	await step2;
	expect(isOpen(socket)).toBe(true);

	const long = (length: number) =>
		frames.command({ id: commandId(), type: 'nothing', words: 'a'.repeat(length) });
	const longest = long(mostCommandBytes - long(60_000).length + 60_000);
	expect(longest.length).toBe(mostCommandBytes);
	const { status, received } = await exchange(at, hall, phoneCookie('ben'), [longest, step1]);
	expect(status).toBe(200);
	expect(received.map(([kind]) => kind)).toContain(ourMessages.answer);
	expect(received.some(([kind, step]) => kind === 0 && step === 1)).toBe(true);
});

test('[S11] by POST too, what somebody else took goes from the page that wrote it before it is called saved', async () => {
	const { at } = await aDoor();
	const doc = new Y.Doc();
	const visit = async (...sent: Uint8Array[]) => {
		const { status, received } = await exchange(at, hall, staffCookie, sent);
		expect(status).toBe(200);
		const stored = received.findIndex(([kind]) => kind === ourMessages.stored);
		received.forEach((frame, i) => {
			const read = readFrame(frame);
			if (read.type === 'edit' && (stored === -1 || i < stored)) Y.applyUpdate(doc, read.update, 'server');
		});
		return stored !== -1;
	};
	await visit(frames.step1(Y.encodeStateVector(doc)));
	await exchange(at, hall, staffCookie, [
		frames.update(collectedEdit([{ client: doc.clientID, clock: 0, length: 1_000 }]))
	]);
	const before = Y.encodeStateVector(doc);
	makeGroup(doc, 'group-0001' as GroupId, [], '雪の日');
	expect(await visit(frames.update(Y.encodeStateAsUpdate(doc, before)))).toBe(true);
	expect(readBoard(doc).groups).toEqual([]);
});

test('[S13] a page of another layout is closed at the door, by socket and by POST; one that does not say it is of the first', async () => {
	const { at } = await aDoor();
	const codes = [];
	for (const asked of [`${at}&layout=1`, `${at}&layout=3`, `${at}&layout=x`]) {
		const socket = await knock(asked, '192.0.2.1', 'yoriai-session=ann');
		if (typeof socket === 'number') throw new Error(`answered ${socket}`);
		codes.push(await new Promise<number>((resolve) => socket.on('close', resolve)));
	}
	expect(codes).toEqual([4426, 4426, 4426]);
	const posted = await fetch(`http://${at}&layout=3`, {
		method: 'POST',
		headers: { 'x-forwarded-for': '192.0.2.1', cookie: 'yoriai-session=ann' }
	});
	expect(posted.headers.get('yoriai-close')).toBe('4426');
	for (const asked of [at, `${at}&layout=2`])
		expect(isOpen(await knock(asked, '192.0.2.1', 'yoriai-session=ann'))).toBe(true);
});
