import type { Affiliation } from '#lib/board/attendance.ts';
import type { CarriedOver } from '#lib/board/carried.ts';
import type { OfferedPlace } from '#lib/board/handoff-place.ts';
import type { KnownNext } from '#lib/live/next-meeting/next-watch.svelte.ts';
import type { AffiliationSetting } from '#lib/words/affiliation/city-affiliations.ts';

export interface KnownOwner {
	readonly name: string;
	/** Open actions at page load. */
	readonly open: number;
}

export interface KnownOrganization {
	readonly affiliation: Affiliation;
	readonly name: string;
	/** 別名 */
	readonly aliases: readonly string[];
}

/** The 団体 of the 市町村, and how it calls the kinds of 所属. */
export interface KnownOrganizations {
	readonly affiliations: readonly AffiliationSetting[];
	readonly organizations: readonly KnownOrganization[];
}

/** Earlier meetings as they were at page load, and the next one. */
export interface Known {
	/** The 会議録 and sheets need an account, not a 当日のかぎ. */
	readonly byKey: boolean;
	/** Its path is null with a 当日のかぎ. */
	readonly next: KnownNext;
	/** The 会議録 exist already. */
	readonly minutes: boolean;
	readonly owners: readonly KnownOwner[];
	readonly offered: KnownOrganizations;
	readonly carried: CarriedOver;
	/** Opening the door ends a rehearsal (練習) of this meeting that goes on. */
	readonly isRehearsed: boolean;
	/** In a rehearsal, the page of its real meeting. */
	readonly realHome: string | null;
	/** The directory (相談先) at page load, for 個別の支援につなぐ. A remote has none (C63). */
	readonly places?: readonly OfferedPlace[];
}

export const nothingKnown: Known = {
	byKey: false,
	next: { meeting: null, path: null },
	minutes: false,
	owners: [],
	offered: { affiliations: [], organizations: [] },
	carried: { notes: [], combinations: [] },
	isRehearsed: false,
	realHome: null
};
