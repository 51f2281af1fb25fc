/** The rules of a whole meeting, on a real room: holding, choosing, counting, finishing. */
import { expect, test } from 'vitest';
import { combine, makeGroup } from '#lib/board/document/edits.ts';
import type { Ask } from '#lib/board/policy/commands.ts';
import type { CombinationId, GroupId, NoteId, PrivateNote } from '#lib/board/model.ts';
import type { Room } from '../../../server/live/room/room.ts';
import type { Client } from '../../support/client.ts';
import { Meeting, post } from '../../support/meeting.ts';

interface People {
	readonly meeting: Meeting;
	readonly room: Room;
	readonly ann: Client;
	readonly ben: Client;
	readonly staff: Client;
	readonly wall: Client;
}

async function people(): Promise<People> {
	const meeting = await Meeting.begin();
	const room = meeting.room();
	return {
		meeting,
		room,
		ann: await meeting.phone(room, 'ann'),
		ben: await meeting.phone(room, 'ben'),
		staff: await meeting.facilitator(room),
		wall: await meeting.screen(room)
	};
}

const posted = async ({ room }: People, who: Client, text: string): Promise<NoteId> => {
	const answer = await who.ask(room, post(text));
	if (!answer.ok) throw new Error(answer.refusal);
	return answer.result.note as NoteId;
};
const show = ({ room, staff }: People) => staff.ask(room, { type: 'notes.show' });
const shelf = ({ meeting }: People) => meeting.log.shelf(meeting.board.meeting);

/** An idea on the board. */
async function anIdea({ room, staff }: People, id: string): Promise<CombinationId> {
	combine(staff.doc, id as CombinationId, [], 'すれば');
	await room.settle();
	return id as CombinationId;
}

test('[N9] a note that names somebody waits in あずかり: no byte of it reaches others, and showing leaves it', async () => {
	const all = await people();
	const { room, ann, ben, wall, staff } = all;
	await posted(all, ann, '田中さんが 夜 困っている');
	await posted(all, ann, '坂が つらい');
	expect(ann.privateNotes.map(({ state, heldBy }) => [state, heldBy])).toEqual([
		['held', 'rules'],
		['waiting', null]
	]);
	expect(wall.board.tallies.waiting.komatta).toBe(1);
	await show(all);
	expect(wall.board.notes.map(({ text }) => text)).toEqual(['坂が つらい']);
	for (const other of [ben, wall]) expect(other.sawText('田中')).toBe(false);
	expect(staff.privateNotes.map(({ text }) => text)).toEqual(['田中さんが 夜 困っている']);
	expect(
		await ben.ask(room, { type: 'note.release', note: ann.privateNotes[0]!.id, seen: '' })
	).toMatchObject({
		refusal: 'facilitator_only'
	});
});

test('[N9] rewritten by its author, it waits with the others; a shown note that then names somebody is taken off', async () => {
	const all = await people();
	const { room, ann, wall, staff } = all;
	const note = await posted(all, ann, '田中さんが 夜 困っている');
	await ann.ask(room, { type: 'note.edit', note, text: 'ある人が 夜 困っている' });
	expect(ann.privateNotes[0]).toMatchObject({ state: 'waiting', heldBy: null });
	await show(all);
	expect(wall.board.notes).toHaveLength(1);
	await ann.ask(room, { type: 'note.edit', note, text: '山本さんが 夜 困っている' });
	expect(wall.board.notes).toEqual([]);
	expect(wall.sawText('山本')).toBe(false);
	expect(staff.privateNotes.map(({ text }) => text)).toEqual(['山本さんが 夜 困っている']);
	expect(ann.privateNotes[0]).toMatchObject({ state: 'held', heldBy: 'rules' });
});

