import { expect, test } from 'vitest';
import { makeGroup } from '#lib/board/document/edits.ts';
import type { GroupId } from '#lib/board/model.ts';
import { people, posted, shelf, show } from '../people.ts';

test('[N9] a note that names somebody waits in あずかり: no byte of it reaches others, and showing leaves it', async () => {
	const all = await people();
	const { room, ann, ben, screen, staff } = all;
	await posted(all, ann, '田中さんが 夜 困っている');
	await posted(all, ann, '坂が つらい');
	expect(ann.privateNotes.map(({ state, heldBy }) => [state, heldBy])).toEqual([
		['held', 'rules'],
		['waiting', null]
	]);
	expect(screen.board.tallies.waiting.komatta).toBe(1);
	await show(all);
	expect(screen.board.notes.map(({ text }) => text)).toEqual(['坂が つらい']);
	for (const other of [ben, screen]) expect(other.sawText('田中')).toBe(false);
	expect(staff.privateNotes.map(({ text }) => text)).toEqual(['田中さんが 夜 困っている']);
	expect(
		await ben.ask(room, { type: 'note.release', note: ann.privateNotes[0]!.id, seen: '' })
	).toMatchObject({
		refusal: 'facilitator_only'
	});
});

test('[N9] rewritten by its author, it waits with the others; a shown note that then names somebody is taken off', async () => {
	const all = await people();
	const { room, ann, screen, staff } = all;
	const note = await posted(all, ann, '田中さんが 夜 困っている');
	await ann.ask(room, { type: 'note.edit', note, text: 'ある人が 夜 困っている' });
	expect(ann.privateNotes[0]).toMatchObject({ state: 'waiting', heldBy: null });
	await show(all);
	expect(screen.board.notes).toHaveLength(1);
	await ann.ask(room, { type: 'note.edit', note, text: '山本さんが 夜 困っている' });
	expect(screen.board.notes).toEqual([]);
	expect(screen.sawText('山本')).toBe(false);
	expect(staff.privateNotes.map(({ text }) => text)).toEqual(['山本さんが 夜 困っている']);
	expect(ann.privateNotes[0]).toMatchObject({ state: 'held', heldBy: 'rules' });
});

test('[N9] what staff hold comes free by staff only, and is shown with the next ones under its number', async () => {
	const all = await people();
	const { room, ann, staff, screen } = all;
	const note = await posted(all, ann, '坂が つらい');
	await show(all);
	await staff.ask(room, { type: 'note.hold', note });
	expect(screen.board.notes).toEqual([]);
	await ann.ask(room, { type: 'note.edit', note, text: '坂道が つらい' });
	expect(ann.privateNotes[0]).toMatchObject({ state: 'held', heldBy: 'staff' });
	const release = { type: 'note.release', note } as const;
	expect(await staff.ask(room, { ...release, seen: '坂が つらい' })).toMatchObject({
		refusal: 'note_changed'
	});
	await staff.ask(room, { ...release, seen: '坂道が つらい' });
	await show(all);
	expect(screen.board.notes).toMatchObject([{ text: '坂道が つらい', number: 201 }]);
});

test('[N9] a name that is written into a trashed or a held note holds it, whoever presses もどす', async () => {
	for (const away of ['note.trash', 'note.hold'] as const) {
		const all = await people();
		const { room, ann, staff, ben } = all;
		const note = await posted(all, ann, '坂が つらい');
		await show(all);
		await staff.ask(room, { type: away, note });
		await ann.ask(room, { type: 'note.edit', note, text: '田中さんの 坂が つらい' });
		expect(staff.privateNotes).toMatchObject([{ state: 'held', heldBy: 'staff' }]);
		const back = away === 'note.trash' ? 'note.restore' : 'note.release';
		expect(await staff.ask(room, { type: back, note, seen: '坂が つらい' })).toMatchObject({ ok: false });
		await show(all);
		expect(ben.sawText('田中')).toBe(false);
		await ann.ask(room, { type: 'note.edit', note, text: '坂道が つらい' }); // What staff hold stays held, although it names nobody now.
		await show(all);
		expect(ben.board.notes).toEqual([]);
	}
});

test('[PR-4] 個別の支援につなぐ keeps a day, a field and a destination; the text is nowhere', async () => {
	const all = await people();
	const { room, ann, staff } = all;
	const note = await posted(all, ann, '田中さんが 夜 困っている');
	const handoff = { type: 'note.handoff', note, field: 'elderly', destination: 'shakyo' } as const;
	expect(await ann.ask(room, handoff)).toMatchObject({ refusal: 'facilitator_only' });
	await staff.ask(room, handoff);
	expect(shelf(all).handoffs).toEqual([{ on: '2027-01-23', field: 'elderly', destination: 'shakyo' }]);
	expect(JSON.stringify([...shelf(all).notes.values()])).not.toContain('田中');
	expect(staff.privateNotes).toEqual([]);
});

test('[C62] a hand-off to an entry of the directory counts the kind of that entry, and one that is not there changes nothing', async () => {
	const all = await people();
	const { room, ann, staff } = all;
	const note = await posted(all, ann, '田中さんが 夜 困っている');
	shelf(all).places.set('office-0001', 'community_support_center');
	const handoff = { type: 'note.handoff', note, field: 'elderly', destination: 'shakyo' } as const;
	const gone = await staff.ask(room, { ...handoff, place: 'office-0002' });
	expect(gone).toMatchObject({ refusal: 'place_gone' });
	expect(shelf(all).handoffs).toEqual([]);
	expect(staff.privateNotes).toMatchObject([{ state: 'held', text: '田中さんが 夜 困っている' }]);

	expect(await staff.ask(room, { ...handoff, place: 'office-0001' })).toMatchObject({ ok: true });
	expect(shelf(all).handoffs).toEqual([
		{ on: '2027-01-23', field: 'elderly', destination: 'community_support_center', place: 'office-0001' }
	]);
	expect(JSON.stringify([staff.board, all.screen.board])).not.toContain('office-0001');
});

test('[N11] a trashed note comes back with its number, its わたしも and its place', async () => {
	const all = await people();
	const { room, ann, ben, staff, screen } = all;
	const note = await posted(all, ann, '坂が つらい');
	await show(all);
	await ben.ask(room, { type: 'support.set', note, on: true });
	makeGroup(staff.doc, 'group-0001' as GroupId, [note], '坂');
	await room.settle();
	const { notes: before, groups } = screen.board;
	await staff.ask(room, { type: 'note.trash', note });
	expect(screen.board.notes).toEqual([]);
	expect(staff.privateNotes).toMatchObject([{ state: 'trashed' }]);
	await staff.ask(room, { type: 'note.restore', note, seen: '坂が つらい' });
	expect(screen.board.notes).toEqual(before);
	expect(screen.board.groups).toEqual(groups);
	expect(screen.board.notes[0]?.supportPhones).toBe(1);
});
