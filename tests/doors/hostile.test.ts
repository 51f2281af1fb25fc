/** Strangers at the real server: every refusal is a close code or a sentence, never a stack trace, and changes nothing. */
import { randomBytes } from 'node:crypto';
import net from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import WebSocket from 'ws';
import * as Y from 'yjs';
import type { Ask } from '#lib/board/policy/commands.ts';
import { makeGroup } from '#lib/board/document/edits.ts';
import type { GroupId, NoteId } from '#lib/board/model.ts';
import { closeCodes, frames } from '#lib/wire/frames.ts';
import { hashOf } from '#lib/server/auth/secrets.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { commandId, post } from '../support/meeting.ts';
import { aRunningCity, type PreparedMeeting, type RunningCity } from '../support/running-city.ts';
import { comeIn, WirePhone } from '../support/wire-phone.ts';

let running: RunningApp;
let city: RunningCity;
let meeting: PreparedMeeting;
let staff: WirePhone;

beforeAll(async () => {
	running = await startApp();
	city = await aRunningCity(running);
	meeting = await opened();
	staff = await laptop(meeting);
});
afterAll(async () => {
	await city.close();
	await running.stop();
});

/** A meeting of its own, with an open door. */
async function opened(): Promise<PreparedMeeting> {
	const prepared = await city.prepare();
	const laptop = new WirePhone({
		origin: running.origin,
		meeting: prepared,
		cookie: city.staffCookie,
		view: 'staff'
	});
	await laptop.connect();
	await laptop.ask({ type: 'door.set', open: true });
	laptop.drop();
	return prepared;
}

async function laptop(at: PreparedMeeting): Promise<WirePhone> {
	const client = new WirePhone({
		origin: running.origin,
		meeting: at,
		cookie: city.staffCookie,
		view: 'staff'
	});
	await client.connect();
	return client;
}

async function phone(at = meeting): Promise<WirePhone> {
	const cookie = await comeIn(running.origin, { token: at.joinToken });
	const client = new WirePhone({ origin: running.origin, meeting: at, cookie, view: 'phone' });
	await client.connect();
	return client;
}

/** What an upgrade answers before any frame: an HTTP status, or a close code. */
function knock(path: string, headers: Record<string, string>): Promise<number> {
	const socket = new WebSocket(`${running.origin.replace('http', 'ws')}${path}`, { headers });
	return new Promise((resolve) => {
		socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
		socket.on('close', (code) => resolve(code));
		// Who is let in is told the time at once; who is not hears a code and nothing else.
		socket.once('message', () => {
			resolve(101);
			socket.terminate();
		});
		socket.on('error', () => undefined); // said by one of the two above
	});
}
const board = (at: PreparedMeeting, epoch = at.epoch) => `/sync/${at.id}/${epoch}?frames=1&as=phone`;

test('[S6] a guest that sends a document update is cut with its code, and the board stays as it was', async () => {
	const guest = await phone();
	const evil = new Y.Doc();
	makeGroup(evil, 'evil-group' as GroupId, [], '割りこみ');
	guest.sendBytes(frames.update(Y.encodeStateAsUpdate(evil)));
	await guest.until(() => guest.closedWith !== null);
	expect(guest.closedWith).toBe(closeCodes.guestEdit);
	expect((await phone()).board.groups).toEqual([]);
});

test('[N6] before notes are shown no byte of their text reaches another phone or the projector', async () => {
	const [author, other] = [await phone(), await phone()];
	const wall = new WirePhone({
		origin: running.origin,
		meeting,
		cookie: await comeIn(running.origin, { token: meeting.screenToken }, '/screen'),
		view: 'screen'
	});
	await wall.connect();
	const secret = 'ごみ置き場まで 歩けない';
	await author.ask(post(secret));
	const late = await phone();
	await other.until(() => other.board.tallies.waiting.komatta > 0);
	await staff.until(() => staff.privateNotes.some((note) => note.text === secret));
	for (const stranger of [other, wall, late]) expect(stranger.sawText(secret)).toBe(false);
	expect(author.sawText(secret)).toBe(true);

	await staff.ask({ type: 'notes.show' });
	await wall.until(() => wall.board.notes.some((note) => note.text === secret));
	expect(other.sawText(secret)).toBe(true);
	expect(wall.sawText(secret)).toBe(true);
});

test('[P5] the projector of a signed-in laptop gets nothing private and may command nothing', async () => {
	const wall = new WirePhone({ origin: running.origin, meeting, cookie: city.staffCookie, view: 'screen' });
	await wall.connect();
	const author = await phone();
	await author.ask(post('かべには まだ'));
	await staff.until(() => staff.privateNotes.some((note) => note.text === 'かべには まだ'));
	expect(wall.sawText('かべには まだ')).toBe(false);
	expect(await wall.ask({ type: 'notes.show' })).toMatchObject({ refusal: 'read_only' });
});

