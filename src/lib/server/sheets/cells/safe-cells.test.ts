import { expect, test } from 'vitest';
import { plainCell, safeCsvCell, safeXlsxCell } from './safe-cells.ts';

const texts = [
	'=1+1',
	'+81',
	'-',
	'@here',
	"'=1",
	"''-x",
	"'quoted'",
	'坂',
	'',
	'=HYPERLINK("http://x.example")'
];

test('[C74] a cell that begins like a formula is a text in a CSV file, and read back equal', () => {
	for (const text of texts) {
		expect(safeCsvCell(text)).not.toMatch(/^[=+\-@\t\r]/);
		expect(plainCell(safeCsvCell(text))).toBe(text);
	}
	expect(safeCsvCell('-')).toBe("'-");
});

test('[C74] in .xlsx a text stays as it is, and is read back equal', () => {
	for (const text of texts) expect(plainCell(safeXlsxCell(text))).toBe(text);
	expect(safeXlsxCell('=1+1')).toBe('=1+1');
});
