/**
 * Finds the lines of 会議録 that contain an erased note (E3): those that the draft wrote from it, and
 * those that repeat it.
 */
import { squeezed, type Repeats } from '#lib/board/erase/quotes.ts';

/** Stands for the signs ▲困 ●も ■案 when a line is read as text. */
export const signMark = '\ufffc';

export interface ErasedWords {
	/** Null for 会議録 of another meeting, where the note has no number. */
	readonly number: number | null;
	readonly text: string;
	/**
	 * Tells whether a text repeats the note's words. Null if another note on the board says the same, or
	 * if the note's text is empty.
	 */
	readonly repeats: Repeats | null;
}

interface Line {
	readonly text: string;
	readonly isHeading: boolean;
}

export type IsGone = (line: Line) => boolean;

/** Called once per note, while the result runs on every line, so the patterns are compiled here. */
export function linesOfErasedNote({ number, text, repeats }: ErasedWords): IsGone {
	const words = Array.from(squeezed(text), (letter) => letter.replace(/[\\^$.*+?()[\]{}|/-]/u, '\\$&')).join(
		'\\s*'
	);
	const own = number !== null && words !== '' ? ownLine(number, words) : null;
	const [alone, inHeading] = [alonePiece(words, ''), alonePiece(words, '（）')];
	return (line) =>
		own?.(line.text) === true ||
		(repeats !== null &&
			(repeats(line.text) || (repeats(text) && (line.isHeading ? inHeading : alone).test(line.text))));
}

/**
 * A number is given once per meeting (N5). Behind a sign, alone or with others, the number means this
 * note, even if the note's words were edited since. In a line that was copied without its sign, the
 * number means this note only if the note's words follow.
 */
function ownLine(number: number, words: string): (line: string) => boolean {
	const behindSign = new RegExp(`(?:${signMark}\\s*|・)${number}\\u3000`, 'u');
	const copied = new RegExp(`(?:^|[^0-9])${number}\\s+${words}`, 'u');
	return (line) => (line.includes(signMark) && behindSign.test(line)) || copied.test(line);
}

/**
 * Matches the note's words where nothing but the draft's separators stands on both sides: the words
 * of another note, a label before them, or a count of わたしも or an owner after them.
 */
const alonePiece = (words: string, more: string) =>
	new RegExp(
		`(?:^|[・＋：${signMark}${more}]|：[^：\\s]*\\u3000)\\s*(?:[0-9]+\\s*)?${words}\\s*` +
			`(?:$|[・＋${signMark}${more}]|\\u3000いつまでに|：|（[^（）]*(?:（[^（）]*）[^（）]*)*）\\s*(?:$|：))`,
		'u'
	);
