/** Guests send what they must not, or too much, over an open socket. */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Ask } from '#lib/board/policy/commands.ts';
import { makeGroup } from '#lib/board/document/edits.ts';
import type { GroupId, NoteId } from '#lib/board/model.ts';
import { closeCodes, frames } from '#lib/wire/frames.ts';
import { commandId, post } from '../support/meeting.ts';
import type { PreparedMeeting } from '../support/running-city.ts';
import { MeetingServer } from './meeting-server.ts';

let server: MeetingServer;
let meeting: PreparedMeeting;
beforeAll(async () => {
	server = await MeetingServer.start();
	meeting = await server.openMeeting();
});
afterAll(() => server.stop());

test('[S6] a guest that sends a document update is cut with its code, and the board stays as it was', async () => {
	const guest = await server.phone(meeting);
	const evil = new Y.Doc();
	makeGroup(evil, 'evil-group' as GroupId, [], '割りこみ');
	guest.sendBytes(frames.update(Y.encodeStateAsUpdate(evil)));
	await guest.until(() => guest.closedWith !== null);
	expect(guest.closedWith).toBe(closeCodes.guestEdit);
	expect((await server.phone(meeting)).board.groups).toEqual([]);
});

test('[P3][P4] foreign notes, notes of another meeting and the facilitator’s commands are refused', async () => {
	const elsewhere = await server.openMeeting();
	const [ann, ben, far] = [
		await server.phone(meeting),
		await server.phone(meeting),
		await server.phone(elsewhere)
	];
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
	const author = await server.phone(await server.openMeeting());
	const said = async (text: string) => {
		const answer = await author.ask(post(text));
		if (!answer.ok) return answer.refusal;
		const own = () => author.privateNotes.find((note) => note.id === answer.result.note);
		await author.until(() => own() !== undefined); // the list comes in a frame after the answer
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
	const guest = await server.phone(meeting);
	const id = commandId();
	guest.sendBytes(frames.command({ id, type: 'tables.drop' }));
	await guest.until(() => guest.answers.has(id));
	expect(guest.answers.get(id)).toMatchObject({ ok: false, refusal: 'unknown_command' });
	for (let i = 0; i < 50; i += 1) {
		const rogue = await server.phone(meeting);
		rogue.sendBytes(Buffer.concat([Uint8Array.of(100 + (i % 4)), randomBytes(1 + (i % 40))]));
		await rogue.until(() => rogue.closedWith !== null);
		expect([closeCodes.unreadable, closeCodes.guestEdit]).toContain(rogue.closedWith);
	}
	expect(await guest.ask(post('まだ つながっている'))).toMatchObject({ ok: true });
});

test('a frame larger than any note is cut, and its sender may come back', async () => {
	const guest = await server.phone(meeting);
	guest.sendBytes(randomBytes(200_000));
	await guest.until(() => guest.closedWith !== null);
	expect(guest.closedWith).toBe(1009);
	await guest.connect();
	expect(await guest.ask(post('もどった'))).toMatchObject({ ok: true });
});

test('a flood of commands is slowed down, not lost', async () => {
	const at = await server.openMeeting();
	const [guest, other] = [await server.phone(at), await server.phone(at)];
	// Half of the commands are わたしも, because a phone may have no more than 60 notes (N13).
	await other.ask(post('さんせいを まつ 紙'));
	await (await server.laptop(at)).ask({ type: 'notes.show' });
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
	expect(guest.outbox.waiting).toHaveLength(refused.length); // the phone sends these again
});

test('[P1][P2] after 閉会 a late note is refused and one’s own may still be taken back', async () => {
	const at = await server.openMeeting();
	const [author, boss] = [await server.phone(at), await server.laptop(at)];
	const answer = await author.ask(post('さいごの 紙'));
	await boss.ask({ type: 'meeting.close' });
	expect(await author.ask(post('おそい 紙'))).toMatchObject({ refusal: 'meeting_wrapping_up' });
	const withdraw: Ask = { type: 'note.withdraw', note: (answer.ok && answer.result.note) as NoteId };
	expect(await author.ask(withdraw)).toMatchObject({ ok: true });
});
