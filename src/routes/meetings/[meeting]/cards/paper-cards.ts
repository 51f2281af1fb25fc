/** 書く カード: who gets how many, and which number stands on each. */
import { lastCardNumber, type Kind } from '#lib/board/model.ts';

export const printed = ['cards', 'table', 'agenda', 'actions', 'key'] as const;
export type Printed = (typeof printed)[number];

/** The budget of a meeting: three 困っている and two もったいない for everybody. */
const each: Readonly<Record<Kind, number>> = { komatta: 3, mottainai: 2 };
const mostPeople = 80;
const perSheet = 4;

export interface PaperCard {
	readonly kind: Kind;
	/** Null: the numbers for paper have run out. */
	readonly number: number | null;
}

export interface PaperCards {
	readonly people: number;
	readonly from: number;
	readonly sheets: readonly (readonly PaperCard[])[];
	readonly count: number;
	/** The last number that is printed; null: none is. */
	readonly to: number | null;
}

/** From what somebody typed: nonsense becomes the nearest that makes sense. */
export function paperCards(asked: {
	readonly people: string | null;
	readonly from: string | null;
}): PaperCards {
	const people = within(asked.people, 8, mostPeople);
	const from = within(asked.from, 1, lastCardNumber);
	const kinds = (['komatta', 'mottainai'] as const).flatMap((kind) =>
		Array.from({ length: people * each[kind] }, () => kind)
	);
	const cards = kinds.map((kind, i) => ({ kind, number: from + i <= lastCardNumber ? from + i : null }));
	const sheets = Array.from({ length: Math.ceil(cards.length / perSheet) }, (_, i) =>
		cards.slice(i * perSheet, (i + 1) * perSheet)
	);
	return { people, from, sheets, count: cards.length, to: Math.min(from + cards.length - 1, lastCardNumber) };
}

function within(typed: string | null, usual: number, most: number): number {
	const number = Math.round(Number((typed ?? '').normalize('NFKC').trim() || usual));
	return Number.isFinite(number) ? Math.min(Math.max(number, 1), most) : usual;
}
