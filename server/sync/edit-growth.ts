/** What an edit adds to a document, against its bounds. Only growth is refused: what was too much before may become less. */
import * as Y from 'yjs';
import { serverBounds } from '#lib/board/bounds.ts';
import type { DocumentShape, Put } from '#lib/board/document-shape.ts';
import type { List } from './homes.ts';
import type { Deleted, Piece } from './read-edit.ts';

export class EditGrowth {
	readonly #doc: Y.Doc;
	readonly #shape: DocumentShape;
	readonly #deleted: ReadonlyMap<number, readonly Deleted[]>;
	readonly #by = new Map<string, number>();
	/** Keys whose value of before has been taken off the sum. */
	readonly #replaced = new Set<List>();
	readonly #strangers = new Set<number>();
	#pieces = 0;
	#isListTooLong = false;

	constructor(doc: Y.Doc, shape: DocumentShape, deleted: ReadonlyMap<number, readonly Deleted[]>) {
		this.#doc = doc;
		this.#shape = shape;
		this.#deleted = deleted;
	}

	add({ client, put }: Piece, list: List): void {
		const { home, key } = list;
		if (put === null || put.type === 'gone' || home.container === null) return;
		this.#pieces += 1;
		if (Y.getState(this.#doc.store, client) === 0) this.#strangers.add(client);
		const most = this.#shape.mostPieces(home.container);
		if (most !== Infinity) {
			list.pieces ??= countFrom(list.first(), most);
			if ((list.pieces += 1) > most) this.#isListTooLong = true;
		}
		this.#weigh(home.container, key, put, 1);
		if (key === null || this.#replaced.has(list)) return;
		this.#replaced.add(list);
		const before = home.type?._map.get(key);
		if (before && !before.deleted && !this.#isGone(before))
			this.#weigh(home.container, key, putOf(before), -1);
	}

	get isTooMuch(): boolean {
		const isOver = ([what, by]: readonly [string, number]) =>
			by > 0 && this.#shape.total(this.#doc, what, this.#isGone) + by > this.#shape.bounds[what]!;
		return this.#isListTooLong || [...this.#by].some(isOver) || this.#isOfTooManyPieces();
	}

	#isOfTooManyPieces(): boolean {
		if (this.#pieces === 0) return false;
		const { clients } = this.#doc.store;
		let structs = this.#pieces;
		for (const each of clients.values()) structs += each.length;
		const strangers = this.#strangers.size;
		return (
			structs > serverBounds.structs || (strangers > 0 && clients.size + strangers > serverBounds.clients)
		);
	}

	#weigh(container: string, key: string | null, put: Put, by: 1 | -1): void {
		const weight = this.#shape.weigh(container, key, put);
		if (weight) this.#by.set(weight[0], (this.#by.get(weight[0]) ?? 0) + by * weight[1]);
	}

	/** By the same edit. */
	readonly #isGone = ({ id, length }: Y.Item): boolean => {
		const runs = this.#deleted.get(id.client) ?? [];
		let [low, high] = [0, runs.length - 1];
		while (low <= high) {
			const middle = (low + high) >> 1;
			const run = runs[middle]!;
			if (run.clock + run.length <= id.clock) low = middle + 1;
			else if (run.clock > id.clock) high = middle - 1;
			else return run.clock + run.length >= id.clock + length;
		}
		return false;
	};
}

function putOf({ content }: Y.Item): Put {
	if (content instanceof Y.ContentType) return { type: 'nested', kind: 1, name: null };
	return { type: 'values', values: content.getContent() as unknown[] };
}

function countFrom(first: Y.Item | null, most: number): number {
	let count = 0;
	for (let item = first; item !== null && count <= most; item = item.right) count += 1;
	return count;
}
