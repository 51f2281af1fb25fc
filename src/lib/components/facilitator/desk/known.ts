import type { CarriedOver } from '#lib/board/carried.ts';

export interface KnownOwner {
	readonly name: string;
	/** Open actions at page load. */
	readonly open: number;
}

interface NextMeeting {
	readonly meeting: { readonly startsAt: Date; readonly venue: string } | null;
	/** Null with a 当日のかぎ. */
	readonly path: string | null;
}

/** Earlier meetings and the next one, as they were at page load. */
export interface Known {
	/** The 会議録 and sheets need an account, not a 当日のかぎ. */
	readonly byKey: boolean;
	readonly next: NextMeeting;
	/** The 会議録 exist already. */
	readonly minutes: boolean;
	readonly owners: readonly KnownOwner[];
	readonly carried: CarriedOver;
	/** Opening the door ends a rehearsal (練習) of this meeting that goes on. */
	readonly isRehearsed: boolean;
	/** In a rehearsal, the page of its real meeting. */
	readonly realHome: string | null;
}

export const nothingKnown: Known = {
	byKey: false,
	next: { meeting: null, path: null },
	minutes: false,
	owners: [],
	carried: { notes: [], combinations: [] },
	isRehearsed: false,
	realHome: null
};
