/** One socket: bytes to frames and back, and its limits. What the frames mean is the room's business. */
import * as Y from 'yjs';
import { commandIdIn, parseCommand, type PersonCommand } from '#lib/board/policy/commands.ts';
import type { Actor } from '#lib/board/policy/actor.ts';
import type { Refusal } from '#lib/board/policy/refusals.ts';
import { closeCodes, frames, readFrame, type Answer, type CloseCode } from '#lib/wire/frames.ts';
import { TokenBucket } from '../token-bucket.ts';
import { limits } from '../limits.ts';
import type { Seat } from './seats.ts';

/** The part of a WebSocket that a session uses; tests bring a pair that lives in memory. */
export interface Wire {
	send(bytes: Uint8Array): void;
	close(code: number, reason: string): void;
	readonly unsentBytes: number;
	/** Asks for a sign of life. A POST and a pair in memory give none. */
	ask?(): void;
	/** Asked, and nothing was heard of it since. */
	readonly isSilent?: boolean;
}

export interface Visitor {
	readonly actor: Actor;
	/** May send document edits (an account that facilitates); everybody else writes by commands. */
	readonly edits: boolean;
	/** Asked for our own frames (`?frames=1`); a stock client did not. */
	readonly frames: boolean;
	/** Its place on the board, unless nobody counts (tests). */
	readonly seat?: Seat;
}

export interface RoomClocks {
	/** Which moment it is, in milliseconds since 1970: what pages are told, and their timers run on. */
	readonly now: () => number;
	/** Milliseconds that have passed, whoever sets the clock meanwhile (T3). */
	readonly monotonic: () => number;
}

/** What a session asks of its room. */
export interface SessionHost {
	step1(session: Session, stateVector: Uint8Array): void;
	edit(session: Session, update: Uint8Array): void;
	command(session: Session, command: PersonCommand): void;
	/** It reads again: what it was not sent is to be sent now. */
	resume(session: Session): void;
	left(session: Session): void;
	/** False: this person has sent too many commands just now. */
	spend(actor: Actor): boolean;
	/** The same of document edits. */
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
	/** It does not read: since when, and what it had been sent by then, as a state vector. */
	#behind: { readonly since: number; vector: Uint8Array } | null = null;
	/** How many bytes the last whole board had that it was sent. */
	#boardBytes = 0;
	#isServed = false;
	#hasAsked = false;
	#closed = false;

	constructor(visitor: Visitor, wire: Wire, host: SessionHost, clocks: RoomClocks) {
		this.visitor = visitor;
		this.#wire = wire;
		this.#host = host;
		this.#clocks = clocks;
		this.#handshakes = new TokenBucket(limits.handshakes, clocks.monotonic);
	}

	get isClosed(): boolean {
		return this.#closed;
	}

	/** It was asked for a sign of life, and gave none yet. */
	get isSilent(): boolean {
		return this.#wire.isSilent ?? false;
	}

	ask(): void {
		this.#wire.ask?.();
	}

	/** It was sent the board, or what is left of it. */
	get isServed(): boolean {
		return this.#isServed;
	}

	/** Bytes from the client. */
	receive(bytes: Uint8Array): void {
		if (this.#closed) return;
		const frame = readFrame(bytes);
		switch (frame.type) {
			case 'step1':
				if (frame.stateVector.length > limits.vectorBytes || !isStateVector(frame.stateVector))
					return this.close(closeCodes.unreadable);
				if (!this.#handshakes.spend()) return this.close(closeCodes.tooFast);
				if (this.#hasAsked) this.sendClock(); // a page that asks again slept, or its clock was set
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

	/** What a socket is sent even while it does not read: answers, and little else. */
	send(frame: Uint8Array): void {
		if (this.#closed) return;
		if (this.#isStuck()) return this.close(closeCodes.tryAgain);
		this.#wire.send(frame);
	}

	/** A change of the document. `before` is what everybody had been sent until then. */
	sendUpdate(frame: Uint8Array, before: Uint8Array): void {
		if (!this.#isPaused(before)) this.send(frame);
	}

	/** What somebody with this state vector lacks; later, if this socket does not read now. */
	sendBoard(vector: Uint8Array, encode: () => Uint8Array | null): void {
		if (this.#isPaused(vector)) {
			this.#behind!.vector = vector; // its own word for what it has
			return;
		}
		const frame = encode();
		if (!frame) return this.close(closeCodes.meetingOver);
		this.send(frame);
		this.#isServed = true;
		this.#boardBytes = frame.length;
	}

	/** Looked at every second: cut, let wait, or brought up to date. */
	checkBackpressure(): void {
		if (!this.#behind || this.#closed) return;
		if (this.#isStuck()) this.close(closeCodes.tryAgain);
		else if (this.#wire.unsentBytes <= limits.unsentBytes.resume) this.#host.resume(this);
	}

	/** What it had when it stopped reading; null when it reads. From now on it is sent everything again. */
	resume(): Uint8Array | null {
		const vector = this.#behind?.vector ?? null;
		this.#behind = null;
		return vector;
	}

	#isPaused(vector: Uint8Array): boolean {
		if (this.#wire.unsentBytes > limits.unsentBytes.stop)
			this.#behind ??= { since: this.#clocks.monotonic(), vector };
		return this.#behind !== null;
	}

	#isStuck(): boolean {
		const { unsentBytes } = this.#wire;
		if (unsentBytes <= limits.unsentBytes.resume) this.#boardBytes = 0; // it has read it
		const tooLong = this.#behind !== null && this.#clocks.monotonic() - this.#behind.since > limits.unsentMs;
		return tooLong || unsentBytes - this.#boardBytes > limits.mostUnsentBytes;
	}

	answer(answer: Answer): void {
		if (this.visitor.frames) this.send(frames.answer(answer));
	}

	/** Complete each time, so that who is behind needs only the last one. */
	sendPrivate(value: unknown): void {
		if (this.visitor.frames && !this.#behind) this.send(frames.private(value));
	}

	/** The server's clock, for timers. Who is behind is told when it reads again. */
	sendClock(): void {
		if (this.visitor.frames && !this.#behind) this.send(frames.clock(Math.round(this.#clocks.now())));
	}

	/** Editors forget these notes. Said again only when there are new ones. */
	sendErased(notes: readonly string[]): void {
		if (!this.visitor.frames || !this.visitor.edits) return;
		if (notes.every((note) => this.#sentErased.has(note))) return;
		for (const note of notes) this.#sentErased.add(note);
		this.send(frames.erased(notes));
	}

	/** One more edit of this socket is committed. @param unseen deletes what of it nobody sees (S11): before it is called saved */
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

	/** The wire is gone, from whichever side. */
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

/** For people who read frames; what a participant reads is the message of the code. At most 123 bytes. */
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
