/** The lines that the draft wrote from an erased note, and those that repeat it (E3). */
import { squeezed, type Repeats } from '#lib/board/erase/quotes.ts';

/** Stands for ▲困 ●も ■案 when a line is read as text. */
export const signMark = '\ufffc';

export interface ErasedWords {
	/** Null for 会議録 of another meeting. */
	readonly number: number | null;
	readonly text: string;
	/** Null if another note says the same, or if the note's text is empty. */
	readonly repeats: Repeats | null;
}

interface Line {
	readonly text: string;
	readonly isHeading: boolean;
}

export type IsGone = (line: Line) => boolean;

/** The result runs on every line, so the patterns are compiled here. */
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
 * A number is given once per meeting (N5), so behind a sign it means this note, even if the words
 * were edited since; without a sign only if the note's words follow.
 */
function ownLine(number: number, words: string): (line: string) => boolean {
	const behindSign = new RegExp(`(?:${signMark}\\s*|・)${number}\\u3000`, 'u');
	const copied = new RegExp(`(?:^|[^0-9])${number}\\s+${words}`, 'u');
	return (line) => (line.includes(signMark) && behindSign.test(line)) || copied.test(line);
}

/**
 * Matches where only the draft's separators stand on both sides: other notes' words, a label, a
 * count of わたしも or an owner.
 */
const alonePiece = (words: string, more: string) =>
	new RegExp(
		`(?:^|[・＋：${signMark}${more}]|：[^：\\s]*\\u3000)\\s*(?:[0-9]+\\s*)?${words}\\s*` +
			`(?:$|[・＋${signMark}${more}]|\\u3000いつまでに|：|（[^（）]*(?:（[^（）]*）[^（）]*)*）\\s*(?:$|：))`,
		'u'
	);
