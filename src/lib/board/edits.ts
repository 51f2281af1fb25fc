/**
 * Every way to change a board document, one transaction each. The first half is for accounts, in the browser, undoable;
 * the second half is what commands do, on the server.
 */
import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';
import * as Y from 'yjs';
import { accountRoots, memberKey, readBoard, root, writeDue } from './doc.ts';
import type {
	ActionId,
	AgendaItem,
	Board,
	BoardAction,
	CombinationId,
	GroupId,
	Kind,
	Member,
	Note,
	NoteId,
	Phase
} from './model.ts';
import { cleanText } from './text.ts';

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
	return all.map(({ order }) => order).findLast(isOrder) ?? null;
}

function isOrder(order: string): boolean {
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
		const order = generateKeyBetween(lastOrder(readBoard(doc).groups), null);
		root(doc, 'groups').set(id, mapOf({ title: cleanText(title), order }));
		placeNotes(doc, notes, id, null);
	}, byHand);
}

/** 名前をつける. */
export function nameGroup(doc: Y.Doc, id: GroupId, title: string): void {
	doc.transact(() => entry(doc, 'groups', id)?.set('title', cleanText(title)), byHand);
}

/** まとまりに 入れる: behind the notes that lie there already. */
export function moveNotes(doc: Y.Doc, notes: readonly NoteId[], group: GroupId): void {
	doc.transact(() => {
		const there = readPlaces(doc, group).filter(({ note }) => !notes.includes(note));
		placeNotes(doc, notes, group, lastOrder(there));
	}, byHand);
}

/** まとまりから 出す. */
export function ungroupNotes(doc: Y.Doc, notes: readonly NoteId[]): void {
	doc.transact(() => {
		for (const note of notes) root(doc, 'places').delete(note);
	}, byHand);
}

/** ばらす: the group goes, its notes stay and read as ungrouped (G2). */
export function dissolveGroup(doc: Y.Doc, id: GroupId): void {
	doc.transact(() => {
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

export function removeCombination(doc: Y.Doc, id: CombinationId): void {
	doc.transact(() => root(doc, 'combinations').delete(id), byHand);
}

// What commands do. The caller has asked the policy and holds the board's lock; origins are the caller's.

/** A fresh board: what a meeting looks like before its door opens. */
export function beginBoard(
	doc: Y.Doc,
	meeting: Pick<Board, 'title' | 'confidentiality' | 'reveal'> & { agenda: readonly AgendaItem[] }
): void {
	doc.transact(() => {
		const { agenda, ...about } = meeting;
		assign(root(doc, 'meeting'), {
			...about,
			agenda: JSON.stringify(agenda),
			phase: 'draft',
			door: false,
			position: 0
		});
		assign(root(doc, 'tallies'), { komatta: 0, mottainai: 0, phones: 0 });
	});
}

/** Puts a note where everybody sees it. Its number is the next one that was never used (N5). */
export function showNote(doc: Y.Doc, note: Omit<Note, 'number'>): number {
	const meeting = root(doc, 'meeting');
	const next = meeting.get('nextNumber');
	const number = typeof next === 'number' ? next : firstNumber;
	root(doc, 'notes').set(note.id, mapOf({ kind: note.kind, text: note.text, number }));
	meeting.set('nextNumber', number + 1);
	return number;
}

/** Printed paper cards bear 1–199. */
const firstNumber = 201;

export function changeNote(doc: Y.Doc, id: NoteId, text: string): void {
	entry(doc, 'notes', id)?.set('text', text);
}

export function removeNote(doc: Y.Doc, id: NoteId): void {
	root(doc, 'notes').delete(id);
	root(doc, 'places').delete(id);
}

/** Adds to, or takes from, the count of notes that wait to be shown. */
export function countWaiting(doc: Y.Doc, kind: Kind, by: number): void {
	addTo(root(doc, 'tallies'), kind, by);
}

export function countPhone(doc: Y.Doc): void {
	addTo(root(doc, 'tallies'), 'phones', 1);
}

export function goToStep(doc: Y.Doc, position: number): void {
	root(doc, 'meeting').set('position', position);
}

export function setPhase(doc: Y.Doc, phase: Phase, door: boolean): void {
	assign(root(doc, 'meeting'), { phase, door });
}

/** Mirrors an action item's row on the board; the row is the truth (A1). */
export function putAction(doc: Y.Doc, action: Omit<BoardAction, 'order'>): void {
	const actions = root(doc, 'actions');
	const { id, due, combination, ...rest } = action;
	actions.set(
		id,
		mapOf({ ...rest, due: writeDue(due), combination: combination ?? '', order: actions.size })
	);
}

export function updateAction(doc: Y.Doc, id: ActionId, change: Pick<BoardAction, 'status' | 'remark'>): void {
	const action = entry(doc, 'actions', id);
	if (action) assign(action, change);
}

function addTo(map: Y.Map<unknown>, key: string, by: number): void {
	const before = map.get(key);
	map.set(key, (typeof before === 'number' ? before : 0) + by);
}

function assign(map: Y.Map<unknown>, values: Readonly<Record<string, unknown>>): void {
	for (const [key, value] of Object.entries(values)) if (map.get(key) !== value) map.set(key, value);
}

function mapOf(values: Readonly<Record<string, unknown>>): Y.Map<unknown> {
	return new Y.Map(Object.entries(values));
}

function entry(doc: Y.Doc, name: Parameters<typeof root>[1], id: string): Y.Map<unknown> | null {
	const found = root(doc, name).get(id);
	return found instanceof Y.Map ? found : null;
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
