/**
 * The server refuses only growth above these (S12): a board that is already above one opens, and
 * may shrink.
 */
export const serverBounds = {
	groups: 1_000,
	combinations: 1_000,
	members: 10_000,
	/** In UTF-16 units. */
	words: 100_000,
	/** Above `maxNotes`, because a note taken off the board keeps its place. */
	places: 8_000,
	/** Including deleted ones; a meeting of 200 people leaves about 30,000. */
	structs: 200_000,
	/** Pages that ever wrote into the document, and the server's loads of it. */
	clients: 4_000
} as const;

/** Pages stop at half, so that two laptops that were offline together stay below the limit. */
export const pageBounds = {
	groups: serverBounds.groups / 2,
	combinations: serverBounds.combinations / 2,
	members: serverBounds.members / 2,
	words: serverBounds.words / 2
} as const;

/** In UTF-16 units: 500 of the longest emoji. */
export const mostLineUnits = 8_000;
/** All aliases (別名) of a group together. */
export const mostAliasUnits = 16_000;
export const mostGroupNumber = 9_999;

/** Our fractional indexes have a few digits; the limit leaves room for keys after a long one. */
export const orderPattern = /^[0-9A-Za-z]{0,64}$/;
/** Pages append after no longer key; the server accepts twice that length. */
export const mostOrderOfPage = 32;

/** A ULID, or the format that earlier pages made. */
export const idPattern = /^[0-9A-Za-z-]{1,40}$/;
