import { beforeEach, expect, test } from 'vitest';
import * as edits from '#lib/board/document/edits.ts';
import type { CombinationId, GroupId, NoteId } from '#lib/board/model.ts';
import type { Room } from '../../../server/live/room/room.ts';
import type { Client } from '../../support/room-client.ts';
import { Meeting, post } from '../../support/meeting.ts';

const [snow, rice, late] = ['group-snow', 'group-rice', 'group-late'] as GroupId[] as [
	GroupId,
	GroupId,
	GroupId
];
const [ride, tea] = ['idea-ride', 'idea-tea'] as CombinationId[] as [CombinationId, CombinationId];

let meeting: Meeting;
let room: Room;
let staff: Client;
let phone: Client;
beforeEach(async () => {
	meeting = await Meeting.begin();
	room = meeting.room();
	[staff, phone] = [await meeting.facilitator(room), await meeting.phone(room)];
});

async function shown(...texts: string[]): Promise<NoteId[]> {
	const ids: NoteId[] = [];
	for (const text of texts) {
		const answer = await phone.ask(room, post(text));
		ids.push((answer.ok && answer.result.note) as NoteId);
	}
	await staff.ask(room, { type: 'notes.show' });
	return ids;
}
const go = (position: number) => staff.ask(room, { type: 'step.go', position });
const kept = () => staff.private.snapshots ?? [];
const restore = (at: number) => staff.ask(room, { type: 'arrangement.restore', snapshot: kept()[at]!.id });
const lying = () =>
	Object.fromEntries(staff.board.groups.map(({ id, notes }) => [id, notes.map((note) => note.id)]));

test('[E5] groups, titles, places and ideas are as they were; what came later stays', async () => {
	const [a, b, c] = (await shown('雪', '米', '車')) as [NoteId, NoteId, NoteId];
	edits.makeGroup(staff.doc, snow, [a, b], '雪の日');
	edits.makeGroup(staff.doc, rice, [c], '米の日');
	edits.combine(
		staff.doc,
		ride,
		[
			{ type: 'note', id: a },
			{ type: 'group', id: rice }
		],
		'相乗り'
	);
	edits.setCaution(staff.doc, ride, 'insurance', true);
	await room.settle();
	const before = lying();
	await go(1);
	expect(kept()).toMatchObject([{ position: 0, groups: 2, combinations: 1 }]);

	const [d] = (await shown('あとから')) as [NoteId];
	edits.mergeGroups(staff.doc, snow, rice);
	edits.nameGroup(staff.doc, snow, 'みんな いっしょ');
	edits.removeCombination(staff.doc, ride);
	edits.makeGroup(staff.doc, late, [d, b], 'あとの まとまり');
	edits.combine(staff.doc, tea, [{ type: 'note', id: d }], 'お茶');
	await room.settle();
	expect(await restore(0)).toMatchObject({ ok: true });

	expect(lying()).toEqual({ ...before, [late]: [d] });
	const titles = staff.board.groups.map(({ title }) => title);
	expect(titles.toSorted()).toEqual(['あとの まとまり', '米の日', '雪の日']);
	expect(staff.board.combinations).toMatchObject([
		{ id: ride, idea: '相乗り', komatta: [{ id: a }], groups: [{ id: rice }], cautions: ['insurance'] },
		{ id: tea, idea: 'お茶' }
	]);
	expect((await meeting.facilitator(meeting.room())).board).toEqual(staff.board);
	expect(phone.board).toEqual(staff.board);
});

test('[E5] how it was before going back is kept first, so one can go forward again', async () => {
	const [a] = (await shown('雪')) as [NoteId];
	edits.makeGroup(staff.doc, snow, [a], 'はじめ');
	await room.settle();
	await go(1);
	edits.nameGroup(staff.doc, snow, 'あと');
	await room.settle();
	await restore(0);
	expect(staff.board.groups[0]?.title).toBe('はじめ');
	await restore(0);
	expect(staff.board.groups[0]?.title).toBe('あと');
});

