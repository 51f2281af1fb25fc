/** How much each editor may still send, on all their sockets together: who was refused and comes back has no more of it. */
import type { Actor } from '#lib/board/policy/actor.ts';
import { TokenBucket, type TokenBucketSize } from '../token-bucket.ts';
import { limits } from '../limits.ts';

interface Budget {
	readonly edits: TokenBucket;
	readonly bytes: TokenBucket;
	/** One more than these was refused: nothing is judged until some time has passed. */
	readonly refusals: TokenBucket;
	readonly newPages: TokenBucket;
	isSpent: boolean;
}

export class EditBudgets {
	readonly #monotonic: () => number;
	readonly #ofPeople = new Map<string, Budget>();

	constructor(monotonic: () => number) {
		this.#monotonic = monotonic;
	}

	/** False: too much, or too many that were refused. */
	spend(actor: Actor, bytes: number): boolean {
		const budget = this.#of(actor);
		if (budget.isSpent && !budget.refusals.spend()) return false;
		budget.isSpent = false;
		return budget.edits.spend() && budget.bytes.spend(Math.max(1, bytes));
	}

	refused(actor: Actor): void {
		const budget = this.#of(actor);
		if (!budget.refusals.spend()) budget.isSpent = true;
	}

	/** So many ids that the document does not know yet. False: too many, and none is taken. */
	newPages(actor: Actor, count: number): boolean {
		return this.#of(actor).newPages.spend(count);
	}

	/** Nobody would gain by it: the other budgets are full again within the time for which a room stays at least. */
	get isForgettable(): boolean {
		return [...this.#ofPeople.values()].every(({ newPages }) => newPages.isFull);
	}

	#of(actor: Actor): Budget {
		const id = actor.kind === 'server' ? '' : `${actor.kind}:${actor.id}`;
		const known = this.#ofPeople.get(id);
		if (known) return known;
		const bucket = (size: TokenBucketSize) => new TokenBucket(size, this.#monotonic);
		const budget = {
			edits: bucket(limits.edits),
			bytes: bucket(limits.editBytes),
			refusals: bucket(limits.refusedEdits),
			newPages: bucket(limits.newPages),
			isSpent: false
		};
		this.#ofPeople.set(id, budget);
		return budget;
	}
}
