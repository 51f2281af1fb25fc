import { expect, test } from 'vitest';
import { emptyCombination, emptyNote } from '#lib/board/empty.ts';
import type { CombinationId, NoteId } from '#lib/board/model.ts';
import { aloneOf, copyOf, isCombined } from './carried-taken.ts';

const rice = { id: 'old1' as NoteId, kind: 'komatta', text: '米が 重い', number: 203 } as const;
const van = { id: 'old2' as NoteId, kind: 'mottainai', text: '車が あいている', number: 208 } as const;
const here = { ...emptyNote, id: 'n1' as NoteId, text: rice.text };
const there = { ...emptyNote, id: 'n2' as NoteId, kind: 'mottainai', text: van.text } as const;
const left = { id: 'c1' as CombinationId, idea: '乗りあえば', notes: [rice, van] };

test('a note was taken when its words lie on the board, as the same kind', () => {
	expect(copyOf(rice, { notes: [here] })).toBe(here.id);
	expect(copyOf({ ...rice, kind: 'mottainai' }, { notes: [here] })).toBeNull();
});

test('a combination was taken when its idea stands there with all of its notes', () => {
	const taken = { ...emptyCombination, idea: left.idea, komatta: [here], mottainai: [there] };
	expect(isCombined(left, { combinations: [taken] })).toBe(true);
	expect(isCombined(left, { combinations: [{ ...taken, mottainai: [] }] })).toBe(false);
	expect(isCombined(left, { combinations: [{ ...taken, idea: '' }] })).toBe(false);
});

test('a note that comes with a combination does not lie in the tray a second time', () => {
	expect(aloneOf({ notes: [rice, van], combinations: [{ ...left, notes: [van] }] })).toEqual([rice]);
});
