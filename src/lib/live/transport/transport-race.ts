/**
 * An attempt that began while the network was gone never receives anything, so several run and the
 * first to receive wins.
 */
import { monotonic } from '#lib/wire/clocks.ts';
import { isEdit, isFinal, mostEditBytes } from '#lib/wire/frames.ts';
import { timeouts, type RetryPolicy, type Way } from './retry-policy.ts';
import { crowded } from './post-socket.ts';
import { LivenessMonitor } from './liveness-monitor.ts';

export interface Attempt {
	binaryType: string;
	onmessage: ((event: MessageEvent<ArrayBuffer>) => void) | null;
	onclose: ((event: CloseEvent) => void) | null;
	onerror: ((event: never) => void) | null;
	send(frame: Uint8Array<ArrayBuffer>): void;
	close(): void;
}

export type StartAttempt = (way: Way, liveness: LivenessMonitor) => Attempt;

type Fallen = Pick<CloseEvent, 'code'>;

interface Begun {
	readonly way: Way;
	readonly begunAt: number;
	readonly giveUp: ReturnType<typeof setTimeout>;
}

export class TransportRace {
	/** y-websocket reads `OPEN` from the socket itself before it sends an edit. */
	readonly OPEN = WebSocket.OPEN;
	binaryType = 'arraybuffer';
	readyState: number = WebSocket.CONNECTING;
	onopen: (() => void) | null = null;
	onmessage: ((event: { data: ArrayBuffer }) => void) | null = null;
	onclose: ((event: Fallen) => void) | null = null;
	onerror: (() => void) | null = null;
	/** Each of which the server will acknowledge. */
	edits = 0;
	/** Later edits are not sent either: without the one too long they would leave a gap. */
	isTooLong = false;
	ontoolong: (() => void) | null = null;
	isCrowded = false;
	readonly liveness: LivenessMonitor;
	readonly #retryPolicy: RetryPolicy;
	readonly #start: StartAttempt;
	readonly #only: Way | null;
	readonly #attempts = new Map<Attempt, Begun>();
	#winner: Attempt | null = null;
	#next: ReturnType<typeof setTimeout> | undefined;
	/** Received before the provider listens; null: delivered directly. */
	#kept: ArrayBuffer[] | null = null;

	/** @param only makes a single attempt, by that transport */
	constructor(retryPolicy: RetryPolicy, start: StartAttempt, only: Way | null = null) {
		this.#retryPolicy = retryPolicy;
		this.#start = start;
		this.#only = only;
		this.liveness = new LivenessMonitor(retryPolicy);
		this.#begin(only ?? retryPolicy.begin());
	}

	/** Frames are buffered until it is taken over. */
	static beside(retryPolicy: RetryPolicy, start: StartAttempt, heard: () => void): TransportRace {
		return new TransportRace(retryPolicy, start).#quietly(heard);
	}

	static bySocketAlone(retryPolicy: RetryPolicy, start: StartAttempt, heard: () => void): TransportRace {
		return new TransportRace(retryPolicy, start, 'socket').#quietly(heard);
	}

	#quietly(heard: () => void): this {
		this.#kept = [];
		this.onopen = heard;
		return this;
	}

	/** In a microtask: the provider attaches its handlers after construction. */
	takenOver(): this {
		queueMicrotask(() => {
			const kept = this.#kept ?? [];
			this.#kept = null;
			if (this.readyState === WebSocket.OPEN) this.onopen?.();
			for (const data of kept) this.onmessage?.({ data });
		});
		return this;
	}

	/** The winner's; null until something was received. */
	get way(): Way | null {
		return (this.#winner && this.#attempts.get(this.#winner)?.way) ?? null;
	}

	send(frame: Uint8Array<ArrayBuffer>): void {
		if (isEdit(frame)) {
			this.edits += 1; // counts even if held back, so that it never shows as saved
			if (frame.length > mostEditBytes) this.#holdBack();
			if (this.isTooLong) return;
		}
		if (this.way === 'socket') this.liveness.sent(frame); // a POST reports itself when it leaves
		this.#winner?.send(frame);
	}

	close(): void {
		this.#end({ code: 1000 });
	}

	/** The server would close the socket, ask for the edit again, and close it again, forever. */
	#holdBack(): void {
		this.isTooLong = true;
		this.ontoolong?.();
	}

	#begin(way: Way): void {
		const attempt = this.#start(way, this.liveness);
		attempt.binaryType = this.binaryType;
		const { aloneMs, openMs } = this.#retryPolicy;
		// A parallel socket would postpone the POST again and again.
		const mayTake = way === 'socket' && !this.#only ? Math.max(openMs, aloneMs + 1) : timeouts.openMs.most;
		const giveUp = setTimeout(() => this.#deaf(attempt), mayTake);
		this.#attempts.set(attempt, { way, giveUp, begunAt: monotonic() });
		attempt.onmessage = ({ data }) => this.#heard(attempt, way, data);
		attempt.onclose = (event) => this.#fell(attempt, event);
		attempt.onerror = () => undefined; // `onclose` follows
		if (!this.#only) this.#nextAfter(aloneMs, () => this.#wayBeside());
	}

	#nextAfter(ms: number, way: () => Way): void {
		clearTimeout(this.#next);
		this.#next = setTimeout(() => this.#begin(way()), ms);
	}

	/** Browsers open only one socket to a server at a time, so a second one would wait for the first. */
	#wayBeside(): Way {
		const socketIsTried = [...this.#attempts.values()].some(({ way }) => way === 'socket');
		return socketIsTried ? 'post' : this.#retryPolicy.begin();
	}

	#heard(attempt: Attempt, way: Way, data: ArrayBuffer): void {
		if (this.readyState === WebSocket.CLOSED) return;
		this.#retryPolicy.heard(way);
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
		if (way === 'socket') this.#retryPolicy.opened(monotonic() - begunAt);
		for (const other of this.#attempts.keys()) if (other !== attempt) this.#drop(other);
		this.readyState = WebSocket.OPEN;
		this.onopen?.();
	}

	/**
	 * Browsers reuse connections for POST, even dead ones; only a new socket surely gets a fresh
	 * connection.
	 */
	#deaf(attempt: Attempt): void {
		const wasSocket = this.#attempts.get(attempt)?.way === 'socket';
		this.#fell(attempt, { code: 1006 });
		if (wasSocket && this.readyState === WebSocket.CONNECTING)
			this.#nextAfter(this.#retryPolicy.soonMs, () => 'socket');
	}

	/** Ignored while others run, unless the server itself refused with a final code. */
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
