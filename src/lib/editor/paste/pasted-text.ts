import { lineEnds } from '#lib/board/text/text.ts';
import { gap } from '#lib/editor/content.ts';

/**
 * A spreadsheet cell with a line break: it is enclosed in quotes, and quotes inside it are doubled.
 */
const quotedCell = /(^|[\t\n])"((?:[^"]|"")*)"(?=[\t\n]|$)/g;

/**
 * Splits plain text into lines at every line end that Unicode knows, and separates spreadsheet
 * cells.
 */
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
