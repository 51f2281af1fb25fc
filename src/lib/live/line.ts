/**
 * When to give up on a socket, when to try again, and which way: a state machine without clock, chance or browser, so that
 * a test can put it through an hour of a bad network.
 */

/** `post`: the same frames by HTTP, for networks that let no socket through. */
export type Way = 'socket' | 'post';

export const patience = {
	/** A phone in a far corner answers in four seconds; a network that swallows upgrades never does. */
	openMs: 7_000,
	/** An answer that is not there by then is not coming on this socket, unless something else came since. */
	answerMs: 6_000,
	/** On a line that is slow, not dead, twice as long each time: or nothing would ever arrive. */
	mostAnswerMs: 20_000,
	/** The server speaks every four seconds even when nothing happens. */
	silenceMs: 9_000,
	/** Full jitter below these: forty phones that lost the same access point do not come back in one moment. */
	firstRetryMs: 500,
	mostRetryMs: 3_000,
	/** So many sockets in a row that told nothing, and the other way is tried. */
	triesBySocket: 2
} as const;

export class Line {
	readonly #now: () => number;
	readonly #random: () => number;
	#way: Way = 'socket';
	#startedAt: number | null = null;
	#heardAt: number | null = null;
	/** The first thing sent since the server was last heard. */
	#askedAt: number | null = null;
	#answerMs: number = patience.answerMs;
	/** Tries since the board last arrived. */
	#attempts = 0;
	/** Tries in a row in which nothing was heard. */
	#deaf = 0;

	constructor(now: () => number = Date.now, random: () => number = Math.random) {
		this.#now = now;
		this.#random = random;
	}

	/** A try begins: this way. Where neither way leads anywhere, they take turns. */
	begin(): Way {
		const byPost = this.#deaf >= patience.triesBySocket && this.#deaf % 2 === 0;
		this.#way = byPost ? 'post' : 'socket';
		this.#startedAt = this.#now();
		this.#heardAt = null;
		this.#askedAt = null;
		return this.#way;
	}

	sent(): void {
		this.#askedAt ??= this.#now();
	}

	heard(): void {
		if (this.#askedAt !== null) this.#answerMs = patience.answerMs;
		this.#heardAt = this.#now();
		this.#askedAt = null;
		// By post things go well, but that says nothing about sockets.
		this.#deaf = this.#way === 'socket' ? 0 : patience.triesBySocket;
	}

	/** The board is here: the next try, when it comes, comes soon. */
	arrived(): void {
		this.#attempts = 0;
	}

	/** A socket was heard beside the other way: the next try is one. */
	socketsWork(): void {
		this.#deaf = 0;
	}

	/** Asked every second. Posts have a time limit of their own. */
	get isDead(): boolean {
		if (this.#startedAt === null || this.#way === 'post') return false;
		if (this.#heardAt === null) return this.#since(this.#startedAt) >= patience.openMs;
		if (this.#since(this.#heardAt) >= patience.silenceMs) return true;
		return this.#askedAt !== null && this.#since(this.#askedAt) >= this.#answerMs;
	}

	/** The try has ended; answers how long to wait for the next one. */
	end(): number {
		if (this.#startedAt !== null && this.#heardAt === null) this.#deaf += 1;
		if (this.#askedAt !== null && this.#heardAt !== null)
			this.#answerMs = Math.min(patience.mostAnswerMs, this.#answerMs * 2);
		this.#startedAt = null;
		const most = Math.min(patience.mostRetryMs, patience.firstRetryMs * 2 ** this.#attempts);
		this.#attempts += 1;
		return this.#random() * most;
	}

	#since(moment: number): number {
		return this.#now() - moment;
	}
}
