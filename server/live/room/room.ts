/**
 * One live document: its audience and one queue. A room processes one item at a time, tells clients
 * nothing before COMMIT, and never keeps a copy with unsaved changes.
 */
import type { Logger } from 'pino';
import { ulid } from 'ulid';
import * as Y from 'yjs';
import type { PersonCommand, ServerCommand } from '#lib/board/policy/commands.ts';
import { isStaff, type Actor } from '#lib/board/policy/actor.ts';
import { seesResultOnly } from '#lib/board/document/result-doc.ts';
import { closeCodes, frames, type Answer, type CloseCode } from '#lib/wire/frames.ts';
import { Audience } from './audience.ts';
import { WriteConflict, EpochChanged, isSameBoard, Unstorable, type Head } from '../log/board-log.ts';
import { TokenBucket } from '../token-bucket.ts';
import { Coalescer } from './coalescer.ts';
import { DocumentCache } from './document-cache.ts';
import { EditBudgets } from './edit-budget.ts';
import { InvalidEdit } from './apply-edit.ts';
import { commitBatch, type Done, type CommitContext } from './executor.ts';
import { limits } from '../limits.ts';
import type { LiveCopy } from './live-copy.ts';
import { batchSize, refuse, reject, type Item, type Read, type Waiting } from './batch.ts';
import { BatchWindow } from './batch-window.ts';
import { Session, type SessionHost, type RoomClocks, type Visitor, type Wire } from './session.ts';

export interface RoomParts extends CommitContext, RoomClocks {
	readonly logger: Logger;
	readonly pause: (ms: number) => Promise<void>;
	/** Called after each commit and load, to update the rows projected from the board. */
	readonly committed: () => void;
}

