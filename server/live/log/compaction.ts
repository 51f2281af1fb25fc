/** A log is replaced only after a second document reads the same from the encoded update. */
import { isDeepStrictEqual } from 'node:util';
import * as Y from 'yjs';
import { readBoard } from '#lib/board/document/doc.ts';
import { root, serverRoots, staffRoots } from '#lib/board/document/layout.ts';
import { minutesRoot } from '#lib/editor/minutes-root.ts';

/** The encoded update reads differently, so the log must stay. */
export class CompactionFailed extends Error {}

export type Reading = (doc: Y.Doc) => unknown;

export const boardReading: Reading = (doc) => [
	readBoard(doc),
	...[...serverRoots, ...staffRoots].map((name) => root(doc, name).toJSON()) // also what the board does not show
];
export const minutesReading: Reading = (doc) => doc.getXmlFragment(minutesRoot).toJSON();

/** One by one: `mergeUpdates` would keep deleted content. */
export function documentOf(updates: readonly Uint8Array[]): Y.Doc {
	const doc = new Y.Doc({ gc: true });
	doc.transact(() => {
		for (const update of updates) Y.applyUpdate(doc, update);
	});
	return doc;
}

/** Throws `CompactionFailed` if the update would read differently. */
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
