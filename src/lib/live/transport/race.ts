/**
 * One socket to y-websocket, and underneath several tries until one is heard: it becomes the socket, the others are let
 * go. A try that began while the network was gone never hears anything, and one that began after it came back does at once.
 */
import { monotonic } from '#lib/wire/clocks.ts';
import { isEdit, isFinal, mostEditBytes } from '#lib/wire/frames.ts';
import { patience, type Line, type Way } from './line.ts';
import { crowded } from './post-socket.ts';
import { Pulse } from './pulse.ts';

/** What y-websocket uses of a WebSocket. */
export interface Try {
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

export class Race {
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
	readonly pulse: Pulse;
	readonly #line: Line;
	readonly #start: (way: Way, pulse: Pulse) => Try;
	readonly #only: Way | null;
	readonly #tries = new Map<Try, Begun>();
	#winner: Try | null = null;
	#next: ReturnType<typeof setTimeout> | undefined;
	/** What was heard while nobody listened; null: somebody does. */
	#kept: ArrayBuffer[] | null = null;

	/** With `only`, one try that way and no other. */
	constructor(line: Line, start: (way: Way, pulse: Pulse) => Try, only: Way | null = null) {
		this.#line = line;
		this.#start = start;
		this.#only = only;
		this.pulse = new Pulse(line);
		this.#begin(only ?? line.begin());
	}

	/** Runs beside a socket that is late: `heard` is called once this one is, and it keeps what it hears until it is taken over. */
	static beside(line: Line, start: (way: Way, pulse: Pulse) => Try, heard: () => void): Race {
		return new Race(line, start).#quietly(heard);
	}

	/** The same beside POSTs that go well: a socket, or nothing. */
	static bySocketAlone(line: Line, start: (way: Way, pulse: Pulse) => Try, heard: () => void): Race {
		return new Race(line, start, 'socket').#quietly(heard);
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
		return (this.#winner && this.#tries.get(this.#winner)?.way) ?? null;
	}

	send(frame: Uint8Array<ArrayBuffer>): void {
		if (isEdit(frame)) {
			this.edits += 1; // never acknowledged, so nothing is called saved that is not
			if (frame.length > mostEditBytes) this.#holdBack();
			if (this.isTooLong) return;
		}
		if (this.way === 'socket') this.pulse.sent(frame); // of posts, each says when it leaves
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
		const one = this.#start(way, this.pulse);
		one.binaryType = this.binaryType;
		const { aloneMs, openMs } = this.#line;
		// A POST has begun before the socket is given up: the next one would put it off, again and again.
		const mayTake = way === 'socket' && !this.#only ? Math.max(openMs, aloneMs + 1) : patience.openMs.most;
		const giveUp = setTimeout(() => this.#deaf(one), mayTake);
		this.#tries.set(one, { way, giveUp, begunAt: monotonic() });
		one.onmessage = ({ data }) => this.#heard(one, way, data);
		one.onclose = (event) => this.#fell(one, event);
		one.onerror = () => undefined; // told by `onclose`
		if (!this.#only) this.#nextAfter(aloneMs, () => this.#wayBeside());
	}

	#nextAfter(ms: number, way: () => Way): void {
		clearTimeout(this.#next);
		this.#next = setTimeout(() => this.#begin(way()), ms);
	}

	/** Browsers open one socket to a server at a time: a second one would only wait behind the first. */
	#wayBeside(): Way {
		const socketIsTried = [...this.#tries.values()].some(({ way }) => way === 'socket');
		return socketIsTried ? 'post' : this.#line.begin();
	}

	#heard(one: Try, way: Way, data: ArrayBuffer): void {
		if (this.readyState === WebSocket.CLOSED) return;
		this.#line.heard(way);
		this.pulse.heard(way, new Uint8Array(data));
		if (!this.#winner) this.#won(one);
		if (one !== this.#winner) return;
		if (this.#kept) this.#kept.push(data);
		else this.onmessage?.({ data });
	}

	#won(one: Try): void {
		this.#winner = one;
		clearTimeout(this.#next);
		const { way, begunAt, giveUp } = this.#tries.get(one)!;
		clearTimeout(giveUp);
		if (way === 'socket') this.#line.opened(monotonic() - begunAt);
		for (const other of this.#tries.keys()) if (other !== one) this.#drop(other);
		this.readyState = WebSocket.OPEN;
		this.onopen?.();
	}

	/** A browser sends posts on connections that it already had, dead ones too: only a new socket is sure to be new. */
	#deaf(one: Try): void {
		const wasSocket = this.#tries.get(one)?.way === 'socket';
		this.#fell(one, { code: 1006 });
		if (wasSocket && this.readyState === WebSocket.CONNECTING)
			this.#nextAfter(this.#line.soonMs, () => 'socket');
	}

	/** While others run, one that fell says nothing; unless the server itself said that there is no coming in. */
	#fell(one: Try, event: Fallen): void {
		if (event.code === crowded) this.isCrowded = true;
		this.#drop(one);
		if (this.#tries.size === 0 || isFinal(event.code)) this.#end(event);
	}

	#drop(one: Try): void {
		clearTimeout(this.#tries.get(one)?.giveUp);
		this.#tries.delete(one);
		one.onmessage = one.onclose = null;
		one.close();
	}

	#end(event: Fallen): void {
		if (this.readyState === WebSocket.CLOSED) return;
		this.readyState = WebSocket.CLOSED;
		clearTimeout(this.#next);
		for (const one of this.#tries.keys()) this.#drop(one);
		this.onclose?.(event);
	}
}
