import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { readBoard } from '#lib/board/document/doc.ts';
import { beginBoard, showNote } from '#lib/board/document/command-edits.ts';
import { eraseNote } from '#lib/board/erase/erase.ts';
import { emptyBoard } from '#lib/board/empty.ts';
import { dissolveGroup, makeGroup } from '#lib/board/document/edits.ts';
import type { GroupId, Member, NoteId } from '#lib/board/model.ts';
import {
	emptyCombineDraft,
	preview,
	readCombineDraft,
	standing,
	toggled,
	withAll,
	writeCombineDraft
} from './combine-draft.ts';

const rice = { type: 'note', id: 'n1' as NoteId } as const;
const van = { type: 'note', id: 'n2' as NoteId } as const;
const places = { type: 'group', id: 'g1' as GroupId } as const;

function aBoard(): Y.Doc {
	const doc = new Y.Doc();
	beginBoard(doc, { ...emptyBoard, agenda: [] });
	showNote(doc, { id: rice.id, kind: 'komatta', text: '坂の上まで お米を 運べない' });
	showNote(doc, { id: van.id, kind: 'mottainai', text: '送迎車が 昼間は あいている' });
	makeGroup(doc, places.id, [van.id], 'あいている もの');
	return doc;
}

test('what was chosen and written for a combination is there after a reload', () => {
	const draft = { members: [rice, places] as Member[], idea: '火曜の昼に', cautions: ['insurance'] as const };
	expect(readCombineDraft(writeCombineDraft(draft))).toEqual(draft);
	expect(readCombineDraft('?')).toEqual(emptyCombineDraft);
	expect(writeCombineDraft(emptyCombineDraft)).toBe('');
});

test('a note that was taken back, and a group that was dissolved, leave the pair', () => {
	const doc = aBoard();
	eraseNote(doc, rice.id);
	dissolveGroup(doc, places.id);
	expect(standing([rice, van, places], readBoard(doc))).toEqual([van]);
});

test('pressing a chosen note again takes it away', () => {
	expect(toggled(toggled([], rice), van)).toEqual([rice, van]);
	expect(toggled([rice, van], rice)).toEqual([van]);
});

test('notes that are called out by number join those that lie there, each once', () => {
	expect(withAll([rice, van], [places, rice])).toEqual([rice, van, places]);
});

test('the pair shows notes by their kind, and groups as a whole', () => {
	const shown = preview({ ...emptyCombineDraft, members: [places, rice] }, readBoard(aBoard()));
	expect(shown.komatta.map(({ id }) => id)).toEqual([rice.id]);
	expect(shown.mottainai).toEqual([]);
	expect(shown.groups.map(({ title }) => title)).toEqual(['あいている もの']);
});
