import type { CarriedOver } from '#lib/board/carried.ts';

/** Somebody, or a group, who took on something before. */
export interface KnownOwner {
	readonly name: string;
	/** How many やること they had open when the page opened. */
	readonly open: number;
}

/** 次回. */
export interface NextMeeting {
	/** Null: none is prepared yet. */
	readonly meeting: { readonly startsAt: Date; readonly venue: string } | null;
	/** Where it is prepared, or its day is changed. Null: by somebody else. */
	readonly path: string | null;
}

/** What the page knows of earlier meetings, and of the one after. */
export interface Known {
	/** Runs this day by a 当日のかぎ: 会議録 and sheets ask for an account. */
	readonly byKey: boolean;
	readonly next: NextMeeting;
	/** 会議録 were begun. */
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
