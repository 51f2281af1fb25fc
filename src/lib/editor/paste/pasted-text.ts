import { lineEnds } from '#lib/board/text/text.ts';
import { gap } from '#lib/editor/content.ts';

/** A cell of a spreadsheet with a line end in it: it stands in quotes, and its own quotes are doubled. */
const quotedCell = /(^|[\t\n])"((?:[^"]|"")*)"(?=[\t\n]|$)/g;

/** Plain text as lines: every line end that Unicode knows is one, and cells of a spreadsheet stand apart. */
export function pastedText(text: string): string {
	const lines = text.replace(lineEnds, '\n');
	return lines.includes('\t') ? rows(lines) : lines;
}

function rows(text: string): string {
	return text
		.replace(
			quotedCell,
			(_, before: string, cell: string) => before + cell.replace(/""/g, '"').replace(/\n+/g, ' ')
		)
		.split('\n')
		.map((row) => row.replaceAll('\t', gap).trimEnd())
		.join('\n');
}
