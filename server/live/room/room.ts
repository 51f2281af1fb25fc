/**
 * One live meeting: a document, its audience, one queue. A room does one thing at a time, tells nobody anything before
 * it is committed, and never runs on a copy that is not saved.
 */
import type { Logger } from 'pino';
import { ulid } from 'ulid';
import * as Y from 'yjs';
import type { PersonCommand, ServerCommand } from '#lib/board/policy/commands.ts';
import { isStaff, type Actor } from '#lib/board/policy/actor.ts';
import type { Refusal } from '#lib/board/policy/refusals.ts';
import { seesResultOnly } from '#lib/board/document/result-doc.ts';
import { closeCodes, frames, type Answer, type CloseCode } from '#lib/wire/frames.ts';
import { Audience } from './audience.ts';
import { WriteConflict, EpochChanged, isSameBoard, Unstorable, type Head } from '../log/board-log.ts';
import { TokenBucket } from '../token-bucket.ts';
import { Coalescer } from './coalescer.ts';
import { DocumentCache } from './document-cache.ts';
import { EditBudgets } from './edit-budget.ts';
import { commitBatch, InvalidEdit, type Done, type Item, type CommitContext } from './executor.ts';
import { limits } from '../limits.ts';
import type { LiveCopy } from './live-copy.ts';
import { BatchWindow } from './batch-window.ts';
import { Session, type SessionHost, type RoomClocks, type Visitor, type Wire } from './session.ts';

/** What waits in the queue: a write, or a reader who must see everything written before. */
type Waiting = Item | Read;
interface Read {
	readonly type: 'read';
	/** Who waits for it; null: everybody in the room. */
	readonly session: Session | null;
	readonly run: (copy: LiveCopy) => void | Promise<void>;
}

export interface RoomParts extends CommitContext, RoomClocks {
	readonly logger: Logger;
	readonly pause: (ms: number) => Promise<void>;
	/** After each commit and each load: rows that are projected from the board may be brought up to date. */
	readonly committed: () => void;
}

