/**
 * The socket of one board: y-websocket's provider for the document, our frames beside it. The provider never decides
 * when to come back; we do, with full jitter, and at once when the page is seen again or the network returns.
 */
import * as decoding from 'lib0/decoding';
import { WebsocketProvider } from 'y-websocket';
import type * as Y from 'yjs';
import { frames, isEdit, isFinal, ourMessages, type Answer } from '../wire/frames.ts';

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
}

const retry = { firstMs: 500, mostMs: 8_000 };
/** The server speaks every 15 s even when nothing happens. */
const silenceMs = 20_000;

/** Counts what the server will acknowledge. */
class CountingSocket extends WebSocket {
	edits = 0;

	override send(data: string | ArrayBufferLike | Blob | ArrayBufferView<ArrayBufferLike>): void {
		if (data instanceof Uint8Array && isEdit(data)) this.edits += 1;
		super.send(data as Uint8Array<ArrayBuffer>);
	}
}

export class Connection {
	readonly #provider: WebsocketProvider;
	readonly #listeners: Listeners;
	readonly #stop = new AbortController();
	#timer: ReturnType<typeof setTimeout> | undefined;
	#attempts = 0;
	#heardAt = 0;
	/** The final close code, or null while coming back makes sense. */
	refusedWith: number | null = null;

	constructor(doc: Y.Doc, address: Address, listeners: Listeners) {
		this.#listeners = listeners;
		const server = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/sync`;
		const folder = address.document ? `${address.document}/` : '';
		this.#provider = new WebsocketProvider(server, `${folder}${address.meeting}/${address.epoch}`, doc, {
			connect: false,
			disableBc: true, // two tabs meet at the server, where permissions are
			params: { frames: '1', as: address.view },
			shouldReconnect: () => false,
			WebSocketPolyfill: CountingSocket
		});
		this.#provider.awareness.setLocalState(null); // no presence, no cursors
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

	/** Edits handed to the present socket. */
	get edits(): number {
		return this.#provider.ws instanceof CountingSocket ? this.#provider.ws.edits : 0;
	}

	/** True when the bytes were handed to an open socket; only an answer means that they arrived. */
	send(command: unknown): boolean {
		const socket = this.#provider.ws;
		if (!socket || !this.isOpen) return false;
		socket.send(frames.command(command) as Uint8Array<ArrayBuffer>);
		return true;
	}

	open(): void {
		this.#provider.connect();
	}

	close(): void {
		this.#stop.abort();
		clearTimeout(this.#timer);
		this.#provider.destroy();
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

		provider.on('status', ({ status }) => {
			if (status === 'connected') this.#heard();
			this.#listeners.status();
		});
		provider.on('sync', (synced) => {
			if (synced) this.#attempts = 0;
			this.#listeners.status();
		});
		provider.on('connection-close', (event) => this.#closed(event));

		const { signal } = this.#stop;
		addEventListener('online', () => this.#comeBack(0), { signal });
		// A socket does not notice for half a minute that the device has left the network; the person should know at once.
		addEventListener('offline', () => this.#provider.disconnect(), { signal });
		document.addEventListener('visibilitychange', () => this.#seenAgain(), { signal });
		const watch = setInterval(() => this.#checkSilence(), 2_000);
		signal.addEventListener('abort', () => clearInterval(watch));
	}

	#heard(): void {
		this.#heardAt = Date.now();
		this.#provider.ws?.addEventListener('message', () => (this.#heardAt = Date.now()));
	}

	#closed(event: CloseEvent | null): void {
		this.#heardAt = 0;
		this.#listeners.closing(this.edits);
		queueMicrotask(() => this.#listeners.status()); // the provider forgets its socket only after this event
		if (this.#stop.signal.aborted) return;
		if (event && isFinal(event.code)) {
			this.refusedWith = event.code;
			return;
		}
		// Full jitter: forty phones that lost the same access point do not come back in one moment.
		const most = Math.min(retry.mostMs, retry.firstMs * 2 ** this.#attempts);
		this.#attempts += 1;
		this.#comeBack(Math.random() * most);
	}

	#comeBack(afterMs: number): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => {
			if (this.refusedWith === null && !this.isOpen) this.#provider.connect();
		}, afterMs);
	}

	/** A phone that slept may hold a socket that died without a word. */
	#seenAgain(): void {
		if (document.visibilityState !== 'visible') return;
		this.#checkSilence();
		this.#comeBack(0);
	}

	/** A socket that says nothing, or that never opens, is let go; `#closed` sees to the next one. */
	#checkSilence(): void {
		const { ws } = this.#provider;
		if (!ws) return;
		if (!this.isOpen) this.#heardAt ||= Date.now();
		if (Date.now() - this.#heardAt < silenceMs) return;
		this.#heardAt = 0;
		this.#provider.disconnect();
	}
}

function readErased(text: string): readonly string[] {
	const { notes } = JSON.parse(text) as { readonly notes: readonly string[] };
	return notes;
}
