/** Erasing reaches every copy, whatever state the note was in (E1, E2). */
import { expect, test } from 'vitest';
import * as edits from '#lib/board/document/edits.ts';
import type { CombinationId, GroupId, NoteId } from '#lib/board/model.ts';
import { documentOf } from '../../../server/live/log/compaction.ts';
import type { Room } from '../../../server/live/room/room.ts';
import type { Client } from '../../support/room-client.ts';
import { Meeting, post } from '../../support/meeting.ts';

const words = '雨戸が 三日も しまった まま';
const [group, merged, other] = ['group-1', 'group-2', 'group-3'] as GroupId[] as [GroupId, GroupId, GroupId];
const idea = 'idea-aside' as CombinationId;

interface People {
	readonly meeting: Meeting;
	readonly room: Room;
	readonly phone: Client;
	readonly staff: Client;
	readonly note: NoteId;
}

async function ok({ room }: Pick<People, 'room'>, client: Client, ask: Parameters<Client['ask']>[1]) {
	const answer = await client.ask(room, ask);
	if (!answer.ok) throw new Error(`${ask.type}: ${answer.refusal}`);
	return answer.result;
}

/** Repeats the note's words wherever people can repeat them. */
async function shown(all: People): Promise<void> {
	const { room, staff, note } = all;
	await ok(all, staff, { type: 'notes.show' });
	edits.makeGroup(staff.doc, group, [note], words);
	edits.makeGroup(staff.doc, merged, [], words);
	edits.makeGroup(staff.doc, other, [], '家の こと');
	edits.mergeGroups(staff.doc, other, merged); // The title becomes a 別名 (G4).
	edits.combine(staff.doc, idea, [{ type: 'note', id: note }], `「${words}」なら 見に いく`);
	await room.settle();
	await ok(all, staff, { type: 'step.go', position: 1 });
	const said = { firstStep: words, owner: '', helpers: '', due: { kind: 'undecided' } } as const;
	await ok(all, staff, {
		type: 'action.decide',
		result: 'do',
		what: '見に いく',
		...said,
		combination: idea
	});
	await ok(all, staff, { type: 'captions.set', words: `「${words}」と いう 話です` });
}

const states = {
	waiting: () => Promise.resolve(),
	'held before it was shown': async (all: People) =>
		void (await ok(all, all.staff, { type: 'note.hold', note: all.note })),
	shown,
	'shown and held': async (all: People) => {
		await shown(all);
		await ok(all, all.staff, { type: 'note.hold', note: all.note });
	},
	'shown and trashed': async (all: People) => {
		await shown(all);
		await ok(all, all.staff, { type: 'note.trash', note: all.note });
	},
	'shown, trashed and put back': async (all: People) => {
		await shown(all);
		await ok(all, all.staff, { type: 'note.trash', note: all.note });
		await ok(all, all.staff, { type: 'note.restore', note: all.note, seen: words });
	},
	'shown, held and let wait again': async (all: People) => {
		await shown(all);
		await ok(all, all.staff, { type: 'note.hold', note: all.note });
		await ok(all, all.staff, { type: 'note.release', note: all.note, seen: words });
	}
} as const;

const ways = {
	'its author withdraws it': ({ note }: People) => ({ type: 'note.withdraw', note }) as const,
	'it is handed on': ({ note }: People) =>
		({ type: 'note.handoff', note, field: 'elderly', destination: 'shakyo' }) as const
} as const;

function stored({ meeting }: People): string {
	const { updates, ...rows } = meeting.log.shelf(meeting.board.meeting);
	const doc = documentOf(updates.map(({ bytes }) => bytes));
	const raw = updates.map(({ bytes }) => Buffer.from(bytes).toString('utf8'));
	const plain = (_key: string, value: unknown) => (value instanceof Map ? [...value.values()] : value);
	return JSON.stringify([doc.toJSON(), raw, rows], plain);
}

async function begun(state: keyof typeof states): Promise<People> {
	const meeting = await Meeting.begin();
	const room = meeting.room();
	const [phone, staff] = [await meeting.phone(room), await meeting.facilitator(room)];
	const { note } = (await ok({ room }, phone, post(words))) as { note: NoteId };
	await ok({ room }, phone, post('米が 重い'));
	const all = { meeting, room, phone, staff, note };
	await states[state](all);
	expect(stored(all)).toContain(words);
	return all;
}

const each = Object.keys(states) as (keyof typeof states)[];
const cases = each.flatMap((state) =>
	Object.keys(ways).map((way) => [state, way as keyof typeof ways] as const)
);

test.each(cases)('[E1][E2][E3] a note that is %s: %s, and its words are nowhere', async (state, way) => {
	const all = await begun(state);
	const { meeting, room, phone, staff, note } = all;
	const screen = await meeting.screen(room);
	for (const client of [phone, staff, screen]) client.received.length = 0;
	await ok(all, way === 'it is handed on' ? staff : phone, ways[way](all));
	expect(stored(all)).not.toContain(words);
	expect(stored(all)).toContain('米が 重い');
	expect(JSON.stringify(meeting.log.shelf(meeting.board.meeting).snapshots)).not.toContain(note);
	for (const client of [phone, staff, screen]) {
		expect(client.sawText(words)).toBe(false);
		expect(JSON.stringify(client.board)).not.toContain(words);
	}
	await ok(all, staff, { type: 'notes.show' });
	expect(screen.board.notes.map(({ text }) => text)).toEqual(['米が 重い']);
	expect(screen.board.tallies.waiting).toEqual({ komatta: 0, mottainai: 0 });
	expect(await phone.ask(room, { type: 'note.edit', note, text: 'もう 一度' })).toMatchObject({ ok: false });
	expect((await meeting.facilitator(meeting.room())).board).toEqual(staff.board);
});

test.each(each.filter((state) => !['shown', 'shown, trashed and put back'].includes(state)))(
	'[P8][E2] a note that is %s at まとめ完了 leaves no words in its row, and none of its own in the log',
	async (state) => {
		const all = await begun(state);
		const { meeting, staff, note } = all;
		await ok(all, staff, { type: 'meeting.close' });
		await ok(all, staff, { type: 'meeting.finish' });
		const { notes, updates } = meeting.log.shelf(meeting.board.meeting);
		expect(notes.get(note)).toMatchObject({ text: '', participant: null, postedBy: null });
		expect(updates).toHaveLength(1);
		const doc = documentOf(updates.map(({ bytes }) => bytes));
		expect([...doc.getMap('notes').keys()]).not.toContain(note);
		expect(staff.board.tallies.waiting).toEqual({ komatta: 0, mottainai: 0 });
	}
);

test.each([null, 'note.hold', 'note.trash'] as const)(
	'[E2] the words that a note had before its author corrected it are nowhere, also when it was put aside before (%s)',
	async (away) => {
		const all = await begun('waiting');
		const { phone, staff, note } = all;
		await ok(all, staff, { type: 'notes.show' });
		if (away) await ok(all, staff, { type: away, note });
		expect(stored(all)).toContain(words);
		await ok(all, phone, { type: 'note.edit', note, text: '戸の こと' });
		expect(stored(all)).not.toContain(words);
		expect(stored(all)).toContain('戸の こと');
	}
);
