import { ulid } from 'ulid';
import * as Y from 'yjs';
import type { PersonCommand, ServerCommand } from '#lib/board/policy/commands.ts';
import type { Actor } from '#lib/board/policy/actor.ts';
import { seesResultOnly } from '#lib/board/document/result-doc.ts';
import { closeCodes, frames, type Answer, type CloseCode } from '#lib/wire/frames.ts';
import { Audience } from './audience.ts';
import { isSameBoard, type Head } from '../log/board-log.ts';
import { CommandBudgets } from './command-budget.ts';
import { DocumentCache } from './document-cache.ts';
import { EditBudgets } from './edit-budget.ts';
import { limits } from '../limits.ts';
import type { LiveCopy } from './live-copy.ts';
import type { Item, Read } from './batch.ts';
import { Publisher } from './publisher.ts';
import { complain, type RoomParts } from './room-parts.ts';
import { RoomQueue } from './room-queue.ts';
import { Session, type SessionHost, type Visitor, type Wire } from './session.ts';

export class Room implements SessionHost {
	readonly #parts: RoomParts;
	readonly audience: Audience;
	readonly #cache: DocumentCache;
	readonly #publisher: Publisher;
	readonly #queue: RoomQueue;
	readonly #commands: CommandBudgets;
	readonly #edits: EditBudgets;
	#emptySince: number;
	#timerEndsAt: number | null = null;

	constructor(parts: RoomParts) {
		this.#parts = parts;
		const { log, board, committed: loaded } = parts;
		this.audience = new Audience(log, board);
		this.#cache = new DocumentCache({ log, board, audience: this.audience, loaded });
		const shared = { parts, audience: this.audience, cache: this.#cache };
		this.#publisher = new Publisher(shared);
		this.#queue = new RoomQueue({
			...shared,
			publisher: this.#publisher,
			saved: (items) => {
				if (items.some(setsTimer)) this.#timerEndsAt = this.#cache.timerEndsAt;
			},
			emptied: () => {
				if (this.#cache.rows > limits.compactRows) void this.compact();
			}
		});
		this.#emptySince = parts.monotonic();
		this.#edits = new EditBudgets(parts.monotonic);
		this.#commands = new CommandBudgets(parts.monotonic);
	}

	isIdle(): boolean {
		const emptyFor = this.#parts.monotonic() - this.#emptySince;
		// Dropping a room resets its budgets, so those for new pages must be full again.
		return (
			this.audience.size === 0 &&
			!this.#queue.running &&
			emptyFor > limits.idleMs &&
			this.#edits.isForgettable
		);
	}

