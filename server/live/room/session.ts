/** One socket: converts bytes to frames and enforces limits. The room interprets the frames. */
import * as Y from 'yjs';
import { commandIdIn, parseCommand, type PersonCommand } from '#lib/board/policy/commands.ts';
import type { Actor } from '#lib/board/policy/actor.ts';
import type { Refusal } from '#lib/board/policy/refusals.ts';
import { closeCodes, frames, readFrame, type Answer, type CloseCode } from '#lib/wire/frames.ts';
import { TokenBucket } from '../token-bucket.ts';
import { limits } from '../limits.ts';
import { Backpressure } from './backpressure.ts';
import type { Seat } from './seats.ts';

/** The part of a WebSocket that a session uses. Tests use an in-memory pair. */
export interface Wire {
	send(bytes: Uint8Array): void;
	close(code: number, reason: string): void;
	readonly unsentBytes: number;
	/** Sends a ping. POST exchanges and in-memory pairs do not implement it. */
	ask?(): void;
	/** True when pinged and nothing was received since. */
	readonly isSilent?: boolean;
}

export interface Visitor {
	readonly actor: Actor;
	/** May send document edits (a facilitator's account or a 当日のかぎ); others send commands only. */
	readonly edits: boolean;
	/** The client requested this protocol's own frames (`?frames=1`); a stock client does not. */
	readonly frames: boolean;
	/** Its seat on the board. Tests that do not count connections leave it out. */
	readonly seat?: Seat;
}

export interface RoomClocks {
	/** The wall clock in milliseconds since 1970, which is sent to pages and drives their timers. */
	readonly now: () => number;
	/** Monotonic milliseconds, unaffected by changes of the wall clock (T3). */
	readonly monotonic: () => number;
}

export interface SessionHost {
	step1(session: Session, stateVector: Uint8Array): void;
	edit(session: Session, update: Uint8Array): void;
	command(session: Session, command: PersonCommand): void;
	/** The socket has drained: the room sends what was withheld. */
	resume(session: Session): void;
	left(session: Session): void;
	/** Returns false if this person has sent too many commands recently. */
	spend(actor: Actor): boolean;
	/** Like `spend`, for a document edit of so many bytes. */
	spendEdit(actor: Actor, bytes: number): boolean;
}

export class Session {
	readonly visitor: Visitor;
	readonly #wire: Wire;
	readonly #host: SessionHost;
	readonly #clocks: RoomClocks;
	#stored = 0;
	readonly #sentErased = new Set<string>();
	readonly #handshakes: TokenBucket;
	readonly #backpressure: Backpressure;
	#isServed = false;
	#hasAsked = false;
	#closed = false;

	constructor(visitor: Visitor, wire: Wire, host: SessionHost, clocks: RoomClocks) {
		this.visitor = visitor;
		this.#wire = wire;
		this.#host = host;
		this.#clocks = clocks;
		this.#handshakes = new TokenBucket(limits.handshakes, clocks.monotonic);
		this.#backpressure = new Backpressure(wire, clocks.monotonic);
	}

	get isClosed(): boolean {
		return this.#closed;
	}

	/** True when pinged and nothing was received yet. */
	get isSilent(): boolean {
		return this.#wire.isSilent ?? false;
	}

	ask(): void {
		this.#wire.ask?.();
	}

	/** True once the board, or the result of a finished one, was sent. */
	get isServed(): boolean {
		return this.#isServed;
	}

