import { expect, test } from 'vitest';
import type { NoteId } from '#lib/board/model.ts';
import { people, posted, show } from '../people.ts';

test('[V2] わたしも is one for each phone and note, five at most, and can be taken back', async () => {
	const all = await people();
	const { room, ann, staff, screen } = all;
	const notes: NoteId[] = [];
	for (let i = 0; i < 6; i += 1) notes.push(await posted(all, ann, `紙 ${i}`));
	await show(all);
	const press = (i: number, on = true) => ann.ask(room, { type: 'support.set', note: notes[i]!, on });
	for (let i = 0; i < 5; i += 1) await press(i);
	await press(0);
	expect(await press(5)).toMatchObject({ refusal: 'supports_used_up' });
	await press(0, false);
	expect(await press(5)).toMatchObject({ ok: true });
	const sums = () => screen.board.notes.map(({ id, supportPhones }) => [notes.indexOf(id), supportPhones]);
	expect(new Map(sums() as [number, number][])).toEqual(
		new Map([
			[0, 0],
			[1, 1],
			[2, 1],
			[3, 1],
			[4, 1],
			[5, 1]
		])
	);
	await staff.ask(room, { type: 'support.count', note: notes[1]!, hands: 4 });
	expect(screen.board.notes.find(({ id }) => id === notes[1])).toMatchObject({
		supportPhones: 1,
		supportHands: 4
	});
	expect(new Set(ann.private.supports)).toEqual(new Set(notes.slice(1)));
});

test('[V2] a わたしも on a note that was taken off is free again, and its owner is told', async () => {
	const all = await people();
	const { room, ann, ben, staff } = all;
	const note = await posted(all, ann, '坂が つらい');
	await show(all);
	await ben.ask(room, { type: 'support.set', note, on: true });
	expect(ben.private.supports).toEqual([note]);
	await staff.ask(room, { type: 'support.count', note, hands: 4 });
	const ways = [
		[
			{ type: 'note.trash', note },
			{ type: 'note.restore', note, seen: '坂が つらい' }
		],
		[
			{ type: 'note.hold', note },
			{ type: 'note.release', note, seen: '坂が つらい' }
		]
	] as const;
	for (const [away, back] of ways) {
		await staff.ask(room, away);
		expect(ben.private.supports).toEqual([]);
		await staff.ask(room, back);
		await show(all); // A released note waits for the next reveal.
		expect(ben.private.supports).toEqual([note]);
		expect(staff.board.notes).toMatchObject([{ supportPhones: 1, supportHands: 4 }]);
	}
	await ann.ask(room, { type: 'note.withdraw', note });
	expect(ben.private.supports).toEqual([]);
});
