/** y-websocket's provider never decides when to reconnect: `retry-policy.ts` does. */
import type { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { frames, isFinal } from '#lib/wire/frames.ts';
import { Failover } from './failover.ts';
import { createProvider, type Address, type FrameListeners } from './provider.ts';
import { RetryPolicy, timeouts } from './retry-policy.ts';
import { attemptStarter } from './start-attempt.ts';
import { TransportRace, type StartAttempt } from './transport-race.ts';
import { thisBrowser, type BrowserEnvironment } from './browser-environment.ts';

const lookMs = 250;

export interface Listeners extends FrameListeners {
	status(): void;
	/** @param edits how many were handed to this socket */
	closing(edits: number): void;
}

export class Connection {
	readonly #provider: WebsocketProvider;
	readonly #listeners: Listeners;
	readonly #environment: BrowserEnvironment;
	readonly #retryPolicy = new RetryPolicy();
	readonly #stop = new AbortController();
	#timer: ReturnType<typeof setTimeout> | undefined;
	readonly #start: StartAttempt;
	readonly #failover: Failover;
	#changingWay: ReturnType<typeof setTimeout> | null = null;
	/** The last attempt reached a server without capacity. */
	isCrowded = false;
	/** The final close code; null while reconnecting makes sense. */
	refusedWith: number | null = null;

	constructor(
		doc: Y.Doc,
		address: Address,
		listeners: Listeners,
		environment: BrowserEnvironment = thisBrowser()
	) {
		this.#listeners = listeners;
		this.#environment = environment;
		this.#start = attemptStarter(() => this.#provider, environment);
		this.#failover = new Failover({
			retryPolicy: this.#retryPolicy,
			start: this.#start,
			current: () => this.#race,
			replace: () => this.#goOver(),
			left: this.#stop.signal
		});
		const { origin } = environment;
		this.#provider = createProvider(doc, address, { origin, Socket: this.#races(), listeners });
		this.#listen();
	}

	get isOpen(): boolean {
		// Between close frame and close event the provider still counts as connected, and drops what it
		// is given.
		return this.#provider.wsconnected && this.#provider.ws?.readyState === WebSocket.OPEN;
	}

	/** The document has all that the server had when this connection was opened. */
	get isSynced(): boolean {
		return this.#provider.synced;
	}

	/** Switching to a socket that has just delivered something is not shown as an interruption. */
	get isOnline(): boolean {
		return (this.isOpen && this.isSynced) || this.#changingWay !== null;
	}

	/** Also after the page was hidden: what was missed meanwhile has arrived. */
	get isCaughtUp(): boolean {
		return this.isOpen && this.isSynced && !this.#race?.liveness.awaitsBoard;
	}

	get edits(): number {
		return this.#race?.edits ?? 0;
	}

	get isTooLong(): boolean {
		return this.#race?.isTooLong ?? false;
	}

	/** True when handed to an open socket; only an answer means that it arrived. */
	send(command: unknown): boolean {
		const socket = this.#provider.ws;
		if (!socket || !this.isOpen) return false;
		socket.send(frames.command(command) as Uint8Array<ArrayBuffer>);
		return true;
	}

	/** The reply brings missed updates and the server's clock. */
	askAgain(): void {
		if (!this.isOpen) return;
		this.#provider.ws?.send(frames.step1(Y.encodeStateVector(this.#provider.doc)) as Uint8Array<ArrayBuffer>);
	}

	open(): void {
		if (this.#hasLeft || this.#provider.ws) return;
		this.#provider.connect();
	}

	/** For good: pending timers and attempts do not reopen it. */
	close(): void {
		this.#stop.abort();
		clearTimeout(this.#timer);
		clearTimeout(this.#changingWay ?? undefined);
		this.#failover.stop();
		this.#provider.destroy();
	}

	get #hasLeft(): boolean {
		return this.#stop.signal.aborted;
	}

	#listen(): void {
		const provider = this.#provider;
		provider.on('status', () => {
			this.#failover.probeLater();
			this.#listeners.status();
		});
		provider.on('sync', (synced) => {
			if (synced) {
				this.isCrowded = false;
				this.#retryPolicy.arrived();
				this.#changed();
			}
			this.#listeners.status();
		});
		provider.on('connection-close', (event) => this.#closed(event));

		const { signal } = this.#stop;
		this.#environment.on('online', () => this.#tryAnew(), signal);
		// Without this event a socket takes half a minute to notice that the device left the network.
		this.#environment.on('offline', () => this.#leftNetwork(), signal);
		this.#environment.on('seen', () => this.#seenAgain(), signal);
		const watch = setInterval(() => this.#look(), lookMs);
		signal.addEventListener('abort', () => clearInterval(watch));
	}

	get #race(): TransportRace | null {
		const ws: unknown = this.#provider.ws;
		return ws instanceof TransportRace ? ws : null;
	}

	/** The provider gets the parallel race if there is one, otherwise a new race. */
	#races(): typeof WebSocket {
		const open = (): TransportRace => {
			const race = this.#failover.take() ?? new TransportRace(this.#retryPolicy, this.#start);
			race.ontoolong = () => this.#listeners.status();
			return race;
		};
		// `new` on a function that returns an object yields that object.
		return function race() {
			return open();
		} as unknown as typeof WebSocket;
	}

	#look(): void {
		this.#letGoOfDead();
		this.#failover.look();
	}

	#goOver(): void {
		if (this.isOnline) this.#change();
		this.#provider.disconnect();
		this.open();
	}

	#change(): void {
		clearTimeout(this.#changingWay ?? undefined);
		this.#changingWay = setTimeout(() => this.#changed(), timeouts.answerMs);
	}

	#changed(): void {
		if (this.#changingWay === null) return;
		clearTimeout(this.#changingWay);
		this.#changingWay = null;
		this.#listeners.status();
	}

	#closed(event: CloseEvent | null): void {
		this.#listeners.closing(this.edits);
		queueMicrotask(() => this.#listeners.status()); // the provider clears its socket after this event
		if (this.#hasLeft) return;
		if (event && isFinal(event.code)) {
			this.refusedWith = event.code;
			return this.#failover.stop();
		}
		this.isCrowded = this.#race?.isCrowded ?? false;
		const waitMs = this.#retryPolicy.end(this.#race?.liveness.isWaiting);
		this.#comeBack(this.#failover.hasOther ? 0 : waitMs);
	}

	#comeBack(afterMs: number): void {
		clearTimeout(this.#timer);
		if (this.#hasLeft) return;
		this.#timer = setTimeout(() => {
			if (this.refusedWith === null) this.open();
		}, afterMs);
	}

	#leftNetwork(): void {
		this.#failover.stop();
		this.#provider.disconnect();
		this.#changed();
	}

	/** Earlier attempts may have been sent into a network that no longer exists. */
	#tryAnew(): void {
		this.#failover.stop();
		if (!this.isOpen) this.#provider.disconnect();
		this.#comeBack(0);
	}

	/**
	 * After sleep a socket may have died without a close event: the server replies to step 1, or the
	 * liveness monitor closes it.
	 */
	#seenAgain(): void {
		if (this.#race?.liveness.wasSilent) this.#provider.disconnect();
		this.#letGoOfDead();
		if (this.isOpen) this.askAgain();
		else this.#tryAnew();
	}

	#letGoOfDead(): void {
		if (this.#race?.liveness.isDead) this.#provider.disconnect();
	}
}
