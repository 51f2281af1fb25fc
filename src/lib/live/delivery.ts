import type { Ask, PersonCommand } from '#lib/board/policy/commands.ts';
import { frames, mostCommandBytes, type Answer } from '#lib/wire/frames.ts';
import { Outbox } from './outbox.ts';
import { PendingCommands } from './pending-commands.ts';

/** A command unanswered for so long counts as lost and is sent again. */
const resendAfterMs = 6_000;

export class Delivery {
	readonly #send: (command: PersonCommand) => boolean;
	readonly #pending: PendingCommands;
	outbox = new Outbox(null, '');

	/** @param send true when the command was handed to an open socket */
	constructor(send: (command: PersonCommand) => boolean) {
		this.#send = send;
		this.#pending = new PendingCommands(send);
	}

	get isDone(): boolean {
		return this.outbox.waiting.length === 0 && this.#pending.none;
	}

	/** Stored first, then sent now or once there is a network; returns its id. */
	post(ask: Ask): string {
		const id = this.outbox.add(ask);
		this.#flush();
		return id;
	}

	/**
	 * In memory only: an order given on a dying connection must not be carried out the next morning.
	 * `try_again`: no answer can be had.
	 */
	ask(ask: Ask, connected: boolean): Promise<Answer> {
		return this.#pending.give(ask, connected);
	}

	answered(answer: Answer): void {
		if (!this.#pending.answered(answer)) this.outbox.answered(answer);
	}

	connected(): void {
		this.#pending.again();
		this.#flush();
	}

	/** Reconnecting makes no sense any more. */
	refused(): void {
		this.#pending.giveUpAll();
	}

	/** Every second; returns whether something waits in the outbox. */
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
