/**
 * One socket to y-websocket, and underneath several tries until one is heard: it becomes the socket, the others are let
 * go. A try that began while the network was gone never hears anything, and one that began after it came back does at once.
 */
import { monotonic } from '#lib/wire/clocks.ts';
import { isEdit, isFinal, mostEditBytes } from '#lib/wire/frames.ts';
import { timeouts, type RetryPolicy, type Way } from './retry-policy.ts';
import { crowded } from './post-socket.ts';
import { LivenessMonitor } from './liveness-monitor.ts';

/** What y-websocket uses of a WebSocket. */
export interface Attempt {
	binaryType: string;
	onmessage: ((event: MessageEvent<ArrayBuffer>) => void) | null;
	onclose: ((event: CloseEvent) => void) | null;
	onerror: ((event: never) => void) | null;
	send(frame: Uint8Array<ArrayBuffer>): void;
	close(): void;
}

type Fallen = Pick<CloseEvent, 'code'>;

interface Begun {
	readonly way: Way;
	readonly begunAt: number;
	readonly giveUp: ReturnType<typeof setTimeout>;
}

export class TransportRace {
	/** Asked of the socket itself by y-websocket before it hands an edit over. */
	readonly OPEN = WebSocket.OPEN;
	binaryType = 'arraybuffer';
	readyState: number = WebSocket.CONNECTING;
	onopen: (() => void) | null = null;
	onmessage: ((event: { data: ArrayBuffer }) => void) | null = null;
	onclose: ((event: Fallen) => void) | null = null;
	onerror: (() => void) | null = null;
	/** Handed over, so that the server will acknowledge them. */
	edits = 0;
	/** An edit was longer than the server reads. It stays here, and those behind it: without it they would leave a gap. */
	isTooLong = false;
	ontoolong: (() => void) | null = null;
	/** The server was reached, and had no place. */
	isCrowded = false;
	readonly liveness: LivenessMonitor;
	readonly #policy: RetryPolicy;
	readonly #start: (way: Way, liveness: LivenessMonitor) => Attempt;
	readonly #only: Way | null;
	readonly #attempts = new Map<Attempt, Begun>();
	#winner: Attempt | null = null;
	#next: ReturnType<typeof setTimeout> | undefined;
	/** What was heard while nobody listened; null: somebody does. */
	#kept: ArrayBuffer[] | null = null;

	/** With `only`, one try that way and no other. */
	constructor(
		policy: RetryPolicy,
		start: (way: Way, liveness: LivenessMonitor) => Attempt,
		only: Way | null = null
	) {
		this.#policy = policy;
		this.#start = start;
		this.#only = only;
		this.liveness = new LivenessMonitor(policy);
		this.#begin(only ?? policy.begin());
	}

	/** Runs beside a socket that is late: `heard` is called once this one is, and it keeps what it hears until it is taken over. */
	static beside(
		policy: RetryPolicy,
		start: (way: Way, liveness: LivenessMonitor) => Attempt,
		heard: () => void
	): TransportRace {
		return new TransportRace(policy, start).#quietly(heard);
	}

	/** The same beside POSTs that go well: a socket, or nothing. */
	static bySocketAlone(
		policy: RetryPolicy,
		start: (way: Way, liveness: LivenessMonitor) => Attempt,
		heard: () => void
	): TransportRace {
		return new TransportRace(policy, start, 'socket').#quietly(heard);
	}

