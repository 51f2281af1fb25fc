import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { a, aBoard, b, c, g, h, idea } from '../../../../tests/support/board/three-notes.ts';
import { notesBehind, readBoard } from './doc.ts';
import { eraseNote } from '#lib/board/erase/erase.ts';
import * as edits from './edits.ts';
import type { GroupId } from '#lib/board/model.ts';

function second(doc: Y.Doc): Y.Doc {
	const copy = new Y.Doc();
	Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
	return copy;
}
function exchange(one: Y.Doc, other: Y.Doc): void {
	Y.applyUpdate(other, Y.encodeStateAsUpdate(one, Y.encodeStateVector(other)));
	Y.applyUpdate(one, Y.encodeStateAsUpdate(other, Y.encodeStateVector(one)));
}

const titles = (doc: Y.Doc) =>
	readBoard(doc).groups.map((group) => [group.title, group.notes.map((note) => note.id)]);

test('[G1] two facilitators move one note at the same moment: it lies in one group, the same for both', () => {
	const one = aBoard();
	edits.makeGroup(one, g, [a], '買い物');
	edits.makeGroup(one, h, [b], '車');
	const other = second(one);
	edits.moveNotes(one, [c], g);
	edits.moveNotes(other, [c], h);
	exchange(one, other);
	expect(titles(one)).toEqual(titles(other));
	expect(titles(one).flatMap(([, notes]) => notes)).toHaveLength(3);
});

test('[G2] a note moved into a group that somebody dissolves meanwhile reads as not yet grouped', () => {
	const one = aBoard();
	edits.makeGroup(one, g, [a], '買い物');
	const other = second(one);
	edits.dissolveGroup(one, g);
	edits.moveNotes(other, [b], g);
	exchange(one, other);
	expect(readBoard(one).groups).toEqual([]);
	expect(readBoard(one).ungrouped.map((note) => note.id)).toEqual([a, b, c]);
	expect(readBoard(other)).toEqual(readBoard(one));
});

test('[G3] 元に戻す takes back my last step and leaves those of others', () => {
	const mine = aBoard();
	const undo = edits.undoFor(mine);
	edits.makeGroup(mine, g, [a], '買い物');
	const other = second(mine);
	edits.nameGroup(other, g, '買い物の 行き帰り');
	exchange(mine, other);
	edits.moveNotes(mine, [b], g);
	undo.undo();
	expect(titles(mine)).toEqual([['買い物の 行き帰り', [a]]]);
	undo.redo();
	expect(titles(mine)).toEqual([['買い物の 行き帰り', [a, b]]]);
});

test('[G3] 元に戻す brings back no note that was taken off the board', () => {
	const doc = aBoard();
	const undo = edits.undoFor(doc);
	edits.makeGroup(doc, g, [a, b], '買い物');
	edits.ungroupNotes(doc, [a]);
	doc.transact(() => eraseNote(doc, a));
	while (undo.undo());
	expect(readBoard(doc).notes.map((note) => note.id)).toEqual([b, c]);
	expect(JSON.stringify(readBoard(doc))).not.toContain('米が 重い');
});

test('[C1] a combination joins notes and groups, and loses what has gone', () => {
	const doc = aBoard();
	edits.makeGroup(doc, g, [c], '雪');
	edits.combine(
		doc,
		idea,
		[
			{ type: 'note', id: a },
			{ type: 'note', id: b },
			{ type: 'group', id: g }
		],
		'火曜に 乗りあえば'
	);
	expect(readBoard(doc).combinations).toMatchObject([
		{ idea: '火曜に 乗りあえば', komatta: [{ id: a }], mottainai: [{ id: b }], groups: [{ id: g }] }
	]);
	expect(notesBehind(doc, idea)).toEqual([a, b, c]);
	eraseNote(doc, a);
	expect(readBoard(doc).combinations).toMatchObject([{ komatta: [], mottainai: [{ id: b }] }]);
	expect(notesBehind(doc, idea)).toEqual([b, c]);
});

test('[G4] merging two groups keeps both titles, and every note', () => {
	const doc = aBoard();
	edits.makeGroup(doc, g, [a], '買い物');
	edits.makeGroup(doc, h, [b, c], '行き帰り');
	edits.mergeGroups(doc, g, h);
	expect(readBoard(doc).groups).toMatchObject([{ title: '買い物', aliases: ['行き帰り'], number: 1 }]);
	expect(titles(doc)).toEqual([['買い物', [a, b, c]]]);
});

test('[G4] three groups that are merged one after the other keep all of their titles, each once', () => {
	const i = 'group-i' as GroupId;
	const merged = (...steps: [GroupId, GroupId][]) => {
		const doc = aBoard();
		edits.makeGroup(doc, g, [a], '買い物');
		edits.makeGroup(doc, h, [b], '行き帰り');
		edits.makeGroup(doc, i, [c], '雪の日');
		for (const [into, from] of steps) edits.mergeGroups(doc, into, from);
		return readBoard(doc).groups.map(({ title, aliases, notes }) => [title, aliases, notes.length]);
	};
	expect(merged([g, h], [g, i])).toEqual([['買い物', ['行き帰り', '雪の日'], 3]]);
	expect(merged([h, i], [g, h])).toEqual([['買い物', ['行き帰り', '雪の日'], 3]]);
	expect(merged([g, h], [i, g])).toEqual([['雪の日', ['買い物', '行き帰り'], 3]]);
});

test('[G4] a group without a name takes the other’s; the same name twice is no 別名; a group is not merged into itself', () => {
	const doc = aBoard();
	edits.makeGroup(doc, g, [a]);
	edits.makeGroup(doc, h, [b], '行き帰り');
	edits.mergeGroups(doc, g, h);
	expect(readBoard(doc).groups).toMatchObject([{ title: '行き帰り', aliases: [] }]);
	edits.makeGroup(doc, h, [c], '行き帰り');
	edits.mergeGroups(doc, g, h);
	expect(readBoard(doc).groups).toMatchObject([{ title: '行き帰り', aliases: [] }]);
	edits.mergeGroups(doc, g, g);
	edits.mergeGroups(doc, g, 'gone' as GroupId);
	expect(titles(doc)).toEqual([['行き帰り', [a, b, c]]]);
});

test('[G5] a group keeps its number when another goes; two made at once get two numbers', () => {
	const one = aBoard();
	edits.makeGroup(one, g, [a]);
	const other = second(one);
	edits.makeGroup(one, h, [b]);
	edits.makeGroup(other, 'group-i' as GroupId, [c]);
	exchange(one, other);
	expect(readBoard(one).groups.map(({ number }) => number)).toEqual([1, 2, 3]);
	expect(readBoard(other)).toEqual(readBoard(one));
	edits.dissolveGroup(one, g);
	expect(readBoard(one).groups.map(({ number }) => number)).toEqual([2, 3]);
	edits.dissolveGroup(one, h);
	expect(readBoard(one).groups.map(({ number }) => number)).toEqual([3]);
});

test('[C2] a caution is asked of a combination until it is taken away', () => {
	const doc = aBoard();
	edits.combine(doc, idea, [{ type: 'note', id: a }], '');
	edits.setCaution(doc, idea, 'insurance', true);
	expect(readBoard(doc).combinations[0]?.cautions).toEqual(['insurance']);
	edits.setCaution(doc, idea, 'insurance', false);
	expect(readBoard(doc).combinations[0]?.cautions).toEqual([]);
});