	/** The caller has authorized it already. */
	enter(visitor: Visitor, wire: Wire): Session {
		const session = new Session(visitor, wire, this, this.#parts);
		this.audience.add(session);
		this.#read(session, async ({ doc }) => {
			session.sendClock();
			await this.audience.refreshErased([session]); // editors drop erased notes before resending
			// Step 1 asks for offline changes; an honest guest is never asked, so never sends edits.
			if (visitor.edits) session.send(frames.step1(Y.encodeStateVector(doc)));
			await this.audience.refresh([session]);
		});
		return session;
	}

	/** @param jumped milliseconds by which the clock was set since the last call, a second ago */
	looked(jumped: number): void {
		const endsAt = this.#timerEndsAt;
		if (jumped !== 0) void this.#clockWasSet(jumped, endsAt);
		this.#timerEndsAt = this.#cache.timerEndsAt;
	}

	/** T3: a running timer keeps its remaining time. */
	async #clockWasSet(by: number, endsAt: number | null): Promise<void> {
		if (endsAt !== null) await this.run({ id: ulid(), type: 'timer.move', endsAt, by }, { kind: 'server' });
		this.audience.sendClock();
	}

	/** Resolves after COMMIT or refusal. */
	run(command: PersonCommand | ServerCommand, actor: Actor): Promise<Answer> {
		return new Promise((answer) => this.#queue.push({ type: 'command', command, actor, answer }));
	}

	/** Shuffled, so that the order does not reveal the author (N10). */
	async releaseWaiting(): Promise<void> {
		if (!this.#cache.waitsToRelease) return;
		const answer = await this.run({ id: ulid(), type: 'notes.show' }, { kind: 'server' });
		if (!answer.ok) this.#parts.logger.warn({ refusal: answer.refusal }, 'waiting papers were not released');
	}

	command(session: Session, command: PersonCommand): void {
		const { actor } = session.visitor;
		if (!this.#parts.rules.commands)
			return session.answer({ id: command.id, ok: false, refusal: 'unknown_command' });
		this.#queue.push({ type: 'command', command, actor, answer: (answer) => session.answer(answer) });
	}

	edit(session: Session, update: Uint8Array): void {
		this.#queue.push({
			type: 'edit',
			sender: session,
			update,
			actor: session.visitor.actor,
			stored: (unseen) => session.stored(unseen),
			newPages: (count) => this.#edits.newPages(session.visitor.actor, count),
			reject: (code) => this.#rejected(session, code)
		});
	}

	#rejected(session: Session, code: CloseCode): void {
		if (code === closeCodes.unreadable || code === closeCodes.serverRoot)
			this.#edits.refused(session.visitor.actor);
		session.close(code);
	}

	step1(session: Session, stateVector: Uint8Array): void {
		this.#read(session, (copy) => sendBoard(session, copy, stateVector));
	}

	/** Paused until its turn, so that no update arrives that builds on a missing one. */
	resume(session: Session): void {
		this.#read(session, async (copy) => {
			const vector = session.resume();
			if (!vector) return;
			session.sendClock();
			sendBoard(session, copy, vector);
			await this.audience.refresh([session]);
		});
	}

	/** Never resolves if the session was closed. */
	drained(session: Session): Promise<void> {
		return new Promise((resolve) => this.#read(session, () => resolve()));
	}

	left(session: Session): void {
		this.audience.remove(session);
		this.#emptySince = this.#parts.monotonic();
	}

	spend(actor: Actor): boolean {
		return this.#commands.spend(actor);
	}

	spendEdit(actor: Actor, bytes: number): boolean {
		return this.#edits.spend(actor, bytes);
	}

	notice(head: Head): void {
		const ours = this.#cache.head;
		if (ours ? isLevel(head, ours) : this.audience.size === 0) return;
		this.#read(null, (copy) => (isLevel(head, copy) ? undefined : this.#cache.catchUp(copy)));
	}

	/** Resolves when every queued item is committed or refused, and broadcast. */
	async settle(): Promise<void> {
		const running = () => this.#queue.running ?? this.#publisher.running;
		while (running()) await running();
	}

	#read(session: Session | null, run: Read['run']): void {
		this.#queue.push({ type: 'read', session, run });
	}

	/** Outside the queue: new batches wait for the row lock only. */
	async compact(): Promise<void> {
		this.#cache.rows = 0; // even if it fails, retry only after as many new rows
		try {
			await this.#parts.log.compact(this.#parts.board);
		} catch (error) {
			complain(this.#parts, error, 'the log of a board was left as it is');
		}
	}

	async leave(): Promise<void> {
		if (this.#cache.rows > limits.compactIdleRows) await this.compact();
	}
}

const setsTimer = (item: Item) => item.type === 'command' && item.command.type.startsWith('timer.');

function sendBoard(session: Session, copy: LiveCopy, vector: Uint8Array): void {
	const resultOnly = seesResultOnly(session.visitor.actor, copy.doc);
	session.sendBoard(vector, () => (resultOnly ? copy.resultUpdateFor(vector) : copy.step2For(vector)));
}

const isLevel = (head: Head, copy: Head) => isSameBoard(head, copy) && head.seq === copy.seq;
