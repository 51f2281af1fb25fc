/**
 * One live meeting: a document, its audience, one queue. A room does one thing at a time, tells nobody anything before
 * it is committed, and never runs on a copy that is not saved.
 */
import type { Logger } from 'pino';
import * as Y from 'yjs';
import type { PersonCommand, ServerCommand } from '#lib/board/commands.ts';
import type { Actor } from '#lib/board/policy.ts';
import { closeCodes, frames, type Answer } from '#lib/wire/frames.ts';
import { Audience } from './audience.ts';
import { EpochChanged, type Head } from './board-log.ts';
import { commitBatch, Spoilt, type Done, type Item, type Kitchen } from './executor.ts';
import { limits } from './limits.ts';
import { LiveCopy } from './live-copy.ts';
import { Pace } from './pace.ts';
import { Session, type Host, type Visitor, type Wire } from './session.ts';

/** What waits in the queue: a write, or a reader who must see everything written before. */
type Waiting = Item | { readonly type: 'read'; readonly run: (copy: LiveCopy) => void | Promise<void> };

export interface RoomParts extends Kitchen {
	readonly logger: Logger;
	readonly now: () => number;
	readonly pause: (ms: number) => Promise<void>;
	/** After each commit: rows that are projected from the board may be brought up to date. */
	readonly committed: (copy: LiveCopy) => void;
}

export class Room implements Host {
	readonly #parts: RoomParts;
	readonly #pace: Pace;
	readonly audience: Audience;
	#copy: LiveCopy | null = null;
	/** How far the audience has been told; null before the first load. */
	#told: Head | null = null;
	#waiting: Waiting[] = [];
	#running: Promise<void> | null = null;
	#emptySince: number;

	constructor(parts: RoomParts) {
		this.#parts = parts;
		this.#pace = new Pace(parts.now);
		this.audience = new Audience(parts.log, parts.board);
		this.#emptySince = parts.now();
	}

	isIdle(now: number): boolean {
		return this.audience.size === 0 && !this.#running && now - this.#emptySince > limits.idleMs;
	}

