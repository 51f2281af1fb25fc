/**
 * The connection of one board, by WebSocket or by POST: y-websocket's provider carries the
 * document, and our own frames travel on the same socket. The provider never decides when to
 * reconnect: `retry-policy.ts` does, and this class reconnects at once when the page becomes
 * visible or the network returns.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { layoutVersion } from '#lib/board/document/layout.ts';
import { monotonic } from '#lib/wire/clocks.ts';
import { frames, isFinal, messages, ourMessages, syncSteps, type Answer } from '#lib/wire/frames.ts';
import { RetryPolicy, timeouts, type Way } from './retry-policy.ts';
import { PostSocket, type Post } from './post-socket.ts';
import type { LivenessMonitor } from './liveness-monitor.ts';
import { TransportRace, type Attempt } from './transport-race.ts';
import { thisBrowser, type BrowserEnvironment } from './browser-environment.ts';

/** Interval of the check for late answers and dead connections. */
const lookMs = 250;

export interface Listeners {
	status(): void;
	/** The socket is about to close. `edits` is the number of edits that were handed to it. */
	closing(edits: number): void;
	answer(answer: Answer): void;
	/** The view that only this client may read: its own notes, or the staff lists. */
	private(value: unknown): void;
	/** The server's clock, in milliseconds since 1970. */
	clock(now: number): void;
	/** `count` edits of the current socket are committed. */
	stored(count: number): void;
	/** Sent to editors: these notes were erased for good. */
	erased(notes: readonly string[]): void;
}

export interface Address {
	readonly meeting: string;
	readonly epoch: string;
	/**
	 * Which kind of page connects: one browser may hold both a facilitator's and a participant's
	 * cookie.
	 */
	readonly view: 'staff' | 'screen' | 'phone';
	/** The board if left out. */
	readonly document?: 'minutes';
	/** Layout version of the document that this page knows. The board's if left out. */
	readonly layout?: number;
	/** For pages that edit: returns the update to send to a server with this state vector. */
	readonly missingFrom?: (vector: Uint8Array) => Uint8Array;
}

export class Connection {
	readonly #provider: WebsocketProvider;
	readonly #listeners: Listeners;
	readonly #environment: BrowserEnvironment;
	readonly #policy = new RetryPolicy();
	readonly #stop = new AbortController();
	#timer: ReturnType<typeof setTimeout> | undefined;
	/**
	 * A parallel race, started because answers on the current connection are late. The provider takes
	 * it over when it opens its next socket.
	 */
	#beside: TransportRace | null = null;
	/**
	 * Earliest moment of the next parallel race. Without it a server that rejects us would be retried
	 * at every check.
	 */
	#besideAgainAt = 0;
	/** When to probe for a socket. Null on a socket, or while a probe is running. */
	#probeAt: number | null = null;
	#probing: ReturnType<typeof setTimeout> | undefined;
	/** Probes for a socket while POST requests work. */
	#probe: TransportRace | null = null;
	#changingWay: ReturnType<typeof setTimeout> | null = null;
	/** The last attempt reached the server, which had no capacity. */
	isCrowded = false;
	/** The final close code. Null while reconnecting makes sense. */
	refusedWith: number | null = null;

