/** Staff steer the projector screen from any device, and everybody sees one wall. */
import { expect, test } from 'vitest';
import { makeGroup } from '#lib/board/document/edits.ts';
import type { GroupId } from '#lib/board/model.ts';
import { pageAt, pageMs, stillWall } from '#lib/board/wall.ts';
import { documentOf } from '../../../server/live/log/compaction.ts';
import { people, posted, shelf, show } from '../people.ts';

const standing = ({ screen, meeting }: Awaited<ReturnType<typeof people>>) =>
	pageAt(screen.board.wall, screen.board.wall.pages, meeting.clock);

test('the screen tells its pages, and staff turn them', async () => {
	const all = await people();
	const { room, staff, screen, ann } = all;
	expect(await screen.ask(room, { type: 'wall.pages', pages: 19 })).toMatchObject({ ok: true });
	expect(staff.board.wall.pages).toBe(19);
	await staff.ask(room, { type: 'wall.set', page: 3 });
	expect(standing(all)).toBe(3);
	for (const client of [ann, screen])
		expect(await client.ask(room, { type: 'wall.set', page: 0 })).toMatchObject({ ok: false });
	expect(standing(all)).toBe(3);
});

test('pages that turn by themselves stop on the page that stood when the order came', async () => {
	const all = await people();
	const { meeting, room, staff, screen } = all;
	await screen.ask(room, { type: 'wall.pages', pages: 5 });
	await staff.ask(room, { type: 'wall.set', page: 3 });
	await staff.ask(room, { type: 'wall.set', turning: true });
	meeting.clock += pageMs;
	expect(standing(all)).toBe(4);
	meeting.clock += 2 * pageMs + 1;
	await staff.ask(room, { type: 'wall.set', turning: false });
	expect(screen.board.wall).toMatchObject({ page: 1, turningSince: null });
	meeting.clock += 100 * pageMs;
	expect(standing(all)).toBe(1);
});

test('a page that is turned by hand stands still from then on', async () => {
	const all = await people();
	const { meeting, room, staff, screen } = all;
	await screen.ask(room, { type: 'wall.pages', pages: 5 });
	await staff.ask(room, { type: 'wall.set', turning: true });
	await staff.ask(room, { type: 'wall.set', page: 2 });
	meeting.clock += 10 * pageMs;
	expect(standing(all)).toBe(2);
});

test('a step begins with its own picture on its first page, and keeps the QR and the cover', async () => {
	const all = await people();
	const { room, staff, screen } = all;
	makeGroup(staff.doc, 'group-0001' as GroupId, [], '雪の日');
	await room.settle();
	const focus = { type: 'group', id: 'group-0001' as GroupId } as const;
	await staff.ask(room, { type: 'wall.set', focus, qr: true, covered: true });
	await staff.ask(room, { type: 'wall.set', page: 2, turning: true });
	expect(screen.board.wall).toMatchObject({ focus, page: 2 });
	await staff.ask(room, { type: 'step.go', position: 2 });
	expect(screen.board.wall).toEqual({ ...stillWall, qr: true, covered: true });
});

test('what is put on the screen begins on its first page, and so does the picture when it is taken away', async () => {
	const all = await people();
	const { room, staff, ann, screen } = all;
	const note = await posted(all, ann, '坂が つらい');
	await show(all);
	await staff.ask(room, { type: 'wall.set', page: 4 });
	await staff.ask(room, { type: 'wall.set', focus: { type: 'note', id: note } });
	expect(screen.board.wall).toMatchObject({ focus: { type: 'note', id: note }, page: 0 });
	await staff.ask(room, { type: 'wall.set', page: 1 });
	await staff.ask(room, { type: 'wall.set', focus: null });
	expect(screen.board.wall).toEqual(stillWall);
});

test('[E1] a note in focus that its author withdraws leaves the screen, and no copy of the wall names it', async () => {
	const all = await people();
	const { room, staff, ann, screen } = all;
	const note = await posted(all, ann, '坂が つらい');
	await show(all);
	await staff.ask(room, { type: 'wall.set', focus: { type: 'note', id: note } });
	/** Yjs keeps the keys of deleted notes, so the bytes are searched for what the wall says. */
	const naming = () => {
		const bytes = shelf(all).updates.map((update) => Buffer.from(update.bytes));
		const docs = [documentOf(bytes), ...[staff, screen, ann].map(({ doc }) => doc)];
		const texts = docs.map((doc) => String(doc.getMap('meeting').get('wall')));
		return [Buffer.concat(bytes).toString(), ...texts].filter((copy) => copy.includes(`"id":"${note}"`));
	};
	expect(naming()).toHaveLength(5);
	await ann.ask(room, { type: 'note.withdraw', note });
	expect(screen.board.wall.focus).toBeNull();
	expect(naming()).toEqual([]);
});

test.each(['note.hold', 'note.trash'] as const)(
	'a note in focus that is taken off the board (%s) does not come back large',
	async (type) => {
		const all = await people();
		const { room, staff, ann, screen } = all;
		const note = await posted(all, ann, '坂が つらい');
		await show(all);
		await staff.ask(room, { type: 'wall.set', focus: { type: 'note', id: note } });
		await staff.ask(room, { type, note });
		expect(screen.board.wall.focus).toBeNull();
		const seen = '坂が つらい';
		if (type === 'note.hold') await staff.ask(room, { type: 'note.release', note, seen });
		else await staff.ask(room, { type: 'note.restore', note, seen });
		await show(all);
		expect(screen.board.notes).toHaveLength(1);
		expect(screen.board.wall.focus).toBeNull();
	}
);
