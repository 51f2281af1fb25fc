import { lineEnds } from '#lib/board/text/text.ts';
import { gap } from '#lib/editor/content.ts';

/** A spreadsheet quotes a cell with a line break and doubles the quotes inside. */
const quotedCell = /(^|[\t\n])"((?:[^"]|"")*)"(?=[\t\n]|$)/g;

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
