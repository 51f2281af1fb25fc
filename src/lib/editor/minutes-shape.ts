/**
 * Exactly what `extensions.ts` knows (M4), kept apart so that the server's live documents load no
 * editor.
 */
import * as Y from 'yjs';
import { nestedKinds, type DocumentShape, type Put } from '#lib/board/document/document-shape.ts';
import { kinds } from '#lib/board/model.ts';
import { minutesRoot } from './minutes-root.ts';

/** Far above the 会議録 of a year (S12). */
const mostMinutesLetters = 1_000_000;
/** A paragraph edited for weeks has a few hundred. */
const mostPiecesOfLine = 2_000;

const blocks = ['paragraph', 'heading', 'bulletList', 'orderedList', 'boxed'];
const inLine = ['text', 'hardBreak', 'sign'];
export const allowedChildren: Readonly<Record<string, readonly string[]>> = {
	[minutesRoot]: blocks,
	listItem: blocks,
	bulletList: ['listItem'],
	orderedList: ['listItem'],
	boxed: ['paragraph'],
	paragraph: inLine,
	heading: inLine,
	hardBreak: [],
	sign: [],
	text: []
};
/** Elements without an entry have none. */
export const allowedAttributes: Readonly<
	Record<string, Readonly<Record<string, (value: unknown) => boolean>>>
> = {
	heading: { level: (value) => value === 1 || value === 2 || value === 3 },
	orderedList: {
		start: (value) => typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 100_000,
		type: (value) => ['1', 'a', 'A', 'i', 'I'].some((known) => known === value)
	},
	sign: { kind: (value) => [...kinds, 'idea'].some((known) => known === value) }
};
export const marks: readonly string[] = ['bold', 'underline'];

export const minutesShape: DocumentShape<'letters'> = {
	roots: [minutesRoot],
	opens: (container, key, { kind, name }) => {
		const opened = kind === nestedKinds.text ? 'text' : kind === nestedKinds.element ? name : null;
		return key === null && opened !== null && allowedChildren[container]?.includes(opened) ? opened : null;
	},
	holds: (container, key, put) => {
		if (key !== null) return isAttribute(container, key, put);
		if (put.type === 'gone') return true;
		if (container !== 'text') return false;
		return put.type === 'letters' || (put.type === 'mark' && isMark(put.name, put.value));
	},
	weigh: (_container, _key, put) => (put.type === 'letters' ? ['letters', put.text.length] : null),
	total: (doc, _what, isGone) => {
		const root = doc.share.get(minutesRoot) as unknown as Y.AbstractType<unknown> | undefined;
		return root ? lettersIn(root, isGone) : 0;
	},
	bounds: { letters: mostMinutesLetters },
	mostPieces: (container) => (container === 'text' ? mostPiecesOfLine : Infinity)
};

function isAttribute(container: string, key: string, put: Put): boolean {
	const known = Object.hasOwn(allowedAttributes, container) ? allowedAttributes[container] : undefined;
	if (!known || !Object.hasOwn(known, key)) return false;
	if (put.type === 'gone') return true;
	return put.type === 'values' && put.values.length === 1 && known[key]!(put.values[0]);
}

/** Starts with an empty object and ends with null. */
function isMark(name: string, value: unknown): boolean {
	if (!marks.includes(name)) return false;
	return value === null || (typeof value === 'object' && Object.keys(value).length === 0);
}

function lettersIn(type: Y.AbstractType<unknown>, isGone: (item: Y.Item) => boolean): number {
	let sum = 0;
	for (let item = type._start; item !== null; item = item.right) {
		if (item.deleted || isGone(item)) continue;
		if (item.content instanceof Y.ContentString) sum += item.length;
		else if (item.content instanceof Y.ContentType) sum += lettersIn(item.content.type, isGone);
	}
	return sum;
}
