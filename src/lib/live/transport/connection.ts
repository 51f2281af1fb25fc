/**
 * The socket of one board, or what stands in for it: y-websocket's provider for the document, our frames beside it. The
 * provider never decides when to come back; `retry-policy.ts` does, and we at once when the page is seen again or the network returns.
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

/** So often somebody looks whether the server still answers. */
const lookMs = 250;

export interface Listeners {
	status(): void;
	/** The socket is about to go, with this many edits handed to it. */
	closing(edits: number): void;
	answer(answer: Answer): void;
	/** What only this person may read. */
	private(value: unknown): void;
	/** The server's clock, in milliseconds since 1970. */
	clock(now: number): void;
	/** How many edits of the present socket are committed. */
	stored(count: number): void;
	/** To editors: notes that are gone for good. */
	erased(notes: readonly string[]): void;
}

export interface Address {
	readonly meeting: string;
	readonly epoch: string;
	/** Which page asks: the same browser may hold a facilitator's cookie and a participant's. */
	readonly view: 'staff' | 'screen' | 'phone';
	/** Left out: the board. */
	readonly document?: 'minutes';
	/** Of what this page knows of it; left out: that of the board. */
	readonly layout?: number;
	/** Of a page that edits: what goes out to a server that says that it has so much. */
	readonly missingFrom?: (vector: Uint8Array) => Uint8Array;
}