export class Room implements SessionHost {
	readonly #parts: RoomParts;
	readonly #window: BatchWindow;
	readonly audience: Audience;
	readonly #cache: DocumentCache;
	/** The remaining commands of each person. */
	readonly #budgets = new Map<string, TokenBucket>();
	readonly #edits: EditBudgets;
	/** Shared by all guests. Commands of staff do not draw from it. */
	readonly #guests: TokenBucket;
	readonly #waiting: Waiting[] = [];
	#running: Promise<void> | null = null;
	/**
	 * Combines guests' changes: a socket write per change and phone is the main cost of a busy board.
	 */
	readonly #crowdBroadcast = new Coalescer(() => {
		this.audience.flushBuffered();
		return this.#parts.pause(limits.crowdMs);
	});
	/** Runs outside the queue, so that phones do not wait for the reads of staff views. */
	readonly #staffLists = new Coalescer(() => this.#sendStaffViews());
	#emptySince: number;
	/** When the running timer ends, as this process last saw or set it. */
	#timerEndsAt: number | null = null;

	constructor(parts: RoomParts) {
		this.#parts = parts;
		this.#window = new BatchWindow(parts.monotonic);
		const { log, board, committed: loaded } = parts;
		this.audience = new Audience(log, board);
		this.#cache = new DocumentCache({ log, board, audience: this.audience, loaded });
		this.#emptySince = parts.monotonic();
		this.#edits = new EditBudgets(parts.monotonic);
		this.#guests = new TokenBucket(limits.boardCommands, parts.monotonic);
	}

	isIdle(): boolean {
		const emptyFor = this.#parts.monotonic() - this.#emptySince;
		// Dropping a room resets its budgets, so it stays until the budgets for new pages are full
		// again.
		return (
			this.audience.size === 0 && !this.#running && emptyFor > limits.idleMs && this.#edits.isForgettable
		);
	}

	/** Adds a connection. The caller has authorized it already. */
	enter(visitor: Visitor, wire: Wire): Session {
		const session = new Session(visitor, wire, this, this.#parts);
		this.audience.add(session);
		this.#read(session, async ({ doc }) => {
			session.sendClock();
			await this.audience.refreshErased([session]); // editors drop erased notes before resending
			// Step 1 asks editors for their offline changes. Guests are never asked, so an honest
			// guest never sends edits.
			if (visitor.edits) session.send(frames.step1(Y.encodeStateVector(doc)));
			await this.audience.refresh([session]);
		});
		return session;
	}

	/**
	 * Called every second.
	 * @param jumped milliseconds by which the clock was set since the last call
	 */
	looked(jumped: number): void {
		const endsAt = this.#timerEndsAt;
		if (jumped !== 0) void this.#clockWasSet(jumped, endsAt);
		this.#timerEndsAt = this.#cache.timerEndsAt;
	}

	/** T3: a running timer keeps its remaining time. Pages get its new end with the new clock. */
	async #clockWasSet(by: number, endsAt: number | null): Promise<void> {
		if (endsAt !== null) await this.run({ id: ulid(), type: 'timer.move', endsAt, by }, { kind: 'server' });
		this.audience.sendClock();
	}

	/** Runs a command of a page or the server. Resolves with its answer after COMMIT or refusal. */
	run(command: PersonCommand | ServerCommand, actor: Actor): Promise<Answer> {
		return new Promise((answer) => this.#push({ type: 'command', command, actor, answer }));
	}

	/**
	 * For meetings that show notes at once: shows all waiting notes in shuffled order, so that the
	 * order does not reveal the author (N10).
	 */
	async releaseWaiting(): Promise<void> {
		if (!this.#cache.waitsToRelease) return;
		const answer = await this.run({ id: ulid(), type: 'notes.show' }, { kind: 'server' });
		if (!answer.ok) this.#parts.logger.warn({ refusal: answer.refusal }, 'waiting papers were not released');
	}

	command(session: Session, command: PersonCommand): void {
		const { actor } = session.visitor;
		if (!this.#parts.rules.commands)
			return session.answer({ id: command.id, ok: false, refusal: 'unknown_command' });
		this.#push({ type: 'command', command, actor, answer: (answer) => session.answer(answer) });
	}

	edit(session: Session, update: Uint8Array): void {
		this.#push({
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

	/** Queued, and paused until its turn, so that no update arrives that builds on a missing one. */
	resume(session: Session): void {
		this.#read(session, async (copy) => {
			const vector = session.resume();
			if (!vector) return;
			session.sendClock();
			sendBoard(session, copy, vector);
			await this.audience.refresh([session]);
		});
	}

	/** Resolves when everything this session asked for is answered; never, if it was closed. */
	drained(session: Session): Promise<void> {
		return new Promise((resolve) => this.#read(session, () => resolve()));
	}

	left(session: Session): void {
		this.audience.remove(session);
		this.#emptySince = this.#parts.monotonic();
	}

	spend(actor: Actor): boolean {
		const id = actor.kind === 'server' ? '' : actor.id;
		const bucket = this.#budgets.get(id) ?? new TokenBucket(limits.commands, this.#parts.monotonic);
		this.#budgets.set(id, bucket);
		return bucket.spend() && (isStaff(actor) || this.#guests.spend());
	}

	spendEdit(actor: Actor, bytes: number): boolean {
		return this.#edits.spend(actor, bytes);
	}

	/** Catches up if another process has written to the log. */
	notice(head: Head): void {
		const ours = this.#cache.head;
		if (ours ? isLevel(head, ours) : this.audience.size === 0) return;
		// Without a copy, loading one broadcasts what was missed.
		this.#read(null, (copy) => (isLevel(head, copy) ? undefined : this.#cache.catchUp(copy)));
	}

	/** Resolves when every queued item is committed or refused, and broadcast. */
	async settle(): Promise<void> {
		const running = () => this.#running ?? this.#crowdBroadcast.running ?? this.#staffLists.running;
		while (running()) await running();
	}

	#read(session: Session | null, run: Read['run']): void {
		this.#push({ type: 'read', session, run });
	}

	#push(waiting: Waiting): void {
		this.#waiting.push(waiting);
		this.#running ??= this.#drain();
	}

	async #drain(): Promise<void> {
		while (this.#waiting.length > 0) {
			await this.#parts.pause(this.#window.wait());
			const taken = this.#waiting.splice(0, batchSize(this.#waiting));
			const items = taken.filter((each) => each.type !== 'read');
			if (items.length > 0) {
				this.#window.taken();
				await this.#commit(items);
			}
			for (const each of taken) if (each.type === 'read') await this.#answerRead(each);
		}
		this.#running = null; // same turn as the last queue check, so no item is left behind
		if (this.#cache.rows > limits.compactRows) void this.compact();
	}

	/** Runs outside the queue, so that new batches wait for the row lock only. */
	async compact(): Promise<void> {
		this.#cache.rows = 0; // even if it fails, retry only after as many new rows
		try {
			await this.#parts.log.compact(this.#parts.board);
		} catch (error) {
			this.#complain(error, 'the log of a board was left as it is');
		}
	}

	/** Compacts a longer log before the room is dropped from memory. */
	async leave(): Promise<void> {
		if (this.#cache.rows > limits.compactIdleRows) await this.compact();
	}

	/**
	 * If a read fails, its session (all sessions if it has none) is closed so that clients reconnect;
	 * they would wait forever otherwise.
	 */
	async #answerRead({ session, run }: Read): Promise<void> {
		if (session?.isClosed) return;
		try {
			await run(await this.#cache.get());
		} catch (error) {
			if (error instanceof EpochChanged) return this.#startOver([]);
			this.#complain(error, 'a board could not be read');
			if (session) session.close(closeCodes.tryAgain);
			else this.#sendAway();
		}
	}

	/** Never throws: senders are told if their items were not saved. */
	async #commit(items: readonly Item[], triesLeft = 2): Promise<void> {
		let done: Done;
		let copy: LiveCopy;
		try {
			copy = await this.#cache.get();
			done = await commitBatch(this.#parts, copy, items);
			copy.seq = done.seq;
			copy.rows = done.isRewritten ? 1 : copy.rows + 1;
			if (items.some(setsTimer)) this.#timerEndsAt = this.#cache.timerEndsAt;
		} catch (error) {
			this.#cache.drop(); // it may contain changes that were not saved
			return this.#notSaved(items, error, triesLeft);
		}
		await this.#publish(copy, done);
		this.#parts.committed();
	}

	async #notSaved(items: readonly Item[], error: unknown, triesLeft: number): Promise<void> {
		if (error instanceof EpochChanged) return this.#startOver(items);
		if (error instanceof WriteConflict && triesLeft > 0) {
			await this.#parts.pause(Math.random() * limits.collisionMs); // avoids a second collision
			return this.#commit(items, triesLeft - 1); // on a freshly loaded copy
		}
		if (error instanceof InvalidEdit) {
			const { item, code } = error;
			item.reject(code);
			const rest = items.filter((each) => each.type !== 'edit' || each.sender !== item.sender);
			if (rest.length > 0) await this.#commit(rest);
			return;
		}
		if (error instanceof Unstorable && items.length > 1) {
			for (const item of items) await this.#commit([item]); // only the invalid one fails, not the others
			return;
		}
		this.#complain(error, 'a batch was not saved');
		if (error instanceof Unstorable) return reject(items);
		refuse(items, 'try_again');
		// Document edits have no answer: the handshake of the next connection resends them.
		const editors = new Set(items.flatMap((item) => (item.type === 'edit' ? [item.sender] : [])));
		this.audience.close(closeCodes.tryAgain, (session) => editors.has(session) || session.visitor.edits);
	}

	/** Tells clients about a batch, after its COMMIT. */
	async #publish({ doc }: LiveCopy, done: Done): Promise<void> {
		this.audience.sendErased(done.erased);
		if (done.allChanged) await this.#sendErasedElsewhere();
		this.#cache.publish(doc, done.updates, done.seq, done.isOfCrowd ? 'buffer' : 'broadcast');
		if (done.isOfCrowd) this.#crowdBroadcast.ask();
		// Private view before ack: on ack the phone drops its pending copy and would briefly show
		// neither.
		this.audience.sendOwnViews(done.own);
		// The same for staff: the attendance panel adds each press to the line that it knows once the last was answered.
		const isForStaff = done.staffChanged && !done.isOfCrowd;
		if (isForStaff) await this.#refresh(() => this.audience.refreshStaff());
		for (const reply of done.replies) reply(done.seq);
		if (done.allChanged) await this.#refresh(() => this.audience.refresh());
		else if (done.staffChanged && done.isOfCrowd) this.#staffLists.ask();
	}

	/** If private lists cannot be read, everybody reconnects and gets complete ones. */
	async #refresh(read: () => Promise<void>): Promise<void> {
		try {
			await read();
		} catch (error) {
			this.#complain(error, 'private lists could not be read');
			this.#sendAway();
		}
	}

	async #sendStaffViews(): Promise<void> {
		try {
			await this.audience.refreshStaff();
			await this.#parts.pause(limits.staffViewMs);
		} catch (error) {
			this.#complain(error, 'the lists of staff could not be read');
			this.#sendAway();
		}
	}

	/**
	 * The batch may have loaded notes erased by another process or, for minutes (会議録), by their
	 * board. Editors are told of them before that change too.
	 */
	async #sendErasedElsewhere(): Promise<void> {
		try {
			await this.audience.refreshErased();
		} catch (error) {
			this.#complain(error, 'what was erased could not be read');
			this.audience.close(closeCodes.tryAgain, ({ visitor }) => visitor.edits); // they get the list on reconnect
		}
	}

	/** After a restore from a backup every socket carries the old epoch and must reload its page. */
	#startOver(items: readonly Item[]): void {
		this.#cache.forget();
		refuse(items, 'try_again');
		this.audience.close(closeCodes.otherEpoch);
	}

	/** Closes all sockets. Clients reconnect and are sent what they lack. */
	#sendAway(): void {
		this.#cache.drop();
		this.audience.close(closeCodes.tryAgain);
	}

	#complain(error: unknown, what: string): void {
		this.#parts.logger.error({ err: error, meeting: this.#parts.board.meeting }, what);
	}
}

const setsTimer = (item: Item) => item.type === 'command' && item.command.type.startsWith('timer.');

function sendBoard(session: Session, copy: LiveCopy, vector: Uint8Array): void {
	const resultOnly = seesResultOnly(session.visitor.actor, copy.doc);
	session.sendBoard(vector, () => (resultOnly ? copy.resultFor(vector) : copy.step2For(vector)));
}

const isLevel = (head: Head, copy: Head) => isSameBoard(head, copy) && head.seq === copy.seq;
