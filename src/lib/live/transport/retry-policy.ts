/**
 * What a page knows of its network: when to retry, by which transport, and how long answers take.
 * It uses no clock and no browser API, and its randomness is passed in, so that a test can simulate
 * an hour on a bad network. Whether a connection is alive is decided in `liveness-monitor.ts`.
 */

/** `post`: the same frames by HTTP, for networks that let no WebSocket through. */
export type Way = 'socket' | 'post';

export const timeouts = {
	/**
	 * Timeout of one connection attempt. A phone with bad reception gets its first answer after four
	 * seconds; a network that swallows upgrades never answers. Where a socket worked before, an
	 * attempt that began while the network was gone must not delay the next: it gets `least` plus the
	 * time that the earlier socket took. A slower network falls back to POST and is probed for a
	 * socket from there.
	 */
	openMs: { least: 2_500, most: 7_000 },
	/**
	 * Delay before a parallel connection attempt. Bytes sent while offline are lost, so only a fresh
	 * attempt notices recovery. Random within this range, so that phones that lost the network
	 * together do not reconnect together.
	 */
	besideMs: { least: 2_000, most: 3_500 },
	/**
	 * Time to wait for an answer. After that it will not come on this connection, unless something
	 * else was received since.
	 */
	answerMs: 6_000,
	/**
	 * Limit of the answer timeout, which doubles each time: with a fixed one, nothing would ever
	 * arrive on a network that is only slow.
	 */
	mostAnswerMs: 20_000,
	/**
	 * An answer that takes 1.5 times the usual response time, within this range, starts another
	 * connection in parallel. With two seconds of network delay and a budget of ten seconds in total, about
	 * three are left for this; the rest is for the new socket and its answer.
	 */
	lateMs: { least: 2_500, most: 4_000 },
	/** Lowest assumed bandwidth, in bytes per millisecond. Longer frames are given more time. */
	bytesInMs: 16,
	/** The server sends something every four seconds even when nothing happens. */
	silenceMs: 9_000,
	/**
	 * Upper bounds for full jitter: forty phones that lost the same access point must not reconnect
	 * in the same moment.
	 */
	firstRetryMs: 500,
	mostRetryMs: 3_000,
	/** After this many sockets in a row that delivered nothing, POST is tried. */
	attemptsBySocket: 2,
	/**
	 * Interval of socket probes while frames go by POST; `hopeful` where a socket worked before. With
	 * a probe that has just failed, a page is back on a socket within a minute of sockets working
	 * again.
	 */
	probeMs: { usual: 50_000, hopeful: 8_000 }
} as const;

export class RetryPolicy {
	readonly #random: () => number;
	/**
	 * Factor that spreads timeouts, so that phones waiting for the same server do not all retry in
	 * the same moment.
	 */
	readonly #spread: number;
	#answerMs: number = timeouts.answerMs;
	/** Usual response time. Null: no answer has come yet. */
	#usualMs: number | null = null;
	/** How often in a row a parallel connection delivered something before the late answer came. */
	#overtaken = 0;
	/** Attempts since the board last arrived. */
	#attempts = 0;
	/** Attempts since anything was received. */
	#deaf = 0;
	/** As far as is known, this network lets sockets through. */
	#letsSocketsThrough = false;
	/** How long the last successful socket took from its start to the first received frame. */
	#openedMs: number | null = null;

	constructor(random: () => number = Math.random) {
		this.#random = random;
		this.#spread = 1 + random() / 8;
	}

	/** Starts an attempt and returns its transport. Where neither works, the two alternate. */
	begin(): Way {
		const byPost = this.#deaf >= timeouts.attemptsBySocket && this.#deaf % 2 === 0;
		this.#deaf += 1;
		return byPost ? 'post' : 'socket';
	}

	/** How long to wait before an attempt is joined by a parallel one. */
	get aloneMs(): number {
		const { least, most } = timeouts.besideMs;
		return least + this.#random() * (most - least);
	}

	/** Delay between a failed attempt and its successor. */
	get soonMs(): number {
		return this.#random() * timeouts.firstRetryMs;
	}

	/** Records that an attempt by this transport received something. */
	heard(way: Way = 'socket'): void {
		if (way === 'socket') this.#letsSocketsThrough = true;
		// Success by POST says nothing about sockets.
		this.#deaf = this.#letsSocketsThrough ? 0 : timeouts.attemptsBySocket;
	}

	/** Records how long a socket took until it received something. */
	opened(ms: number): void {
		this.#openedMs = ms;
	}

	/** Timeout of one attempt to open a socket. */
	get openMs(): number {
		const { least, most } = timeouts.openMs;
		return this.#openedMs === null ? most : Math.min(most, least + this.#openedMs);
	}

	/** How long to wait for an answer before the connection counts as dead. */
	get answerMs(): number {
		return this.#answerMs;
	}

	answered(): void {
		this.#answerMs = timeouts.answerMs;
	}

	/** How long an answer may take before a parallel connection is worth trying. */
	get lateMs(): number {
		const { least, most } = timeouts.lateMs;
		const usual = Math.min(most, Math.max(least, (this.#usualMs ?? 0) * 1.5));
		return usual * this.#spread * 2 ** Math.min(2, this.#overtaken);
	}

	/** Records a response time. A slow answer weighs less than a quick one. */
	took(ms: number): void {
		const usual = this.#usualMs ?? ms;
		this.#usualMs = usual + (ms - usual) / (ms < usual ? 2 : 4);
	}

	/**
	 * Records that a parallel connection was quicker than the answer. The first two times double how late
	 * the next answer may come, since the network may only be slow.
	 */
	overtaken(): void {
		this.#overtaken += 1;
	}

	/** Records that something sent was committed. */
	kept(): void {
		this.#overtaken = 0;
	}

	/** The board has arrived, so the next reconnection may be quick. */
	arrived(): void {
		this.#attempts = 0;
	}

	/** A probe for a socket received nothing while POST worked. */
	swallowsSockets(): void {
		this.#letsSocketsThrough = false;
		this.#deaf = timeouts.attemptsBySocket;
	}

	/** Delay before the next probe for a socket. */
	get probeAfterMs(): number {
		const { usual, hopeful } = timeouts.probeMs;
		return (this.#letsSocketsThrough ? hopeful : usual) * (1 - this.#random() / 4);
	}

	/**
	 * Every attempt has ended. Returns how long to wait before the next one. `unanswered`: an answer
	 * was still outstanding.
	 */
	end(unanswered = false): number {
		if (unanswered) this.#answerMs = Math.min(timeouts.mostAnswerMs, this.#answerMs * 2);
		const most = Math.min(timeouts.mostRetryMs, timeouts.firstRetryMs * 2 ** this.#attempts);
		this.#attempts += 1;
		return this.#random() * most;
	}
}
