import { expect, test } from 'vitest';
import type { PersonCommand } from '#lib/board/policy/commands.ts';
import type { NoteId } from '#lib/board/model.ts';
import type { PrivateNote } from '#lib/board/private-views.ts';
import type { OutboxItem } from '#lib/live/outbox.ts';
import { ownNotes } from './own-notes.ts';

const id = 'note-0001' as NoteId;
const there: PrivateNote = {
	id,
	kind: 'komatta',
	text: '米が 重い',
	state: 'waiting',
	number: null,
	heldBy: null,
	proxy: false,
	postedBy: 'A'
};
const item = (
	command: Partial<PersonCommand> & { id: string },
	sentAt: number | null = null
): OutboxItem => ({
	command: { type: 'note.post', kind: 'komatta', text: '雪かき', ...command } as PersonCommand,
	at: 0,
	since: 0,
	sentAt,
	refusal: null
});
const known = { notes: [there], waiting: [], online: true, phase: 'open' } as const;

test('a note is 届きました only when the server has said so', () => {
	const list = (online: boolean, sentAt: number | null) =>
		ownNotes({ ...known, waiting: [item({ id: 'B' }, sentAt)], online }).map((note) => note.progress);
	expect(list(true, null)).toEqual(['kept', 'arrived']);
	expect(list(true, 5)).toEqual(['sending', 'arrived']);
	expect(list(false, 5)).toEqual(['kept', 'arrived']);
});

test('a note whose answer is still under way is not shown twice', () => {
	expect(ownNotes({ ...known, waiting: [item({ id: 'A' }, 5)] })).toHaveLength(1);
});

test('a correction shows the new words, says that they are not there yet, and cannot be corrected meanwhile', () => {
	const edit = item({ id: 'C', type: 'note.edit', note: id, text: '米が とても 重い' } as never, 5);
	expect(ownNotes({ ...known, waiting: [edit] })).toMatchObject([
		{ text: '米が とても 重い', progress: 'sending', changeable: false }
	]);
});

test('[N14] a turned note shows its new kind and new words while neither has arrived', () => {
	const turn = item({ id: 'C', type: 'note.turn', note: id, kind: 'mottainai' } as never, 5);
	const edit = item({ id: 'D', type: 'note.edit', note: id, text: '畑が あいている' } as never);
	expect(ownNotes({ ...known, waiting: [turn] })).toMatchObject([
		{ kind: 'mottainai', text: '米が 重い', progress: 'sending', changeable: false }
	]);
	expect(ownNotes({ ...known, waiting: [turn, edit] })).toMatchObject([
		{ kind: 'mottainai', text: '畑が あいている', progress: 'kept', changeable: false }
	]);
});

test('わたしも on an own note is no correction of it', () => {
	const press = item({ id: 'D', type: 'support.set', note: id, on: true } as never, null);
	expect(ownNotes({ ...known, waiting: [press] })).toMatchObject([{ progress: 'arrived', changeable: true }]);
});

test('[N9] a note in あずかり says who holds it; one that went to the staff for good cannot be changed', () => {
	const states = (change: Partial<PrivateNote>) =>
		ownNotes({ ...known, notes: [{ ...there, ...change }] })[0];
	expect(states({ state: 'held', heldBy: 'rules' })).toMatchObject({ progress: 'held', heldBy: 'rules' });
	expect(states({ state: 'trashed' })).toMatchObject({ progress: 'held', heldBy: 'staff' });
	expect(states({ state: 'handed_off', text: '' })).toMatchObject({
		progress: 'handed_off',
		changeable: false
	});
});

test('a note can be changed while the meeting is open and still be taken back after 閉会, not before and not later', () => {
	const can = (['draft', 'open', 'wrapup', 'closed'] as const).map(
		(phase) => ownNotes({ ...known, phase })[0]?.changeable
	);
	expect(can).toEqual([false, true, true, false]);
});
