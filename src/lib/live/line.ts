/**
 * When to give up on a socket, when to try again, and which way: a state machine without clock, chance or browser, so that
 * a test can put it through an hour of a bad network.
 */

/** `post`: the same frames by HTTP, for networks that let no socket through. */
export type Way = 'socket' | 'post';

export const patience = {
	/** One try. A phone in a far corner answers in four seconds; a network that swallows upgrades never does. */
	openMs: 7_000,
	/**
	 * So long nothing was heard, and another try begins beside: what went into a network that was gone never comes back,
	 * and a new try finds out at once that it is there again. Between these: phones that lost it together do not knock together.
	 */
	besideMs: { least: 2_000, most: 3_500 },
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
	triesBySocket: 2,
	/** Where frames go by POST a socket is tried so often, and this soon where one was heard before. */
	probeMs: { usual: 60_000, hopeful: 8_000 }
} as const;

export class Line {
	readonly #now: () => number;
	readonly #random: () => number;
	#way: Way = 'socket';
	#heardAt: number | null = null;
	/** The first thing sent since the server was last heard. */
	#askedAt: number | null = null;
	#answerMs: number = patience.answerMs;
	/** Tries since the board last arrived. */
	#attempts = 0;
	/** Tries since something was heard. */
	#deaf = 0;
	/** This network lets sockets through, as far as is known. */
	#letsSocketsThrough = false;

	constructor(now: () => number = Date.now, random: () => number = Math.random) {
		this.#now = now;
		this.#random = random;
	}

	/** A try begins: this way. Where neither way leads anywhere, they take turns. */
	begin(): Way {
		const byPost = this.#deaf >= patience.triesBySocket && this.#deaf % 2 === 0;
		this.#deaf += 1;
		this.#way = byPost ? 'post' : 'socket';
		this.#heardAt = null;
		this.#askedAt = null;
		return this.#way;
	}

	/** How long this try is alone. */
	get aloneMs(): number {
		const { least, most } = patience.besideMs;
		return least + this.#random() * (most - least);
	}

	/** How long after a try that heard nothing a new one follows. */
	get soonMs(): number {
		return this.#random() * patience.firstRetryMs;
	}

	sent(): void {
		this.#askedAt ??= this.#now();
	}

	/** Of tries that began side by side, this way was the first to bring something. */
	heard(way: Way = this.#way): void {
		this.#way = way;
		if (this.#askedAt !== null) this.#answerMs = patience.answerMs;
		this.#heardAt = this.#now();
		this.#askedAt = null;
		if (way === 'socket') this.#letsSocketsThrough = true;
		// By post things go well, but that says nothing about sockets.
		this.#deaf = this.#letsSocketsThrough ? 0 : patience.triesBySocket;
	}

	/** The board is here: the next try, when it comes, comes soon. */
	arrived(): void {
		this.#attempts = 0;
	}

	/** A socket was tried beside the other way, which goes well: if it was heard, the next try is one. */
	probed(heard: boolean): void {
		this.#letsSocketsThrough = heard;
		this.#deaf = heard ? 0 : patience.triesBySocket;
	}

	/** When to look whether a socket would be heard. */
	get probeAfterMs(): number {
		const { usual, hopeful } = patience.probeMs;
		return (this.#letsSocketsThrough ? hopeful : usual) * (1 - this.#random() / 4);
	}

	/** Asked every second. What was not heard yet has an end of its own. */
	get isDead(): boolean {
		if (this.#heardAt === null) return false;
		if (this.#way === 'socket' && this.#since(this.#heardAt) >= patience.silenceMs) return true;
		return this.#askedAt !== null && this.#since(this.#askedAt) >= this.#answerMs;
	}

	/** All of it has ended; answers how long to wait for the next try. */
	end(): number {
		if (this.#askedAt !== null && this.#heardAt !== null)
			this.#answerMs = Math.min(patience.mostAnswerMs, this.#answerMs * 2);
		this.#heardAt = null;
		const most = Math.min(patience.mostRetryMs, patience.firstRetryMs * 2 ** this.#attempts);
		this.#attempts += 1;
		return this.#random() * most;
	}

	#since(moment: number): number {
		return this.#now() - moment;
	}
}
