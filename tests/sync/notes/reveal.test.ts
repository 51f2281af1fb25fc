import { expect, test } from 'vitest';
import type { NoteId } from '#lib/board/model.ts';
import { Meeting, post } from '../../support/meeting.ts';

test('[N6] until notes are shown, no byte of their text reaches another phone or the projector', async () => {
	const meeting = await Meeting.begin();
	const room = meeting.room();
	const [author, other, screen] = [
		await meeting.phone(room),
		await meeting.phone(room),
		await meeting.screen(room)
	];
	const staff = await meeting.facilitator(room);

	await author.ask(room, post('坂の上まで 米を運べない'));
	const late = await meeting.phone(room);

	for (const stranger of [other, screen, late]) {
		expect(stranger.sawText('坂の上まで')).toBe(false);
		expect(stranger.board.tallies.waiting.komatta).toBe(1);
	}
	expect(author.privateNotes.map((note) => note.text)).toEqual(['坂の上まで 米を運べない']);
	expect(staff.privateNotes.map((note) => note.text)).toEqual(['坂の上まで 米を運べない']);
	expect(staff.privateNotes[0]?.postedBy).toBeNull();

	await staff.ask(room, { type: 'notes.show' });
	expect(other.board.notes.map((note) => note.text)).toEqual(['坂の上まで 米を運べない']);
	expect(other.board.tallies.waiting.komatta).toBe(0);
});

test('[N5] notes are shown in shuffled order, numbered from 201, and no number is used twice', async () => {
	const meeting = await Meeting.begin();
	const room = meeting.room();
	const [phone, staff] = [await meeting.phone(room), await meeting.facilitator(room)];
	for (const text of ['一', '二', '三']) await phone.ask(room, post(text));
	await staff.ask(room, { type: 'notes.show' });

	expect(staff.board.notes.map(({ number, text }) => [number, text])).toEqual([
		[201, '三'],
		[202, '二'],
		[203, '一']
	]);
	const last = staff.board.notes.at(-1);
	await phone.ask(room, { type: 'note.withdraw', note: last?.id as NoteId });
	await phone.ask(room, post('四'));
	await staff.ask(room, { type: 'notes.show' });
	expect(staff.board.notes.map((note) => note.number)).toEqual([201, 202, 204]);
});

test('[N10] a meeting that shows at once shows in rounds, shuffled, so that order tells nothing', async () => {
	const meeting = await Meeting.begin({ reveal: 'at_once' });
	const room = meeting.room();
	const [phone, screen] = [await meeting.phone(room), await meeting.screen(room)];
	for (const text of ['一', '二', '三']) await phone.ask(room, post(text));
	expect(screen.board.notes).toEqual([]);
	expect(screen.sawText('二')).toBe(false);
	await room.releaseWaiting();
	expect(screen.board.notes.map(({ text }) => text)).toEqual(['三', '二', '一']);
	expect(screen.board.tallies.waiting.komatta).toBe(0);
});

test('[N10] a meeting that looks through first releases nothing by itself', async () => {
	const meeting = await Meeting.begin();
	const room = meeting.room();
	const phone = await meeting.phone(room);
	await phone.ask(room, post('一'));
	await room.releaseWaiting();
	expect(phone.board.notes).toEqual([]);
});

test('[N10] rounds of several processes keep their distance; 閉会 shows what the last round has not', async () => {
	const meeting = await Meeting.begin({ reveal: 'at_once' });
	const [one, two] = [meeting.room(), meeting.room()];
	const [phone, other] = [await meeting.phone(one), await meeting.phone(two)];
	const staff = await meeting.facilitator(one);
	await phone.ask(one, post('一'));
	await one.releaseWaiting();
	await other.ask(two, post('二'));
	await two.releaseWaiting();
	expect(other.board.notes.map(({ text }) => text)).toEqual(['一']);
	meeting.clock += 20_000;
	await two.releaseWaiting();
	expect(other.board.notes).toHaveLength(2);
	await other.ask(two, post('三'));
	await staff.ask(one, { type: 'meeting.close' });
	expect(staff.board.notes.map(({ text }) => text).sort()).toEqual(['一', '三', '二']);
});
