/** How the cells of several sheets are read. Each returns a value, or what is wrong. */
import { cleanLine, isBlank, lengthOf } from '#lib/board/text/text.ts';
import { m } from '#lib/messages/compiled/messages.js';
import type { NameIndex } from './name-index.ts';
import { readDay } from './read-day.ts';
import { foldName } from './fold-name.ts';
import { splitWords } from './word-lists.ts';

export type Read<T> = { readonly value: T } | { readonly problem: string };

/** Puts the value into the item, and returns what is wrong. */
export function put<T>(read: Read<T>, into: (value: T) => void): string | null {
	if ('problem' in read) return read.problem;
	into(read.value);
	return null;
}

export function readLine(cell: string, longest: number): Read<string> {
	const value = cleanLine(cell);
	if (lengthOf(value) > longest) return { problem: m.staff_field_long({ count: longest }) };
	return { value: isBlank(value) ? '' : value };
}

export function readName(cell: string, longest: number): Read<string> {
	const read = readLine(cell, longest);
	return 'value' in read && read.value === '' ? { problem: m.sheets_wrong_missing() } : read;
}

export function readDate(cell: string, from1904: boolean): Read<string | null> {
	if (cell === '') return { value: null };
	const value = readDay(cell, from1904);
	return value ? { value } : { problem: m.sheets_wrong_day({ words: cell.slice(0, 40) }) };
}

/** The words of a choice, folded once and not for each of ten thousand rows. */
export class Choice<T extends string> {
	readonly #byKey: ReadonlyMap<string, T>;
	readonly #shown: string;

	constructor(words: readonly (readonly [string, T])[]) {
		// The first of two that are spelled the same counts.
		this.#byKey = new Map(words.toReversed().map(([each, value]) => [foldName(each), value]));
		const usual = new Map(words.toReversed().map(([each, value]) => [value, each]));
		this.#shown = [...new Set(words.map(([, value]) => usual.get(value)))].join('、');
	}

	read(cell: string): Read<T> {
		const value = this.#byKey.get(foldName(cell));
		if (value) return { value };
		return { problem: m.sheets_wrong_choice({ words: cell.slice(0, 40), choices: this.#shown }) };
	}
}

/** Things by their names. `mayBeEmpty` is up to the caller: an empty cell is an empty list. */
export function readNames<Id extends string>(cell: string, index: NameIndex): Read<Id[]> {
	const whole = cell === '' ? null : index.find(cell);
	// A name may hold a comma.
	if (whole && typeof whole !== 'string') return { value: [whole.id as Id] };
	const ids: Id[] = [];
	for (const word of splitWords(cell)) {
		const found = index.find(word);
		if (found === 'none') return { problem: m.sheets_wrong_unknown({ name: word.slice(0, 60) }) };
		if (found === 'several') return { problem: m.sheets_wrong_ambiguous({ name: word.slice(0, 60) }) };
		if (!ids.includes(found.id as Id)) ids.push(found.id as Id);
	}
	return { value: ids };
}

export function readOneName<Id extends string>(cell: string, index: NameIndex): Read<Id | null> {
	const read = readNames<Id>(cell, index);
	if ('problem' in read) return read;
	if (read.value.length > 1) return { problem: m.sheets_wrong_only_one() };
	return { value: read.value[0] ?? null };
}

/** In a fixed order, so that the same things are the same words. */
export const namesOf = (ids: readonly string[], index: NameIndex): string[] =>
	ids.map((id) => index.wordsFor(id)).toSorted();
