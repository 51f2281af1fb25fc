/**
 * The closed list by which the server judges edits; a position is a container and, in a map, a key.
 */
import type * as Y from 'yjs';

/** Our documents never contain any other content type of Yjs. */
export type Put =
	| { readonly type: 'values'; readonly values: readonly unknown[] }
	| { readonly type: 'letters'; readonly text: string }
	| { readonly type: 'mark'; readonly name: string; readonly value: unknown }
	| { readonly type: 'nested'; readonly kind: number; readonly name: string | null }
	/** Deleted before it arrived, so its content is unknown. */
	| { readonly type: 'gone' };

/** Yjs's own numbers for nested types. */
export const nestedKinds = { map: 1, element: 3, text: 6 } as const;

/** Whether a root ever had this key, in the document or in the edit being judged. */
export type Knows = (root: string, key: string) => boolean;

export interface DocumentShape<Counted extends string = string> {
	/** All others belong to the server (S5). */
	readonly roots: readonly string[];
	/** Returns the container that a nested type opens, or null if it is not allowed. */
	opens(container: string, key: string | null, put: Put & { readonly type: 'nested' }): string | null;
	holds(container: string, key: string | null, put: Put, knows: Knows): boolean;
	/** Returns the limit that the content counts against and by how much. */
	weigh(container: string, key: string | null, put: Put): readonly [what: Counted, amount: number] | null;
	/** Without the items that the edit deletes (`isGone`). */
	total(doc: Y.Doc, what: Counted, isGone: (item: Y.Item) => boolean): number;
	readonly bounds: Readonly<Record<Counted, number>>;
	/** Yjs cleans up a formatted text in quadratic time. */
	readonly mostPieces: (container: string) => number;
}
