/** Two phones steer one meeting: what both ask for in the same moment happens once. */
import { expect, test } from 'vitest';
import { makeGroup } from '#lib/board/document/edits.ts';
import type { GroupId } from '#lib/board/model.ts';
import { people, type People } from '../people.ts';

async function twoRemotes(): Promise<People & { readonly other: People['staff'] }> {
	const all = await people();
	return { ...all, other: await all.meeting.facilitator(all.room) };
}

test('two 次へ in the same moment lead one step on, and keep one arrangement', async () => {
	const { room, staff, other } = await twoRemotes();
	await staff.ask(room, { type: 'step.go', position: 5 });
	makeGroup(staff.doc, 'group-0001' as GroupId, [], '雪の日');
	await room.settle();
	const answers = await Promise.all(
		[staff, other].map((remote) => remote.ask(room, { type: 'step.go', position: remote.board.position + 1 }))
	);
	expect(answers).toMatchObject([{ ok: true }, { ok: true }]);
	for (const remote of [staff, other]) expect(remote.board.position).toBe(6);
	expect(staff.private.snapshots).toHaveLength(1);
});

test('a page that both turn to is turned to once; a cover that one sets the other sees', async () => {
	const { room, staff, other, screen } = await twoRemotes();
	await screen.ask(room, { type: 'wall.pages', pages: 9 });
	await Promise.all(
		[staff, other].map((remote) => remote.ask(room, { type: 'wall.set', page: remote.board.wall.page + 1 }))
	);
	expect(screen.board.wall.page).toBe(1);
	await staff.ask(room, { type: 'wall.set', covered: true });
	expect(other.board.wall.covered).toBe(true);
	await Promise.all([staff, other].map((remote) => remote.ask(room, { type: 'wall.set', covered: true })));
	expect(screen.board.wall.covered).toBe(true);
});

test('the laptop that shows the wall tells its pages as the projector’s page does, and no phone may', async () => {
	const { room, staff, ann, screen } = await twoRemotes();
	expect(await staff.ask(room, { type: 'wall.pages', pages: 7 })).toMatchObject({ ok: true });
	expect(screen.board.wall.pages).toBe(7);
	expect(await ann.ask(room, { type: 'wall.pages', pages: 2 })).toMatchObject({ ok: false });
});

test('the board of staff has every word that the projector’s has, and no other', async () => {
	const { room, staff, screen, ann } = await twoRemotes();
	await ann.ask(room, { type: 'note.post', kind: 'komatta', text: '坂が つらい' });
	await ann.ask(room, { type: 'note.post', kind: 'komatta', text: '角の 田中さんが 雪かきを できない' });
	expect(staff.privateNotes).toHaveLength(2);
	expect(staff.board).toEqual(screen.board);
	expect(JSON.stringify(staff.board)).not.toMatch(/坂が|田中/);
	await staff.ask(room, { type: 'notes.show' });
	expect(staff.board).toEqual(screen.board);
	expect(staff.board.notes.map(({ text }) => text)).toEqual(['坂が つらい']);
});
