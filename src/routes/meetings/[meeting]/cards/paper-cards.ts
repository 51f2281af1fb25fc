import { kindFacts } from '#lib/board/kinds.ts';
import { lastCardNumber } from '#lib/board/limits.ts';
import { kinds, type Kind } from '#lib/board/model.ts';

export const sheetKinds = ['cards', 'table', 'agenda', 'actions', 'guide', 'key', 'scribe'] as const;
export type SheetKind = (typeof sheetKinds)[number];

const mostPeople = 80;
const perSheet = 4;

export interface PaperCard {
	readonly kind: Kind;
	/** Null: the numbers reserved for paper have run out (N5). */
	readonly number: number | null;
}

export interface PaperCards {
	readonly people: number;
	readonly from: number;
	readonly sheets: readonly (readonly PaperCard[])[];
	readonly count: number;
	readonly to: number | null;
}

/** Invalid values become the default, values out of range the nearest limit. */
export function paperCards(asked: {
	readonly people: string | null;
	readonly from: string | null;
}): PaperCards {
	const people = within(asked.people, 8, mostPeople);
	const from = within(asked.from, 1, lastCardNumber);
	const kindOfEach = kinds.flatMap((kind) =>
		Array.from({ length: people * kindFacts[kind].cards }, () => kind)
	);
	const cards = kindOfEach.map((kind, i) => ({ kind, number: from + i <= lastCardNumber ? from + i : null }));
	const sheets = Array.from({ length: Math.ceil(cards.length / perSheet) }, (_, i) =>
		cards.slice(i * perSheet, (i + 1) * perSheet)
	);
	return { people, from, sheets, count: cards.length, to: Math.min(from + cards.length - 1, lastCardNumber) };
}

function within(typed: string | null, usual: number, most: number): number {
	const number = Math.round(Number((typed ?? '').normalize('NFKC').trim() || usual));
	return Number.isFinite(number) ? Math.min(Math.max(number, 1), most) : usual;
}
