/**
 * Forged edits may hide content outside the schema, which no editor shows and the search of E3 would miss.
 */
import * as Y from 'yjs';
import type { Put } from '#lib/board/document/document-shape.ts';
import { minutesRoot } from '#lib/editor/minutes-root.ts';
import { minutesShape } from '#lib/editor/minutes-shape.ts';
import { kindOf } from '../../live/edits/same-pieces.ts';

const nothing = () => false;
const holds = (container: string, key: string | null, put: Put) =>
	minutesShape.holds(container, key, put, nothing);

export function cleanMinutes(doc: Y.Doc): void {
	doc.transact((transaction) => cleanIn(rootOf(doc), minutesRoot, transaction));
}

const rootOf = (doc: Y.Doc) => doc.getXmlFragment(minutesRoot) as unknown as Y.AbstractType<unknown>;

function cleanIn(type: Y.AbstractType<unknown>, container: string, transaction: Y.Transaction): void {
	for (const [key, item] of type._map)
		if (!item.deleted && !holds(container, key, putOf(item))) item.delete(transaction);
	for (let item = type._start; item !== null; item = item.right) {
		if (item.deleted) continue;
		const nested = item.content instanceof Y.ContentType ? item.content.type : null;
		const kind = nested && kindOf(nested);
		const opened = kind && minutesShape.opens(container, null, kind);
		if (nested && opened) cleanIn(nested, opened, transaction);
		else if (nested || !holds(container, null, putOf(item))) item.delete(transaction);
	}
}

function putOf({ content }: Y.Item): Put {
	if (content instanceof Y.ContentString) return { type: 'letters', text: content.str };
	if (content instanceof Y.ContentFormat) return { type: 'mark', name: content.key, value: content.value };
	return { type: 'values', values: content instanceof Y.ContentAny ? content.arr : [] };
}
