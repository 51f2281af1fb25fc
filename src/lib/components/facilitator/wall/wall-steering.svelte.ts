import { createContext } from 'svelte';
import { focusedOn } from '#lib/board/on-screen/wall-focus.ts';
import type { Board, WallFocus } from '#lib/board/model.ts';
import type { CommandOf } from '#lib/board/policy/commands.ts';
import { isTurning, pageAt } from '#lib/board/wall.ts';
import { m } from '#lib/messages/compiled/messages.js';
import { kindWords } from '#lib/words/kind-words.ts';
import type { CommandSender } from '#lib/components/facilitator/desk/command-sender.ts';

type Change = Omit<CommandOf<'wall.set'>, 'id' | 'type'>;
/** What is being picked is put on the screen where it is picked. */
type Thing = Extract<WallFocus, { type: 'note' | 'group' }>;

/** What staff steer on the projector screen; it says and asks the same on every device. */
export class WallSteering {
	readonly #board: () => Board;
	readonly #now: () => number;
	readonly #sender: Pick<CommandSender, 'online' | 'order'>;
	/** Held until the server has answered: the second of two quick presses goes on from the first. */
	#wished: number | null = $state.raw(null);
	#beats = $state(0);

	/** @param now milliseconds since 1970 on the server's clock */
	constructor(board: () => Board, now: () => number, sender: Pick<CommandSender, 'online' | 'order'>) {
		this.#board = board;
		this.#now = now;
		this.#sender = sender;
	}

	/** The server takes nothing before the door was opened and after まとめ完了. */
	get isThere(): boolean {
		const { phase, cancelled } = this.#board();
		return cancelled === null && (phase === 'open' || phase === 'wrapup');
	}

	get online(): boolean {
		return this.#sender.online;
	}

	get pages(): number {
		return this.#board().wall.pages;
	}

	/** From 0. */
	get page(): number {
		void this.#beats;
		return this.#wished ?? pageAt(this.#board().wall, this.pages, this.#now());
	}

	/** どこまで: 4／19. */
	get where(): string {
		return m.screen_page({ page: this.page + 1, pages: this.pages });
	}

	get turnsByItself(): boolean {
		void this.#beats;
		return isTurning(this.#board().wall, this.#now());
	}

	get qr(): boolean {
		return this.#board().wall.qr;
	}

	/** A code that lets nobody in is not shown. */
	get mayShowQr(): boolean {
		const { door, phase } = this.#board();
		return door && phase === 'open';
	}

	get covered(): boolean {
		return this.#board().wall.covered;
	}

	/** What stands there in place of the step's own picture, as it is called; '' if nothing does. */
	get focusCalled(): string {
		const focused = focusedOn(this.#board());
		if (!focused) return '';
		if ('group' in focused) return m.common_group_number({ number: focused.group.number });
		return `${kindWords[focused.note.kind].letter()}${focused.note.number}`;
	}

	/** Time is no state, so somebody has to say that it passes. */
	beat(): void {
		this.#beats += 1;
	}

	mayTurn(by: 1 | -1): boolean {
		const to = this.page + by;
		return this.isThere && this.online && to >= 0 && to < this.pages;
	}

	turn(by: 1 | -1): void {
		if (!this.mayTurn(by)) return;
		const page = this.page + by;
		this.#wished = page;
		void this.#set({ page }).then(() => {
			if (this.#wished === page) this.#wished = null;
		});
	}

	turnByItself(turning: boolean): void {
		void this.#set({ turning });
	}

	showQr(qr: boolean): void {
		void this.#set({ qr });
	}

	cover(covered: boolean): void {
		void this.#set({ covered });
	}

	isOn({ type, id }: Thing): boolean {
		const { focus } = this.#board().wall;
		return focus?.type === type && focus.id === id;
	}

	/** Null is しまう. */
	show(thing: Thing | null): void {
		this.#wished = null;
		void this.#set({ focus: thing });
	}

	#set(change: Change): Promise<void> {
		return this.#sender.order({ type: 'wall.set', ...change });
	}
}

export const [wallSteering, provideWallSteering] = createContext<WallSteering>();