	constructor(
		doc: Y.Doc,
		address: Address,
		listeners: Listeners,
		environment: BrowserEnvironment = thisBrowser()
	) {
		this.#listeners = listeners;
		this.#environment = environment;
		const folder = address.document ? `${address.document}/` : '';
		const room = `${folder}${address.meeting}/${address.epoch}`;
		this.#provider = new WebsocketProvider(`${environment.origin.replace(/^http/, 'ws')}/sync`, room, doc, {
			connect: false,
			disableBc: true, // tabs sync through the server, which checks permissions
			params: { frames: '1', as: address.view, layout: String(address.layout ?? layoutVersion) },
			shouldReconnect: () => false
		});
		this.#provider._WS = this.#races();
		if (address.missingFrom) answerWith(this.#provider, address.missingFrom);
		this.#provider.awareness.setLocalState(null); // no presence, no cursors
		// This timer measures silence by the device's clock and would close a good socket when that
		// clock is set. `liveness-monitor.ts` notices silence sooner.
		clearInterval(this.#provider._checkInterval as ReturnType<typeof setInterval>);
		this.#listen();
	}

	get isOpen(): boolean {
		// Between the server's close frame and the close event the provider still counts as connected,
		// and drops what it is given.
		return this.#provider.wsconnected && this.#provider.ws?.readyState === WebSocket.OPEN;
	}

	/** The document has everything that the server had when this connection was opened. */
	get isSynced(): boolean {
		return this.#provider.synced;
	}

	/**
	 * The state to show. Switching to a socket that has just delivered something is not shown as an
	 * interruption.
	 */
	get isOnline(): boolean {
		return (this.isOpen && this.isSynced) || this.#changingWay !== null;
	}

	/** Number of edits handed to the current socket. */
	get edits(): number {
		return this.#race?.edits ?? 0;
	}

	/** The page holds an unsaved edit that is larger than the server accepts. */
	get isTooLong(): boolean {
		return this.#race?.isTooLong ?? false;
	}

	/** True when the bytes were handed to an open socket. Only an answer means that they arrived. */
	send(command: unknown): boolean {
		const socket = this.#provider.ws;
		if (!socket || !this.isOpen) return false;
		socket.send(frames.command(command) as Uint8Array<ArrayBuffer>);
		return true;
	}

	/** Sends sync step 1 again. The reply brings missed updates and the server's clock. */
	askAgain(): void {
		if (!this.isOpen) return;
		this.#provider.ws?.send(frames.step1(Y.encodeStateVector(this.#provider.doc)) as Uint8Array<ArrayBuffer>);
	}

	open(): void {
		if (this.#hasLeft || this.#provider.ws) return;
		this.#provider.connect();
	}

	/** Closes for good when the page is left. Pending timers and attempts do not reopen it. */
	close(): void {
		this.#stop.abort();
		clearTimeout(this.#timer);
		clearTimeout(this.#probing);
		clearTimeout(this.#changingWay ?? undefined);
		this.#stopTries();
		this.#provider.destroy();
	}

	get #hasLeft(): boolean {
		return this.#stop.signal.aborted;
	}

	#listen(): void {
		const provider = this.#provider;
		const on = (number: number, read: (decoder: decoding.Decoder) => void) => {
			provider.messageHandlers[number] = (_encoder, decoder) => read(decoder);
		};
		on(ourMessages.answer, (decoder) =>
			this.#listeners.answer(JSON.parse(decoding.readVarString(decoder)) as Answer)
		);
		on(ourMessages.private, (decoder) =>
			this.#listeners.private(JSON.parse(decoding.readVarString(decoder)))
		);
		on(ourMessages.clock, (decoder) => this.#listeners.clock(decoding.readVarUint(decoder)));
		on(ourMessages.stored, (decoder) => this.#listeners.stored(decoding.readVarUint(decoder)));
		on(ourMessages.erased, (decoder) => this.#listeners.erased(readErased(decoding.readVarString(decoder))));

		provider.on('status', () => {
			this.#probeLater();
			this.#listeners.status();
		});
		provider.on('sync', (synced) => {
			if (synced) {
				this.isCrowded = false;
				this.#policy.arrived();
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

	/**
	 * The socket class given to the provider: returns the parallel race if there is one, otherwise a
	 * new race.
	 */
	#races(): typeof WebSocket {
		const open = (): TransportRace => {
			const race = this.#beside?.takenOver() ?? new TransportRace(this.#policy, this.#start);
			this.#beside = null;
			race.ontoolong = () => this.#listeners.status();
			return race;
		};
		// A function that is called with `new` and returns an object yields that object.
		return function race() {
			return open();
		} as unknown as typeof WebSocket;
	}

	readonly #start = (way: Way, liveness: LivenessMonitor): Attempt => {
		const { url } = this.#provider;
		if (way === 'socket') return new this.#environment.Socket(url);
		const post: Post = (to, body, signal) => {
			liveness.posted(body.length);
			return this.#environment.post(to, body, signal);
		};
		return new PostSocket(url, post, () => frames.step1(Y.encodeStateVector(this.#provider.doc)));
	};

	#look(): void {
		this.#letGoOfDead();
		const race = this.#race;
		if (!race?.way) return; // nothing received yet: the race runs its own attempts
		if (!race.liveness.isLate) this.#stopBeside();
		else if (!this.#beside && monotonic() >= this.#besideAgainAt) this.#lookBeside();
	}

	#lookBeside(): void {
		this.#besideAgainAt = monotonic() + this.#policy.aloneMs;
		const beside = TransportRace.beside(this.#policy, this.#start, () => this.#takeOver());
		beside.onclose = () => (this.#beside = null);
		this.#beside = beside;
	}

	#stopBeside(): void {
		this.#beside?.close();
		this.#beside = null;
	}

	/** Drops the parallel race and the probe: whether they receive anything no longer matters. */
	#stopTries(): void {
		this.#stopBeside();
		const probe = this.#probe;
		this.#probe = null;
		probe?.close();
		this.#probeLater();
	}

	/**
	 * Switches to the parallel race, unless the late answer has arrived. Unanswered commands are sent
	 * again under the same ids.
	 */
	#takeOver(): void {
		const race = this.#race;
		if (race && !race.liveness.isLate) return this.#stopBeside();
		if (race) this.#policy.overtaken();
		this.#goOver();
	}

	/** Replaces the current connection, if any, by the parallel race, if any. */
	#goOver(): void {
		if (this.isOnline) this.#change();
		this.#provider.disconnect();
		this.open();
	}

	/** Probes for a socket while frames go by POST, and switches once one delivers something. */
	#lookForSocket(): void {
		const race = this.#race;
		if (this.#hasLeft || this.#probe || race?.way !== 'post') return;
		this.#probeAt = null;
		const probe = TransportRace.bySocketAlone(this.#policy, this.#start, () => {
			this.#probe = null;
			if (this.#race?.way === 'socket') return probe.close(); // the page is already on a socket
			this.#stopBeside();
			this.#beside = probe;
			this.#goOver();
		});
		probe.onclose = () => {
			if (this.#probe !== probe) return; // the probe was dropped
			this.#probe = null;
			if (this.#race === race) this.#policy.swallowsSockets(); // POST worked all the while
			this.#probeLater();
		};
		this.#probe = probe;
	}

	#change(): void {
		clearTimeout(this.#changingWay ?? undefined);
		this.#changingWay = setTimeout(() => this.#changed(), timeouts.answerMs);
	}

	/** Ends the grace period of a switch, whether it succeeded or not. */
	#changed(): void {
		if (this.#changingWay === null) return;
		clearTimeout(this.#changingWay);
		this.#changingWay = null;
		this.#listeners.status();
	}

	/**
	 * Schedules the next probe. The time is kept when a POST connection is replaced, so that failing
	 * POSTs do not postpone it.
	 */
	#probeLater(): void {
		clearTimeout(this.#probing);
		const way = this.#race?.way;
		if (way === 'socket') this.#probeAt = null;
		if (this.#hasLeft || way !== 'post') return;
		this.#probeAt ??= monotonic() + this.#policy.probeAfterMs;
		this.#probing = setTimeout(() => this.#lookForSocket(), this.#probeAt - monotonic());
	}

	#closed(event: CloseEvent | null): void {
		this.#listeners.closing(this.edits);
		queueMicrotask(() => this.#listeners.status()); // the provider clears its socket after this event
		if (this.#hasLeft) return;
		if (event && isFinal(event.code)) {
			this.refusedWith = event.code;
			return this.#stopTries();
		}
		this.isCrowded = this.#race?.isCrowded ?? false;
		const waitMs = this.#policy.end(this.#race?.liveness.isWaiting);
		this.#comeBack(this.#beside ? 0 : waitMs);
	}

	#comeBack(afterMs: number): void {
		clearTimeout(this.#timer);
		if (this.#hasLeft) return;
		this.#timer = setTimeout(() => {
			if (this.refusedWith === null) this.open();
		}, afterMs);
	}

	#leftNetwork(): void {
		this.#stopTries();
		this.#provider.disconnect();
		this.#changed();
	}

	/** Starts over: earlier attempts may have been sent into a network that no longer exists. */
	#tryAnew(): void {
		this.#stopTries();
		if (!this.isOpen) this.#provider.disconnect();
		this.#comeBack(0);
	}

	/**
	 * After sleep a phone may hold a socket that died without a close event. Sync step 1 is sent on
	 * it: either the server replies, or the liveness monitor closes it within seconds.
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

/** Replaces the library's reply to the server's sync step 1 by what `missingFrom` returns. */
function answerWith(provider: WebsocketProvider, missingFrom: (vector: Uint8Array) => Uint8Array): void {
	const usual = provider.messageHandlers[messages.sync]!;
	provider.messageHandlers[messages.sync] = (encoder, decoder, ...rest) => {
		const begin = decoder.pos;
		if (decoding.readVarUint(decoder) === syncSteps.step1) {
			const missing = missingFrom(decoding.readVarUint8Array(decoder));
			return encoding.writeUint8Array(encoder, frames.step2(missing));
		}
		decoder.pos = begin;
		usual(encoder, decoder, ...rest);
	};
}

function readErased(text: string): readonly string[] {
	const { notes } = JSON.parse(text) as { readonly notes: readonly string[] };
	return notes;
}