export class Connection {
	readonly #provider: WebsocketProvider;
	readonly #listeners: Listeners;
	readonly #environment: BrowserEnvironment;
	readonly #policy = new RetryPolicy();
	readonly #stop = new AbortController();
	#timer: ReturnType<typeof setTimeout> | undefined;
	/** Looks for another way because answers on the present one are late. The next thing that the provider opens is this. */
	#beside: TransportRace | null = null;
	/** Where nobody lets us in we do not knock twice a second. */
	#besideAgainAt = 0;
	/** When to look for a socket; null: there is one, or it is being looked for. */
	#probeAt: number | null = null;
	#probing: ReturnType<typeof setTimeout> | undefined;
	/** Looks for a socket beside POSTs that go well. */
	#probe: TransportRace | null = null;
	#changingWay: ReturnType<typeof setTimeout> | null = null;
	/** The last try found the server, and no place there. */
	isCrowded = false;
	/** The final close code, or null while coming back makes sense. */
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
			disableBc: true, // two tabs meet at the server, where permissions are
			params: { frames: '1', as: address.view, layout: String(address.layout ?? layoutVersion) },
			shouldReconnect: () => false
		});
		this.#provider._WS = this.#races();
		if (address.missingFrom) answerWith(this.#provider, address.missingFrom);
		this.#provider.awareness.setLocalState(null); // no presence, no cursors
		// It looks for silence on the device's clock, and cuts a good socket when that is set. `liveness-monitor.ts` looks sooner.
		clearInterval(this.#provider._checkInterval as ReturnType<typeof setInterval>);
		this.#listen();
	}

	get isOpen(): boolean {
		// Between the server's goodbye and the event of it, the provider still counts as connected and drops what it is given.
		return this.#provider.wsconnected && this.#provider.ws?.readyState === WebSocket.OPEN;
	}

	/** The document has everything that the server had when we connected. */
	get isSynced(): boolean {
		return this.#provider.synced;
	}

	/** What people are told: going over to a socket that was just heard is no interruption. */
	get isOnline(): boolean {
		return (this.isOpen && this.isSynced) || this.#changingWay !== null;
	}

	/** Edits handed to the present socket. */
	get edits(): number {
		return this.#race?.edits ?? 0;
	}

	/** What this page has and the server has not is more than it takes at once. */
	get isTooLong(): boolean {
		return this.#race?.isTooLong ?? false;
	}

	/** True when the bytes were handed to an open socket; only an answer means that they arrived. */
	send(command: unknown): boolean {
		const socket = this.#provider.ws;
		if (!socket || !this.isOpen) return false;
		socket.send(frames.command(command) as Uint8Array<ArrayBuffer>);
		return true;
	}

	/** Step 1 once more: it brings what was missed, and the server's clock. */
	askAgain(): void {
		if (!this.isOpen) return;
		this.#provider.ws?.send(frames.step1(Y.encodeStateVector(this.#provider.doc)) as Uint8Array<ArrayBuffer>);
	}

	open(): void {
		if (this.#hasLeft || this.#provider.ws) return;
		this.#provider.connect();
	}

	/** For good: the page was left, and nothing that is still under way brings it back. */
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
		// A socket does not notice for half a minute that the device has left the network; the person should know at once.
		this.#environment.on('offline', () => this.#leftNetwork(), signal);
		this.#environment.on('seen', () => this.#seenAgain(), signal);
		const watch = setInterval(() => this.#look(), lookMs);
		signal.addEventListener('abort', () => clearInterval(watch));
	}

	get #race(): TransportRace | null {
		const ws: unknown = this.#provider.ws;
		return ws instanceof TransportRace ? ws : null;
	}

	/** What the provider opens: what was begun beside, or a new one. */
	#races(): typeof WebSocket {
		const open = (): TransportRace => {
			const race = this.#beside?.takenOver() ?? new TransportRace(this.#policy, this.#start);
			this.#beside = null;
			race.ontoolong = () => this.#listeners.status();
			return race;
		};
		// Called with `new`, a function that returns an object gives that one.
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
		if (!race?.way) return; // nothing is heard: its own tries go on
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

	/** What they hear, or do not, is of no use any more. */
	#stopTries(): void {
		this.#stopBeside();
		const probe = this.#probe;
		this.#probe = null;
		probe?.close();
		this.#probeLater();
	}

	/** Unless the answer came after all. What has none goes out again under the same ids. */
	#takeOver(): void {
		const race = this.#race;
		if (race && !race.liveness.isLate) return this.#stopBeside();
		if (race) this.#policy.overtaken();
		this.#goOver();
	}

	/** To what was heard beside, from whatever there is, if there is anything. */
	#goOver(): void {
		if (this.isOnline) this.#change();
		this.#provider.disconnect();
		this.open();
	}

	/** Goes back to a socket as soon as one is heard. */
	#lookForSocket(): void {
		const race = this.#race;
		if (this.#hasLeft || this.#probe || race?.way !== 'post') return;
		this.#probeAt = null;
		const probe = TransportRace.bySocketAlone(this.#policy, this.#start, () => {
			this.#probe = null;
			if (this.#race?.way === 'socket') return probe.close(); // another one was quicker
			this.#stopBeside();
			this.#beside = probe;
			this.#goOver();
		});
		probe.onclose = () => {
			if (this.#probe !== probe) return; // it was let go
			this.#probe = null;
			if (this.#race === race) this.#policy.swallowsSockets(); // POSTs went well all the while
			this.#probeLater();
		};
		this.#probe = probe;
	}

	#change(): void {
		clearTimeout(this.#changingWay ?? undefined);
		this.#changingWay = setTimeout(() => this.#changed(), timeouts.answerMs);
	}

	/** Or it did not work out after all. */
	#changed(): void {
		if (this.#changingWay === null) return;
		clearTimeout(this.#changingWay);
		this.#changingWay = null;
		this.#listeners.status();
	}

	/** A network that loses one POST after the other does not put it off. */
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
		queueMicrotask(() => this.#listeners.status()); // the provider forgets its socket only after this event
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

	/** What was tried until now may have gone into a network that is no more. */
	#tryAnew(): void {
		this.#stopTries();
		if (!this.isOpen) this.#provider.disconnect();
		this.#comeBack(0);
	}

	/** A phone that slept may hold a socket that died without a word: asked, it answers, or is let go in seconds. */
	#seenAgain(): void {
		if (this.#race?.liveness.wasSilent) this.#provider.disconnect();
		this.#letGoOfDead();
		if (this.isOpen) this.askAgain();
		else this.#tryAnew();
	}

	/** `#closed` sees to the next one. */
	#letGoOfDead(): void {
		if (this.#race?.liveness.isDead) this.#provider.disconnect();
	}
}

/** Instead of what the library sends for a server's step 1. */
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
