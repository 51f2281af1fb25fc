import * as v from 'valibot';
import { kinds, type Kind } from '#lib/board/model.ts';
import { lastCardNumber } from '#lib/board/limits.ts';
import type { Refusal } from '#lib/board/policy/refusals.ts';
import { refusalForText } from '#lib/board/policy/refusal-for-text.ts';
import { cleanText } from '#lib/board/text/text.ts';
import { kindFacts } from '#lib/board/kinds.ts';
import type { OutboxItem } from '#lib/live/outbox.ts';
import { m } from '#lib/messages/compiled/messages.js';
import { refusalSentence } from '#lib/messages/refusal-sentence.ts';

export interface ScribeDraft {
	readonly kind: Kind;
	readonly text: string;
	/** '' if numbers are not used. */
	readonly number: string;
	/** Staff are typing in printed cards. */
	readonly numbered: boolean;
}

const stored = v.pipe(
	v.string(),
	v.parseJson(),
	v.object({ kind: v.picklist(kinds), text: v.string(), number: v.string(), numbered: v.boolean() })
);

export function readScribeDraft(kept: string, kind: Kind): ScribeDraft {
	const read = v.safeParse(stored, kept);
	return read.success ? read.output : { kind, text: '', number: '', numbered: false };
}

/** Parses 1–199, also in full-width digits. */
export function cardNumber(typed: string): number | null {
	const digits = typed.normalize('NFKC').trim();
	const number = /^\d{1,3}$/.test(digits) ? Number(digits) : 0;
	return number >= 1 && number <= lastCardNumber ? number : null;
}

export interface ScribeProblem {
	readonly in: 'number' | 'text';
	readonly words: string;
}

export function scribeProblem(
	{ text, number, numbered }: ScribeDraft,
	taken: ReadonlySet<number | null | undefined>
): ScribeProblem | null {
	const card = cardNumber(number);
	if (numbered && card === null) return { in: 'number', words: m.desk_scribe_number_wrong() };
	if (numbered && taken.has(card)) return { in: 'number', words: refusalSentence('number_taken') };
	const refusal = refusalForText(cleanText(text));
	return refusal && { in: 'text', words: refusalSentence(refusal) };
}

export function kindOfKey(key: string): Kind | null {
	const pressed = key.normalize('NFKC').toLowerCase();
	return kinds.find((kind, i) => pressed === kindFacts[kind].key || pressed === String(i + 1)) ?? null;
}

/** Refused by the server, but its words are kept. */
export interface ReturnedNote {
	readonly id: string;
	readonly kind: Kind;
	readonly text: string;
	readonly number: number | null;
	readonly refusal: Refusal;
}

export function returnedNotes(returned: readonly OutboxItem[]): ReturnedNote[] {
	return returned.flatMap(({ command, refusal }) => {
		if (refusal === null || command.type !== 'note.post') return [];
		const { id, kind, text, number = null } = command;
		return [{ id, kind, text, number, refusal }];
	});
}

export function arrivedCount(
	posted: readonly string[],
	waiting: readonly OutboxItem[],
	returned: readonly OutboxItem[]
): number {
	const open = new Set([...waiting, ...returned].map(({ command }) => command.id));
	return posted.filter((id) => !open.has(id)).length;
}
