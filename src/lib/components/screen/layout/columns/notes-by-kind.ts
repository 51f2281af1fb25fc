/** In units of 1/1080 of the screen height, at the smallest letters that can be read from the back row. */
import { kinds, type Kind, type Note } from '#lib/board/model.ts';
import { linesOf } from '#lib/components/screen/layout/lay-out.ts';
import { sheetsOf, type Sheet } from '#lib/components/screen/layout/note-parts.ts';
import { fillColumns } from './fill-columns.ts';

interface Heading {
	readonly id: Kind;
	readonly kind: Kind;
	readonly count: number;
}
export type NoteOrHeading = Sheet | Heading;
export const isHeading = (item: NoteOrHeading): item is Heading => 'count' in item;

interface Density {
	readonly lineHeight: number;
	/** Of a letter and the next one, in em. */
	readonly advance: number;
	/** A line of ten letters or more that does not break phrases is rarely full. */
	readonly filled: number;
	/** Above and below the text of a note, together. */
	readonly around: number;
	/** At its left and right, with the strip. */
	readonly beside: number;
	/** Mark and number stand one below the other in the strip. */
	readonly least: number;
	readonly gap: number;
	readonly columnGap: number;
}

/** NotesInColumns.svelte draws them so. */
const densities = {
	calm: {
		lineHeight: 1.3,
		advance: 1,
		filled: 0.88,
		around: 10,
		beside: 104 + 58,
		least: 160,
		gap: 20,
		columnGap: 24
	},
	/** The letters stay as large: the strip, the edges and the space between letters and lines give way. */
	dense: {
		lineHeight: 1.1,
		advance: 0.96,
		filled: 1,
		around: 2,
		beside: 88 + 6,
		least: 106,
		gap: 4,
		columnGap: 10
	}
} satisfies Record<string, Density>;

/** More pages than these take longer than the room listens; then notes stand closer together. */
const mostCalmPages = 4;

const letters = 48;
const headingHeight = 62;

interface Place {
	/** The width of the content area. */
	readonly room: number;
	readonly height: number;
	readonly narrow: boolean;
	/** Else the notes are one list in the same order. */
	readonly headings: boolean;
}

export interface NotesByKind {
	readonly density: keyof typeof densities;
	readonly columns: number;
	readonly pages: readonly (readonly (readonly NoteOrHeading[])[])[];
}

/** 困っている first, then もったいない. */
export function notesByKind(notes: readonly Note[], { narrow, ...place }: Place): NotesByKind {
	const calm = (narrow ? [1, 2] : [2, 3]).map((columns) => laidOut(notes, { ...place, columns }, 'calm'));
	const calmest = calm.reduce((best, way) => (way.pages.length < best.pages.length ? way : best));
	if (calmest.pages.length <= mostCalmPages) return calmest;
	const dense = laidOut(notes, { ...place, columns: narrow ? 2 : 3 }, 'dense');
	return dense.pages.length < calmest.pages.length ? dense : calmest;
}

function laidOut(
	notes: readonly Note[],
	{ room, height, headings, columns }: Omit<Place, 'narrow'> & { columns: number },
	density: keyof typeof densities
): NotesByKind {
	const { lineHeight, advance, filled, around, beside, least, gap, columnGap } = densities[density];
	const inside = ((room - columnGap * (columns - 1)) / columns - beside) / (advance * letters);
	const perLine = Math.floor(inside < 10 ? inside : inside * filled);
	const line = lineHeight * letters;
	/** A part of a long note fits under a heading too. */
	const lines = Math.floor((height - headingHeight - gap - around) / line);
	const heightOf = (item: NoteOrHeading) =>
		isHeading(item) ? headingHeight : Math.max(least, linesOf(item.text, perLine) * line + around);

	const runs = kinds.map((kind): NoteOrHeading[] => {
		const sheets = notes
			.filter((note) => note.kind === kind)
			.flatMap((note) => sheetsOf(note, { perLine, lines }));
		const count = notes.filter((note) => note.kind === kind).length;
		return headings && count > 0 ? [{ id: kind, kind, count }, ...sheets] : sheets;
	});
	const goesOn = (item: NoteOrHeading) =>
		!isHeading(item) && item.id !== item.note.id && !item.id.endsWith('-0');
	const pages = fillColumns(
		headings ? runs : [runs.flat()],
		{ heightOf, goesOn, leads: isHeading },
		{ columns, height, gap }
	);
	/** One page leaves no column empty. */
	const shown = pages.length === 1 ? Math.max(1, ...pages.map((page) => page.length)) : columns;
	return { density, columns: shown, pages };
}
