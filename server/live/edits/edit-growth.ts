/** Only growth is refused: a document over a bound may still shrink. */
import * as Y from 'yjs';
import { serverBounds } from '#lib/board/document/bounds.ts';
import type { DocumentShape, Put } from '#lib/board/document/document-shape.ts';
import { isDeleted, type DeletedRuns } from './deleted-runs.ts';
import type { List } from './homes.ts';
import type { Place } from './piece-places.ts';
import type { Piece } from './read-edit.ts';

interface Between {
	readonly left: Y.ID | null;
	readonly right: Y.ID | null;
}

export class EditGrowth {
	readonly #doc: Y.Doc;
	readonly #shape: DocumentShape;
	readonly #deleted: DeletedRuns;
	readonly #by = new Map<string, number>();
	/** Map keys whose previous value was already subtracted from the sum. */
	readonly #replaced = new Set<List>();
	readonly #strangers = new Set<number>();
	/** By client: the end clock (exclusive) of its last garbage-collected struct. */
	readonly #collected = new Map<number, number>();
	#pieces = 0;
	#isListTooLong = false;

	constructor(doc: Y.Doc, shape: DocumentShape, deleted: DeletedRuns) {
		this.#doc = doc;
		this.#shape = shape;
		this.#deleted = deleted;
	}

	/** @param from the first clock that the document does not have */
	add({ client, clock, length, put }: Piece, from: number, place: Place, between: Between): void {
		const end = clock + length;
		if (Y.getState(this.#doc.store, client) === 0) this.#strangers.add(client);
		if (place === 'lost') return this.#collect(client, from, end);
		this.#lengthen(place, 1 + this.#cuts(between));
		const { home, key } = place;
		if (put === null || put.type === 'gone' || home.container === null) return;
		// A page with 元に戻す sends values overwritten offline with content, and deletes them.
		if (isDeleted(this.#deleted, Y.createID(client, from), end - from)) return;
		this.#weigh(home.container, key, put, 1);
		if (key === null || this.#replaced.has(place)) return;
		this.#replaced.add(place);
		const before = home.type?._map.get(key);
		if (before && !before.deleted && !this.#isGone(before))
			this.#weigh(home.container, key, putOf(before), -1);
	}

	cut(list: List, times: number): void {
		this.#lengthen(list, times);
	}

	get isTooMuch(): boolean {
		const isOver = ([what, by]: readonly [string, number]) =>
			by > 0 && this.#shape.total(this.#doc, what, this.#isGone) + by > this.#shape.bounds[what]!;
		return this.#isListTooLong || [...this.#by].some(isOver) || this.#isOfTooMany();
	}

	#isOfTooMany(): boolean {
		const { clients } = this.#doc.store;
		let structs = this.#pieces;
		for (const each of clients.values()) structs += each.length;
		const strangers = this.#strangers.size;
		return (
			(this.#pieces > 0 && structs > serverBounds.structs) ||
			(strangers > 0 && clients.size + strangers > serverBounds.clients)
		);
	}

	/** Yjs merges adjacent garbage-collected structs, so only the first of a run counts. */
	#collect(client: number, from: number, end: number): void {
		const last = this.#doc.store.clients.get(client)?.at(-1);
		const isNext = last instanceof Y.GC && last.id.clock + last.length === from;
		if (!isNext && this.#collected.get(client) !== from) this.#pieces += 1;
		this.#collected.set(client, end);
	}

	#lengthen(list: List, by: number): void {
		this.#pieces += by;
		const { container } = list.home;
		const most = container === null ? Infinity : this.#shape.mostPieces(container);
		if (most === Infinity) return;
		list.pieces ??= countFrom(list.first(), most);
		if ((list.pieces += by) > most) this.#isListTooLong = true;
	}

	#cuts({ left, right }: Between): number {
		const behind = left ? Y.createID(left.client, left.clock + 1) : null;
		const isOneCut = behind !== null && Y.compareIDs(behind, right);
		return (behind && this.#isWithin(behind) ? 1 : 0) + (right && !isOneCut && this.#isWithin(right) ? 1 : 0);
	}

	#isWithin({ client, clock }: Y.ID): boolean {
		const structs = this.#doc.store.clients.get(client);
		if (!structs || clock >= Y.getState(this.#doc.store, client)) return false;
		return structs[Y.findIndexSS(structs, clock)]!.id.clock < clock;
	}

	#weigh(container: string, key: string | null, put: Put, by: 1 | -1): void {
		const weight = this.#shape.weigh(container, key, put);
		if (weight) this.#by.set(weight[0], (this.#by.get(weight[0]) ?? 0) + by * weight[1]);
	}

	readonly #isGone = ({ id, length }: Y.Item): boolean => isDeleted(this.#deleted, id, length);
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