export class Room implements SessionHost {
	readonly #parts: RoomParts;
	readonly #window: BatchWindow;
	readonly audience: Audience;
	readonly #cache: DocumentCache;
	/** How much each person may still send. */
	readonly #budgets = new Map<string, TokenBucket>();
	readonly #edits: EditBudgets;
	/** How much all guests together may. Whoever leads the meeting is never held up by them. */
	readonly #guests: TokenBucket;
	readonly #waiting: Waiting[] = [];
	#running: Promise<void> | null = null;
	/** What guests do is told together: most of what a busy hall costs is a write for each change and phone. */
	readonly #crowdBroadcast = new Coalescer(() => {
		this.audience.flushBuffered();
		return this.#parts.pause(limits.crowdMs);
	});
	/** Beside the queue: no phone waits until staff have seen what the others wrote. */
	readonly #staffLists = new Coalescer(() => this.#sendStaffViews());
	#emptySince: number;
	/** When the running time ends, as this process last saw or set it. */
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
		// A room that is opened anew remembers nobody's budget.
		return (
			this.audience.size === 0 && !this.#running && emptyFor > limits.idleMs && this.#edits.isForgettable
		);
	}

	/** Lets somebody in. The caller has checked who it is. */
	enter(visitor: Visitor, wire: Wire): Session {
		const session = new Session(visitor, wire, this, this.#parts);
		this.audience.add(session);
		this.#read(session, async ({ doc }) => {
			session.sendClock();
			await this.audience.refreshErased([session]); // before it is asked what it did while away
			// Editors are asked for what they did while away; guests never are, so an honest guest never sends edits.
			if (visitor.edits) session.send(frames.step1(Y.encodeStateVector(doc)));
			await this.audience.refresh([session]);
		});
		return session;
	}

	/** Every second. @param jumped by how much the clock was set since the last time */
	looked(jumped: number): void {
		const endsAt = this.#timerEndsAt;
		if (jumped !== 0) void this.#clockWasSet(jumped, endsAt);
		this.#timerEndsAt = this.#cache.timerEndsAt;
	}

	/** T3: what is left of a running time stays, and pages hear of its new end and of the new clock in one moment. */
	async #clockWasSet(by: number, endsAt: number | null): Promise<void> {
		if (endsAt !== null) await this.run({ id: ulid(), type: 'timer.move', endsAt, by }, { kind: 'server' });
		this.audience.sendClock();
	}

	/** A command that comes from a page or from the server itself. */
	run(command: PersonCommand | ServerCommand, actor: Actor): Promise<Answer> {
		return new Promise((answer) => this.#push({ type: 'command', command, actor, answer }));
	}

	/** In a meeting that shows at once: all that wait, in shuffled order, so that nobody sees who has just posted (N10). */
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

	/** In the queue like every reader; until its turn comes it is sent no update that builds on what it lacks. */
	resume(session: Session): void {
		this.#read(session, async (copy) => {
			const vector = session.resume();
			if (!vector) return;
			session.sendClock();
			sendBoard(session, copy, vector);
			await this.audience.refresh([session]);
		});
	}

	/** Resolves when all is answered that this session has asked; never, when it was closed. */
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

	/** Another process may have written: catch up if the log is ahead. */
	notice(head: Head): void {
		const ours = this.#cache.head;
		if (ours ? isLevel(head, ours) : this.audience.size === 0) return;
		// Without a copy, loading one tells what was missed.
		this.#read(null, (copy) => (isLevel(head, copy) ? undefined : this.#cache.catchUp(copy)));
	}

	/** Resolves when everything that waits is committed or refused, and told. */
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
		this.#running = null; // in the same turn as the last look at the queue, so nothing is left lying
		if (this.#cache.rows > limits.compactRows) void this.compact();
	}

	/** Outside the queue: a batch that comes now waits for nothing but the row's lock. */
	async compact(): Promise<void> {
		this.#cache.rows = 0; // whatever comes of it, not again before so many more
		try {
			await this.#parts.log.compact(this.#parts.board);
		} catch (error) {
			this.#complain(error, 'the log of a board was left as it is');
		}
	}

	/** It leaves memory. */
	async leave(): Promise<void> {
		if (this.#cache.rows > limits.compactIdleRows) await this.compact();
	}

	/** A reader that was not answered would wait for ever: it comes back, and nobody else notices. */
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

	/** Never throws: what was not saved is answered as such. */
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
			this.#cache.drop(); // never runs on unsaved
			return this.#notSaved(items, error, triesLeft);
		}
		await this.#publish(copy, done);
		this.#parts.committed();
	}

	async #notSaved(items: readonly Item[], error: unknown, triesLeft: number): Promise<void> {
		if (error instanceof EpochChanged) return this.#startOver(items);
		if (error instanceof WriteConflict && triesLeft > 0) {
			await this.#parts.pause(Math.random() * limits.collisionMs); // not both at once again
			return this.#commit(items, triesLeft - 1); // on a copy that is loaded anew
		}
		if (error instanceof InvalidEdit) {
			const { item, code } = error;
			item.reject(code);
			const rest = items.filter((each) => each.type !== 'edit' || each.sender !== item.sender);
			if (rest.length > 0) await this.#commit(rest);
			return;
		}
		if (error instanceof Unstorable && items.length > 1) {
			for (const item of items) await this.#commit([item]); // one of them is at fault, not the others
			return;
		}
		this.#complain(error, 'a batch was not saved');
		if (error instanceof Unstorable) return reject(items);
		refuse(items, 'try_again');
		// Document edits cannot be answered: the handshake of the next socket resends everything.
		const editors = new Set(items.flatMap((item) => (item.type === 'edit' ? [item.sender] : [])));
		this.audience.close(closeCodes.tryAgain, (session) => editors.has(session) || session.visitor.edits);
	}

	/** Only now does anybody know. */
	async #publish({ doc }: LiveCopy, done: Done): Promise<void> {
		this.audience.sendErased(done.erased);
		if (done.allChanged) await this.#sendErasedElsewhere();
		this.#cache.publish(doc, done.updates, done.seq, done.isOfCrowd ? 'buffer' : 'broadcast');
		if (done.isOfCrowd) this.#crowdBroadcast.ask();
		// A phone lets go of what is acknowledged: with the answer first it would know for a moment of no press at all.
		this.audience.sendOwnViews(done.own);
		// The same for staff: the panel of 出席 counts on from the line that it knows when its press is answered.
		const isForStaff = done.staffChanged && !done.isOfCrowd;
		if (isForStaff) await this.#refresh(() => this.audience.refreshStaff());
		for (const reply of done.replies) reply(done.seq);
		if (done.allChanged) await this.#refresh(() => this.audience.refresh());
		else if (done.staffChanged && done.isOfCrowd) this.#staffLists.ask();
	}

	/** Complete lists come with the next connection, where they cannot be read now. */
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

	/** This batch may have found what another process, or the board of these 会議録, erased: it is told before that change too. */
	async #sendErasedElsewhere(): Promise<void> {
		try {
			await this.audience.refreshErased();
		} catch (error) {
			this.#complain(error, 'what was erased could not be read');
			this.audience.close(closeCodes.tryAgain, ({ visitor }) => visitor.edits); // the next connection begins with it
		}
	}

	/** Restored from a backup: every socket carries the old epoch and must load its page again. */
	#startOver(items: readonly Item[]): void {
		this.#cache.forget();
		refuse(items, 'try_again');
		this.audience.close(closeCodes.otherEpoch);
	}

	/** Everybody comes back and is sent what they lack. */
	#sendAway(): void {
		this.#cache.drop();
		this.audience.close(closeCodes.tryAgain);
	}

	#complain(error: unknown, what: string): void {
		this.#parts.logger.error({ err: error, meeting: this.#parts.board.meeting }, what);
	}
}

const setsTimer = (item: Item) => item.type === 'command' && item.command.type.startsWith('timer.');

/** How many are taken at once: the first in any case, and others while their edits are not too large together. */
function batchSize(waiting: readonly Waiting[]): number {
	let bytes = 0;
	const most = Math.min(waiting.length, limits.batch);
	for (let i = 0; i < most; i += 1) {
		const each = waiting[i]!;
		if (each.type === 'edit') bytes += each.update.length;
		if (i > 0 && bytes > limits.batchEditBytes) return i;
	}
	return most;
}

function sendBoard(session: Session, copy: LiveCopy, vector: Uint8Array): void {
	const resultOnly = seesResultOnly(session.visitor.actor, copy.doc);
	session.sendBoard(vector, () => (resultOnly ? copy.resultFor(vector) : copy.step2For(vector)));
}

function refuse(items: readonly Item[], refusal: Refusal): void {
	for (const item of items) {
		if (item.type === 'command') item.answer({ id: item.command.id, ok: false, refusal });
	}
}

/** For good: the same would fail again. */
function reject(items: readonly Item[]): void {
	refuse(items, 'unknown_command');
	for (const item of items) if (item.type === 'edit') item.reject(closeCodes.unreadable);
}

const isLevel = (head: Head, copy: Head) => isSameBoard(head, copy) && head.seq === copy.seq;