test('[P3][P4] foreign notes, notes of another meeting and the facilitator’s commands are refused', async () => {
	const elsewhere = await opened();
	const [ann, ben, far] = [await phone(), await phone(), await phone(elsewhere)];
	const answer = await ann.ask(post('わたしの 紙'));
	const note = (answer.ok && answer.result.note) as NoteId;
	expect(await ben.ask({ type: 'note.withdraw', note })).toMatchObject({ refusal: 'not_your_note' });
	expect(await far.ask({ type: 'note.withdraw', note })).toMatchObject({ refusal: 'note_gone' });
	for (const ask of [
		{ type: 'notes.show' },
		{ type: 'step.go', position: 1 },
		{ type: 'meeting.close' }
	] as const) {
		expect(await ann.ask(ask)).toMatchObject({ refusal: 'facilitator_only' });
	}
});

test('[N1][N2] strange texts are kept as typed, cleaned, or refused with their reason', async () => {
	const author = await phone(await opened());
	const said = async (text: string) => {
		const answer = await author.ask(post(text));
		if (!answer.ok) return answer.refusal;
		const own = () => author.privateNotes.find((note) => note.id === answer.result.note);
		await author.until(() => own() !== undefined); // the list is a frame of its own, after the answer
		return own()?.text;
	};
	expect(await said('')).toBe('text_empty');
	expect(await said('\u200b\u200d')).toBe('text_empty');
	expect(await said('あ'.repeat(2000))).toBe('text_too_long');
	expect(await said('👩‍👩‍👧‍👦と 🇯🇵')).toBe('👩‍👩‍👧‍👦と 🇯🇵');
	expect(await said('שלום עליכם')).toBe('שלום עליכם');
	expect(await said('\u202e逆\u0000\u0007さま')).toBe('逆さま');
	expect(await said('半分\ud83d')).toBe('半分');
	expect(await said('<img src=x onerror=alert(1)>')).toBe('<img src=x onerror=alert(1)>');
});

test('[S5] unknown commands are refused by name, random bytes close their sender, and the room goes on', async () => {
	const guest = await phone();
	const id = commandId();
	guest.sendBytes(frames.command({ id, type: 'tables.drop' }));
	await guest.until(() => guest.answers.has(id));
	expect(guest.answers.get(id)).toMatchObject({ ok: false, refusal: 'unknown_command' });
	for (let i = 0; i < 50; i += 1) {
		const rogue = await phone();
		rogue.sendBytes(Buffer.concat([Uint8Array.of(100 + (i % 4)), randomBytes(1 + (i % 40))]));
		await rogue.until(() => rogue.closedWith !== null);
		expect([closeCodes.unreadable, closeCodes.guestEdit]).toContain(rogue.closedWith);
	}
	expect(await guest.ask(post('まだ つながっている'))).toMatchObject({ ok: true });
});

test('a frame larger than any note is cut, and its sender may come back', async () => {
	const guest = await phone();
	guest.sendBytes(randomBytes(200_000));
	await guest.until(() => guest.closedWith !== null);
	expect(guest.closedWith).toBe(1009);
	await guest.connect();
	expect(await guest.ask(post('もどった'))).toMatchObject({ ok: true });
});

test('a flood of commands is slowed down, not lost', async () => {
	const at = await opened();
	const [guest, other] = [await phone(at), await phone(at)];
	// Half of them by changing one's mind: a phone may have no more than 60 papers (N13), however slowly it writes.
	await other.ask(post('さんせいを まつ 紙'));
	await (await laptop(at)).ask({ type: 'notes.show' });
	await guest.until(() => guest.board.notes.length === 1);
	const note = guest.board.notes[0]!.id;
	const ids = Array.from({ length: 40 }, () => commandId());
	for (const [i, id] of ids.entries())
		guest.sendBytes(frames.command({ id, type: 'support.set', note, on: i % 2 === 0 }));
	for (let i = 0; i < 40; i += 1) ids.push(guest.post(post(`はやい ${i}`)));
	await guest.until(() => ids.every((id) => guest.answers.has(id)));
	const refused = ids.filter((id) => !guest.answers.get(id)?.ok);
	expect(refused.length).toBeGreaterThan(0);
	expect(refused.map((id) => guest.answers.get(id))).toEqual(
		refused.map((id) => ({ id, ok: false, refusal: 'too_fast' }))
	);
	expect(guest.outbox.waiting).toHaveLength(refused.length); // still there, to be sent again
});

