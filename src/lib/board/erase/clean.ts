/**
 * Forged edits hid values before the server refused them; erasing would miss a note's text there,
 * so the first erasure removes them.
 */
import * as Y from 'yjs';
import { boardShape } from '#lib/board/document/board-shape.ts';
import type { Put } from '#lib/board/document/document-shape.ts';
import { staffRoots, root } from '#lib/board/document/layout.ts';

export function cleanArrangement(doc: Y.Doc): void {
	doc.transact((transaction) => {
		const knows = (name: string, key: string) => doc.share.get(name)?._map.has(key) === true;
		const holds = (container: string, key: string, put: Put) => boardShape.holds(container, key, put, knows);
		for (const name of staffRoots) {
			const map = root(doc, name);
			dropList(map, transaction);
			for (const [key, value] of [...map]) {
				const entry = value instanceof Y.Map ? boardShape.opens(name, key, aMap) : null;
				if (entry) cleanEntry(value as Y.Map<unknown>, entry, { holds, transaction });
				else if (value instanceof Y.AbstractType || !holds(name, key, valueOf(value))) map.delete(key);
			}
		}
	});
}

interface Cleaning {
	readonly holds: (container: string, key: string, put: Put) => boolean;
	readonly transaction: Y.Transaction;
}

function cleanEntry(entry: Y.Map<unknown>, container: string, { holds, transaction }: Cleaning): void {
	dropList(entry, transaction);
	for (const [key, value] of [...entry]) {
		// Invalid plain text stays, because erasing finds and clears it.
		if (typeof value === 'string' && (key === 'title' || key === 'idea' || key === 'aliases')) continue;
		if (holds(container, key, valueOf(value))) continue;
		if (key === 'order') entry.set(key, '');
		else entry.delete(key);
	}
}

const aMap = { type: 'nested', kind: 1, name: null } as const;
const valueOf = (value: unknown): Put => ({ type: 'values', values: [value] });

/** A forged map can have list items, which no read shows. */
function dropList({ _start }: Pick<Y.Map<unknown>, '_start'>, transaction: Y.Transaction): void {
	for (let item = _start; item !== null; item = item.right) if (!item.deleted) item.delete(transaction);
}
