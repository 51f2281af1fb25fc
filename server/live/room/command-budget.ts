/** Rate limits on commands: of each person across their sockets, and of all guests of a room together. */
import { isStaff, type Actor } from '#lib/board/policy/actor.ts';
import { TokenBucket } from '../token-bucket.ts';
import { limits } from '../limits.ts';

export class CommandBudgets {
	readonly #monotonic: () => number;
	/** The remaining commands of each person. */
	readonly #ofPeople = new Map<string, TokenBucket>();
	/** Shared by all guests. Commands of staff do not draw from it. */
	readonly #guests: TokenBucket;

	constructor(monotonic: () => number) {
		this.#monotonic = monotonic;
		this.#guests = new TokenBucket(limits.boardCommands, monotonic);
	}

	/** Returns false if this person, or the room's guests together, sent too many commands recently. */
	spend(actor: Actor): boolean {
		const id = actor.kind === 'server' ? '' : actor.id;
		const bucket = this.#ofPeople.get(id) ?? new TokenBucket(limits.commands, this.#monotonic);
		this.#ofPeople.set(id, bucket);
		return bucket.spend() && (isStaff(actor) || this.#guests.spend());
	}
}