test('the upgrade asks for Origin, cookie, board and epoch before the first frame', async () => {
	const own = await comeIn(running.origin, { token: meeting.joinToken });
	const { origin } = running;
	expect(await knock(board(meeting), { cookie: own, origin: 'https://evil.example' })).toBe(403);
	expect(await knock(board(meeting), { cookie: own })).toBe(403);
	expect(await knock(board(meeting), { origin })).toBe(closeCodes.signedOut);
	expect(await knock(board(meeting), { origin, cookie: 'yoriai-guest=made-up' })).toBe(closeCodes.signedOut);
	expect(await knock(board(await opened()), { origin, cookie: own })).toBe(closeCodes.signedOut);
	expect(await knock(board(meeting, 'an-older-epoch'), { origin, cookie: own })).toBe(closeCodes.otherEpoch);
	expect(await knock('/sync/nowhere', { origin, cookie: own })).toBe(404);
});

test('an expired session opens no board and no page', async () => {
	const cookie = await city.signInAgain();
	const id = hashOf(cookie.split('=')[1] ?? '');
	const { count } = await city.connection
		.sql`update session set expires_at = now() - interval '1 minute' where id = ${id}`;
	expect(count).toBe(1);
	const path = `/sync/${meeting.id}/${meeting.epoch}?frames=1&as=staff`;
	expect(await knock(path, { origin: running.origin, cookie })).toBe(closeCodes.signedOut);
	const page = await fetch(`${running.origin}/meetings`, { headers: { cookie }, redirect: 'manual' });
	expect(page.status).toBe(303);
	expect(page.headers.get('location')).toContain('/sign-in');
});

test('a form from a foreign page is refused in a sentence', async () => {
	const answer = await fetch(`${running.origin}/join`, {
		method: 'POST',
		body: new URLSearchParams({ token: meeting.joinToken }),
		headers: { origin: 'https://evil.example', accept: 'text/html' },
		redirect: 'manual'
	});
	expect(answer.status).toBe(403);
	const words = await answer.text();
	expect(words).not.toMatch(/at .*\.(ts|js):\d+/);
	expect(answer.headers.getSetCookie()).toEqual([]);
});

test('[P1][P2] after 閉会 a late note is refused and one’s own may still be taken back', async () => {
	const at = await opened();
	const [author, boss] = [await phone(at), await laptop(at)];
	const answer = await author.ask(post('さいごの 紙'));
	await boss.ask({ type: 'meeting.close' });
	expect(await author.ask(post('おそい 紙'))).toMatchObject({ refusal: 'meeting_wrapping_up' });
	const withdraw: Ask = { type: 'note.withdraw', note: (answer.ok && answer.result.note) as NoteId };
	expect(await author.ask(withdraw)).toMatchObject({ ok: true });
});

test('no log line holds a note’s text or a cookie', () => {
	const log = running.log();
	expect(log).not.toContain('ごみ置き場まで');
	expect(log).not.toContain(city.staffCookie.split('=')[1]);
});

test('addresses that are none do not end the server, and a refused upgrade does not stay half-open', async () => {
	const { port } = new URL(running.origin);
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
		// We never hang up: only a server that lets go of its side brings an end.
		const talk = setInterval(() => socket.write('x'), 100);
		expect(await cut, path).toBe(true);
		clearInterval(talk);
		socket.destroy();
	}
	expect((await fetch(`${running.origin}/healthz`)).status).toBe(200);
});

test('whoever signs out is out of the room within five seconds', async () => {
	const cookie = await city.signInAgain();
	const leaving = new WirePhone({ origin: running.origin, meeting, cookie, view: 'staff' });
	await leaving.connect();
	await fetch(`${running.origin}/sign-out`, {
		body: new URLSearchParams(),
		method: 'POST',
		headers: { origin: running.origin, cookie },
		redirect: 'manual'
	});
	await leaving.until(() => leaving.closedWith !== null, 5_000);
	expect(leaving.closedWith).toBe(closeCodes.signedOut);
	expect(staff.isOpen).toBe(true);
});

test('[S4] what people wrote stays out of the log when the database refuses it', async () => {
	const at = await opened();
	const boss = await laptop(at);
	const { sql } = city.connection;
	await sql`alter table action_item add constraint no_words check (what not like '%ひみつの%') not valid`;
	try {
		const decide = {
			type: 'action.decide',
			what: 'ひみつの やること',
			firstStep: '',
			owner: 'ひみつの 人',
			helpers: '',
			result: 'do',
			due: { kind: 'undecided' },
			combination: null
		} as const;
		expect(await boss.ask(decide)).toMatchObject({ ok: false, refusal: 'unknown_command' });
		await sql`alter table note rename column text to words`; // now every statement about notes fails, quoting its values
		expect(await boss.ask(post('ひみつの 紙'))).toMatchObject({ ok: false, refusal: 'try_again' });
		expect(running.log()).toContain('a batch was not saved');
		expect(running.log()).not.toContain('ひみつの');
	} finally {
		await sql`alter table action_item drop constraint no_words`;
		await sql`alter table note rename column words to text`.catch(() => undefined); // not renamed, if it failed before
	}
});
