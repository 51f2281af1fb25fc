/** A whole log as one update. Nothing replaces a log before a second document has read the same out of it. */
import { isDeepStrictEqual } from 'node:util';
import * as Y from 'yjs';
import { readBoard } from '#lib/board/document/doc.ts';
import { root, serverRoots, accountRoots } from '#lib/board/document/layout.ts';
import { minutesRoot } from '#lib/editor/minutes-root.ts';

/** What the bytes say differs from what they were made of: the log stays as it is. */
export class CompactionFailed extends Error {}

/** Everything that a document says, as plain values. */
export type Reading = (doc: Y.Doc) => unknown;

export const boardReading: Reading = (doc) => [
	readBoard(doc),
	...[...serverRoots, ...accountRoots].map((name) => root(doc, name).toJSON()) // also what no board would show
];
export const minutesReading: Reading = (doc) => doc.getXmlFragment(minutesRoot).toJSON();

/** A fresh document of these updates, applied one by one: `mergeUpdates` would keep what was deleted. */
export function documentOf(updates: readonly Uint8Array[]): Y.Doc {
	const doc = new Y.Doc({ gc: true });
	doc.transact(() => {
		for (const update of updates) Y.applyUpdate(doc, update);
	});
	return doc;
}

/** One update that says what the document says now. Throws `CompactionFailed` when it would not. */
export function stateOf(doc: Y.Doc, reading: Reading): Uint8Array {
	const state = Y.encodeStateAsUpdate(doc);
	const copy = documentOf([state]);
	const isSame =
		!hasGaps(doc) &&
		!hasGaps(copy) &&
		isDeepStrictEqual(
			Y.decodeStateVector(Y.encodeStateVector(copy)),
			Y.decodeStateVector(Y.encodeStateVector(doc))
		) &&
		isDeepStrictEqual(reading(copy), reading(doc));
	copy.destroy();
	if (!isSame) throw new CompactionFailed('a board reads differently after it was written as one update');
	return state;
}

const hasGaps = ({ store }: Y.Doc) => store.pendingStructs !== null || store.pendingDs !== null;