test('[N9] what staff hold comes free by staff only, and is shown with the next ones under its number', async () => {
	const all = await people();
	const { room, ann, staff, wall } = all;
	const note = await posted(all, ann, '坂が つらい');
	await show(all);
	await staff.ask(room, { type: 'note.hold', note });
	expect(wall.board.notes).toEqual([]);
	await ann.ask(room, { type: 'note.edit', note, text: '坂道が つらい' });
	expect(ann.privateNotes[0]).toMatchObject({ state: 'held', heldBy: 'staff' });
	const release = { type: 'note.release', note } as const;
	expect(await staff.ask(room, { ...release, seen: '坂が つらい' })).toMatchObject({
		refusal: 'note_changed'
	});
	await staff.ask(room, { ...release, seen: '坂道が つらい' });
	await show(all);
	expect(wall.board.notes).toMatchObject([{ text: '坂道が つらい', number: 201 }]);
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

test('[N11] a trashed note comes back with its number, its わたしも and its place', async () => {
	const all = await people();
	const { room, ann, ben, staff, wall } = all;
	const note = await posted(all, ann, '坂が つらい');
	await show(all);
	await ben.ask(room, { type: 'support.set', note, on: true });
	makeGroup(staff.doc, 'group-0001' as GroupId, [note], '坂');
	await room.settle();
	const { notes: before, groups } = wall.board;
	await staff.ask(room, { type: 'note.trash', note });
	expect(wall.board.notes).toEqual([]);
	expect(staff.privateNotes).toMatchObject([{ state: 'trashed' }]);
	await staff.ask(room, { type: 'note.restore', note, seen: '坂が つらい' });
	expect(wall.board.notes).toEqual(before);
	expect(wall.board.groups).toEqual(groups);
	expect(wall.board.notes[0]?.supportPhones).toBe(1);
});

test('[N8] only staff write down for others; a paper card keeps its printed number, which nobody else can have', async () => {
	const all = await people();
	const { room, ann, staff, wall } = all;
	const card = { type: 'note.post', kind: 'komatta', text: '坂が つらい', as: 'paper', number: 12 } as const;
	expect(await ann.ask(room, card)).toMatchObject({ refusal: 'facilitator_only' });
	expect(await staff.ask(room, card)).toMatchObject({ ok: true });
	expect(await staff.ask(room, { ...card, text: 'ほかの 紙' })).toMatchObject({ refusal: 'number_taken' });
	await show(all);
	expect(wall.board.notes).toMatchObject([{ number: 12 }]);
	const note = wall.board.notes[0]!.id;
	await staff.ask(room, { type: 'note.edit', note, text: '坂道が つらい' });
	expect(wall.board.notes).toMatchObject([{ text: '坂道が つらい' }]);
	expect(await ann.ask(room, { type: 'note.edit', note, text: 'ほかの' })).toMatchObject({
		refusal: 'not_your_note'
	});
});

test('[P7] a stopped phone posts and rewrites no more and is told so; others do not notice, and nobody learns whose it is', async () => {
	const all = await people();
	const { room, ann, ben, staff } = all;
	const note = await posted(all, ann, '坂が つらい');
	const answer = await staff.ask(room, { type: 'author.stop', note });
	expect(answer).toMatchObject({ ok: true, result: {} });
	expect(ann.private).toMatchObject({ stopped: true });
	expect(staff.private).toMatchObject({ stopped: true });
	expect(await ann.ask(room, post('まだ 書く'))).toMatchObject({ refusal: 'device_stopped' });
	const other = { type: 'note.edit', note, text: 'ほかの ことば' } as const;
	expect(await ann.ask(room, other)).toMatchObject({ refusal: 'device_stopped' });
	expect(await ben.ask(room, post('わたしも 書く'))).toMatchObject({ ok: true });
	expect(await ann.ask(room, { type: 'note.withdraw', note })).toMatchObject({ ok: true });
	await staff.ask(room, { type: 'authors.allow' });
	expect(await ann.ask(room, post('また 書ける'))).toMatchObject({ ok: true });
	expect(staff.received.some((bytes) => Buffer.from(bytes).includes('"ann"'))).toBe(false);
});

test('[V2] わたしも is one for each phone and note, five at most, and can be taken back', async () => {
	const all = await people();
	const { room, ann, staff, wall } = all;
	const notes: NoteId[] = [];
	for (let i = 0; i < 6; i += 1) notes.push(await posted(all, ann, `紙 ${i}`));
	await show(all);
	const press = (i: number, on = true) => ann.ask(room, { type: 'support.set', note: notes[i]!, on });
	for (let i = 0; i < 5; i += 1) await press(i);
	await press(0);
	expect(await press(5)).toMatchObject({ refusal: 'supports_used_up' });
	await press(0, false);
	expect(await press(5)).toMatchObject({ ok: true });
	const sums = () => wall.board.notes.map(({ id, supportPhones }) => [notes.indexOf(id), supportPhones]);
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
	expect(wall.board.notes.find(({ id }) => id === notes[1])).toMatchObject({
		supportPhones: 1,
		supportHands: 4
	});
	expect(new Set(ann.private.supports)).toEqual(new Set(notes.slice(1)));
});

test('[V3] シール stay within the budget of a phone, whichever of its pages sends them', async () => {
	const all = await people();
	const { meeting, room, ann, staff } = all;
	const [a, b] = [await anIdea(all, 'idea-aaaa'), await anIdea(all, 'idea-bbbb')];
	const vote = (who: Client, combination: CombinationId, count: number) =>
		who.ask(room, { type: 'vote.set', combination, count });
	expect(await vote(ann, a, 1)).toMatchObject({ refusal: 'votes_closed' });
	await staff.ask(room, { type: 'votes.open' });

	const other = await meeting.phone(room, 'ann');
	ann.send({ type: 'vote.set', combination: a, count: 2 });
	other.send({ type: 'vote.set', combination: b, count: 2 });
	await room.settle();
	const placed = [...shelf(all).votes.values()].reduce((sum, { count }) => sum + count, 0);
	expect(placed).toBe(2);
	expect(ann.private.votes).toEqual(other.private.votes);
	expect(await vote(ann, b, 4)).toMatchObject({ refusal: 'votes_over_budget' });
	expect(await vote(staff, a, 1)).toMatchObject({ refusal: 'unknown_command' });
});

test('[V1][V4] nobody sees how a vote stands before it is closed; hands and stickers are counted apart', async () => {
	const all = await people();
	const { room, ann, ben, staff, wall } = all;
	const idea = await anIdea(all, 'idea-aaaa');
	await staff.ask(room, { type: 'votes.open' });
	await ann.ask(room, { type: 'vote.set', combination: idea, count: 2 });
	await ben.ask(room, { type: 'vote.set', combination: idea, count: 1 });
	await staff.ask(room, { type: 'vote.count', combination: idea, hands: 4, stickers: 3 });
	expect(wall.board).toMatchObject({ voting: 'open', combinations: [{ votes: 0, hands: 4, stickers: 3 }] });
	expect(ben.private.votes).toEqual({ [idea]: 1 });
	await staff.ask(room, { type: 'votes.close' });
	expect(wall.board).toMatchObject({ voting: 'shown', combinations: [{ votes: 3, hands: 4, stickers: 3 }] });
	expect(await ann.ask(room, { type: 'vote.set', combination: idea, count: 0 })).toMatchObject({
		refusal: 'votes_closed'
	});
	await staff.ask(room, { type: 'votes.open' });
	expect(wall.board.combinations).toMatchObject([{ votes: 0 }]);
	await staff.ask(room, { type: 'votes.close' });
	expect(wall.board.combinations).toMatchObject([{ votes: 3 }]);
});

test('[T1] the time runs on the server, gets a minute more, is stopped, and goes with the step', async () => {
	const all = await people();
	const { meeting, room, staff, wall } = all;
	expect(wall.clock).toBe(meeting.clock);
	await staff.ask(room, { type: 'timer.start', seconds: 600 });
	const end = meeting.clock + 600_000;
	expect(wall.board.timer).toEqual({ endsAt: end, leftMs: null });
	meeting.clock += 700_000;
	expect(wall.board.position).toBe(0);
	await staff.ask(room, { type: 'timer.add', seconds: 60 });
	expect(wall.board.timer).toEqual({ endsAt: meeting.clock + 60_000, leftMs: null });
	meeting.clock += 20_000;
	await staff.ask(room, { type: 'timer.stop' });
	expect(wall.board.timer).toEqual({ endsAt: null, leftMs: 40_000 });
	await staff.ask(room, { type: 'step.go', position: 1 });
	expect(wall.board.timer).toEqual({ endsAt: null, leftMs: null });
});

test('[T2] two people who press ＋1 at once count two; a line never has more people without a phone than people', async () => {
	const all = await people();
	const { meeting, room, staff, ann, wall } = all;
	const second = await meeting.facilitator(room);
	const plus = (people: number, withoutPhone: number) =>
		({ type: 'attendance.add', affiliation: 'senior_club', organization: '', people, withoutPhone }) as const;
	staff.send(plus(1, 1));
	second.send(plus(1, 0));
	await room.settle();
	expect(staff.private.attendance).toEqual([
		{ affiliation: 'senior_club', organization: '', people: 2, withoutPhone: 1 }
	]);
	expect(wall.board.tallies).toMatchObject({ people: 2, withoutPhone: 1 });
	await staff.ask(room, plus(-1, 5));
	expect(wall.board.tallies).toMatchObject({ people: 1, withoutPhone: 1 });
	await staff.ask(room, plus(-9, 0));
	expect(staff.private.attendance).toEqual([]);
	expect(wall.board.tallies).toMatchObject({ people: 0, withoutPhone: 0 });
	expect(await ann.ask(room, plus(1, 0))).toMatchObject({ refusal: 'facilitator_only' });
});

test('[A6] the form is mirrored while it is filled in; deciding clears it and marks the idea', async () => {
	const all = await people();
	const { room, staff, wall, ann } = all;
	const combination = await anIdea(all, 'idea-aaaa');
	const words = { what: 'ためす', firstStep: '聞く', owner: '町会', helpers: '商店会' };
	const form = { ...words, result: 'ask', due: { kind: 'next_meeting' }, combination } as const;
	await staff.ask(room, { type: 'deciding.set', deciding: form });
	expect(wall.board.deciding).toEqual(form);
	expect(await ann.ask(room, { type: 'deciding.set', deciding: null })).toMatchObject({
		refusal: 'facilitator_only'
	});
	await staff.ask(room, { type: 'action.decide', ...form });
	expect(wall.board).toMatchObject({ deciding: null, combinations: [{ outcome: 'ask' }] });
	expect(wall.board.actions).toMatchObject([{ ...words, result: 'ask', from: 'this_meeting' }]);
	await staff.ask(room, { type: 'decide.later', combination });
	expect(wall.board.combinations).toMatchObject([{ outcome: 'ask' }]);
	const other = await anIdea(all, 'idea-bbbb');
	await staff.ask(room, { type: 'decide.later', combination: other });
	expect(wall.board.combinations).toMatchObject([{ outcome: 'ask' }, { outcome: 'later' }]);
});

test('[A1] corrected words are on the board, and what they were is in the history', async () => {
	const all = await people();
	const { room, staff, wall } = all;
	const words = { what: 'ためす', firstStep: '', owner: '町会', helpers: '' } as const;
	const due = { kind: 'undecided' } as const;
	const bring = { type: 'action.bring', ...words, due } as const;
	expect(await staff.ask(room, { ...bring, status: 'dropped' })).toMatchObject({ refusal: 'reason_missing' });
	const brought = await staff.ask(room, { ...bring, status: 'in_progress', remark: '半分' });
	const action = (brought.ok && brought.result.action) as never;
	expect(wall.board.actions).toMatchObject([{ from: 'earlier', status: 'in_progress', remark: '半分' }]);
	await staff.ask(room, { type: 'action.edit', action, ...words, due, owner: '商店会' });
	expect(wall.board.actions).toMatchObject([{ owner: '商店会' }]);
	expect(shelf(all).actions.get(action)?.history).toMatchObject([
		{ before: null },
		{ before: { owner: '町会' } }
	]);
	expect(shelf(all).actions.get(action)).toMatchObject({ here: false });
});

test('[P8] まとめ完了: only after 閉会; no author, no single vote, no hidden text is left', async () => {
	const all = await people();
	const { room, ann, staff, wall } = all;
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
	expect(wall.board).toMatchObject({ phase: 'closed', notes: [{ supportPhones: 1 }] });
	expect(wall.board.tallies.waiting).toEqual({ komatta: 0, mottainai: 0 });
	expect(ann.privateNotes).toEqual([]);
	expect(staff.privateNotes.every(({ text }) => text === '')).toBe(true);
});

test('[N12] a paper of the meeting before lies on the new board; one of another council is not there', async () => {
	const all = await people();
	const { room, staff, ann, wall } = all;
	shelf(all).earlier.set('earlier-note-1', { kind: 'mottainai', text: '和室が あいている' });
	const take = (from: string) => ({ type: 'note.take', from: from as NoteId }) as const;
	expect(await ann.ask(room, take('earlier-note-1'))).toMatchObject({ refusal: 'facilitator_only' });
	expect(await staff.ask(room, take('elsewhere-note'))).toMatchObject({ refusal: 'note_gone' });
	await staff.ask(room, take('earlier-note-1'));
	expect(wall.board.notes).toMatchObject([{ kind: 'mottainai', text: '和室が あいている', number: 201 }]);
});

test('[P6] before the door opens staff plan and write ahead; phones see it hidden, and the shorter 次第 keeps its place', async () => {
	const meeting = await Meeting.begin({ open: false });
	const room = meeting.room();
	const [phone, staff] = [await meeting.phone(room), await meeting.facilitator(room)];
	const line = { step: 'write', title: '書く', minutes: 10, kind: null } as const;
	const plan = {
		type: 'meeting.plan' as const,
		theme: '買い物の 行き帰り',
		rules: '人の 名前は 書きません。',
		confidentiality: 'closed' as const,
		reveal: 'at_once' as const,
		stickers: 5,
		agenda: [line, line]
	} satisfies Ask;
	expect(await phone.ask(room, plan)).toMatchObject({ refusal: 'facilitator_only' });
	expect(await staff.ask(room, { ...plan, agenda: [{ ...line, title: ' ' }] })).toMatchObject({
		refusal: 'text_empty'
	});
	await staff.ask(room, plan);
	await staff.ask(room, { type: 'note.post', kind: 'komatta', text: 'サロンで 聞いた声', as: 'between' });
	expect(phone.board).toMatchObject({ stickers: 5, reveal: 'at_once', theme: '買い物の 行き帰り' });
	expect(phone.board.agenda).toHaveLength(2);
	expect(phone.sawText('サロン')).toBe(false);
	expect(shelf({ meeting } as People).meeting).toMatchObject({ stickers: 5, confidentiality: 'closed' });
	await staff.ask(room, { type: 'door.set', open: true });
	await staff.ask(room, { type: 'step.go', position: 1 });
	await staff.ask(room, { ...plan, agenda: [line] });
	expect(phone.board.position).toBe(0);
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
		await ann.ask(room, { type: 'note.edit', note, text: '坂道が つらい' }); // nobody is named any more
		await show(all);
		expect(ben.board.notes).toEqual([]);
	}
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

test('[V4] a vote that is open at 閉会 is counted then', async () => {
	const all = await people();
	const { room, ann, staff, wall } = all;
	const combination = await anIdea(all, 'idea-aaaa');
	await staff.ask(room, { type: 'votes.open' });
	await ann.ask(room, { type: 'vote.set', combination, count: 3 });
	await staff.ask(room, { type: 'meeting.close' });
	expect(wall.board).toMatchObject({ voting: 'shown', combinations: [{ votes: 3 }] });
});

test('[V2] a わたしも on a paper that was taken off is free again, and its owner is told', async () => {
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
		await show(all); // from あずかり it comes among those that wait
		expect(ben.private.supports).toEqual([note]);
		expect(staff.board.notes).toMatchObject([{ supportPhones: 1, supportHands: 4 }]);
	}
	await ann.ask(room, { type: 'note.withdraw', note });
	expect(ben.private.supports).toEqual([]);
});

test('[N3] papers in あずかり and in the trash take no place on the board', async () => {
	const all = await people();
	const { meeting, room, ann, staff } = all;
	const { notes } = shelf(all);
	const id = await posted(all, ann, '田中さんが 困っている');
	const held = meeting.log.shelf(meeting.board.meeting).notes.get(id)!;
	const add = (state: 'trashed' | 'waiting', count: number) => {
		for (let i = 0; i < count; i += 1)
			meeting.log
				.shelf(meeting.board.meeting)
				.notes.set(`${state}${i}`, { ...held, participant: null, id: `${state}${i}` as NoteId, state });
	};
	add('trashed', 1_999);
	expect(notes.size).toBeLessThan(2000);
	expect(await ann.ask(room, post('もう 1枚'))).toMatchObject({ ok: true });
	add('waiting', 1_899);
	expect(await ann.ask(room, post('もう 1枚'))).toMatchObject({ refusal: 'board_full' });
	expect(await staff.ask(room, { ...post('代わりに 書いた'), as: 'staff' } as Ask)).toMatchObject({
		ok: true
	});
});

test('[N3][P7] of a board that 35 phones have filled one press clears a stopped phone’s papers, and they come back', async () => {
	const all = await people();
	const { meeting, room, ann, ben, staff } = all;
	const flood: Client[] = [];
	for (let i = 0; i < 35; i += 1) flood.push(await meeting.phone(room, `flood-${i}`));
	for (let i = 0; i < 60; i += 1) {
		meeting.clock += 1_000;
		for (const phone of flood) phone.send(post(`いたずら ${i}`));
		await room.settle();
	}
	const taken = flood.flatMap(({ answers }) => [...answers.values()]).filter(({ ok }) => ok);
	expect(taken).toHaveLength(1_900);
	expect(await ben.ask(room, post('ほんとうの 困りごと'))).toMatchObject({ refusal: 'board_full' });
	expect(await staff.ask(room, { ...post('代わりに 書いた'), as: 'staff' } as Ask)).toMatchObject({
		ok: true
	});

	const [{ id: note }] = flood[0]!.privateNotes as [PrivateNote];
	expect(await staff.ask(room, { type: 'author.stop', note, clear: true })).toMatchObject({
		ok: true,
		result: { trashed: 55 }
	});
	expect(staff.private.notes.filter(({ state }) => state === 'trashed')).toHaveLength(55);
	expect(staff.board.tallies.waiting.komatta).toBe(1_846);
	for (let i = 0; i < 54; i += 1) {
		meeting.clock += 1_000;
		expect(await ben.ask(room, post(`困りごと ${i}`))).toMatchObject({ ok: true });
	}
	expect(await ann.ask(room, post('もう 1枚'))).toMatchObject({ refusal: 'board_full' });
	// A press too many takes nothing for good: each comes back to where it was.
	const [first] = staff.private.notes.filter(({ state }) => state === 'trashed');
	await staff.ask(room, { type: 'note.restore', note: first!.id, seen: first!.text });
	expect(staff.private.notes.find(({ id }) => id === first!.id)?.state).toBe('waiting');
	expect(staff.board.tallies.waiting.komatta).toBe(1_901);
	expect(staff.board.notes).toEqual([]);
});

test('[P7] of nineteen papers one press clears none; of twenty it clears also those in あずかり, and none that was shown', async () => {
	const all = await people();
	const { meeting, room, ann, ben, staff } = all;
	const write = async (text: string) => {
		meeting.clock += 1_000;
		return posted(all, ann, text);
	};
	const shown = await write('もう 見せた 紙');
	const others = await posted(all, ben, 'ほかの 人の 紙');
	await staff.ask(room, { type: 'notes.show' });
	const waiting = [await write('いたずら')];
	const heldNote = await write('田中さんの いたずら');
	while (waiting.length < 18) waiting.push(await write(`いたずら ${waiting.length}`));
	const clear = { type: 'author.stop', note: heldNote, clear: true } as const;
	expect(await staff.ask(room, clear)).toMatchObject({ ok: true, result: { trashed: 0 } });
	expect(staff.private.notes.filter(({ state }) => state === 'trashed')).toEqual([]);
	expect(ann.private.stopped).toBe(true);

	await staff.ask(room, { type: 'authors.allow' });
	waiting.push(await write('二十枚目'));
	expect(await staff.ask(room, clear)).toMatchObject({ ok: true, result: { trashed: 20 } });
	expect(staff.board.notes.map(({ id }) => id).sort()).toEqual([shown, others].sort());
	expect(staff.board.tallies.waiting.komatta).toBe(0);
	await staff.ask(room, { type: 'note.restore', note: heldNote, seen: '田中さんの いたずら' });
	expect(staff.private.notes.find(({ id }) => id === heldNote)).toMatchObject({
		state: 'held',
		heldBy: 'rules'
	});
});

test('[N13] the sixty-first paper of a phone goes back to it, until it withdraws one', async () => {
	const all = await people();
	const { meeting, room, ann, ben } = all;
	const notes: NoteId[] = [];
	for (let i = 0; i < 60; i += 1) {
		meeting.clock += 1_000; // slower than what the socket's own limit takes for a machine
		notes.push(await posted(all, ann, `紙 ${i}`));
	}
	expect(await ann.ask(room, post('もう 1枚'))).toMatchObject({ refusal: 'own_notes_used_up' });
	expect(await ben.ask(room, post('べつの 人の 紙'))).toMatchObject({ ok: true });
	await ann.ask(room, { type: 'note.withdraw', note: notes[0]! });
	expect(await ann.ask(room, post('もう 1枚'))).toMatchObject({ ok: true });
});

test('[N12] two laptops that take one paper over take it once', async () => {
	const all = await people();
	const { meeting, room, staff, wall } = all;
	const second = await meeting.facilitator(room);
	shelf(all).earlier.set('earlier-note-1', { kind: 'mottainai', text: '和室が あいている' });
	const take = { type: 'note.take', from: 'earlier-note-1' as NoteId } as const;
	const ids = [staff.send(take), second.send(take)];
	await room.settle();
	expect(wall.board.notes).toHaveLength(1);
	const results = [staff.answers.get(ids[0]!), second.answers.get(ids[1]!)].map(
		(each) => each?.ok && each.result.note
	);
	expect(new Set(results)).toEqual(new Set([wall.board.notes[0]!.id]));
});

test('[N11][N12] a copy that was trashed comes back when its paper is taken again; one in あずかり waits for who reads it', async () => {
	const all = await people();
	const { room, staff, wall } = all;
	shelf(all).earlier.set('earlier-note-1', { kind: 'mottainai', text: '和室が あいている' });
	const take = { type: 'note.take', from: 'earlier-note-1' as NoteId } as const;
	await staff.ask(room, take);
	const note = wall.board.notes[0]!.id;
	await staff.ask(room, { type: 'note.trash', note });
	expect(await staff.ask(room, take)).toMatchObject({ ok: true, result: { note } });
	expect(wall.board.notes).toMatchObject([{ id: note, number: 201, text: '和室が あいている' }]);

	await staff.ask(room, { type: 'note.hold', note });
	expect(await staff.ask(room, take)).toMatchObject({ refusal: 'note_gone' });
	expect(wall.board.notes).toEqual([]);
	await staff.ask(room, { type: 'note.withdraw', note });
	expect(await staff.ask(room, take)).toMatchObject({ refusal: 'note_gone' });
});

test('[A1] correcting words here does not undo what was said elsewhere', async () => {
	const all = await people();
	const { meeting, room, staff, wall } = all;
	const words = {
		what: 'ためす',
		firstStep: '',
		owner: '町会',
		helpers: '',
		due: { kind: 'undecided' }
	} as const;
	const decided = await staff.ask(room, { type: 'action.decide', result: 'do', ...words, combination: null });
	const action = (decided.ok && decided.result.action) as never;
	const row = meeting.log.shelf(meeting.board.meeting).actions.get(action)!;
	meeting.log
		.shelf(meeting.board.meeting)
		.actions.set(action, { ...row, status: 'done', remark: 'おわった' });
	await staff.ask(room, { type: 'action.edit', action, ...words, owner: '商店会' });
	expect(wall.board.actions).toMatchObject([{ owner: '商店会', status: 'done', remark: 'おわった' }]);
	const { history } = meeting.log.shelf(meeting.board.meeting).actions.get(action)!;
	expect(history.at(-1)).toMatchObject({ status: 'done', remark: 'おわった' });
});

test('[P8] an unfinished form is not left behind by まとめ完了', async () => {
	const all = await people();
	const { room, staff, wall } = all;
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
	expect(wall.board.deciding).toBeNull();
});

test('[P6] a line put in before いま leaves いま where it is', async () => {
	const all = await people();
	const { room, staff, wall } = all;
	await staff.ask(room, { type: 'step.go', position: 2 });
	const { theme, rules, confidentiality, reveal, stickers, agenda, position } = wall.board;
	const now = agenda[position];
	const first = { step: 'report', title: 'あいさつ', minutes: 3, kind: null } as const;
	await staff.ask(room, {
		type: 'meeting.plan',
		theme,
		rules,
		confidentiality,
		reveal,
		stickers,
		agenda: [first, ...agenda]
	});
	expect(wall.board.agenda[wall.board.position]).toEqual(now);
	expect(wall.board.position).toBe(3);
});
