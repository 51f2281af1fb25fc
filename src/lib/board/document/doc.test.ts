import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { agendaFrom } from '#lib/board/agenda.ts';
import { readArrangement } from '#lib/board/erase/arrangement.ts';
import { notesBehind, readBoard } from './doc.ts';
import { changedRoots, root } from './layout.ts';
import * as commands from './command-edits.ts';
import { eraseNote } from '#lib/board/erase/erase.ts';
import * as edits from './edits.ts';
import { emptyBoard } from '#lib/board/empty.ts';
import type { AgendaItem, CombinationId, GroupId, NoteId } from '#lib/board/model.ts';

const [a, b, c] = ['note-a', 'note-b', 'note-c'] as unknown as [NoteId, NoteId, NoteId];
const [g, h] = ['group-g', 'group-h'] as unknown as [GroupId, GroupId];
const idea = 'idea-1' as CombinationId;

/** A board with three shown notes: 201 困, 202 も, 203 困. */
function aBoard(): Y.Doc {
	const doc = new Y.Doc();
	commands.beginBoard(doc, { ...emptyBoard, title: '支えあい会議', agenda: agendaFrom('sasaeai_90') });
	doc.transact(() => {
		commands.showNote(doc, { id: a, kind: 'komatta', text: '米が 重い' });
		commands.showNote(doc, { id: b, kind: 'mottainai', text: '車が あいている' });
		commands.showNote(doc, { id: c, kind: 'komatta', text: '雪かき' });
	});
	return doc;
}

/** Returns a second editor's copy of the document. */
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

test('[N5] shown notes are numbered from 201 in the order in which they are shown', () => {
	expect(readBoard(aBoard()).notes.map((note) => note.number)).toEqual([201, 202, 203]);
});

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

