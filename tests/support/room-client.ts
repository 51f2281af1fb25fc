/**
 * Without a socket: it speaks the stock Yjs sync protocol and our frames, and records every byte.
 */
import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import type { Ask } from '#lib/board/policy/commands.ts';
import { readBoard } from '#lib/board/document/doc.ts';
import type { Board } from '#lib/board/model.ts';
import type { OwnView, PrivateNote, StaffView } from '#lib/board/private-views.ts';
import { isStaff, type Actor } from '#lib/board/policy/actor.ts';
import { SavedClocks } from '#lib/live/saved-clocks.ts';
import { frames, messages, ourMessages, syncSteps, type Answer } from '#lib/wire/frames.ts';
import type { Room } from '../../server/live/room/room.ts';
import type { Session } from '../../server/live/room/session.ts';
import { commandId } from './meeting.ts';

export class Client {
	readonly actor: Actor;
	readonly doc = new Y.Doc();
	readonly answers = new Map<string, Answer>();
	readonly received: Uint8Array[] = [];
	private: Partial<OwnView & Omit<StaffView, 'notes' | 'stopped'>> & { notes: readonly PrivateNote[] } = {
		notes: []
	};
	/** The server's clock in milliseconds, as last received. */
	clock: number | null = null;
	/** Edits that the server reported as committed on this socket. */
	stored = 0;
	/** The server told this client to drop them (E4). */
	readonly erased = new Set<string>();
	closedWith: number | null = null;
	readonly #clocks = new SavedClocks(this.doc);
	#edits = 0;
	/** Null while the client reads everything. */
	#unread: Uint8Array[] | null = null;
	unsentBytes = 0;
	#session: Session | null = null;

	constructor(actor: Actor) {
		this.actor = actor;
		this.doc.on('update', (update: Uint8Array, origin: unknown) => {
			if (origin !== 'server') this.#edit(frames.update(update));
		});
	}

	get board(): Board {
		return readBoard(this.doc);
	}

	get privateNotes(): readonly PrivateNote[] {
		return this.private.notes;
	}

	get isConnected(): boolean {
		return this.#session !== null;
	}

	connect(room: Room): void {
		this.closedWith = null;
		this.stored = 0;
		this.#edits = 0;
		const edits = isStaff(this.actor);
		const unsent = () => this.unsentBytes;
		const session = room.enter(
			{ actor: this.actor, edits, frames: true },
			{
				send: (bytes) => {
					if (!this.#unread) return this.#receive(bytes, session);
					this.#unread.push(bytes);
					this.unsentBytes += bytes.length;
				},
				close: (code) => {
					this.closedWith = code;
					if (this.#session === session) this.#session = null;
				},
				get unsentBytes() {
					return unsent();
				}
			}
		);
		this.#session = session;
		session.receive(frames.step1(Y.encodeStateVector(this.doc)));
	}

	/** A page does this after its device slept or its clock was set. */
	askAgain(): void {
		this.sendBytes(frames.step1(Y.encodeStateVector(this.doc)));
	}

	/** The socket stays open, as with a screen off. */
	stopReading(): void {
		this.#unread = [];
	}

	readOn(): void {
		const unread = this.#unread ?? [];
		this.#unread = null;
		this.unsentBytes = 0;
		const session = this.#session;
		if (session) for (const bytes of unread) this.#receive(bytes, session);
	}

	/** No close frame is sent. */
	drop(): void {
		const session = this.#session;
		this.#session = null;
		session?.left();
	}

	#edit(frame: Uint8Array): void {
		if (this.#session) this.#edits += 1;
		this.#session?.receive(frame);
	}

	sendBytes(bytes: Uint8Array): void {
		this.#session?.receive(bytes);
	}

	/** Returns the command's id. */
	send(ask: Ask, id = commandId()): string {
		this.sendBytes(frames.command({ id, ...ask }));
		return id;
	}

	/** Throws if no answer came. */
	async ask(room: Room, ask: Ask, id = commandId()): Promise<Answer> {
		this.send(ask, id);
		await room.settle();
		const answer = this.answers.get(id);
		if (!answer) throw new Error('no answer');
		return answer;
	}

	sawText(text: string): boolean {
		return this.received.some((bytes) => Buffer.from(bytes).includes(text));
	}

	#receive(bytes: Uint8Array, session: Session): void {
		if (this.#session !== session && this.#session !== null) return;
		this.received.push(bytes);
		const decoder = decoding.createDecoder(bytes);
		switch (decoding.readVarUint(decoder)) {
			case messages.sync:
				return this.#sync(decoder);
			case ourMessages.answer: {
				const answer = JSON.parse(decoding.readVarString(decoder)) as Answer;
				this.answers.set(answer.id, answer);
				return;
			}
			case ourMessages.private:
				this.private = JSON.parse(decoding.readVarString(decoder)) as Client['private'];
				return;
			case ourMessages.clock:
				this.clock = decoding.readVarUint(decoder);
				return;
			case ourMessages.stored:
				this.stored = decoding.readVarUint(decoder);
				if (this.stored >= this.#edits) this.#clocks.allSaved();
				return;
			case ourMessages.erased: {
				const { notes } = JSON.parse(decoding.readVarString(decoder)) as { notes: readonly string[] };
				for (const note of notes) this.erased.add(note);
			}
		}
	}

	#sync(decoder: decoding.Decoder): void {
		const step = decoding.readVarUint(decoder);
		const body = decoding.readVarUint8Array(decoder);
		if (step === syncSteps.step1) this.#edit(frames.step2(this.#clocks.missingFrom(body)));
		else Y.applyUpdate(this.doc, body, 'server');
	}
}
