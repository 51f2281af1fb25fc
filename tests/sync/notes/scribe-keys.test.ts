import { expect, test } from 'vitest';
import type { Ask } from '#lib/board/policy/commands.ts';
import type { NoteId } from '#lib/board/model.ts';
import { commandId, post } from '../../support/meeting.ts';
import type { Client } from '../../support/room-client.ts';
import { people, posted, shelf, show, type People } from '../people.ts';

const proxy = (text: string): Ask => ({ ...post(text), as: 'proxy' }) as Ask;
const card = (text: string, number: number): Ask => ({ ...post(text), as: 'paper', number }) as Ask;

async function wrote(
	{ room }: Pick<People, 'room'>,
	who: Client,
	ask: Ask,
	id = commandId()
): Promise<NoteId> {
	const answer = await who.ask(room, ask, id);
	if (!answer.ok) throw new Error(answer.refusal);
	return answer.result.note as NoteId;
}

async function tables() {
	const all = await people();
	const { meeting, room } = all;
	return { ...all, one: await meeting.scribe(room, 'table-1'), two: await meeting.scribe(room, 'table-2') };
}

const textsOf = (client: Client) => client.privateNotes.map(({ text }) => text).toSorted();

test('[P15][N6] a 代筆のかぎ is told what was written down with it and not shown yet, and nothing that others wrote', async () => {
	const all = await tables();
	const { room, ann, staff, one, two, meeting } = all;
	await posted(all, ann, 'スマホの 紙');
	await wrote(all, staff, proxy('進行役の 代筆'));
	await wrote(all, one, proxy('山本さんの 畑'));
	const note = await wrote(all, one, card('坂が つらい', 12));
	await wrote(all, two, proxy('となりの 机'));
	await staff.ask(room, {
		type: 'attendance.add',
		affiliation: 'resident',
		organization: '丘の上',
		people: 3,
		withoutPhone: 1
	});
	await staff.ask(room, { type: 'step.go', position: 1 });

	expect(textsOf(one)).toEqual(['坂が つらい', '山本さんの 畑']);
	expect(one.privateNotes).toContainEqual({
		id: note,
		kind: 'komatta',
		text: '坂が つらい',
		state: 'waiting',
		heldBy: null,
		number: 12,
		postedBy: null,
		proxy: true
	});
	expect(Object.keys(one.private)).toEqual(['notes', 'stopped']);
	expect(textsOf(two)).toEqual(['となりの 机']);
	for (const foreign of ['スマホの 紙', '進行役の 代筆', 'となりの 机', '丘の上'])
		expect(one.sawText(foreign), foreign).toBe(false);
	expect(staff.privateNotes.every(({ postedBy }) => postedBy === null)).toBe(true);

	const again = await meeting.scribe(room, 'table-1');
	expect(textsOf(again), 'after a reload').toEqual(textsOf(one));
	await show(all);
	expect(textsOf(one)).toEqual(['山本さんの 畑']);
	expect(one.board.notes).toHaveLength(4);
});

test('[P15][S10] what a scribe does is in the list before the answer, and staff take such a note as any other', async () => {
	const all = await tables();
	const { room, staff, one } = all;
	const note = await wrote(all, one, proxy('畑が あいている'));
	expect(one.privateNotes).toMatchObject([{ id: note, kind: 'komatta' }]);
	for (const ask of [
		{ type: 'note.turn', note, kind: 'mottainai' },
		{ type: 'note.edit', note, text: '畑が 半分 あいている' }
	] as const)
		expect(await one.ask(room, ask), ask.type).toMatchObject({ ok: true });
	expect(one.privateNotes).toMatchObject([{ kind: 'mottainai', text: '畑が 半分 あいている' }]);
	expect(shelf(all).notes.get(note)).toMatchObject({ participant: null, source: 'proxy' });

	await staff.ask(room, { type: 'note.hold', note });
	expect(one.privateNotes).toMatchObject([{ state: 'held', heldBy: 'staff' }]);
	expect(await staff.ask(room, { type: 'note.edit', note, text: '畑' })).toMatchObject({ ok: true });
	expect(await one.ask(room, { type: 'note.withdraw', note })).toMatchObject({ ok: true });
	expect(one.privateNotes).toEqual([]);
	expect(shelf(all).notes.get(note)).toMatchObject({ state: 'withdrawn', text: '' });
});

test('[P15][P3] a 代筆のかぎ changes nothing that another key, staff or a phone wrote, nor anything that was shown', async () => {
	const all = await tables();
	const { room, ann, staff, one, two } = all;
	const foreign = [
		await posted(all, ann, 'スマホの 紙'),
		await wrote(all, staff, proxy('進行役の 代筆')),
		await wrote(all, two, proxy('となりの 机'))
	];
	const corrections = (note: NoteId): Ask[] => [
		{ type: 'note.edit', note, text: '書きかえ' },
		{ type: 'note.turn', note, kind: 'mottainai' },
		{ type: 'note.withdraw', note }
	];
	for (const note of foreign)
		for (const ask of corrections(note))
			expect(await one.ask(room, ask), ask.type).toMatchObject({ refusal: 'not_your_note' });
	const own = await wrote(all, one, proxy('坂が つらい'));
	await show(all);
	for (const ask of corrections(own))
		expect(await one.ask(room, ask), ask.type).toMatchObject({ refusal: 'already_shown' });
	expect(one.board.notes).toHaveLength(4);
	await staff.ask(room, { type: 'note.hold', note: own });
	expect(one.privateNotes, 'what staff do with a note that was shown is theirs').toEqual([]);
	expect(await one.ask(room, corrections(own)[0]!)).toMatchObject({ refusal: 'already_shown' });
});

