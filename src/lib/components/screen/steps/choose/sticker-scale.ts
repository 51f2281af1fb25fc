/** How シール are drawn: all rows to one scale, so that they can be compared. */
interface Row {
	/** Of the row with the most. */
	readonly fullest: number;
	/** In units of 1/1080 of the screen height. */
	readonly room: number;
	/** The largest that the row may have, in the same unit. */
	readonly letters: number;
}

interface Scale {
	readonly lines: number;
	readonly across: number;
	/** The height of one, in letters of the row and at most in units of 1/1080. */
	readonly high: number;
	readonly most: number;
	/** From one to the next, in heights of one. */
	readonly pitch: number;
}

/** More in one line are too small to be counted. */
const mostAcross = 23;
/** Wider apart they are no row. */
const widest = 1.6;

export function stickerScale({ fullest, room, letters }: Row): Scale {
	const lines = fullest > mostAcross ? 2 : 1;
	const across = Math.max(1, Math.ceil(fullest / lines));
	/** Even the longest row leaves room for its number. */
	const each = (room - 3.6 * letters) / across;
	const high = 1 / (lines === 1 ? 1 : 1.7);
	const pitch = Math.min(widest, Math.max(1, each / (high * letters)));
	return { lines, across, high, most: each / pitch, pitch };
}
