/**
 * A spreadsheet program takes a cell of a CSV file that begins with = + - @ for a formula. Such a cell is written
 * with an apostrophe in front, which is taken away when the file is read again.
 */
const formula = /^'*[=+\-@\t\r]/;

export const safeCsvCell = (text: string): string => (formula.test(text) ? `'${text}` : text);

/** In .xlsx a text is a text. Only what has an apostrophe of its own gets one more, since reading takes one away. */
export const safeXlsxCell = (text: string): string => (/^'/.test(text) ? safeCsvCell(text) : text);

export const plainCell = (cell: string): string => (/^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell);
