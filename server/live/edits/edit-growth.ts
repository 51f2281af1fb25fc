/** What an edit adds to a document, against its bounds. Only growth is refused: what was too much before may become less. */
import * as Y from 'yjs';
import { serverBounds } from '#lib/board/document/bounds.ts';
import type { DocumentShape, Put } from '#lib/board/document/document-shape.ts';
import { isDeleted, type DeletedRuns } from './deleted-runs.ts';
import type { List } from './homes.ts';
import type { Place } from './piece-places.ts';
import type { Piece } from './read-edit.ts';

/** What a piece comes to lie between. */
interface Between {
	readonly left: Y.ID | null;
	readonly right: Y.ID | null;
}

export class EditGrowth {
	readonly #doc: Y.Doc;
	readonly #shape: DocumentShape;
	readonly #deleted: DeletedRuns;
	readonly #by = new Map<string, number>();
	/** Keys whose value of before has been taken off the sum. */
	readonly #replaced = new Set<List>();
	readonly #strangers = new Set<number>();
	/** By client: the clock before which this edit's last collected piece ends. */
	readonly #collected = new Map<number, number>();
	#pieces = 0;
	#isListTooLong = false;

	constructor(doc: Y.Doc, shape: DocumentShape, deleted: DeletedRuns) {
		this.#doc = doc;
		this.#shape = shape;
		this.#deleted = deleted;
	}

	/** @param from the clock at which it begins to be new */
	add({ client, clock, length, put }: Piece, from: number, place: Place, between: Between): void {
		const end = clock + length;
		if (Y.getState(this.#doc.store, client) === 0) this.#strangers.add(client);
		if (place === 'lost') return this.#collect(client, from, end);
		this.#lengthen(place, 1 + this.#cuts(between));
		const { home, key } = place;
		if (put === null || put.type === 'gone' || home.container === null) return;
		// With 元に戻す in the page, what was overwritten while it was away comes with its content.
		if (isDeleted(this.#deleted, Y.createID(client, from), end - from)) return;
		this.#weigh(home.container, key, put, 1);
		if (key === null || this.#replaced.has(place)) return;
		this.#replaced.add(place);
		const before = home.type?._map.get(key);
		if (before && !before.deleted && !this.#isGone(before))
			this.#weigh(home.container, key, putOf(before), -1);
	}

	/** A deletion cuts something that lies there, so many times. */
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

	/** Of what is collected Yjs makes one struct with what was collected right before it. */
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

	/** How many structs are cut in two for what comes in between. */
	#cuts({ left, right }: Between): number {
		const behind = left ? Y.createID(left.client, left.clock + 1) : null;
		const isOneCut = behind !== null && Y.compareIDs(behind, right);
		return (behind && this.#isWithin(behind) ? 1 : 0) + (right && !isOneCut && this.#isWithin(right) ? 1 : 0);
	}

	/** A struct of the document begins before this clock and goes on. */
	#isWithin({ client, clock }: Y.ID): boolean {
		const structs = this.#doc.store.clients.get(client);
		if (!structs || clock >= Y.getState(this.#doc.store, client)) return false;
		return structs[Y.findIndexSS(structs, clock)]!.id.clock < clock;
	}

	#weigh(container: string, key: string | null, put: Put, by: 1 | -1): void {
		const weight = this.#shape.weigh(container, key, put);
		if (weight) this.#by.set(weight[0], (this.#by.get(weight[0]) ?? 0) + by * weight[1]);
	}

	/** By the same edit. */
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
