import * as Y from 'yjs';
import { cleanArrangement } from './clean.ts';
import { readBoard } from '#lib/board/document/doc.ts';
import { changeWall, setCaptions } from '#lib/board/document/command-edits.ts';
import { assign, entry } from '#lib/board/document/entries.ts';
import { memberKey, root } from '#lib/board/document/layout.ts';
import type { GroupId, NoteId } from '#lib/board/model.ts';
import { repeatsOf, saidByNobodyElse, type Repeats } from './quotes.ts';

/** E1: with its place and its side of every combination. */
export function eraseNote(doc: Y.Doc, id: NoteId): void {
	doc.transact(() => {
		cleanArrangement(doc);
		root(doc, 'notes').delete(id);
		takeOutOfArrangement(doc, [id]);
		changeWall(doc, {}); // the focus no longer names the note
	});
}

/** E7: after the 保存年限 the arrangement stays without texts. */
export function blankNotes(doc: Y.Doc): void {
	doc.transact(() => {
		for (const note of root(doc, 'notes').values()) if (note instanceof Y.Map) note.set('text', '');
	});
}

/** E4: for notes that staff arranged again while offline; the rest of the edit stays. */
export function takeOutOfArrangement(doc: Y.Doc, ids: readonly NoteId[]): void {
	const gone = new Set(ids.map((id) => memberKey({ type: 'note', id })));
	doc.transact(() => {
		for (const id of ids) root(doc, 'places').delete(id);
		for (const combination of root(doc, 'combinations').values()) {
			if (!(combination instanceof Y.Map)) continue;
			for (const key of [...combination.keys()]) if (gone.has(key)) combination.delete(key);
		}
	});
}

/** Returns null if another note says the same (E3). */
export function quotesOf(doc: Y.Doc, note: NoteId, text: string): Repeats | null {
	return text !== '' && saidByNobodyElse(text, note, readBoard(doc).notes) ? repeatsOf([text]) : null;
}

/** E3: also clears the form and this meeting's actions. */
export function clearQuotes(doc: Y.Doc, repeats: Repeats): void {
	clearArrangementQuotes(doc, repeats);
	doc.transact(() => {
		const { deciding, actions, captions } = readBoard(doc);
		if (captions !== null && repeats(captions)) setCaptions(doc, '');
		if (deciding && [deciding.what, deciding.firstStep, deciding.owner, deciding.helpers].some(repeats))
			root(doc, 'meeting').set('deciding', '');
		for (const { id, from, due: _, ...action } of actions) {
			const mirror = from === 'this_meeting' ? entry(doc, 'actions', id) : null;
			if (mirror) assign(mirror, cleared(action, actionWords, repeats));
		}
	});
}

/** Titles and ideas only, which staff typed before their page learned of the erasure (E4). */
export function clearArrangementQuotes(doc: Y.Doc, repeats: Repeats): void {
	doc.transact(() => {
		const { groups, combinations } = readBoard(doc);
		for (const { id, title, aliases } of groups) clearTitles(doc, { id, title, aliases }, repeats);
		for (const { id, idea } of combinations)
			if (repeats(idea)) entry(doc, 'combinations', id)?.set('idea', '');
	});
}

const actionWords = ['what', 'firstStep', 'owner', 'helpers', 'remark'] as const;

/** Returns an empty string for each field that repeats the text. */
export function cleared<K extends string>(
	values: Readonly<Record<K, string>>,
	fields: readonly K[],
	repeats: Repeats
): Partial<Record<K, string>> {
	const emptied: Partial<Record<K, string>> = {};
	for (const field of fields) if (repeats(values[field])) emptied[field] = '';
	return emptied;
}

interface Titles {
	readonly id: GroupId;
	readonly title: string;
	readonly aliases: readonly string[];
}

function clearTitles(doc: Y.Doc, { id, title, aliases }: Titles, repeats: Repeats): void {
	const group = entry(doc, 'groups', id);
	if (!group) return;
	if (repeats(title)) group.set('title', '');
	if (aliases.some(repeats)) group.set('aliases', aliases.filter((alias) => !repeats(alias)).join('\n'));
}

export function notesPutBy(transaction: Y.Transaction): NoteId[] {
	const { doc, changed } = transaction;
	// Yjs replaces a loaded root's object on its first typed read, so `changed` may hold the old one.
	const [placesThen, combinationsThen] = [
		doc.share.get('places'),
		doc.share.get('combinations')
	] as unknown[];
	const [places, combinations] = [root(doc, 'places'), root(doc, 'combinations')];
	const found = new Set<string>();
	for (const [type, keys] of changed) {
		if ((type as unknown) === placesThen) for (const key of keys) if (key && places.has(key)) found.add(key);
		if ((type as unknown) === combinationsThen)
			for (const key of keys) addMembers(found, combinations.get(key ?? ''));
		else if ((type.parent as unknown) === combinations) addMembers(found, type);
	}
	return [...found] as NoteId[];
}

function addMembers(found: Set<string>, combination: unknown): void {
	if (!(combination instanceof Y.Map)) return;
	for (const key of combination.keys()) if (key.startsWith('note:')) found.add(key.slice('note:'.length));
}