	receive(bytes: Uint8Array): void {
		if (this.#closed) return;
		const frame = readFrame(bytes);
		switch (frame.type) {
			case 'step1':
				if (frame.stateVector.length > limits.vectorBytes || !isStateVector(frame.stateVector))
					return this.close(closeCodes.unreadable);
				if (!this.#handshakes.spend()) return this.close(closeCodes.tooFast);
				if (this.#hasAsked) this.sendClock(); // a repeated step 1: the device slept or its clock was set
				this.#hasAsked = true;
				return this.#host.step1(this, frame.stateVector);
			case 'edit':
				if (!this.visitor.edits) return this.close(closeCodes.guestEdit);
				if (!this.#host.spendEdit(this.visitor.actor, frame.update.length))
					return this.close(closeCodes.tooFast);
				return this.#host.edit(this, frame.update);
			case 'command':
				return this.#receiveCommand(frame.value);
			case 'ignored':
				return;
			case 'unreadable':
				return this.close(closeCodes.unreadable);
		}
	}

	#receiveCommand(value: unknown): void {
		const command = parseCommand(value);
		const id = command?.id ?? commandIdIn(value);
		if (id === null) return this.close(closeCodes.unreadable);
		if (!this.#host.spend(this.visitor.actor)) return this.answer(refused(id, 'too_fast'));
		if (!command) return this.answer(refused(id, 'unknown_command'));
		this.#host.command(this, command);
	}

	/** Sends even while updates are withheld; mainly for answers. */
	send(frame: Uint8Array): void {
		if (this.#closed) return;
		if (this.#backpressure.isStuck()) return this.close(closeCodes.tryAgain);
		this.#wire.send(frame);
	}

	/** Sends a document update. `before` is the state vector of what was broadcast until then. */
	sendUpdate(frame: Uint8Array, before: Uint8Array): void {
		if (!this.#backpressure.withholds(before)) this.send(frame);
	}

	/** Sends what a client with this state vector lacks, or defers it while updates are withheld. */
	sendBoard(vector: Uint8Array, encode: () => Uint8Array | null): void {
		if (this.#backpressure.withholds(vector)) return this.#backpressure.resumeFrom(vector);
		const frame = encode();
		if (!frame) return this.close(closeCodes.meetingOver);
		this.send(frame);
		this.#isServed = true;
		this.#backpressure.boardSent(frame.length);
	}

	/** Called every second: closes a stuck socket, or resumes one that has drained. */
	checkBackpressure(): void {
		if (!this.#backpressure.isWithholding || this.#closed) return;
		if (this.#backpressure.isStuck()) this.close(closeCodes.tryAgain);
		else if (this.#backpressure.hasDrained) this.#host.resume(this);
	}

	/** Resumes updates. Returns the client's state vector of when they were withheld, or null. */
	resume(): Uint8Array | null {
		return this.#backpressure.resume();
	}

	answer(answer: Answer): void {
		if (this.visitor.frames) this.send(frames.answer(answer));
	}

	/** Always sends the complete view, so that a slow client needs only the last one. */
	sendPrivate(value: unknown): void {
		if (this.visitor.frames && !this.#backpressure.isWithholding) this.send(frames.private(value));
	}

	/** Sends the server's clock, for timers. While updates are withheld it waits for `resume`. */
	sendClock(): void {
		if (this.visitor.frames && !this.#backpressure.isWithholding)
			this.send(frames.clock(Math.round(this.#clocks.now())));
	}

	/** Tells editors to forget these notes. Sent only if at least one is new to this socket. */
	sendErased(notes: readonly string[]): void {
		if (!this.visitor.frames || !this.visitor.edits) return;
		if (notes.every((note) => this.#sentErased.has(note))) return;
		for (const note of notes) this.#sentErased.add(note);
		this.send(frames.erased(notes));
	}

	/**
	 * Acknowledges one more committed edit of this socket.
	 * @param unseen update that deletes those parts of it that nobody else sees (S11); sent before
	 * the acknowledgement
	 */
	stored(unseen: Uint8Array | null): void {
		this.#stored += 1;
		if (unseen) this.send(frames.update(unseen));
		if (this.visitor.frames) this.send(frames.stored(this.#stored));
	}

	close(code: CloseCode): void {
		if (this.#closed) return;
		this.#wire.close(code, reasons[code] ?? '');
		this.left();
	}

	/** The connection has ended, closed by either side. */
	left(): void {
		if (this.#closed) return;
		this.#closed = true;
		this.#host.left(this);
	}
}

function isStateVector(bytes: Uint8Array): boolean {
	try {
		Y.decodeStateVector(bytes);
		return true;
	} catch {
		return false; // lib0 throws on bytes that end too early
	}
}

const refused = (id: string, refusal: Refusal): Answer => ({ id, ok: false, refusal });

/**
 * Close reasons for developers; participants see the page's message for the code. WebSocket allows
 * at most 123 bytes.
 */
const reasons: Readonly<Partial<Record<CloseCode, string>>> = {
	[closeCodes.guestEdit]: 'guests write by commands, not by document updates',
	[closeCodes.unreadable]: 'these bytes are no frame of this protocol',
	[closeCodes.serverRoot]: 'only commands may change this part of the board',
	[closeCodes.openElsewhere]: 'this board is open in too many pages of yours',
	[closeCodes.tooFast]: 'too many frames; please come back later',
	[closeCodes.tryAgain]: 'the board was loaded anew; please reconnect',
	[closeCodes.meetingOver]: 'the meeting is over',
	[closeCodes.signedOut]: 'no session',
	[closeCodes.notYourMeeting]: 'this meeting is not yours',
	[closeCodes.noSuchMeeting]: 'no such meeting',
	[closeCodes.otherEpoch]: 'the database was restored; please load the page again',
	[closeCodes.restarting]: 'the server is restarting'
};
