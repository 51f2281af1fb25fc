/** Reads the words of the first sheet that is not hidden; what a formula has come to counts as typed. */
import type { TableLimits } from './limits.ts';
import { readXml } from './read-xml.ts';
import type { CellFault, Table, TableRow } from './table.ts';
import { unzip } from './unzip.ts';

/** Workbook, relations and shared words, in this order. */
const around = ['xl/workbook.xml', 'xl/_rels/workbook.xml.rels', 'xl/sharedStrings.xml'];
/** Most rows have no joined cells: this many are those of a table in which each row has some. */
const mostMerges = 10_000;

/** Throws if the file is broken. */
export function xlsxTable(bytes: Buffer, limits: TableLimits): Table | 'too_much' {
	const { unpackedBytes, cellUnits } = limits;
	const parts = unzip(bytes, { wants: (name) => around.includes(name), mostBytes: unpackedBytes });
	if (parts === 'too_much') return 'too_much';
	const [book, links, shared] = around.map((name) => parts.get(name)?.toString('utf8'));
	if (!book || !links) throw new Error('no workbook');
	const wanted = sheetIn(book, links);
	const mostBytes = [...parts.values()].reduce((left, part) => left - part.length, unpackedBytes);
	const sheets = unzip(bytes, { wants: (name) => name === wanted, mostBytes });
	if (sheets === 'too_much') return 'too_much';
	const sheet = sheets.get(wanted)?.toString('utf8');
	if (!sheet) throw new Error('no sheet');
	const table = tableOf(sheet, shared ? wordsIn(shared, cellUnits) : [], limits);
	return table === 'too_much' ? table : { ...table, from1904: /date1904="(1|true)"/.test(book) };
}

/** The name of the part in which the first sheet lies that people see. */
function sheetIn(book: string, links: string): string {
	const ids: string[] = [];
	readXml(book, {
		open: (name, attributes) => {
			if (name !== 'sheet' || (attributes['state'] ?? 'visible') !== 'visible') return;
			const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1];
			if (id) ids.push(id);
		}
	});
	let target = '';
	readXml(links, {
		open: (name, { Id, Target }) => {
			if (name === 'Relationship' && Id === ids[0] && Target) target = Target;
		}
	});
	return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}

/** A text that stands in several cells is kept once. Readings (ふりがな) are no part of them. */
function wordsIn(xml: string, cellUnits: number): string[] {
	const words: string[] = [];
	let reading = 0;
	let inText = false;
	readXml(xml, {
		open: (name) => {
			if (name === 'si') words.push('');
			if (name === 'rPh') reading += 1;
			inText = name === 't';
		},
		text: (text) => {
			const last = words.length - 1;
			if (inText && reading === 0 && last >= 0) words[last] = grown(words[last] ?? '', text, cellUnits);
		},
		close: (name) => {
			if (name === 'rPh') reading -= 1;
			if (name === 't') inText = false;
		}
	});
	return words.map((each) => unescaped(each, cellUnits));
}

/** Few bytes can name one shared text in many cells: what the cells say together is limited. */
function tableOf(
	xml: string,
	shared: readonly string[],
	limits: TableLimits
): Omit<Table, 'from1904'> | 'too_much' {
	const { cellUnits } = limits;
	const rows: TableRow[] = [];
	const merges: string[] = [];
	let number = 0;
	let faults: CellFault[] = [];
	let isFormula = false;
	let hasValue = false;
	let cells = 0;
	let units = 0;
	const isTooMuch = () => cells > limits.cells || units > limits.textUnits;
	// One more than may come tells that there are too many; a sheet may have a million.
	const hasAllRows = () => rows.length > limits.rows + 1;
	let row: (string | undefined)[] = [];
	let column = 0;
	let type = '';
	let words = '';
	let reading = 0;
	let isValue = false;
	readXml(xml, {
		open: (name, { r = '', t = 'n', ref = '' }) => {
			if (name === 'row') {
				row = [];
				faults = [];
				column = 0;
				number = Number(r) || number + 1;
			}
			if (name === 'c') {
				column = columnOf(r) ?? column;
				type = t;
				words = '';
				isFormula = false;
				hasValue = false;
			}
			if (name === 'f') isFormula = true;
			if (name === 'v') hasValue = true;
			if (name === 'mergeCell' && merges.length < mostMerges) merges.push(ref);
			if (name === 'rPh') reading += 1;
			isValue = name === 'v' || name === 't';
		},
		text: (text) => {
			if (isValue && reading === 0) words = grown(words, text, cellUnits);
		},
		close: (name) => {
			isValue = false;
			if (name === 'rPh') reading -= 1;
			if (name === 'c') {
				if (column < limits.columns && !isTooMuch() && !hasAllRows()) {
					const fault = type === 'e' ? 'error' : isFormula && !hasValue ? 'formula' : null;
					const typed = type === 's' ? (shared[Number(words)] ?? '') : unescaped(words, cellUnits);
					const said = fault ? '' : typed;
					if (fault) faults.push({ column, kind: fault });
					else row[column] = said;
					cells += said === '' && !fault ? 0 : 1;
					units += said.length;
				}
				column += 1;
			}
			if (name === 'row') {
				const isFilled = faults.length > 0 || row.some((cell) => cell?.trim());
				if (!isTooMuch() && !hasAllRows() && isFilled)
					rows.push({ number, cells: Array.from(row, (cell) => cell ?? ''), faults });
				faults = [];
				row = []; // of rows within rows each closes for itself
			}
		},
		isEnough: () => isTooMuch() || hasAllRows()
	});
	return isTooMuch() ? 'too_much' : { rows, merges };
}

const grown = (words: string, text: string, cellUnits: number) =>
	words + text.slice(0, escapedUnits * cellUnits - words.length);

/** `AB12` → 27. Null if the cell does not say where it is: it then follows the one before. */
function columnOf(reference: string): number | null {
	const letters = /^[A-Z]{1,3}/.exec(reference)?.[0];
	if (!letters) return null;
	return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** Excel writes characters that XML cannot hold as `_x000D_`. */
const escapedUnits = '_x000D_'.length;
const unescaped = (words: string, cellUnits: number) =>
	words
		.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
		.slice(0, cellUnits);
