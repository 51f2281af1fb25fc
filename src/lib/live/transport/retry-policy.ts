/**
 * No clock, no browser API, and randomness from outside, so that a test can simulate an hour on a
 * bad network.
 */

/** `post`: for networks that let no WebSocket through. */
export type Way = 'socket' | 'post';

export const timeouts = {
	/**
	 * A phone with bad reception gets its first answer after four seconds. Where a socket worked, an
	 * attempt from a gone network must not delay the next: `least` plus that socket's time.
	 */
	openMs: { least: 2_500, most: 7_000 },
	/**
	 * Bytes sent while offline are lost, so only a fresh attempt notices recovery; random, so that
	 * phones do not reconnect together.
	 */
	besideMs: { least: 2_000, most: 3_500 },
	/** After that an answer will not come, unless something else was received since. */
	answerMs: 6_000,
	/** The doubled timeout's limit; with a fixed timeout, nothing would ever arrive on a slow network. */
	mostAnswerMs: 20_000,
	/**
	 * 1.5 times the usual response time, within this range. Of ten seconds in total, with two of
	 * network delay, three are left for this, the rest for the new socket.
	 */
	lateMs: { least: 2_500, most: 4_000 },
	/** Lowest assumed bandwidth; longer frames are given more time. */
	bytesInMs: 16,
	/** The server sends something every four seconds. */
	silenceMs: 9_000,
	/**
	 * Full jitter: forty phones that lost the same access point must not reconnect in the same
	 * moment.
	 */
	firstRetryMs: 500,
	mostRetryMs: 3_000,
	/** So many sockets in a row that delivered nothing, then POST. */
	attemptsBySocket: 2,
	/**
	 * `hopeful` where a socket worked before. Even after a failed probe, a page is back on a socket
	 * within a minute.
	 */
	probeMs: { usual: 50_000, hopeful: 8_000 }
} as const;

export class RetryPolicy {
	readonly #random: () => number;
	/** Phones waiting for the same server must not all retry in the same moment. */
	readonly #spread: number;
	#answerMs: number = timeouts.answerMs;
	/** Null: no answer has come yet. */
	#usualMs: number | null = null;
	/** Times in a row that a parallel connection was quicker than the late answer. */
	#overtaken = 0;
	/** Since the board last arrived. */
	#attempts = 0;
	#deaf = 0;
	/** As far as is known. */
	#letsSocketsThrough = false;
	#openedMs: number | null = null;

	constructor(random: () => number = Math.random) {
		this.#random = random;
		this.#spread = 1 + random() / 8;
	}

	/** Where neither transport works, the two alternate. */
	begin(): Way {
		const byPost = this.#deaf >= timeouts.attemptsBySocket && this.#deaf % 2 === 0;
		this.#deaf += 1;
		return byPost ? 'post' : 'socket';
	}

	get aloneMs(): number {
		const { least, most } = timeouts.besideMs;
		return least + this.#random() * (most - least);
	}

	get soonMs(): number {
		return this.#random() * timeouts.firstRetryMs;
	}

	heard(way: Way = 'socket'): void {
		if (way === 'socket') this.#letsSocketsThrough = true;
		// Success by POST says nothing about sockets.
		this.#deaf = this.#letsSocketsThrough ? 0 : timeouts.attemptsBySocket;
	}

	/** Until the socket received something. */
	opened(ms: number): void {
		this.#openedMs = ms;
	}

	get openMs(): number {
		const { least, most } = timeouts.openMs;
		return this.#openedMs === null ? most : Math.min(most, least + this.#openedMs);
	}

	get answerMs(): number {
		return this.#answerMs;
	}

	answered(): void {
		this.#answerMs = timeouts.answerMs;
	}

	get lateMs(): number {
		const { least, most } = timeouts.lateMs;
		const usual = Math.min(most, Math.max(least, (this.#usualMs ?? 0) * 1.5));
		return usual * this.#spread * 2 ** Math.min(2, this.#overtaken);
	}

	/** A slow answer weighs less than a quick one. */
	took(ms: number): void {
		const usual = this.#usualMs ?? ms;
		this.#usualMs = usual + (ms - usual) / (ms < usual ? 2 : 4);
	}

	/**
	 * The first two times double how late the next answer may come, since the network may only be
	 * slow.
	 */
	overtaken(): void {
		this.#overtaken += 1;
	}

	kept(): void {
		this.#overtaken = 0;
	}

	/** The next reconnection may be quick. */
	arrived(): void {
		this.#attempts = 0;
	}

	/** A probe received nothing while POST worked. */
	swallowsSockets(): void {
		this.#letsSocketsThrough = false;
		this.#deaf = timeouts.attemptsBySocket;
	}

	get probeAfterMs(): number {
		const { usual, hopeful } = timeouts.probeMs;
		return (this.#letsSocketsThrough ? hopeful : usual) * (1 - this.#random() / 4);
	}

	/**
	 * Every attempt has ended; returns the wait before the next.
	 * @param unanswered an answer was still outstanding
	 */
	end(unanswered = false): number {
		if (unanswered) this.#answerMs = Math.min(timeouts.mostAnswerMs, this.#answerMs * 2);
		const most = Math.min(timeouts.mostRetryMs, timeouts.firstRetryMs * 2 ** this.#attempts);
		this.#attempts += 1;
		return this.#random() * most;
	}
}
