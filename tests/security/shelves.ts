import * as Y from 'yjs';
import { setPhase } from '#lib/board/document/command-edits.ts';
import type { Shelf } from '../support/memory/shelf.ts';

/**
 * Merges the updates into one and drops the receipts, because the matrix opens a room for every
 * accepted cell. Those of the 代筆のかぎ stay: they tell which notes it wrote down (P15).
 */
export function squeezed(shelf: Shelf): Shelf {
	const { seq, updates } = shelf;
	const bytes = Y.mergeUpdates(updates.map((update) => update.bytes));
	const receipts = new Map([...shelf.receipts].filter(([key]) => key.startsWith('scribe-key ')));
	return structuredClone({ ...shelf, updates: [{ seq, bytes }], receipts });
}

/** Sets the full board back to draft, so that no refusal is caused by a missing thing. */
export function asDraft(shelf: Shelf): Shelf {
	const doc = new Y.Doc();
	for (const { bytes } of shelf.updates) Y.applyUpdate(doc, bytes);
	setPhase(doc, 'draft', false);
	const bytes = Y.encodeStateAsUpdate(doc);
	return structuredClone({
		...shelf,
		updates: [{ seq: shelf.seq, bytes }],
		meeting: { phase: 'draft', door: false }
	});
}
