import type { CarriedOver } from '#lib/board/carried.ts';

/** A person or organisation that took on an action before. */
export interface KnownOwner {
	readonly name: string;
	/** Open actions at page load. */
	readonly open: number;
}

/** The council's next meeting (次回). */
interface NextMeeting {
	/** Null if none is planned yet. */
	readonly meeting: { readonly startsAt: Date; readonly venue: string } | null;
	/** Path of the page that plans it or changes its date; null where a 当日のかぎ is used. */
	readonly path: string | null;
}

/** Data about earlier meetings and the next one, loaded with the page. */
export interface Known {
	/** The page runs with a 当日のかぎ; minutes (会議録) and sheets need an account. */
	readonly byKey: boolean;
	readonly next: NextMeeting;
	/** The minutes (会議録) exist already. */
	readonly minutes: boolean;
	readonly owners: readonly KnownOwner[];
	readonly carried: CarriedOver;
}

export const nothingKnown: Known = {
	byKey: false,
	next: { meeting: null, path: null },
	minutes: false,
	owners: [],
	carried: { notes: [], combinations: [] }
};
