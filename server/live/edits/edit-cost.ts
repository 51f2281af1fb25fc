/**
 * Yjs scans everything inserted after the same left neighbour: a forged megabyte could keep it busy
 * for minutes. The estimate is never too low.
 */
import * as Y from 'yjs';
import type { Piece } from './read-edit.ts';

/** Steps of about 50 ns. Two people who edited the same lists offline all night cost a tenth. */
const mostSteps = 200_000;
/** A split shifts all structs behind it; so many shifts take as long as one step. */
const movedInStep = 128;

export interface Siblings {
	readonly first: () => Y.Item | null;
	added: number;
}

export class EditCost {
	readonly #doc: Y.Doc;
	/** By left neighbour: the struct put directly behind it; null: the order is not known. */
	readonly #behind = new Map<string, string | null>();
	readonly #first = new Map<Siblings, string | null>();
	#left = mostSteps;

	constructor(doc: Y.Doc) {
		this.#doc = doc;
	}

	get isTooHigh(): boolean {
		return this.#left < 0;
	}

	/** @param from the first new clock */
	add(
		{ client }: Piece,
		from: number,
		between: { left: Y.ID | null; right: Y.ID | null },
		siblings: Siblings
	): void {
		const { left, right } = between;
		const place = left ? keyOf(left) : siblings;
		const before = typeof place === 'string' ? this.#behind.get(place) : this.#first.get(place);
		const isFree = before === undefined;
		const isNext = right !== null && before === keyOf(right);
		let steps = 1;
		let isRight = isFree || isNext;
		if (!isNext) {
			const gap = this.#gap(left, right, siblings);
			if (!isFree || gap > 0) {
				steps += gap + siblings.added;
				isRight = false;
			}
		}
		const mine = isRight ? keyOf(Y.createID(client, from)) : null;
		if (typeof place === 'string') this.#behind.set(place, mine);
		else this.#first.set(place, mine);
		siblings.added += 1;
		this.#left -= steps;
		for (const id of [left, right]) if (id) this.#cutAt(id);
	}

	#cutAt(id: Y.ID): void {
		if (id.clock >= Y.getState(this.#doc.store, id.client)) return;
		const struct: Y.Item | Y.GC = Y.getItem(this.#doc.store, id);
		if (struct.length > 1) this.cut(struct);
	}

	cut(struct: Y.Item | Y.GC): void {
		this.#left -= 1 + (this.#doc.store.clients.get(struct.id.client)?.length ?? 0) / movedInStep;
	}

	#gap(left: Y.ID | null, right: Y.ID | null, siblings: Siblings): number {
		if (left && right && this.#isWithin(left, right)) return 0;
		let next = left ? this.#after(left) : siblings.first();
		let count = 0;
		for (; next !== null && count <= this.#left; next = next.right) {
			if (right && holds(next, right)) return count + (next.id.clock === right.clock ? 0 : 1);
			count += 1;
		}
		return count;
	}

	#isWithin(left: Y.ID, right: Y.ID): boolean {
		if (left.client !== right.client || right.clock !== left.clock + 1) return false;
		if (right.clock >= Y.getState(this.#doc.store, left.client)) return false;
		const struct: Y.Item | Y.GC = Y.getItem(this.#doc.store, left);
		return right.clock < struct.id.clock + struct.length;
	}

	#after(id: Y.ID): Y.Item | null {
		const clock = Y.getState(this.#doc.store, id.client);
		if (id.clock >= clock) return null; // this edit adds it, so `added` counts its right neighbours
		const struct: unknown = Y.getItem(this.#doc.store, id);
		if (!(struct instanceof Y.Item)) return null;
		return id.clock === struct.id.clock + struct.length - 1 ? struct.right : struct;
	}
}

const holds = ({ id, length }: Y.Item, { client, clock }: Y.ID) =>
	id.client === client && clock >= id.clock && clock < id.clock + length;
const keyOf = ({ client, clock }: Y.ID) => `${client}:${clock}`;
