/**
 * The closed list of what a live document may contain; the server judges edits by it. A position is
 * named by its container and, in a map, by its key (null in a list).
 */
import type * as Y from 'yjs';

/** Content that an edit inserts. Our documents never contain any other content type of Yjs. */
export type Put =
	| { readonly type: 'values'; readonly values: readonly unknown[] }
	| { readonly type: 'letters'; readonly text: string }
	| { readonly type: 'mark'; readonly name: string; readonly value: unknown }
	/** A map, an element or a text; `name` is the element's name. */
	| { readonly type: 'nested'; readonly kind: number; readonly name: string | null }
	/** It was deleted before it arrived, so its content is unknown. */
	| { readonly type: 'gone' };

/** Yjs's own numbers for nested types. */
export const nestedKinds = { map: 1, element: 3, text: 6 } as const;

/** Whether a root has, or ever had, this key, in the document or in the edit being judged. */
export type Knows = (root: string, key: string) => boolean;

export interface DocumentShape<Counted extends string = string> {
	/** The roots that an edit may touch; all others belong to the server (S5). */
	readonly roots: readonly string[];
	/** Returns the container that a nested type opens, or null if it is not allowed there. */
	opens(container: string, key: string | null, put: Put & { readonly type: 'nested' }): string | null;
	/** Whether content that opens no container is allowed there. */
	holds(container: string, key: string | null, put: Put, knows: Knows): boolean;
	/** Returns the limit that the content counts against and by how much, or null. */
	weigh(container: string, key: string | null, put: Put): readonly [what: Counted, amount: number] | null;
	/** Returns the current total, without the items that the edit deletes (`isGone`). */
	total(doc: Y.Doc, what: Counted, isGone: (item: Y.Item) => boolean): number;
	readonly bounds: Readonly<Record<Counted, number>>;
	/** Maximum number of pieces in one list; Yjs cleans up a formatted text in quadratic time. */
	readonly mostPieces: (container: string) => number;
}
