import { expect, test } from 'vitest';
import { people, posted, shelf, show } from '../people.ts';

test('[P8] まとめ完了: only after 閉会; no author, no single vote, no hidden text is left', async () => {
	const all = await people();
	const { room, ann, staff, screen } = all;
	const note = await posted(all, ann, '坂が つらい');
	await show(all);
	await posted(all, ann, '田中さんが 夜 困っている');
	await posted(all, ann, '見せなかった 紙');
	await ann.ask(room, { type: 'support.set', note, on: true });
	expect(await staff.ask(room, { type: 'meeting.finish' })).toMatchObject({ refusal: 'close_first' });
	await staff.ask(room, { type: 'meeting.close' });
	expect(shelf(all).meeting.closedAt).toEqual(new Date(all.meeting.clock));
	expect(await ann.ask(room, { type: 'meeting.finish' })).toMatchObject({ refusal: 'facilitator_only' });
	expect(await staff.ask(room, { type: 'meeting.finish' })).toMatchObject({ ok: true });

	const rows = [...shelf(all).notes.values()];
	expect(rows.every((row) => row.participant === null && row.postedBy === null)).toBe(true);
	expect(rows.map(({ text }) => text).sort()).toEqual(['', '', '坂が つらい']);
	expect(shelf(all)).toMatchObject({ votes: [], supports: [] });
	expect(screen.board).toMatchObject({ phase: 'closed', notes: [{ supportPhones: 1 }] });
	expect(screen.board.tallies.waiting).toEqual({ komatta: 0, mottainai: 0 });
	expect(ann.privateNotes).toEqual([]);
	expect(staff.privateNotes.every(({ text }) => text === '')).toBe(true);
});

test('[P8] an unfinished form is not left behind by まとめ完了', async () => {
	const all = await people();
	const { room, staff, screen } = all;
	await staff.ask(room, { type: 'meeting.close' });
	const words = {
		what: '',
		firstStep: '',
		owner: '田中さん',
		helpers: '',
		due: { kind: 'undecided' }
	} as const;
	await staff.ask(room, { type: 'deciding.set', deciding: { ...words, result: 'do', combination: null } });
	await staff.ask(room, { type: 'meeting.finish' });
	expect(screen.board.deciding).toBeNull();
});