	/** Lets somebody in. The caller has checked who it is. */
	enter(visitor: Visitor, wire: Wire): Session {
		const session = new Session(visitor, wire, this, this.#parts.now);
		this.audience.add(session);
		this.#read(async ({ doc }) => {
			// Editors are asked for what they did while away; guests never are, so an honest guest never sends edits.
			if (visitor.edits) session.send(frames.step1(Y.encodeStateVector(doc)));
			await this.audience.refresh([session]);
		});
		return session;
	}

	/** A command that comes from a page or from the server itself. */
	run(command: PersonCommand | ServerCommand, actor: Actor): Promise<Answer> {
		return new Promise((answer) => this.#push({ type: 'command', command, actor, answer }));
	}

	command(session: Session, command: PersonCommand): void {
		const { actor } = session.visitor;
		this.#push({ type: 'command', command, actor, answer: (answer) => session.answer(answer) });
	}

	edit(session: Session, update: Uint8Array): void {
		this.#push({
			type: 'edit',
			sender: session,
			update,
			actor: session.visitor.actor,
			stored: () => session.stored(),
			reject: (code) => session.close(code)
		});
	}

	step1(session: Session, stateVector: Uint8Array): void {
		this.#read((copy) => session.send(copy.step2For(stateVector)));
	}

	left(session: Session): void {
		this.audience.remove(session);
		this.#emptySince = this.#parts.now();
	}

	/** Another process may have written: catch up if the log is ahead. */
	notice(head: Head): void {
		const copy = this.#copy;
		if (!copy || (head.epoch === copy.epoch && head.seq <= copy.seq)) return;
		this.#read((current) => this.#catchUp(current));
	}

	/** Resolves when everything that waits is committed or refused. */
	async settle(): Promise<void> {
		while (this.#running) await this.#running;
	}

	#read(run: (copy: LiveCopy) => void | Promise<void>): void {
		this.#push({ type: 'read', run });
	}

	#push(waiting: Waiting): void {
		this.#waiting.push(waiting);
		this.#running ??= this.#drain();
	}

	async #drain(): Promise<void> {
		while (this.#waiting.length > 0) {
			await this.#parts.pause(this.#pace.wait());
			const taken = this.#waiting;
			this.#waiting = [];
			try {
				await this.#work(taken);
			} catch (error) {
				this.#abandon(taken, error);
			}
		}
		this.#running = null; // in the same turn as the last look at the queue, so nothing is left lying
	}

	async #work(taken: readonly Waiting[]): Promise<void> {
		const items = taken.filter((each) => each.type !== 'read');
		if (items.length > 0) await this.#commit(items);
		for (const each of taken) if (each.type === 'read') await each.run(await this.#load());
	}

	async #commit(items: readonly Item[]): Promise<void> {
		const copy = await this.#load();
		try {
			const done = await commitBatch(this.#parts, copy, items);
			copy.seq = done.seq;
			this.#pace.committed();
			await this.#tell(done);
			this.#parts.committed(copy);
		} catch (error) {
			this.#copy = null; // never runs on unsaved
			if (error instanceof EpochChanged) return this.#startOver(items);
			if (!(error instanceof Spoilt)) throw error;
			const { item, code } = error;
			item.reject(code);
			const rest = items.filter((each) => each.type !== 'edit' || each.sender !== item.sender);
			if (rest.length > 0) await this.#commit(rest);
		}
	}

	/** Only now does anybody know. */
	async #tell(done: Done): Promise<void> {
		this.#broadcast(done.updates, done.seq);
		for (const reply of done.replies) reply(done.seq);
		if (done.fellBehind) return this.audience.refresh();
		this.audience.tellAuthors(done.own);
		if (done.hiddenChanged) await this.audience.refreshStaff();
	}

	async #catchUp(copy: LiveCopy): Promise<void> {
		const later = await this.#parts.log.since(this.#parts.board, copy.head);
		if (later.epoch !== copy.epoch) return this.#startOver([]);
		copy.apply(later.updates);
		copy.seq = later.seq;
		this.#broadcast(later.updates, later.seq);
		await this.audience.refresh();
	}

	#broadcast(updates: readonly Uint8Array[], seq: number): void {
		this.audience.broadcast(updates);
		if (this.#told) this.#told = { ...this.#told, seq };
	}

	async #load(): Promise<LiveCopy> {
		if (this.#copy) return this.#copy;
		const stored = await this.#parts.log.load(this.#parts.board);
		if (!stored) throw new Error('the board of an open room has gone');
		const copy = new LiveCopy(stored);
		this.#copy = copy;
		await this.#tellWhatWasMissed(copy);
		return copy;
	}

	/** A dropped copy may have read updates of others that nobody here was told; a lost COMMIT may have happened after all. */
	async #tellWhatWasMissed({ head }: LiveCopy): Promise<void> {
		const told = this.#told;
		this.#told = head;
		if (!told || told.seq === head.seq) return;
		if (told.epoch !== head.epoch) return this.audience.close(closeCodes.otherEpoch);
		const missed = await this.#parts.log.since(this.#parts.board, told);
		this.audience.broadcast(missed.updates);
		await this.audience.refresh();
	}

	/** Restored from a backup: every socket carries the old epoch and must load its page again. */
	#startOver(items: readonly Item[]): void {
		this.#copy = null;
		tryAgain(items);
		this.audience.close(closeCodes.otherEpoch);
	}

	/**
	 * The batch did not reach the disk. Commands are told to try again; document edits cannot be answered, so their
	 * sockets are closed and the handshake of the next one resends everything. So it goes for readers without an answer.
	 */
	#abandon(taken: readonly Waiting[], error: unknown): void {
		this.#copy = null;
		this.#parts.logger.error({ err: error, meeting: this.#parts.board.meeting }, 'a batch was not saved');
		tryAgain(taken.filter((each) => each.type !== 'read'));
		const readersToo = taken.some((each) => each.type === 'read');
		this.audience.close(closeCodes.tryAgain, (session) => readersToo || session.visitor.edits);
	}
}

function tryAgain(items: readonly Item[]): void {
	for (const item of items) {
		if (item.type === 'command') item.answer({ id: item.command.id, ok: false, refusal: 'try_again' });
	}
}
