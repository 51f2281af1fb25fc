/** Each change is one transaction, so it can be undone. */
import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';
import * as Y from 'yjs';
import { mostOrderOfPage } from './bounds.ts';
import { readBoard } from './doc.ts';
import { staffRoots, cautionKey, memberKey, root } from './layout.ts';
import { assign, entry, mapOf } from './entries.ts';
import { numbersAfter } from './group-numbers.ts';
import type { Caution, CombinationId, Group, GroupId, Member, NoteId } from '#lib/board/model.ts';
import { cleanLine, cleanText } from '#lib/board/text/text.ts';

/** Only these edits can be undone (元に戻す, G3). */
export const ownEditOrigin = Symbol('by hand');

/** Covers no server root, so it cannot restore a note's text. */
export function undoFor(doc: Y.Doc): Y.UndoManager {
	return new Y.UndoManager(
		staffRoots.map((name) => root(doc, name)),
		{ trackedOrigins: new Set([ownEditOrigin]), captureTimeout: 0 }
	);
}

/** Invalid keys must not block new entries. */
function lastOrder(all: readonly { order: string }[]): string | null {
	return all.findLast(({ order }) => isOrder(order))?.order ?? null;
}

function isOrder(order: string): boolean {
	if (order.length > mostOrderOfPage) return false; // keys after it would soon exceed the server's limit
	try {
		generateKeyBetween(order, null);
		return true;
	} catch {
		return false; // the library throws on keys that are not its own
	}
}

/** まとめる: at the end of the list. */
export function makeGroup(doc: Y.Doc, id: GroupId, notes: readonly NoteId[], title = ''): void {
	doc.transact(() => {
		const groups = settleNumbers(doc);
		const order = generateKeyBetween(lastOrder(groups), null);
		const number = numbersAfter(groups.map((group) => group.number))();
		root(doc, 'groups').set(id, mapOf({ title: cleanLine(title), number, order }));
		placeNotes(doc, notes, id, null);
	}, ownEditOrigin);
}

/** G5: stores numbers that only reading derived, before groups come or go. */
function settleNumbers(doc: Y.Doc): readonly Group[] {
	const { groups } = readBoard(doc);
	for (const { id, number } of groups) {
		const group = entry(doc, 'groups', id);
		if (group) assign(group, { number });
	}
	return groups;
}

export function nameGroup(doc: Y.Doc, id: GroupId, title: string): void {
	doc.transact(() => entry(doc, 'groups', id)?.set('title', cleanLine(title)), ownEditOrigin);
}

/** まとまりに 入れる: at the end of the group. */
export function moveNotes(doc: Y.Doc, notes: readonly NoteId[], group: GroupId): void {
	doc.transact(() => {
		const moved = new Set(notes);
		const there = readPlaces(doc, group).filter(({ note }) => !moved.has(note));
		placeNotes(doc, notes, group, lastOrder(there));
	}, ownEditOrigin);
}

export function ungroupNotes(doc: Y.Doc, notes: readonly NoteId[]): void {
	doc.transact(() => {
		for (const note of notes) root(doc, 'places').delete(note);
	}, ownEditOrigin);
}

/** ほかの まとまりと 合わせる: `into` keeps both titles (別名, G4). */
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
	}, ownEditOrigin);
}

/** The notes become ungrouped (ばらす, G2). */
export function dissolveGroup(doc: Y.Doc, id: GroupId): void {
	doc.transact(() => {
		settleNumbers(doc);
		for (const { note } of readPlaces(doc, id)) root(doc, 'places').delete(note);
		root(doc, 'groups').delete(id);
	}, ownEditOrigin);
}

/** 組み合わせる: two or more members. */
export function combine(doc: Y.Doc, id: CombinationId, members: readonly Member[], idea: string): void {
	doc.transact(() => {
		const order = generateKeyBetween(lastOrder(readBoard(doc).combinations), null);
		const sides = Object.fromEntries(members.map((member) => [memberKey(member), 1]));
		root(doc, 'combinations').set(id, mapOf({ idea: cleanText(idea), order, ...sides }));
	}, ownEditOrigin);
}

export function changeIdea(doc: Y.Doc, id: CombinationId, idea: string): void {
	doc.transact(() => entry(doc, 'combinations', id)?.set('idea', cleanText(idea)), ownEditOrigin);
}

export function setCaution(doc: Y.Doc, id: CombinationId, caution: Caution, on: boolean): void {
	doc.transact(() => {
		const combination = entry(doc, 'combinations', id);
		if (on) combination?.set(cautionKey(caution), 1);
		else combination?.delete(cautionKey(caution));
	}, ownEditOrigin);
}

export function removeCombination(doc: Y.Doc, id: CombinationId): void {
	doc.transact(() => root(doc, 'combinations').delete(id), ownEditOrigin);
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
