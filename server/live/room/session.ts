/** The room interprets the frames; here are bytes and limits. */
import * as Y from 'yjs';
import { commandIdIn, parseCommand, type PersonCommand } from '#lib/board/policy/commands.ts';
import type { Actor } from '#lib/board/policy/actor.ts';
import type { Refusal } from '#lib/board/policy/refusals.ts';
import { closeCodes, frames, readFrame, type Answer, type CloseCode } from '#lib/wire/frames.ts';
import { TokenBucket } from '../token-bucket.ts';
import { limits } from '../limits.ts';
import { Backpressure } from './backpressure.ts';
import type { Seat } from './seats.ts';

export interface Wire {
	send(bytes: Uint8Array): void;
	close(code: number, reason: string): void;
	readonly unsentBytes: number;
	/** POST exchanges and in-memory pairs do not ping. */
	ask?(): void;
	readonly isSilent?: boolean;
}

export interface Visitor {
	readonly actor: Actor;
	/** A facilitator's account or a 当日のかぎ; others send commands only. */
	readonly edits: boolean;
	/** Our own frames (`?frames=1`), unknown to stock clients. */
	readonly frames: boolean;
	readonly seat?: Seat;
}

export interface RoomClocks {
	/** Milliseconds since 1970, sent to pages for their timers. */
	readonly now: () => number;
	/** Milliseconds, unaffected by changes of the wall clock (T3). */
	readonly monotonic: () => number;
}

export interface SessionHost {
	step1(session: Session, stateVector: Uint8Array): void;
	edit(session: Session, update: Uint8Array): void;
	command(session: Session, command: PersonCommand): void;
	resume(session: Session): void;
	left(session: Session): void;
	/** False after too many commands of this person. */
	spend(actor: Actor): boolean;
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

	get isSilent(): boolean {
		return this.#wire.isSilent ?? false;
	}

	ask(): void {
		this.#wire.ask?.();
	}

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
				if (this.#hasAsked) this.sendClock(); // the device slept or its clock was set
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

	/** Even while updates are withheld; mainly for answers. */
	send(frame: Uint8Array): void {
		if (this.#closed) return;
		if (this.#backpressure.isStuck()) return this.close(closeCodes.tryAgain);
		this.#wire.send(frame);
	}

	/** @param before what was broadcast until then */
	sendUpdate(frame: Uint8Array, before: Uint8Array): void {
		if (!this.#backpressure.withholds(before)) this.send(frame);
	}

	/** Deferred while updates are withheld. */
	sendBoard(vector: Uint8Array, encode: () => Uint8Array | null): void {
		if (this.#backpressure.withholds(vector)) return this.#backpressure.resumeFrom(vector);
		const frame = encode();
		if (!frame) return this.close(closeCodes.meetingOver);
		this.send(frame);
		this.#isServed = true;
		this.#backpressure.boardSent(frame.length);
	}

	/** Every second: closes a stuck socket, or resumes one that has drained. */
	checkBackpressure(): void {
		if (!this.#backpressure.isWithholding || this.#closed) return;
		if (this.#backpressure.isStuck()) this.close(closeCodes.tryAgain);
		else if (this.#backpressure.hasDrained) this.#host.resume(this);
	}

	/** The client's state vector of when updates were withheld, or null. */
	resume(): Uint8Array | null {
		return this.#backpressure.resume();
	}

	answer(answer: Answer): void {
		if (this.visitor.frames) this.send(frames.answer(answer));
	}

	/** Always the complete view, so that a slow client needs only the last one. */
	sendPrivate(value: unknown): void {
		if (this.visitor.frames && !this.#backpressure.isWithholding) this.send(frames.private(value));
	}

	/** While updates are withheld it waits for `resume`. */
	sendClock(): void {
		if (this.visitor.frames && !this.#backpressure.isWithholding)
			this.send(frames.clock(Math.round(this.#clocks.now())));
	}

	/** Only if at least one is new to this socket. */
	sendErased(notes: readonly string[]): void {
		if (!this.visitor.frames || !this.visitor.edits) return;
		if (notes.every((note) => this.#sentErased.has(note))) return;
		for (const note of notes) this.#sentErased.add(note);
		this.send(frames.erased(notes));
	}

	/** @param unseen update that deletes what nobody else sees (S11), sent before the acknowledgement */
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

/** For developers: participants see the page's message. WebSocket allows at most 123 bytes. */
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
