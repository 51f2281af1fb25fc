/** E3 in 会議録: a line that repeats the words of an erased note goes, with the list or box that it leaves empty. */
import * as Y from 'yjs';
import type { Repeats } from '#lib/board/quotes.ts';
import { minutesRoot } from '#lib/editor/minutes-root.ts';

export function eraseFromMinutes(doc: Y.Doc, repeats: Repeats): void {
	doc.transact(() => eraseIn(doc.getXmlFragment(minutesRoot), repeats));
}

/** False: nothing repeated them. */
function eraseIn(parent: Y.XmlFragment, repeats: Repeats): boolean {
	let any = false;
	for (let i = parent.length - 1; i >= 0; i -= 1) {
		const child = parent.get(i);
		if (child instanceof Y.XmlText) continue;
		const isLine = lines.has(child.nodeName);
		const isGone = isLine ? isQuotation(child, repeats) : eraseIn(child, repeats);
		if (isGone) any = true;
		if (isGone && (isLine || child.length === 0)) parent.delete(i, 1);
	}
	return any;
}

const lines = new Set(['paragraph', 'heading']);

/** A line of the draft names several papers, each with its number before it and its わたしも behind. */
function isQuotation(line: Y.XmlElement, repeats: Repeats): boolean {
	const text = wordsOf(line);
	const pieces = text
		.split(/[・＋]/u)
		.map((piece) => piece.replace(/^\s*\d*/u, '').replace(/（[^（）]*）\s*$/u, ''));
	return repeats(text) || pieces.some(repeats);
}

function wordsOf(line: Y.XmlElement): string {
	return line
		.toArray()
		.map((child) => (child instanceof Y.XmlText ? textOf(child) : '\n')) // a line break, or a sign
		.join('');
}

function textOf(text: Y.XmlText): string {
	const parts = text.toDelta() as readonly { insert: unknown }[];
	return parts.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('');
}
