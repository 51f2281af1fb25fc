/**
 * How much editors may make of a board. The server takes no edit that brings it over a bound. Only growth is refused: a
 * board of before opens, and may shrink.
 */
export const serverBounds = {
	groups: 1_000,
	combinations: 1_000,
	/** Of all combinations together. */
	members: 10_000,
	/** Of titles and ideas together, in UTF-16 units. */
	words: 100_000,
	/** Notes that lie somewhere: more than a board holds, because a place waits for a note that was taken off. */
	places: 8_000,
	/** What the document is made of, with what was deleted in it. A meeting of 200 people leaves about 30,000. */
	structs: 200_000,
	/** Pages that ever wrote into it, and the server's own loads of it. */
	clients: 4_000
} as const;

/**
 * Where pages stop: at half, so that two who were away together stay below the bound. Places need no stop: with every note
 * of a full board in a group there are 2,000. Structs and clients grow with what people did, not with what is there.
 */
export const pageBounds = {
	groups: serverBounds.groups / 2,
	combinations: serverBounds.combinations / 2,
	members: serverBounds.members / 2,
	words: serverBounds.words / 2
} as const;

/** Of one title or idea, in UTF-16 units: 500 of the longest emoji. What is read of it is `maxText` letters. */
export const mostLineUnits = 8_000;
/** Of all 別名 of a group. */
export const mostAliasUnits = 16_000;
/** The highest number that a group is called by. */
export const mostGroupNumber = 9_999;

/** A fractional index. Ours have a handful of digits; the bound leaves room for what comes behind a long one. */
export const orderPattern = /^[0-9A-Za-z]{0,64}$/;
/** What pages still put something behind: twice as much is taken. */
export const mostOrderOfPage = 32;

/** Of a group or a combination: a ULID as pages make them, and what earlier ones made. */
export const idPattern = /^[0-9A-Za-z-]{1,40}$/;