test('[P6] of two equal lines in the 次第 the one that is いま stays いま, whatever is put before it or taken out', () => {
	const rest = { step: 'break', title: '休憩', minutes: 5, kind: null } as const;
	const write = { step: 'write', title: '書く', minutes: 10, kind: null } as const;
	const planned = (before: AgendaItem[], position: number, after: AgendaItem[]) => {
		const doc = new Y.Doc();
		commands.beginBoard(doc, { ...emptyBoard, agenda: before });
		commands.goToStep(doc, position);
		commands.planMeeting(doc, { ...emptyBoard, agenda: after });
		return readBoard(doc).position;
	};
	const twice = [rest, write, rest];
	expect(planned(twice, 2, twice)).toBe(2);
	expect(planned(twice, 0, twice)).toBe(0);
	expect(planned([...twice, rest], 2, [...twice, rest])).toBe(2);
	expect(planned(twice, 2, [write, ...twice])).toBe(3);
	expect(planned(twice, 2, [write, rest])).toBe(1);
	expect(planned(twice, 1, [rest, rest])).toBe(1); // removed: the item in its place
	expect(planned([rest, write], 1, [rest])).toBe(0);
	expect(planned([write], 0, [rest])).toBe(0);
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

test('a document with values of the wrong shape is read without them, and without an error', () => {
	const doc = aBoard();
	root(doc, 'notes').set('evil', 'not a note');
	root(doc, 'places').set(a, { group: 7 });
	root(doc, 'groups').set('g', new Y.Map([['title', 3]]));
	root(doc, 'combinations').set('c', new Y.Map());
	root(doc, 'meeting').set('agenda', '{');
	expect(readBoard(doc)).toMatchObject({ groups: [], combinations: [], agenda: [], notes: [{}, {}, {}] });
});

test('[S5] the roots that an edit changed are named, nested values included', () => {
	const doc = aBoard();
	let changed = new Set<string>();
	doc.on('afterTransaction', (transaction) => (changed = changedRoots(transaction)));
	edits.makeGroup(doc, g, [a], '買い物');
	expect(changed).toEqual(new Set(['groups', 'places']));
	doc.transact(() => commands.changeNote(doc, a, 'かわった'));
	expect(changed).toEqual(new Set(['notes']));
	doc.getMap('elsewhere').set('x', 1);
	expect(changed).toEqual(new Set(['elsewhere']));
});

/** CPU time of this thread in milliseconds, so that other load on the machine does not count. */
function readingMs(doc: Y.Doc): number {
	readBoard(doc); // leaves out the compilation on the first read
	const before = process.threadCpuUsage();
	for (let i = 0; i < 3; i += 1) readBoard(doc);
	const { user, system } = process.threadCpuUsage(before);
	return (user + system) / 1000;
}

test('[G5] nine thousand groups without a number take no longer to read than as many that have one', () => {
	const [numbered, bare] = [aBoard(), aBoard()];
	for (const [doc, number] of [
		[numbered, (i: number) => i + 1],
		[bare, () => 0]
	] as const)
		doc.transact(() => {
			for (let i = 0; i < 9_000; i += 1)
				root(doc, 'groups').set(
					`group-${i}`,
					new Y.Map<unknown>([
						['title', '雪かき'],
						['order', 'a1'],
						['number', number(i)]
					])
				);
		});
	expect(readingMs(bare)).toBeLessThan(10 * readingMs(numbered)); // 1,000 times as long if each group searched all others
	const numbers = readBoard(bare).groups.map(({ number }) => number);
	expect(new Set(numbers).size).toBe(9_000);
});

test('[C1] what ideas join is found without a look at everything else on the board', () => {
	const [joining, bare] = [aBoard(), aBoard()];
	const entryOf = (values: Readonly<Record<string, unknown>>) => new Y.Map(Object.entries(values));
	for (const [doc, sides] of [
		[joining, 20],
		[bare, 0]
	] as const)
		doc.transact(() => {
			for (let i = 0; i < 3_000; i += 1)
				root(doc, 'groups').set(`group-${i}`, entryOf({ title: '', order: 'a1', number: i + 1 }));
			const members = Object.fromEntries(
				Array.from({ length: sides }, (_, i) => [`group:group-${2_980 + i}`, 1])
			);
			for (let i = 0; i < 1_000; i += 1)
				root(doc, 'combinations').set(`idea-${i}`, entryOf({ idea: '', order: 'a1', ...members }));
		});
	expect(readBoard(joining).combinations.every(({ groups }) => groups.length === 20)).toBe(true);
	expect(readingMs(joining)).toBeLessThan(6 * readingMs(bare)); // 30 times as long if each combination searched all groups
});

test('[G5] a group that calls itself by the highest number does not push the others out of the numbers', () => {
	const doc = aBoard();
	edits.makeGroup(doc, g, [a]);
	root(doc, 'groups').set(h, new Y.Map<unknown>(Object.entries({ title: '', order: 'a5', number: 9_999 })));
	edits.makeGroup(doc, 'group-i' as GroupId, [b]);
	edits.makeGroup(doc, 'group-j' as GroupId, [c]);
	expect(readBoard(doc).groups.map(({ number }) => number)).toEqual([1, 9_999, 2, 3]);
});

test.each([
	['the half of a rare 漢字', `${'あ'.repeat(499)}𠮷野`, `${'あ'.repeat(499)}𠮷`],
	['a part of a family', `${'い'.repeat(499)}👨‍👩‍👧‍👦さん`, `${'い'.repeat(499)}👨‍👩‍👧‍👦`],
	['the half of a flag', `${'う'.repeat(499)}🇯🇵🇯🇵`, `${'う'.repeat(499)}🇯🇵`],
	['its dakuten', `${'え'.repeat(499)}か\u3099か\u3099`, `${'え'.repeat(499)}か\u3099`],
	['what a forger typed as a half', 'お\ud842', 'お']
])('[N2] a title that is cut at 500 letters never ends with %s', (_what, title, read) => {
	const doc = aBoard();
	edits.makeGroup(doc, g, [a]);
	root(doc, 'groups').set(g, new Y.Map<unknown>(Object.entries({ title, order: 'a1', number: 1 })));
	expect(readBoard(doc).groups[0]?.title).toBe(read);
});

test('[E5] what a forger named so that no row could hold it is not read: a step can still be left', () => {
	const doc = aBoard();
	for (const id of ['g\u0000', 'g\ud83d', 'x'.repeat(101)])
		root(doc, 'groups').set(id, new Y.Map<unknown>(Object.entries({ title: 'まとまり', order: 'a1' })));
	root(doc, 'combinations').set(
		'idea',
		new Y.Map<unknown>(
			Object.entries({ idea: 'すれば', order: 'a\u0000', 'group:g\u0000': 1, 'note:\ud83d': 1 })
		)
	);
	expect(readBoard(doc).groups).toEqual([]);
	expect(readArrangement(doc).combinations).toEqual([
		{ id: 'idea', idea: 'すれば', order: '', members: [], cautions: [], outcome: null }
	]);
});
