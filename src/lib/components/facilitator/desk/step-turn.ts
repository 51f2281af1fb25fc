import type { AgendaItem, Board } from '#lib/board/model.ts';
import type { CommandSender } from './command-sender.ts';

/** Long enough to see that somebody else has just turned. */
const settleMs = 700;

/**
 * 次へ and もどる where several devices have them. Two presses in the same moment ask for the same
 * position, and one that comes just after another's change does not count: nobody skips a step unseen.
 */
export class StepTurn {
	readonly #board: () => Pick<Board, 'agenda' | 'position'>;
	readonly #sender: Pick<CommandSender, 'online' | 'order'>;
	readonly #now: () => number;
	#seen: number;
	#changedAt = -Infinity;

	/** @param now milliseconds that only go on */
	constructor(
		board: () => Pick<Board, 'agenda' | 'position'>,
		sender: Pick<CommandSender, 'online' | 'order'>,
		now: () => number = () => performance.now()
	) {
		this.#board = board;
		this.#sender = sender;
		this.#now = now;
		this.#seen = board().position;
	}

	/** The step that a press leads to; undefined at either end. */
	to(by: 1 | -1): AgendaItem | undefined {
		const { agenda, position } = this.#board();
		return agenda[position + by];
	}

	turn(by: 1 | -1): void {
		this.look();
		if (!this.to(by) || !this.#sender.online || this.#now() - this.#changedAt < settleMs) return;
		void this.#sender.order({ type: 'step.go', position: this.#seen + by });
	}

	/** Called whenever the board changes. */
	look(): void {
		const { position } = this.#board();
		if (position === this.#seen) return;
		this.#seen = position;
		this.#changedAt = this.#now();
	}
}
