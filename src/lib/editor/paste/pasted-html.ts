/** 会議録 have no tables, no ruby readings and no hidden text. */
import { gap } from '#lib/editor/content.ts';

/** For programs only, or hidden: cells of a spreadsheet, Word's comments and their marks. */
const unseen = [
	'style',
	'script',
	'template',
	'noscript',
	'title',
	'xml',
	'object',
	'iframe',
	'svg',
	'[hidden]',
	'[style*="display:none"]',
	'[style*="display: none"]',
	'[style*="mso-hide:all"]',
	'[style*="mso-element:comment-list"]',
	'.MsoCommentReference'
].join();
const readings = 'rt, rp, rtc';
/** In a table cell, which becomes a single line, they become spaces. */
const blocks =
	'address, article, aside, blockquote, br, dd, div, dl, dt, figure, footer, h1, h2, h3, h4, h5, h6, header, hr, li, main, nav, ol, p, pre, section, ul';
/** Without a table element the HTML parser would drop the cells and join their text. */
const bareRows =
	/^(?:\s|<!--(?:(?!-->)[\s\S])*-->|<meta\b[^>]*>)*<(?:caption|colgroup|col|thead|tbody|tfoot|tr|td|th)\b/i;
export const isBareRows = (html: string): boolean => bareRows.test(html);

export function pastedHtml(html: string): string {
	const source = isBareRows(html) ? `<table>${html}</table>` : html;
	const page = document.createElement('template'); // inert: nothing in it is loaded, run or styled
	page.innerHTML = source;
	const { content } = page;
	for (const table of content.querySelectorAll('table')) dropHiddenColumns(table);
	for (const each of content.querySelectorAll(unseen)) each.remove();
	leaveReadingsOut(content);
	breakLines(content);
	for (const table of content.querySelectorAll('table'))
		if (!table.parentElement?.closest('table')) table.replaceWith(...linesOfTable(table));
	return page.innerHTML;
}

/** Excel marks a hidden column on the `col` element only. */
function dropHiddenColumns(table: HTMLTableElement): void {
	const hidden = Array.from(
		table.querySelectorAll<HTMLTableColElement>(':scope > col, :scope > colgroup > col')
	).flatMap((column) => Array<boolean>(column.span).fill(column.matches(unseen)));
	if (!hidden.includes(true)) return;
	const parts = [table.tHead, ...table.tBodies, table.tFoot].filter((part) => part !== null);
	for (const { rows } of parts) {
		const cells = Array.from(rows, (row) => Array.from(row.cells));
		for (const cell of cellsOfColumns(cells, hidden)) cell.remove();
	}
}

type Spans = Pick<HTMLTableCellElement, 'colSpan' | 'rowSpan'>;

/**
 * The cells entirely in the marked columns; one with a rowspan takes up its columns in the rows
 * below.
 */
export function cellsOfColumns<Cell extends Spans>(
	rows: readonly (readonly Cell[])[],
	isOne: readonly boolean[]
): Cell[] {
	const takenUntil: number[] = [];
	return rows.flatMap((cells, y) => {
		let at = 0;
		return cells.filter(({ colSpan, rowSpan }) => {
			while ((takenUntil[at] ?? 0) > y) at += 1;
			const from = at;
			for (; at < from + colSpan; at += 1) takenUntil[at] = rowSpan === 0 ? Infinity : y + rowSpan;
			const columns = isOne.slice(from, at);
			return columns.length > 0 && columns.every((each) => each);
		});
	});
}

/** 少（すく）ない becomes 少ない; a reading copied alone stays. */
function leaveReadingsOut(content: DocumentFragment): void {
	const words = content.cloneNode(true) as DocumentFragment;
	for (const reading of words.querySelectorAll(readings)) reading.remove();
	if (words.textContent.trim() === '') return;
	for (const reading of content.querySelectorAll(readings)) reading.remove();
}

/** An HTML parser treats some of Unicode's line ends as spaces and none as a break. */
function breakLines(content: DocumentFragment): void {
	const texts = document.createTreeWalker(content, NodeFilter.SHOW_TEXT);
	const broken: Text[] = [];
	while (texts.nextNode()) broken.push(texts.currentNode as Text);
	for (const text of broken) {
		const asTyped = text.parentElement?.closest(
			'pre, [style*="white-space:pre"], [style*="white-space: pre"]'
		);
		const lines = text.data.split(asTyped ? /\r\n|[\n\v\f\r\u0085\u2028\u2029]/ : /[\v\u0085\u2028\u2029]/);
		if (lines.length > 1)
			text.replaceWith(
				...lines.flatMap((line, i) => (i > 0 ? [document.createElement('br'), line] : [line]))
			);
	}
}

function linesOfTable(table: HTMLTableElement): HTMLElement[] {
	const caption = table.caption ? [...linesOf(table.caption)] : [];
	return [...caption, ...Array.from(table.rows).flatMap(linesOfRow)];
}

/** A cell that contains a table is layout, so its lines stay apart. */
function linesOfRow({ cells }: HTMLTableRowElement): HTMLElement[] {
	const [only] = cells;
	if (only && cells.length === 1) return linesOf(only);
	const lines: HTMLElement[] = [];
	let row: string[] = [];
	const end = () => {
		const words = row.join(gap).trim();
		if (words !== '') lines.push(Object.assign(document.createElement('p'), { textContent: words }));
		row = [];
	};
	for (const cell of cells) {
		if (!cell.querySelector('table')) row.push(inOneLine(cell));
		else {
			end();
			lines.push(...linesOf(cell));
		}
	}
	end();
	return lines;
}

/** A cell alone in its row, or one that holds a table, keeps its paragraphs and lists. */
function linesOf(cell: HTMLElement): HTMLElement[] {
	for (const table of cell.querySelectorAll('table'))
		if (table.parentElement?.closest('td, th, caption') === cell) table.replaceWith(...linesOfTable(table));
	if (cell.textContent.trim() === '') return [];
	const line = document.createElement('div');
	line.append(...cell.childNodes);
	return [line];
}

function inOneLine(cell: HTMLElement): string {
	for (const block of cell.querySelectorAll(blocks)) {
		block.before(' ');
		block.after(' ');
	}
	return cell.textContent.replace(/[ \t\n\f\r\u00a0]+/g, ' ').trim();
}
