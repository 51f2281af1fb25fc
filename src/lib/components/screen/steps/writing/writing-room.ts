/** How the picture of 書く is divided. In units of 1/1080 of the screen height. */
import type { Note } from '#lib/board/model.ts';
import {
	layOut,
	linesOf,
	newestOf,
	type CardSize,
	type Placed
} from '#lib/components/screen/layout/lay-out.ts';
import { partsOf, type Sheet } from '#lib/components/screen/layout/note-parts.ts';
import { contentHeight } from '#lib/components/screen/layout/wall.ts';

const letters = 48;
const gaps = { across: 24, down: 20 };
/** The strip of a note and what is blank beside its text. */
const beside = 104 + 1.2 * letters;
const line = 1.3 * letters;
/** Lines are rarely full, because phrases are not broken. */
const filled = 0.88;

const question = { letters: 80, line: 92 };
/** The counts, right of the question: the mark and three digits. */
const countsWidth = 370;
const prompt = { letters: 52, line: 62 };
/** The theme, and the lines about voice and paper. */
const below = { letters: 48, line: 58, sparse: 57 };
const gap = 16;
/** Three made-up notes, or two rows of real ones. */
const leastNotes = 290;
/** Beside the question, more lines of a theme would leave the screen. */
const mostThemeLines = 3;

interface Texts {
	readonly questions: readonly string[];
	readonly prompts: readonly string[];
	readonly theme: string;
}

interface WritingRoom {
	/** The height between the prompts and what stands below. */
	readonly notes: number;
	/** Whether the theme has room too. */
	readonly theme: boolean;
}

/** `sparse`: there is nothing but words, so that the theme may have several lines. */
export function writingRoom(
	{ questions, prompts, theme }: Texts,
	{ width, sparse }: { width: number; sparse: boolean }
): WritingRoom {
	const high = (texts: readonly string[], perLine: number, line: number) =>
		texts.reduce((sum, text) => sum + linesOf(text, perLine) * line, 0);
	const taken =
		high(questions, (width - countsWidth) / question.letters, question.line) +
		high(prompts, width / prompt.letters, prompt.line) +
		below.line +
		3 * gap;
	const notes = contentHeight - taken;
	if (theme === '') return { notes, theme: false };
	if (sparse) return { notes, theme: linesOf(theme, width / below.sparse) <= mostThemeLines };
	const fits = linesOf(theme, width / below.letters) === 1 && notes - below.line >= leastNotes;
	return { notes: fits ? notes - below.line : notes, theme: fits };
}

/** Rows of two lines each. */
export const rowsIn = (height: number): number =>
	Math.max(1, Math.floor((height + gaps.down) / (2 * line + 0.2 * letters + gaps.down)));

/** A new note appears in place, and a longer one takes more cells. */
export function newestNotes(
	notes: readonly Note[],
	{ width, columns, rows }: { width: number; columns: number; rows: number }
): readonly Placed<Sheet>[] {
	const cell = (width - gaps.across * (columns - 1)) / columns;
	const space = (size: CardSize) => ({
		perLine: Math.floor(((cell * size.width + gaps.across * (size.width - 1) - beside) / letters) * filled),
		lines: 2 * size.height
	});
	const sizes = [
		...Array.from({ length: columns }, (_, i) => ({ width: i + 1, height: 1 })),
		...Array.from({ length: rows - 1 }, (_, i) => ({ width: columns, height: i + 2 }))
	];
	const whole = { width: columns, height: rows };
	const holds = (text: string, size: CardSize) => linesOf(text, space(size).perLine) <= space(size).lines;
	const sheets = notes.flatMap((note) =>
		partsOf(note.text, space(whole)).map((text, i, all) => ({
			id: all.length === 1 ? note.id : `${note.id}-${i}`,
			note,
			text
		}))
	);
	const sizeOf = ({ text }: Sheet) => sizes.find((size) => holds(text, size)) ?? whole;
	return newestOf(layOut(sheets, sizeOf, { columns, rows }));
}
