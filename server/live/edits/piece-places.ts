/** A struct names its parent, or its neighbours, perhaps of the same edit, determine it. */
import * as Y from 'yjs';
import { isThere, type Clocks } from './causal-order.ts';
import { Homes, listOf, type Home, type List } from './homes.ts';
import type { Piece } from './read-edit.ts';

/** 'lost': its parent or neighbour is garbage-collected. */
export type Place = List | 'lost';

interface Placed {
	readonly piece: Piece;
	readonly place: Place;
	/** The home that it opens if it is a nested type. */
	readonly made: Home | null;
}

export class PiecePlaces {
	readonly #doc: Y.Doc;
	readonly #homes: Homes;
	readonly #clocks: Clocks;
	readonly #placed = new Map<number, Placed[]>();

	/** @param clocks present so far: the document's and this edit's */
	constructor(doc: Y.Doc, homes: Homes, clocks: Clocks) {
		this.#doc = doc;
		this.#homes = homes;
		this.#clocks = clocks;
	}

	keep(placed: Placed): void {
		const { client } = placed.piece;
		const mine = this.#placed.get(client);
		if (mine) mine.push(placed);
		else this.#placed.set(client, [placed]);
	}

	/**
	 * Null if no place is possible.
	 * @param from the first clock that the document does not have
	 */
	of(piece: Piece, from: number): Place | null {
		const { client, origin, rightOrigin, parent, key, put } = piece;
		if (put === null) return 'lost';
		if (from > piece.clock) return this.#at(Y.createID(client, from - 1));
		if (typeof parent === 'string') return listOf(this.#homes.ofRoot(parent), key);
		if (parent) {
			const home = this.#isBefore(piece, parent) ? this.#homeAt(parent) : null;
			return home === 'lost' || home === null ? home : listOf(home, key);
		}
		const ids = [origin, rightOrigin].filter((id) => id !== null);
		const places = ids.map((id) => (this.#isBefore(piece, id) ? this.#at(id) : null));
		if (places.includes(null)) return null;
		if (places.includes('lost')) return 'lost';
		const [one = null, other = one] = places;
		return one === other ? one : null;
	}

	/** Within a client the clock decides; across clients the causal order has placed it already. */
	#isBefore(piece: Piece, id: Y.ID): boolean {
		return id.client === piece.client ? id.clock < piece.clock : isThere(id, this.#clocks);
	}

	#isOfDocument({ client, clock }: Y.ID): boolean {
		return clock < Y.getState(this.#doc.store, client);
	}

	#ofEdit({ client, clock }: Y.ID): Placed | null {
		const mine = this.#placed.get(client) ?? [];
		let [low, high] = [0, mine.length - 1];
		while (low <= high) {
			const middle = (low + high) >> 1;
			const found = mine[middle]!;
			if (clock < found.piece.clock) high = middle - 1;
			else if (clock >= found.piece.clock + found.piece.length) low = middle + 1;
			else return found;
		}
		return null;
	}

	#at(id: Y.ID): Place | null {
		if (!this.#isOfDocument(id)) return this.#ofEdit(id)?.place ?? null;
		const struct: unknown = Y.getItem(this.#doc.store, id);
		if (!(struct instanceof Y.Item) || !(struct.parent instanceof Y.AbstractType)) return 'lost';
		return listOf(this.#homes.ofType(struct.parent as Y.AbstractType<unknown>), struct.parentSub);
	}

	#homeAt(id: Y.ID): Home | 'lost' | null {
		if (!this.#isOfDocument(id)) {
			const found = this.#ofEdit(id);
			if (found?.place === 'lost' || found?.piece.put?.type === 'gone') return 'lost';
			return found?.made ?? null;
		}
		const struct: unknown = Y.getItem(this.#doc.store, id);
		if (!(struct instanceof Y.Item) || struct.deleted) return 'lost';
		return struct.content instanceof Y.ContentType ? this.#homes.ofType(struct.content.type) : null;
	}
}
