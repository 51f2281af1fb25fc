/** What accounts change in a board document by hand: one transaction each, in the browser, undoable. */
import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';
import * as Y from 'yjs';
import { mostOrderOfPage } from './bounds.ts';
import { readBoard } from './doc.ts';
import { accountRoots, cautionKey, memberKey, root } from './layout.ts';
import { assign, entry, mapOf } from './entries.ts';
import { numbersAfter } from './group-numbers.ts';
import type { Caution, CombinationId, Group, GroupId, Member, NoteId } from '#lib/board/model.ts';
import { cleanLine, cleanText } from '#lib/board/text/text.ts';

/** The origin of a person's own steps: what 元に戻す may take back. */
export const byHand = Symbol('by hand');

/** 元に戻す for one's own arranging; it never reaches a server root, and so never a note's text. */
export function undoFor(doc: Y.Doc): Y.UndoManager {
	return new Y.UndoManager(
		accountRoots.map((name) => root(doc, name)),
		{ trackedOrigins: new Set([byHand]), captureTimeout: 0 }
	);
}

/** The last place to stand behind. An order that no client of ours wrote is passed over: it must not stop the others. */
function lastOrder(all: readonly { order: string }[]): string | null {
	return all.findLast(({ order }) => isOrder(order))?.order ?? null;
}

function isOrder(order: string): boolean {
	if (order.length > mostOrderOfPage) return false; // what stood behind it would soon be longer than is taken
	try {
		generateKeyBetween(order, null);
		return true;
	} catch {
		return false; // the library's word for "not one of my keys"
	}
}

/** まとめる: a new group at the end, with these notes in it. */
export function makeGroup(doc: Y.Doc, id: GroupId, notes: readonly NoteId[], title = ''): void {
	doc.transact(() => {
		const groups = settleNumbers(doc);
		const order = generateKeyBetween(lastOrder(groups), null);
		const number = numbersAfter(groups.map((group) => group.number))();
		root(doc, 'groups').set(id, mapOf({ title: cleanLine(title), number, order }));
		placeNotes(doc, notes, id, null);
	}, byHand);
}

/** G5: a number that was only read so far (two groups made at once) is written before a group comes or goes. */
function settleNumbers(doc: Y.Doc): readonly Group[] {
	const { groups } = readBoard(doc);
	for (const { id, number } of groups) {
		const group = entry(doc, 'groups', id);
		if (group) assign(group, { number });
	}
	return groups;
}

/** 名前をつける. */
export function nameGroup(doc: Y.Doc, id: GroupId, title: string): void {
	doc.transact(() => entry(doc, 'groups', id)?.set('title', cleanLine(title)), byHand);
}

/** まとまりに 入れる: behind the notes that lie there already. */
export function moveNotes(doc: Y.Doc, notes: readonly NoteId[], group: GroupId): void {
	doc.transact(() => {
		const moved = new Set(notes);
		const there = readPlaces(doc, group).filter(({ note }) => !moved.has(note));
		placeNotes(doc, notes, group, lastOrder(there));
	}, byHand);
}

/** まとまりから 出す. */
export function ungroupNotes(doc: Y.Doc, notes: readonly NoteId[]): void {
	doc.transact(() => {
		for (const note of notes) root(doc, 'places').delete(note);
	}, byHand);
}

/** ひとつに する: the notes of one group lie in the other, which keeps both titles (別名). */
export function mergeGroups(doc: Y.Doc, into: GroupId, from: GroupId): void {
	const { groups } = readBoard(doc);
	const kept = groups.find((group) => group.id === into);
	const gone = groups.find((group) => group.id === from);
	if (!kept || !gone || into === from) return;
	doc.transact(() => {
		settleNumbers(doc);
		moveNotes(
			doc,
			gone.notes.map(({ id }) => id),
			into
		);
		const names = new Set([kept.title, ...kept.aliases, gone.title, ...gone.aliases]);
		names.delete('');
		const [title = '', ...aliases] = names;
		const entryOfKept = entry(doc, 'groups', into);
		if (entryOfKept) assign(entryOfKept, { title, aliases: aliases.join('\n') });
		root(doc, 'groups').delete(from);
	}, byHand);
}

/** ばらす: the group goes, its notes stay and read as ungrouped (G2). */
export function dissolveGroup(doc: Y.Doc, id: GroupId): void {
	doc.transact(() => {
		settleNumbers(doc);
		for (const { note } of readPlaces(doc, id)) root(doc, 'places').delete(note);
		root(doc, 'groups').delete(id);
	}, byHand);
}

/** 組み合わせる: two sides or more, and one line 「〜すれば」. */
export function combine(doc: Y.Doc, id: CombinationId, members: readonly Member[], idea: string): void {
	doc.transact(() => {
		const order = generateKeyBetween(lastOrder(readBoard(doc).combinations), null);
		const sides = Object.fromEntries(members.map((member) => [memberKey(member), 1]));
		root(doc, 'combinations').set(id, mapOf({ idea: cleanText(idea), order, ...sides }));
	}, byHand);
}

export function changeIdea(doc: Y.Doc, id: CombinationId, idea: string): void {
	doc.transact(() => entry(doc, 'combinations', id)?.set('idea', cleanText(idea)), byHand);
}

/** 確認すること: asked of this combination, or not. */
export function setCaution(doc: Y.Doc, id: CombinationId, caution: Caution, on: boolean): void {
	doc.transact(() => {
		const combination = entry(doc, 'combinations', id);
		if (on) combination?.set(cautionKey(caution), 1);
		else combination?.delete(cautionKey(caution));
	}, byHand);
}

export function removeCombination(doc: Y.Doc, id: CombinationId): void {
	doc.transact(() => root(doc, 'combinations').delete(id), byHand);
}

function placeNotes(doc: Y.Doc, notes: readonly NoteId[], group: GroupId, after: string | null): void {
	const orders = generateNKeysBetween(after, null, notes.length);
	notes.forEach((note, i) => root(doc, 'places').set(note, { group, order: orders[i] ?? '' }));
}

function readPlaces(doc: Y.Doc, group: GroupId): { note: NoteId; order: string }[] {
	const places: { note: NoteId; order: string }[] = [];
	for (const [note, value] of root(doc, 'places')) {
		const { group: there, order } = (value ?? {}) as { group?: unknown; order?: unknown };
		if (there === group && typeof order === 'string') places.push({ note: note as NoteId, order });
	}
	return places.sort((a, b) => (a.order < b.order ? -1 : 1));
}