test('[E5] シール and decisions are not touched', async () => {
	const [a] = (await shown('雪')) as [NoteId];
	edits.combine(staff.doc, ride, [{ type: 'note', id: a }], '相乗り');
	await room.settle();
	await go(1);
	await staff.ask(room, { type: 'votes.open' });
	await phone.ask(room, { type: 'vote.set', combination: ride, count: 2 });
	await staff.ask(room, { type: 'votes.close' });
	await staff.ask(room, { type: 'decide.later', combination: ride });
	edits.changeIdea(staff.doc, ride, 'べつの 言いかた');
	await room.settle();
	await restore(0);
	expect(staff.board.combinations).toMatchObject([{ idea: '相乗り', votes: 2, outcome: 'later' }]);
});

test('[E5] a step that changed nothing keeps nothing again, and the oldest are let go', async () => {
	const [a] = (await shown('雪')) as [NoteId];
	await go(1);
	expect(kept()).toEqual([]);
	edits.makeGroup(staff.doc, snow, [a], '0');
	await room.settle();
	for (let i = 0; i < 4; i += 1) await go(i % 2);
	expect(kept()).toHaveLength(1);
	for (let i = 1; i < 45; i += 1) {
		edits.nameGroup(staff.doc, snow, String(i));
		await room.settle();
		meeting.clock += 1_000;
		await go(i % 2);
	}
	expect(meeting.log.shelf(meeting.board.meeting).snapshots).toHaveLength(40);
	expect(kept()).toHaveLength(12);
});

test('[E2][E5] going back brings no withdrawn note, and none of its words', async () => {
	const words = '雨戸が 三日も しまった まま';
	const [a, b] = (await shown(words, '米')) as [NoteId, NoteId];
	edits.makeGroup(staff.doc, snow, [a, b], words);
	edits.combine(staff.doc, ride, [{ type: 'note', id: a }], `「${words}」なら`);
	await room.settle();
	await go(1);
	await phone.ask(room, { type: 'note.withdraw', note: a });
	await restore(0);
	expect(JSON.stringify(staff.doc)).not.toContain(words);
	expect(JSON.stringify([staff.doc.getMap('places'), staff.doc.getMap('combinations')])).not.toContain(a);
	expect(staff.board.groups).toMatchObject([{ title: '', notes: [{ id: b }] }]);
	expect(JSON.stringify(meeting.log.shelf(meeting.board.meeting).snapshots)).not.toContain(words);
});

test.each(['note.trash', 'note.hold'] as const)(
	'[E5] a note that was put aside (%s) keeps the place that it had then when one goes back, and comes back there',
	async (away) => {
		const [a, b] = (await shown('雪', '米')) as [NoteId, NoteId];
		edits.makeGroup(staff.doc, snow, [a, b], '雪の日');
		edits.makeGroup(staff.doc, rice, [], '米の日');
		await room.settle();
		await go(1);
		edits.moveNotes(staff.doc, [a], rice);
		await room.settle();
		await staff.ask(room, { type: away, note: a });
		await restore(0);
		if (away === 'note.trash') await staff.ask(room, { type: 'note.restore', note: a, seen: '雪' });
		else {
			await staff.ask(room, { type: 'note.release', note: a, seen: '雪' });
			await staff.ask(room, { type: 'notes.show' });
		}
		expect(lying()).toEqual({ [snow]: [b], [rice]: [a] });
	}
);

test('[E5] phones neither see the list nor go back; one that is not there is refused by name', async () => {
	const ask = { type: 'arrangement.restore', snapshot: 'snapshot-9' as never } as const;
	expect(await phone.ask(room, ask)).toMatchObject({ refusal: 'facilitator_only' });
	expect(await staff.ask(room, { ...ask, snapshot: 'snapshot-none' as never })).toMatchObject({
		refusal: 'snapshot_gone'
	});
	expect(phone.private.snapshots).toBeUndefined();
});
