/** Finds out which column is what, and turns each row into a note that is not posted yet. */
import { kinds, type Kind } from '#lib/board/model.ts';
import { lastCardNumber } from '#lib/board/limits.ts';
import { cleanText } from '#lib/board/text/text.ts';

export interface TypedNote {
	/** Null: a person must choose it. */
	readonly kind: Kind | null;
	readonly text: string;
	/** Of a printed card. */
	readonly number: number | null;
	/** What stands in the column of numbers is none from 1 to 199. */
	readonly wrongNumber: boolean;
}

type Row = readonly string[];
type Role = 'kind' | 'text' | 'number';
type Columns = Readonly<Record<Role, number | null>>;

export function notesIn(rows: readonly Row[]): TypedNote[] {
	const [head = [], ...rest] = rows;
	const heads = head.map(kindOf);
	if (isHeadOfKinds(head, rest)) return rest.flatMap((row) => notesBelow(heads, row));
	const named = namedColumns(head);
	const body = named === null ? rows : rest;
	const columns = guessedColumns(body, named ?? noColumns, named === null);
	return body.map((row) => noteOf(row, columns));
}

const noColumns: Columns = { kind: null, text: null, number: null };

/** A table with one column for each kind: what stands below is of that kind, and names none itself. */
function isHeadOfKinds(head: Row, below: readonly Row[]): boolean {
	const read = head.filter((cell) => cell.trim() !== '').map(kindOf);
	const namesEach = read.length > 0 && !read.includes(null) && new Set(read).size === read.length;
	return namesEach && below.length > 0 && !below.some((row) => row.some((cell) => kindOf(cell) !== null));
}

const notesBelow = (heads: readonly (Kind | null)[], row: Row): TypedNote[] =>
	row.flatMap((cell, i) => {
		const text = cleanText(cell);
		return text === '' ? [] : [{ kind: heads[i] ?? null, text, number: null, wrongNumber: false }];
	});

/** Folded: without blanks, and in one width. */
const titles: Readonly<Record<Role, RegExp>> = {
	kind: /^(種類|種別|区分|分類|どちら|どちらの紙|kind)$/,
	text: /^(内容|書くこと|書いたこと|言葉|ことば|紙|声|意見|本文|テキスト|text)$/,
	number: /^(番号|カード|カードの?番号|紙の番号|no\.?|number)$/
};

/** Null: the first row is no heading. */
function namedColumns(head: Row): Columns | null {
	const cells = head.map(folded);
	const found = (role: Role) => {
		const column = cells.findIndex((cell) => titles[role].test(cell));
		return column < 0 ? null : column;
	};
	const named: Columns = { kind: found('kind'), text: found('text'), number: found('number') };
	return Object.values(named).every((column) => column === null) ? null : named;
}

/**
 * What the heading does not name: the kind is a column that holds kinds only, the number one that
 * holds numbers only, the text the one with most letters. Under a heading a column of numbers that
 * is called otherwise is no number of a card.
 */
function guessedColumns(rows: readonly Row[], named: Columns, guessesNumber: boolean): Columns {
	const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
	const taken = new Set(Object.values(named));
	const free = Array.from({ length: width }, (_, i) => i).filter((column) => !taken.has(column));
	const filled = (column: number) =>
		rows.map((row) => row[column] ?? '').filter((cell) => cell.trim() !== '');
	const holdsOnly = (column: number, isIt: (cell: string) => boolean) =>
		filled(column).length > 0 && filled(column).every(isIt);
	const letters = (column: number) => filled(column).reduce((sum, cell) => sum + cell.length, 0);
	const kinded = free.find((column) => holdsOnly(column, (cell) => kindOf(cell) !== null));
	const kind = named.kind ?? kinded ?? null;
	const others = free.filter((column) => column !== kind);
	const numbered = others.find((column) => holdsOnly(column, (cell) => numberOf(cell) !== null));
	const mayBeNumber = guessesNumber && others.length > 1;
	const number = named.number ?? (mayBeNumber ? numbered : null) ?? null;
	const [longest] = others.filter((column) => column !== number).toSorted((a, b) => letters(b) - letters(a));
	return { kind, number, text: named.text ?? longest ?? null };
}

function noteOf(row: Row, { kind, text, number }: Columns): TypedNote {
	const cell = (column: number | null) => (column === null ? '' : (row[column] ?? ''));
	const typed = cell(number);
	return {
		kind: kindOf(cell(kind)),
		text: cleanText(cell(text)),
		number: numberOf(typed),
		wrongNumber: typed.trim() !== '' && numberOf(typed) === null
	};
}

const words: Readonly<Record<Kind, RegExp>> = {
	komatta: /^(▲|▲?(困|困っている|困っていること|困りごと|こまっている|こまりごと))$/,
	mottainai: /^(●|●?(も|もったいない|もったいないもの|もったいないこと|勿体ない))$/
};

function kindOf(cell: string): Kind | null {
	const said = folded(cell);
	return kinds.find((kind) => words[kind].test(said)) ?? null;
}

/** `困12`, `No.12` and `12番` are what people write beside `12`, in digits of either width. */
function numberOf(cell: string): number | null {
	const digits = /^(?:no\.?|[困も])?(\d{1,3})(?:\.0+)?番?$/.exec(folded(cell))?.[1];
	const number = Number(digits ?? 0);
	return number >= 1 && number <= lastCardNumber ? number : null;
}

/** No title, kind or number is longer; one letter may fold into eighteen. */
const longestFolded = 50;

function folded(cell: string): string {
	const said = cell.trim();
	return said.length > longestFolded ? '' : said.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
}
