/** How much each editor may still send, on all their sockets together: who was refused and comes back has no more of it. */
import type { Actor } from '#lib/board/actor.ts';
import { Bucket } from './bucket.ts';
import { limits } from './limits.ts';

interface Budget {
	readonly edits: Bucket;
	readonly bytes: Bucket;
	/** One more than these was refused: nothing is judged until some time has passed. */
	readonly refusals: Bucket;
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

	#of(actor: Actor): Budget {
		const id = actor.kind === 'server' ? '' : `${actor.kind}:${actor.id}`;
		const known = this.#ofPeople.get(id);
		if (known) return known;
		const [edits, bytes, refusals] = [limits.edits, limits.editBytes, limits.refusedEdits].map(
			(size) => new Bucket(size, this.#monotonic)
		) as [Bucket, Bucket, Bucket];
		const budget = { edits, bytes, refusals, isSpent: false };
		this.#ofPeople.set(id, budget);
		return budget;
	}
}
