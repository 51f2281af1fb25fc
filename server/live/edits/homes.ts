import * as Y from 'yjs';
import type { DocumentShape, Put } from '#lib/board/document/document-shape.ts';
import type { Siblings } from './edit-cost.ts';
import { kindOf } from './same-pieces.ts';

export interface Home {
	/** Null: unknown to the shape, so nothing may be added to it. */
	readonly container: string | null;
	/** Null if this edit adds it. */
	readonly type: Y.AbstractType<unknown> | null;
	readonly root: string | null;
	readonly depth: number;
	readonly lists: Map<string | null, List>;
}

export interface List extends Siblings {
	readonly home: Home;
	readonly key: string | null;
	/** Including this edit's structs; null until counted. */
	pieces: number | null;
}

/** Nested lists in 会議録 are the deepest content; recursion overflows at some thousands. */
const deepest = 100;

export class Homes {
	readonly #doc: Y.Doc;
	readonly #shape: DocumentShape;
	readonly #ofRoots = new Map<string, Home>();
	readonly #ofTypes = new Map<Y.AbstractType<unknown>, Home>();

	constructor(doc: Y.Doc, shape: DocumentShape) {
		this.#doc = doc;
		this.#shape = shape;
	}

	ofRoot(name: string): Home {
		const known = this.#ofRoots.get(name);
		if (known) return known;
		const home = aHome({ container: name, root: name, type: rootOf(this.#doc, name), depth: 0 });
		this.#ofRoots.set(name, home);
		return home;
	}

	ofType(type: Y.AbstractType<unknown>): Home {
		const known = this.#ofTypes.get(type);
		if (known) return known;
		const home = this.#homeOf(type);
		this.#ofTypes.set(type, home);
		return home;
	}

	#homeOf(type: Y.AbstractType<unknown>): Home {
		const item = type._item;
		if (!item) {
			for (const [name, root] of this.#doc.share) if (root === type) return this.ofRoot(name);
			return aHome({ container: null, root: null, type, depth: 0 });
		}
		if (isTooDeep(type)) return aHome({ container: null, root: null, type, depth: deepest });
		const { root, ...parent } = this.ofType(item.parent as Y.AbstractType<unknown>);
		const put = kindOf(type);
		const container = put && this.#opened(parent, item.parentSub, put);
		return aHome({ container, root, type, depth: parent.depth + 1 });
	}

	made(home: Home, key: string | null, put: Put & { type: 'nested' }): Home {
		const { root, depth } = home;
		return aHome({ container: this.#opened(home, key, put), root, type: null, depth: depth + 1 });
	}

	#opened(
		{ container, depth }: Pick<Home, 'container' | 'depth'>,
		key: string | null,
		put: Put & { type: 'nested' }
	): string | null {
		return container === null || depth >= deepest ? null : this.#shape.opens(container, key, put);
	}
}

const rootOf = (doc: Y.Doc, name: string) =>
	(doc.share.get(name) ?? null) as unknown as Y.AbstractType<unknown> | null;

function isTooDeep(type: Y.AbstractType<unknown>): boolean {
	let depth = 0;
	for (let above: Y.AbstractType<unknown> | null = type; above?._item; depth += 1) {
		if (depth > deepest) return true;
		above = above._item.parent as Y.AbstractType<unknown> | null;
	}
	return false;
}

const aHome = (home: Omit<Home, 'lists'>): Home => ({ ...home, lists: new Map() });

/** A home's children (no key), or its values under one key. */
export function listOf(home: Home, key: string | null): List {
	const known = home.lists.get(key);
	if (known) return known;
	const list = { home, key, added: 0, pieces: null, first: () => firstIn(home.type, key) };
	home.lists.set(key, list);
	return list;
}

function firstIn(type: Y.AbstractType<unknown> | null, key: string | null): Y.Item | null {
	if (!type || key === null) return type?._start ?? null;
	let first = type._map.get(key) ?? null;
	while (first?.left) first = first.left;
	return first;
}