	#quietly(heard: () => void): this {
		this.#kept = [];
		this.onopen = heard;
		return this;
	}

	/** Who took it over listens as soon as this turn is done, as to a new one, and is told what it missed. */
	takenOver(): this {
		queueMicrotask(() => {
			const kept = this.#kept ?? [];
			this.#kept = null;
			if (this.readyState === WebSocket.OPEN) this.onopen?.();
			for (const data of kept) this.onmessage?.({ data });
		});
		return this;
	}

	/** Which way its frames go; null while nothing was heard. */
	get way(): Way | null {
		return (this.#winner && this.#attempts.get(this.#winner)?.way) ?? null;
	}

	send(frame: Uint8Array<ArrayBuffer>): void {
		if (isEdit(frame)) {
			this.edits += 1; // never acknowledged, so nothing is called saved that is not
			if (frame.length > mostEditBytes) this.#holdBack();
			if (this.isTooLong) return;
		}
		if (this.way === 'socket') this.liveness.sent(frame); // of posts, each says when it leaves
		this.#winner?.send(frame);
	}

	close(): void {
		this.#end({ code: 1000 });
	}

	/** Sent, it would be cut off, asked for anew, and cut off again, for ever. */
	#holdBack(): void {
		this.isTooLong = true;
		this.ontoolong?.();
	}

	#begin(way: Way): void {
		const attempt = this.#start(way, this.liveness);
		attempt.binaryType = this.binaryType;
		const { aloneMs, openMs } = this.#policy;
		// A POST has begun before the socket is given up: the next one would put it off, again and again.
		const mayTake = way === 'socket' && !this.#only ? Math.max(openMs, aloneMs + 1) : timeouts.openMs.most;
		const giveUp = setTimeout(() => this.#deaf(attempt), mayTake);
		this.#attempts.set(attempt, { way, giveUp, begunAt: monotonic() });
		attempt.onmessage = ({ data }) => this.#heard(attempt, way, data);
		attempt.onclose = (event) => this.#fell(attempt, event);
		attempt.onerror = () => undefined; // told by `onclose`
		if (!this.#only) this.#nextAfter(aloneMs, () => this.#wayBeside());
	}

	#nextAfter(ms: number, way: () => Way): void {
		clearTimeout(this.#next);
		this.#next = setTimeout(() => this.#begin(way()), ms);
	}

	/** Browsers open one socket to a server at a time: a second one would only wait behind the first. */
	#wayBeside(): Way {
		const socketIsTried = [...this.#attempts.values()].some(({ way }) => way === 'socket');
		return socketIsTried ? 'post' : this.#policy.begin();
	}

	#heard(attempt: Attempt, way: Way, data: ArrayBuffer): void {
		if (this.readyState === WebSocket.CLOSED) return;
		this.#policy.heard(way);
		this.liveness.heard(way, new Uint8Array(data));
		if (!this.#winner) this.#won(attempt);
		if (attempt !== this.#winner) return;
		if (this.#kept) this.#kept.push(data);
		else this.onmessage?.({ data });
	}

	#won(attempt: Attempt): void {
		this.#winner = attempt;
		clearTimeout(this.#next);
		const { way, begunAt, giveUp } = this.#attempts.get(attempt)!;
		clearTimeout(giveUp);
		if (way === 'socket') this.#policy.opened(monotonic() - begunAt);
		for (const other of this.#attempts.keys()) if (other !== attempt) this.#drop(other);
		this.readyState = WebSocket.OPEN;
		this.onopen?.();
	}

	/** A browser sends posts on connections that it already had, dead ones too: only a new socket is sure to be new. */
	#deaf(attempt: Attempt): void {
		const wasSocket = this.#attempts.get(attempt)?.way === 'socket';
		this.#fell(attempt, { code: 1006 });
		if (wasSocket && this.readyState === WebSocket.CONNECTING)
			this.#nextAfter(this.#policy.soonMs, () => 'socket');
	}

	/** While others run, one that fell says nothing; unless the server itself said that there is no coming in. */
	#fell(attempt: Attempt, event: Fallen): void {
		if (event.code === crowded) this.isCrowded = true;
		this.#drop(attempt);
		if (this.#attempts.size === 0 || isFinal(event.code)) this.#end(event);
	}

	#drop(attempt: Attempt): void {
		clearTimeout(this.#attempts.get(attempt)?.giveUp);
		this.#attempts.delete(attempt);
		attempt.onmessage = attempt.onclose = null;
		attempt.close();
	}

	#end(event: Fallen): void {
		if (this.readyState === WebSocket.CLOSED) return;
		this.readyState = WebSocket.CLOSED;
		clearTimeout(this.#next);
		for (const attempt of this.#attempts.keys()) this.#drop(attempt);
		this.onclose?.(event);
	}
}
