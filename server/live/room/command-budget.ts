/** Per person across their sockets, and for all guests of a room together. */
import { isStaff, type Actor } from '#lib/board/policy/actor.ts';
import { TokenBucket } from '../token-bucket.ts';
import { limits } from '../limits.ts';

export class CommandBudgets {
	readonly #monotonic: () => number;
	readonly #ofPeople = new Map<string, TokenBucket>();
	/** Commands of staff do not draw from it. */
	readonly #guests: TokenBucket;

	constructor(monotonic: () => number) {
		this.#monotonic = monotonic;
		this.#guests = new TokenBucket(limits.boardCommands, monotonic);
	}

	spend(actor: Actor): boolean {
		const id = actor.kind === 'server' ? '' : actor.id;
		const bucket = this.#ofPeople.get(id) ?? new TokenBucket(limits.commands, this.#monotonic);
		this.#ofPeople.set(id, bucket);
		return bucket.spend() && (isStaff(actor) || this.#guests.spend());
	}
}
