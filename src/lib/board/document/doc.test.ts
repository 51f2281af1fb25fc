import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { a, aBoard, b, c, g, h } from '../../../../tests/support/board/three-notes.ts';
import { readArrangement } from '#lib/board/erase/arrangement.ts';
import { readBoard } from './doc.ts';
import { changedRoots, root } from './layout.ts';
import * as commands from './command-edits.ts';
import * as edits from './edits.ts';
import { emptyBoard } from '#lib/board/empty.ts';
import type { AgendaItem, GroupId } from '#lib/board/model.ts';

test('[N5] shown notes are numbered from 201 in the order in which they are shown', () => {
	expect(readBoard(aBoard()).notes.map((note) => note.number)).toEqual([201, 202, 203]);
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
	expect(planned(twice, 1, [rest, rest])).toBe(1); // the current item was removed, so the one in its place is current
	expect(planned([rest, write], 1, [rest])).toBe(0);
	expect(planned([write], 0, [rest])).toBe(0);
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

/** CPU time of this thread, so that other load does not count. */
function readingMs(doc: Y.Doc): number {
	readBoard(doc); // the first read also compiles the code
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
