/**
 * Sends what a page asks of its meeting: commands of the outbox until they are acknowledged, and
 * commands whose answer the user waits for.
 */
import type { Ask, PersonCommand } from '#lib/board/policy/commands.ts';
import { frames, mostCommandBytes, type Answer } from '#lib/wire/frames.ts';
import { Outbox } from './outbox.ts';
import { PendingCommands } from './pending-commands.ts';

/** A command without an answer after this time counts as lost and is sent again. */
const resendAfterMs = 6_000;

export class Delivery {
	readonly #send: (command: PersonCommand) => boolean;
	readonly #pending: PendingCommands;
	outbox = new Outbox(null, '');

	/** @param send returns true when the command was handed to an open socket */
	constructor(send: (command: PersonCommand) => boolean) {
		this.#send = send;
		this.#pending = new PendingCommands(send);
	}

	/** No command waits for its answer. */
	get isDone(): boolean {
		return this.outbox.waiting.length === 0 && this.#pending.none;
	}

	/** Stores the command first, then sends it now or once there is a network. Returns its id. */
	post(ask: Ask): string {
		const id = this.outbox.add(ask);
		this.#flush();
		return id;
	}

	/**
	 * Keeps the command in memory only: an order given on a dying connection must not be carried out
	 * the next morning. Resolves with `try_again` when no answer can be had.
	 */
	ask(ask: Ask, connected: boolean): Promise<Answer> {
		return this.#pending.give(ask, connected);
	}

	answered(answer: Answer): void {
		if (!this.#pending.answered(answer)) this.outbox.answered(answer);
	}

	/** A socket is open, perhaps a new one. */
	connected(): void {
		this.#pending.again();
		this.#flush();
	}

	/** Reconnecting makes no sense any more. */
	refused(): void {
		this.#pending.giveUpAll();
	}

	/** Call it every second. Returns whether something waits in the outbox. */
	beat(): boolean {
		this.#pending.giveUpOld();
		if (this.outbox.waiting.length === 0) return false;
		this.#flush();
		return true;
	}

	#flush(): void {
		for (const command of this.outbox.due(resendAfterMs)) {
			// The server would close the socket for it, again after each reconnection.
			if (frames.command(command).length > mostCommandBytes) {
				this.outbox.answered({ id: command.id, ok: false, refusal: 'text_too_long' });
				continue;
			}
			if (!this.#send(command)) return;
			this.outbox.sent(command.id);
		}
	}
}
