/** Which lines of 会議録 say what an erased note said (E3): those that the draft wrote of it, and those that repeat it. */
import { squeezed, type Repeats } from '#lib/board/erase/quotes.ts';

/** Stands for ▲困 ●も ■案 where a line is read as text. */
export const signMark = '\ufffc';

export interface ErasedWords {
	/** Null: on a board that shows it by no number of its own. */
	readonly number: number | null;
	readonly text: string;
	/** Null: the words are not this note's alone, or nobody's to repeat. */
	readonly repeats: Repeats | null;
}

export interface Line {
	readonly text: string;
	readonly isHeading: boolean;
}

export type IsGone = (line: Line) => boolean;

/** Asked of every line, so what is sought is made once. */
export function linesOf({ number, text, repeats }: ErasedWords): IsGone {
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
 * A number is given once in a meeting: behind a sign, alone or with others, it is this note's, whatever has been made of
 * its words since. Without the sign (somebody has copied the line) it is, where the words follow.
 */
function ownLine(number: number, words: string): (line: string) => boolean {
	const behindSign = new RegExp(`(?:${signMark}\\s*|・)${number}\\u3000`, 'u');
	const copied = new RegExp(`(?:^|[^0-9])${number}\\s+${words}`, 'u');
	return (line) => (line.includes(signMark) && behindSign.test(line)) || copied.test(line);
}

/** Between what the draft sets apart: several papers, a label before, わたしも or who does it behind. */
const alonePiece = (words: string, more: string) =>
	new RegExp(
		`(?:^|[・＋：${signMark}${more}]|：[^：\\s]*\\u3000)\\s*(?:[0-9]+\\s*)?${words}\\s*` +
			`(?:$|[・＋${signMark}${more}]|\\u3000いつまでに|：|（[^（）]*(?:（[^（）]*）[^（）]*)*）\\s*(?:$|：))`,
		'u'
	);