test('[P15][N14] a printed card that was shown and taken off again is no more the table’s to correct', async () => {
	const all = await tables();
	const { room, staff, one } = all;
	const [held, edited] = [
		await wrote(all, one, card('坂が つらい', 12)),
		await wrote(all, staff, card('雪かき', 13))
	];
	const turned = { type: 'note.turn', note: held, kind: 'mottainai' } as const;
	expect(await one.ask(room, turned), 'nobody has seen it').toMatchObject({ ok: true });
	await show(all);
	const refused = async () => {
		for (const ask of [
			turned,
			{ type: 'note.edit', note: held, text: '坂' },
			{ type: 'note.withdraw', note: held }
		] as const)
			expect(await one.ask(room, ask), ask.type).toMatchObject({ refusal: 'already_shown' });
		expect(await staff.ask(room, turned)).toMatchObject({ refusal: 'already_shown' });
		expect(one.privateNotes).toEqual([]);
	};
	await staff.ask(room, { type: 'note.hold', note: held });
	await refused();
	await staff.ask(room, { type: 'note.release', note: held, seen: '坂が つらい' });
	expect(shelf(all).notes.get(held)).toMatchObject({ state: 'waiting' });
	await refused();
	for (const text of ['山本さんの 雪かき', '雪かきが つらい'])
		expect(await staff.ask(room, { type: 'note.edit', note: edited, text })).toMatchObject({ ok: true });
	expect(await staff.ask(room, { ...turned, note: edited })).toMatchObject({ refusal: 'already_shown' });
});

test('[P15] a command under the id of another’s command makes its sender nobody’s writer', async () => {
	const all = await tables();
	const { room, ann, one, two } = all;
	const [id, phones] = [commandId(), commandId()];
	const theirs = await wrote(all, two, proxy('となりの 机'), id);
	const ofPhone = await wrote(all, ann, post('スマホの 紙'), phones);
	await wrote(all, one, proxy('坂が つらい'), id);
	await wrote(all, one, proxy('雪かき'), phones);
	expect(textsOf(one)).toEqual(['坂が つらい', '雪かき']);
	for (const note of [theirs, ofPhone])
		expect(await one.ask(room, { type: 'note.edit', note, text: '書きかえ' })).toMatchObject({
			refusal: 'not_your_note'
		});
	expect(await two.ask(room, { type: 'note.edit', note: theirs, text: '机' })).toMatchObject({ ok: true });
});

test('[P15][N13] a 代筆のかぎ whose 300 notes the room has not seen goes on once they were shown', async () => {
	const all = await tables();
	const { room, ann, one, two, meeting } = all;
	const first = await wrote(all, one, proxy('紙'));
	for (let i = 1; i < 300; i += 1) {
		meeting.clock += 1_000; // One a second stays below the rate limit.
		await wrote(all, one, proxy(`紙 ${i}`));
	}
	const more = () => one.ask(room, proxy('もう 1枚'));
	expect(await more()).toMatchObject({ refusal: 'board_full' });
	expect(await two.ask(room, proxy('となりの 机'))).toMatchObject({ ok: true });
	expect(await ann.ask(room, post('スマホの 紙'))).toMatchObject({ ok: true });
	await one.ask(room, { type: 'note.withdraw', note: first });
	expect([await more(), await more()]).toMatchObject([{ ok: true }, { refusal: 'board_full' }]);
	await show(all);
	expect(await more()).toMatchObject({ ok: true });
});

test('[P15][P8][P11] まとめ完了 leaves nothing that leads from a note to a key, and the key reads no word of it then', async () => {
	const all = await tables();
	const { meeting, room, staff, one } = all;
	await wrote(all, one, proxy('坂が つらい'));
	await show(all);
	const traces = () => [...shelf(all).receipts.keys()].filter((key) => key.startsWith('table-1'));
	expect(traces()).toHaveLength(1);
	await staff.ask(room, { type: 'meeting.close' });
	expect(await one.ask(room, proxy('おそい'))).toMatchObject({ refusal: 'meeting_wrapping_up' });
	await staff.ask(room, { type: 'meeting.finish' });
	expect(JSON.stringify([...shelf(all).notes.values()])).not.toContain('table-1');
	expect(traces()).toEqual([]);
	const late = await meeting.scribe(room, 'table-1');
	expect(late.board.phase).toBe('closed');
	expect(late.sawText('坂が つらい')).toBe(false);
	expect(late.privateNotes).toEqual([]);
});
