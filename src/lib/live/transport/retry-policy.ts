/**
 * What a page knows of its network: when to try again, which way, and how long answers take. Without clock, chance or
 * browser, so that a test can put it through an hour of a bad one. Whether a socket still lives is `liveness-monitor.ts`.
 */

/** `post`: the same frames by HTTP, for networks that let no socket through. */
export type Way = 'socket' | 'post';

export const timeouts = {
	/**
	 * One try. A phone in a far corner answers in four seconds; a network that swallows upgrades never does. Where a socket
	 * was heard before, one that began while the network was gone must not hold up the next for long: it has as long as that
	 * one took, and the first of these. What is slower than that comes by POST, and finds its way back from there.
	 */
	openMs: { least: 2_500, most: 7_000 },
	/**
	 * So long nothing was heard, and another try begins beside: what went into a network that was gone never comes back,
	 * and a new try finds out at once that it is there again. Between these: phones that lost it together do not knock together.
	 */
	besideMs: { least: 2_000, most: 3_500 },
	/** An answer that is not there by then is not coming on this socket, unless something else came since. */
	answerMs: 6_000,
	/** On a line that is slow, not dead, twice as long each time: or nothing would ever arrive. */
	mostAnswerMs: 20_000,
	/**
	 * What was written has no answer after so long, or after half as long again as answers usually take: another socket is
	 * tried beside. Between two seconds of delay and ten in all stay three for this, the rest is a new socket and the answer.
	 */
	lateMs: { least: 2_500, most: 4_000 },
	/** A thin line carries so much at least; what is longer is waited for longer. */
	bytesInMs: 16,
	/** The server speaks every four seconds even when nothing happens. */
	silenceMs: 9_000,
	/** Full jitter below these: forty phones that lost the same access point do not come back in one moment. */
	firstRetryMs: 500,
	mostRetryMs: 3_000,
	/** So many sockets in a row that told nothing, and the other way is tried. */
	attemptsBySocket: 2,
	/**
	 * Where frames go by POST a socket is tried so often, and this soon where one was heard before. With one that was just
	 * tried in vain, a page is back on a socket within a minute of there being any.
	 */
	probeMs: { usual: 50_000, hopeful: 8_000 }
} as const;

export class RetryPolicy {
	readonly #random: () => number;
	/** Phones that wait for the same server do not all knock in one moment. */
	readonly #spread: number;
	#answerMs: number = timeouts.answerMs;
	/** How long it usually takes until an answer comes; null: none came yet. */
	#usualMs: number | null = null;
	/** Another socket was heard before the answer came, so often in a row. */
	#overtaken = 0;
	/** Tries since the board last arrived. */
	#attempts = 0;
	/** Tries since something was heard. */
	#deaf = 0;
	/** This network lets sockets through, as far as is known. */
	#letsSocketsThrough = false;
	/** From the beginning of the last socket until it was heard. */
	#openedMs: number | null = null;

	constructor(random: () => number = Math.random) {
		this.#random = random;
		this.#spread = 1 + random() / 8;
	}

	/** A try begins: this way. Where neither way leads anywhere, they take turns. */
	begin(): Way {
		const byPost = this.#deaf >= timeouts.attemptsBySocket && this.#deaf % 2 === 0;
		this.#deaf += 1;
		return byPost ? 'post' : 'socket';
	}

	/** How long this try is alone. */
	get aloneMs(): number {
		const { least, most } = timeouts.besideMs;
		return least + this.#random() * (most - least);
	}

	/** How long after a try that heard nothing a new one follows. */
	get soonMs(): number {
		return this.#random() * timeouts.firstRetryMs;
	}

	/** Of tries that began side by side, this way brought something. */
	heard(way: Way = 'socket'): void {
		if (way === 'socket') this.#letsSocketsThrough = true;
		// By post things go well, but that says nothing about sockets.
		this.#deaf = this.#letsSocketsThrough ? 0 : timeouts.attemptsBySocket;
	}

	/** A socket was heard so long after it was begun. */
	opened(ms: number): void {
		this.#openedMs = ms;
	}

	/** A try to open a socket has so long. */
	get openMs(): number {
		const { least, most } = timeouts.openMs;
		return this.#openedMs === null ? most : Math.min(most, least + this.#openedMs);
	}

	/** So long an answer that has not come is still on its way. */
	get answerMs(): number {
		return this.#answerMs;
	}

	/** What was asked is answered. */
	answered(): void {
		this.#answerMs = timeouts.answerMs;
	}

	/** After so long without an answer to what was written it is worth while to look for another socket. */
	get lateMs(): number {
		const { least, most } = timeouts.lateMs;
		const usual = Math.min(most, Math.max(least, (this.#usualMs ?? 0) * 1.5));
		return usual * this.#spread * 2 ** Math.min(2, this.#overtaken);
	}

	/** An answer took so long. One that was slow says less than one that was quick. */
	took(ms: number): void {
		const usual = this.#usualMs ?? ms;
		this.#usualMs = usual + (ms - usual) / (ms < usual ? 2 : 4);
	}

	/** Another socket was heard before the answer came. Was it only slow, then the next one is given more time. */
	overtaken(): void {
		this.#overtaken += 1;
	}

	/** What was written is committed. */
	kept(): void {
		this.#overtaken = 0;
	}

	/** The board is here: the next try, when it comes, comes soon. */
	arrived(): void {
		this.#attempts = 0;
	}

	/** A socket was tried beside the other way, which goes well, and nothing was heard. */
	swallowsSockets(): void {
		this.#letsSocketsThrough = false;
		this.#deaf = timeouts.attemptsBySocket;
	}

	/** When to look whether a socket would be heard. */
	get probeAfterMs(): number {
		const { usual, hopeful } = timeouts.probeMs;
		return (this.#letsSocketsThrough ? hopeful : usual) * (1 - this.#random() / 4);
	}

	/** All of it has ended, with or without an answer that was waited for; answers how long to wait for the next try. */
	end(unanswered = false): number {
		if (unanswered) this.#answerMs = Math.min(timeouts.mostAnswerMs, this.#answerMs * 2);
		const most = Math.min(timeouts.mostRetryMs, timeouts.firstRetryMs * 2 ** this.#attempts);
		this.#attempts += 1;
		return this.#random() * most;
	}
}
