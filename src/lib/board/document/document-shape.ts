/**
 * What may stand where in a live document: one closed list for the door that judges edits. A place is named by what it lies
 * in (its container) and, in a map, by its key; a list has none.
 */
import type * as Y from 'yjs';

/** What an edit puts into a place. Anything else that Yjs knows is never put into one of our documents. */
export type Put =
	| { readonly type: 'values'; readonly values: readonly unknown[] }
	| { readonly type: 'letters'; readonly text: string }
	| { readonly type: 'mark'; readonly name: string; readonly value: unknown }
	/** A map, a list or a text: `name` is that of an element. */
	| { readonly type: 'nested'; readonly kind: number; readonly name: string | null }
	/** It was deleted before it came here. */
	| { readonly type: 'gone' };

/** Yjs's own numbers of what can be nested. */
export const nestedKinds = { map: 1, element: 3, text: 6 } as const;

/** Whether a root has, or ever had, this key: here, or in the edit that is judged. */
export type Knows = (root: string, key: string) => boolean;

export interface DocumentShape<Counted extends string = string> {
	/** The roots that an edit may touch; any other belongs to the server (S5). */
	readonly roots: readonly string[];
	/** The container that this opens; null: it may not stand there. */
	opens(container: string, key: string | null, put: Put & { readonly type: 'nested' }): string | null;
	/** Whether this may stand there, if it opens nothing. */
	holds(container: string, key: string | null, put: Put, knows: Knows): boolean;
	/** What it adds to, and how much. */
	weigh(container: string, key: string | null, put: Put): readonly [what: Counted, amount: number] | null;
	/** How much there is already, but for what will be gone. */
	total(doc: Y.Doc, what: Counted, isGone: (item: Y.Item) => boolean): number;
	readonly bounds: Readonly<Record<Counted, number>>;
	/** How many pieces one list may be made of; a formatted text is cleaned up in a time that grows with their square. */
	readonly mostPieces: (container: string) => number;
}
