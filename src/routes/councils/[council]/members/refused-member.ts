import type { Fields } from '#lib/city/edited-twice.ts';

export interface RefusedMember {
	/** Null: the form of a new 構成員. */
	readonly member: string | null;
	readonly typed: Fields;
	readonly problems: Fields;
	/** What another person stored meanwhile (C21). */
	readonly others: Fields | null;
	readonly was: Fields | null;
	/** Names of 団体 that are new: their 所属 is asked (C24). */
	readonly unknown: readonly string[];
	readonly kinds: Fields;
}
