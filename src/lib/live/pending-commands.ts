/** Sent again on the next socket under the same id, and given up after a while. */
import { ulid } from 'ulid';
import type { Ask, PersonCommand } from '#lib/board/policy/commands.ts';
import type { Refusal } from '#lib/board/policy/refusals.ts';
import { monotonic } from '#lib/wire/clocks.ts';
import type { Answer } from '#lib/wire/frames.ts';

/** Longer than a change of network takes, shorter than users wait before they press again. */
const patienceMs = 15_000;

interface Order {
	readonly command: PersonCommand;
	readonly at: number;
	readonly resolve: (answer: Answer) => void;
}

export class PendingCommands {
	readonly #send: (command: PersonCommand) => boolean;
	readonly #now: () => number;
	readonly #given = new Map<string, Order>();

	constructor(send: (command: PersonCommand) => boolean, now: () => number = monotonic) {
		this.#send = send;
		this.#now = now;
	}

	get none(): boolean {
		return this.#given.size === 0;
	}

	give(ask: Ask, connected: boolean): Promise<Answer> {
		const command = { id: ulid(), ...ask } as PersonCommand;
		if (!connected) return Promise.resolve(notNow(command.id));
		return new Promise((resolve) => {
			this.#given.set(command.id, { command, at: this.#now(), resolve });
			this.#send(command);
		});
	}

	/** The old socket may have delivered them; the ids are the same, so nothing is done twice (S1). */
	again(): void {
		for (const { command } of this.#given.values()) this.#send(command);
	}

	/** False when the answer is not for one of these commands. */
	answered(answer: Answer): boolean {
		const order = this.#given.get(answer.id);
		this.#given.delete(answer.id);
		order?.resolve(answer);
		return order !== undefined;
	}

	giveUpOld(): void {
		for (const { command, at } of [...this.#given.values()]) {
			if (this.#now() - at > patienceMs) this.answered(notNow(command.id));
		}
	}

	giveUpAll(): void {
		for (const id of [...this.#given.keys()]) this.answered(notNow(id));
	}
}

const notNow = (id: string): Answer => ({ id, ok: false, refusal: 'try_again' satisfies Refusal });
