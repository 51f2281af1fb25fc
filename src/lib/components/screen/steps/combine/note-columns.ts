/** 困っている left and もったいない right, so that the room can call one number of each. */
import { notesByGroup } from '#lib/board/combining/notes-by-group.ts';
import { kinds, type Board, type Kind, type Note } from '#lib/board/model.ts';
import { linePages, linesOf } from '#lib/components/screen/layout/lay-out.ts';
import { partsOf } from '#lib/components/screen/layout/note-parts.ts';

interface CalledSheet {
	readonly id: string;
	readonly note: Note;
	readonly text: string;
}

export interface Column {
	readonly kind: Kind;
	readonly sheets: readonly CalledSheet[];
}

/** At the smallest letters; each note has a margin. */
const linesHigh = 9.6;
const margin = 0.4;

/** `room` lies between the margins, in 1/1080 of the screen height. */
export function columnPages(board: Pick<Board, 'groups' | 'ungrouped'>, room: number): Column[][] {
	const filled = kinds.filter((kind) => notesByGroup(board, kind).length > 0);
	const perLine = Math.floor(((room / filled.length - 210) / 48) * 0.92);
	const columns = filled.map((kind) => {
		const notes = notesByGroup(board, kind).flatMap((part) => part.notes);
		const sheets = notes.flatMap((note) => sheetsOf(note, perLine));
		return { kind, pages: linePages(sheets, ({ text }) => linesOf(text, perLine) + margin, linesHigh) };
	});
	const count = Math.max(0, ...columns.map(({ pages }) => pages.length));
	// The shorter side begins again, so that every note is seen beside some of the other kind.
	return Array.from({ length: count }, (_, page) =>
		columns.map(({ kind, pages }) => ({ kind, sheets: pages[page % pages.length] ?? [] }))
	);
}

function sheetsOf(note: Note, perLine: number): CalledSheet[] {
	const parts = partsOf(note.text, { perLine, lines: Math.floor(linesHigh - margin) });
	return parts.map((text, i) => ({ id: i === 0 ? note.id : `${note.id}-${i}`, note, text }));
}
