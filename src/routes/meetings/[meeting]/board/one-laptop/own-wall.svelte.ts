import type { Board } from '#lib/board/model.ts';
import type { CommandOf } from '#lib/board/policy/commands.ts';
import type { Refusal } from '#lib/board/policy/refusals.ts';
import { pageAt } from '#lib/board/wall.ts';

type Ask = Omit<CommandOf<'wall.set'>, 'id'>;

interface Wish<T> {
	readonly value: T;
	/** What the server's board said when the key was pressed. */
	readonly since: string;
	/** `kept`: sent once the connection is back. */
	readonly state: 'sent' | 'kept' | 'refused';
}

interface Parts {
	readonly board: () => Board;
	readonly online: () => boolean;
	/** Milliseconds since 1970 on the server's clock. */
	readonly now: () => number;
	/** Resolves with null, or with the refusal. */
	readonly ask: (ask: Ask) => Promise<Refusal | null>;
}

/**
 * The wall of the laptop that shows it. A key turns or covers it at once, also without a connection;
 * the server is told when it can be. What others steered meanwhile counts more than a page turned
 * here, and a cover more than both.
 */
export class OwnWall {
	readonly #parts: Parts;
	#page: Wish<number> | null = $state.raw(null);
	#cover: Wish<boolean> | null = $state.raw(null);
	#wasOnline = false;

	constructor(parts: Parts) {
		this.#parts = parts;
	}

	/** As the projector's page would have it, with what was pressed here. */
	get board(): Board {
		const board = this.#parts.board();
		const [page, cover] = [this.#page, this.#cover];
		const turned = page !== null && pictureIn(page.since) === pictureIn(steered(board));
		if (!turned && !cover) return board;
		const wall = { ...board.wall };
		if (turned) Object.assign(wall, { page: page.value, turningSince: null });
		if (cover) wall.covered = cover.value;
		return { ...board, wall };
	}

	turn(by: 1 | -1): void {
		const { wall } = this.board;
		const to = pageAt(wall, wall.pages, this.#parts.now()) + by;
		if (to < 0 || to >= wall.pages) return;
		this.#page = { value: to, since: steered(this.#parts.board()), state: 'kept' };
		if (this.#parts.online()) this.#givePage(this.#page);
	}

	toggleCover(): void {
		const { covered } = this.#parts.board().wall;
		const value = !this.board.wall.covered;
		const done = value === covered && this.#cover?.state !== 'sent';
		this.#cover = done ? null : { value, since: String(covered), state: 'kept' };
		if (this.#cover && this.#parts.online()) this.#giveCover(this.#cover);
	}

	/** Called whenever the board or the connection changes. */
	look(): void {
		const [board, online] = [this.#parts.board(), this.#parts.online()];
		const isBack = online && !this.#wasOnline;
		this.#wasOnline = online;
		const [page, cover] = [this.#page, this.#cover];
		if (page && page.state !== 'sent') {
			if (page.since !== steered(board)) this.#page = null;
			else if (isBack && page.state === 'kept') this.#givePage(page);
		}
		if (cover && cover.state !== 'sent') {
			if (cover.since !== String(board.wall.covered)) this.#cover = null;
			else if (isBack && cover.state === 'kept') this.#giveCover(cover);
		}
	}

	#givePage(wish: Wish<number>): void {
		const sent: Wish<number> = { ...wish, state: 'sent' };
		this.#page = sent;
		void this.#parts.ask({ type: 'wall.set', page: wish.value }).then((refusal) => {
			if (this.#page === sent) this.#page = after(sent, refusal);
		});
	}

	#giveCover(wish: Wish<boolean>): void {
		const sent: Wish<boolean> = { ...wish, state: 'sent' };
		this.#cover = sent;
		void this.#parts.ask({ type: 'wall.set', covered: wish.value }).then((refusal) => {
			if (this.#cover === sent) this.#cover = after(sent, refusal);
		});
	}
}

function after<T>(wish: Wish<T>, refusal: Refusal | null): Wish<T> | null {
	return refusal && { ...wish, state: refusal === 'try_again' ? 'kept' : 'refused' };
}

/** The picture comes first, then what turns its pages. */
function steered({ phase, position, wall: { focus, page, turningSince } }: Board): string {
	return `${JSON.stringify([phase, position, focus])}\n${JSON.stringify([page, turningSince])}`;
}

const pictureIn = (since: string) => since.split('\n')[0];
