/**
 * Limits for what staff add to a board (S12). The server refuses an edit that exceeds one. Only
 * growth is refused: a board that is already above a limit opens, and may shrink.
 */
export const serverBounds = {
	groups: 1_000,
	combinations: 1_000,
	/** Total of all combinations. */
	members: 10_000,
	/** Total of titles and ideas, in UTF-16 units. */
	words: 100_000,
	/** Notes in groups. Above `maxNotes`, because a note taken off the board keeps its place. */
	places: 8_000,
	/** Yjs structs, including deleted ones. A meeting of 200 people leaves about 30,000. */
	structs: 200_000,
	/** Yjs client ids: pages that ever wrote into the document, and the server's loads of it. */
	clients: 4_000
} as const;

/**
 * Pages stop at half, so that two laptops that were offline together stay below the limit. Places
 * need no page limit: a full board with every note in a group has 2,000. Structs and clients grow
 * with what people did, not with what is on the board.
 */
export const pageBounds = {
	groups: serverBounds.groups / 2,
	combinations: serverBounds.combinations / 2,
	members: serverBounds.members / 2,
	words: serverBounds.words / 2
} as const;

/** Per title or idea in UTF-16 units: 500 of the longest emoji. Reading cuts to `maxText`. */
export const mostLineUnits = 8_000;
/** All aliases (別名) of a group together. */
export const mostAliasUnits = 16_000;
export const mostGroupNumber = 9_999;

/** A fractional index. Ours have a few digits; the limit leaves room for keys after a long one. */
export const orderPattern = /^[0-9A-Za-z]{0,64}$/;
/** The longest key that pages still append after; the server accepts twice that length. */
export const mostOrderOfPage = 32;

/** Id of a group or a combination: a ULID, or the format that earlier pages made. */
export const idPattern = /^[0-9A-Za-z-]{1,40}$/;
