/**
 * How long Yjs will look for the places of an edit's pieces. It looks at everything that was put behind the same neighbour;
 * who writes honestly puts things where nothing else is, and a forged megabyte could make it look for minutes. Counted
 * before it begins, and never too low.
 */
import * as Y from 'yjs';
import type { Piece } from './read-edit.ts';

/** Steps of some 50 ns. Two people who were away for a night, and wrote in the same lists, come to a tenth. */
const mostSteps = 200_000;
/** Cutting a struct in two moves those behind it, so many in the time of one step. */
const movedInStep = 128;

/** One list, or one key of a map. */
export interface Siblings {
	/** The first of those that lie there already. */
	readonly first: () => Y.Item | null;
	/** So many were put in by this edit. */
	added: number;
}

export class EditCost {
	readonly #doc: Y.Doc;
	/** By id: what this edit put right behind it; null: behind it, but nobody knows where. */
	readonly #behind = new Map<string, string | null>();
	/** The same of what stands first. */
	readonly #first = new Map<Siblings, string | null>();
	#left = mostSteps;

	constructor(doc: Y.Doc) {
		this.#doc = doc;
	}

	get isTooHigh(): boolean {
		return this.#left < 0;
	}

	/** @param from the clock at which it begins to be new, with what lies before it there */
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

	/** It may be in the middle of what lies there. */
	#cutAt(id: Y.ID): void {
		if (id.clock >= Y.getState(this.#doc.store, id.client)) return;
		const struct: Y.Item | Y.GC = Y.getItem(this.#doc.store, id);
		if (struct.length > 1) this.cut(struct);
	}

	/** What lies there is cut in two. */
	cut(struct: Y.Item | Y.GC): void {
		this.#left -= 1 + (this.#doc.store.clients.get(struct.id.client)?.length ?? 0) / movedInStep;
	}

	/** How many lie between these now. */
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

	/** In the middle of one struct, which is cut there. */
	#isWithin(left: Y.ID, right: Y.ID): boolean {
		if (left.client !== right.client || right.clock !== left.clock + 1) return false;
		if (right.clock >= Y.getState(this.#doc.store, left.client)) return false;
		const struct: Y.Item | Y.GC = Y.getItem(this.#doc.store, left);
		return right.clock < struct.id.clock + struct.length;
	}

	#after(id: Y.ID): Y.Item | null {
		const clock = Y.getState(this.#doc.store, id.client);
		if (id.clock >= clock) return null; // put in by this edit: what is behind it is counted with those that are added
		const struct: unknown = Y.getItem(this.#doc.store, id);
		if (!(struct instanceof Y.Item)) return null;
		return id.clock === struct.id.clock + struct.length - 1 ? struct.right : struct;
	}
}

const holds = ({ id, length }: Y.Item, { client, clock }: Y.ID) =>
	id.client === client && clock >= id.clock && clock < id.clock + length;
const keyOf = ({ client, clock }: Y.ID) => `${client}:${clock}`;
