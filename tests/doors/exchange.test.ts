/** Frames that come by POST meet the same checks, rules and limits as those on a socket. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import * as decoding from 'lib0/decoding';
import type { Ask } from '#lib/board/policy/commands.ts';
import { makeGroup } from '#lib/board/document/edits.ts';
import type { GroupId } from '#lib/board/model.ts';
import { closeCodes, frames, ourMessages, type Answer } from '#lib/wire/frames.ts';
import { closeCodeHeader, pack, unpack } from '#lib/wire/parcel.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { commandId, post } from '../support/meeting.ts';
import { aRunningCity, type PreparedMeeting, type RunningCity } from '../support/running-city.ts';
import { comeIn, WirePhone } from '../support/wire-phone.ts';

let running: RunningApp;
let city: RunningCity;
let meeting: PreparedMeeting;
let staff: WirePhone;
let cookie: string;

beforeAll(async () => {
	running = await startApp();
	city = await aRunningCity(running);
	({ meeting, staff } = await opened());
	cookie = await comeIn(running.origin, { token: meeting.joinToken });
});
afterAll(async () => {
	await city.close();
	await running.stop();
});

async function opened() {
	const prepared = await city.prepare();
	const place = { origin: running.origin, meeting: prepared, cookie: city.staffCookie };
	const laptop = new WirePhone({ ...place, view: 'staff' });
	await laptop.connect();
	await laptop.ask({ type: 'door.set', open: true });
	return { meeting: prepared, staff: laptop };
}

interface Sent {
	readonly body?: Uint8Array;
	readonly headers?: Readonly<Record<string, string>>;
	readonly at?: PreparedMeeting;
	readonly epoch?: string;
}

async function send({ body = pack([]), headers = {}, at = meeting, epoch = at.epoch }: Sent) {
	const answer = await fetch(`${running.origin}/sync/${at.id}/${epoch}?frames=1&as=phone`, {
		method: 'POST',
		body: body as Uint8Array<ArrayBuffer>,
		headers: { origin: running.origin, cookie, ...headers }
	});
	const bytes = Buffer.from(await answer.arrayBuffer());
	const received = unpack(bytes) ?? [];
	return { status: answer.status, code: answer.headers.get(closeCodeHeader), bytes, received };
}

const command = (...given: unknown[]) => pack(given.map((each) => frames.command(each)));
const answersIn = (received: readonly Uint8Array[]) =>
	received
		.filter((frame) => frame[0] === ourMessages.answer)
		.map((frame) => JSON.parse(decoding.readVarString(decoding.createDecoder(frame.subarray(1)))) as Answer);
const board = () => Y.encodeStateAsUpdate(staff.doc);

test('a note that comes by POST and again by socket is put on the board once, and answered the same', async () => {
	const note = { id: commandId(), ...post('二とおりで 送った') };
	const first = answersIn((await send({ body: command(note, note) })).received);
	const phone = new WirePhone({ origin: running.origin, meeting, cookie, view: 'phone' });
	await phone.connect();
	phone.sendBytes(frames.command(note));
	await phone.until(() => phone.answers.has(note.id));
	const again = answersIn((await send({ body: command(note) })).received);
	for (const answer of [...first, ...again, phone.answers.get(note.id)])
		expect(answer).toMatchObject({ id: note.id, ok: true, result: first[0]?.ok && first[0].result });
	await staff.until(() => staff.privateNotes.some((note) => note.text === '二とおりで 送った'));
	expect(staff.privateNotes.filter((note) => note.text === '二とおりで 送った')).toHaveLength(1);
	phone.drop();
});

test('[P1] what only staff may do is refused to a phone by POST too', async () => {
	const { received } = await send({ body: command({ id: commandId(), type: 'notes.show' }) });
	expect(answersIn(received)).toMatchObject([{ ok: false, refusal: 'facilitator_only' }]);
});

test('[S6] a guest that posts a document update is told so, and the board stays as it was', async () => {
	const evil = new Y.Doc();
	makeGroup(evil, 'evil-group' as GroupId, [], '割りこみ');
	const before = board();
	const { status, code } = await send({ body: pack([frames.update(Y.encodeStateAsUpdate(evil))]) });
	expect([status, code]).toEqual([403, `${closeCodes.guestEdit}`]);
	expect(board()).toEqual(before);
});

test('[N6] before notes are shown no byte of their text reaches another phone by POST', async () => {
	const words = 'まだ だれにも 見えない';
	await staff.ask({ ...post(words), as: 'staff' } as Ask);
	const { received, bytes } = await send({ body: pack([frames.step1(Y.encodeStateVector(new Y.Doc()))]) });
	expect(received.length).toBeGreaterThan(1);
	expect(bytes.includes(words)).toBe(false);
});

test.each([
	['a foreign page', () => ({ headers: { origin: 'http://evil.example' } }), 403, null],
	['nobody we know', () => ({ headers: { cookie: '' } }), 401, closeCodes.signedOut],
	['a page from before the database was restored', () => ({ epoch: 'old' }), 409, closeCodes.otherEpoch],
	['no parcel', () => ({ body: Uint8Array.of(200, 1) }), 400, closeCodes.unreadable],
	['a frame of nobody', () => ({ body: pack([Uint8Array.of(99)]) }), 400, closeCodes.unreadable],
	['no JSON', () => ({ body: pack([Uint8Array.of(100, 1, 123)]) }), 400, closeCodes.unreadable],
	['a frame of more than 64 KiB', () => ({ body: pack([new Uint8Array(65 * 1024)]) }), 413, null],
	['more than 129 KiB', () => ({ body: new Uint8Array(130 * 1024) }), 413, null]
] as const)('a POST of %s is refused with its code', async (_, sent, status, code) => {
	const before = board();
	const answer = await send(sent());
	expect([answer.status, answer.code]).toEqual([status, code === null ? null : `${code}`]);
	expect(answer.received).toEqual([]);
	expect(board()).toEqual(before);
});

test('the longest command comes by POST beside the step 1 of a board that many have arranged', async () => {
	const pages = Array.from({ length: 1_500 }, (_, i) => [1_000_000_000 + i, 1_000] as const);
	const step1 = frames.step1(Y.encodeStateVector(new Map(pages)));
	const long = { id: commandId(), type: 'note.post', text: 'あ'.repeat(20 * 1024) };
	const body = pack([frames.command(long), step1]);
	expect(body.length).toBeGreaterThan(65 * 1024);
	const { status, received } = await send({ body });
	expect(status).toBe(200);
	expect(answersIn(received)).toMatchObject([{ id: long.id, ok: false }]);
});

test('a phone of one meeting gets nothing of another by POST', async () => {
	const other = await opened();
	const { status, code } = await send({ at: other.meeting });
	expect([status, code]).toEqual([401, `${closeCodes.signedOut}`]);
	other.staff.drop();
});

test('the address of the socket answers no GET, so that no other page can read it', async () => {
	const answer = await fetch(`${running.origin}/sync/${meeting.id}/${meeting.epoch}?frames=1&as=phone`, {
		headers: { cookie }
	});
	expect(answer.status).toBe(405);
	expect(answer.headers.get('access-control-allow-origin')).toBeNull();
});

test('who posts too fast is told to wait, as on a socket', async () => {
	const mine = await comeIn(running.origin, { token: meeting.joinToken });
	const ids = Array.from({ length: 70 }, () => ({ id: commandId(), type: 'note.withdraw', note: 'none' }));
	const { received } = await send({ body: command(...ids), headers: { cookie: mine } });
	expect(
		answersIn(received).filter((answer) => !answer.ok && answer.refusal === 'too_fast').length
	).toBeGreaterThan(5);
	// They are sent at once, because on a slow machine the limit would recover between two POSTs.
	const more = await Promise.all(Array.from({ length: 20 }, () => send({ headers: { cookie: mine } })));
	const codes = more.map(({ status, code }) => [status, code]);
	expect(codes).toContainEqual([429, `${closeCodes.tooFast}`]);
});

test('after 閉会 a known id is answered as before by POST, and a new note is refused', async () => {
	const closing = await opened();
	const mine = await comeIn(running.origin, { token: closing.meeting.joinToken });
	const note = { id: commandId(), ...post('閉会の まえに') };
	const sent = { at: closing.meeting, headers: { cookie: mine } };
	await send({ ...sent, body: command(note) });
	await closing.staff.ask({ type: 'meeting.close' });
	const late = { id: commandId(), ...post('閉会の あとで') };
	const answers = answersIn((await send({ ...sent, body: command(note, late) })).received);
	expect(answers).toMatchObject([
		{ id: note.id, ok: true },
		{ id: late.id, ok: false }
	]);
	closing.staff.drop();
});

test('when nothing is new an answer is a few bytes of the board and what is private', async () => {
	const { bytes } = await send({ body: pack([frames.step1(Y.encodeStateVector(staff.doc))]) });
	expect(bytes.length).toBeLessThan(2_000);
});
