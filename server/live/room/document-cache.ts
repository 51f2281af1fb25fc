/** Keeps a room's live copy, and knows how far the room's audience has been told. */
import type * as Y from 'yjs';
import { readOutline } from '#lib/board/document/doc.ts';
import type { Audience } from './audience.ts';
import { EpochChanged, isSameBoard, type BoardAddress, type BoardLog, type Head } from '../log/board-log.ts';
import { LiveCopy } from './live-copy.ts';

interface DocumentCacheParts {
	readonly log: BoardLog;
	readonly board: BoardAddress;
	readonly audience: Audience;
	/** After each load. */
	readonly loaded: () => void;
}

export class DocumentCache {
	readonly #parts: DocumentCacheParts;
	#copy: LiveCopy | null = null;
	/** How far the audience has been told; null before the first load. */
	#published: Head | null = null;

	constructor(parts: DocumentCacheParts) {
		this.#parts = parts;
	}

	/** The board shows papers at once, and some wait for the next round. */
	get waitsToRelease(): boolean {
		if (!this.#copy) return false;
		const { reveal, waiting, phase } = readOutline(this.#copy.doc);
		return reveal === 'at_once' && waiting > 0 && phase === 'open';
	}

	/** When the time that runs on this board ends; null: none does, or no copy is held. */
	get timerEndsAt(): number | null {
		return this.#copy && readOutline(this.#copy.doc).timerEndsAt;
	}

	/** Null while no copy is held. */
	get head(): Head | null {
		return this.#copy;
	}

	/** At most so many rows lie in the log; 0 while no copy is held. */
	get rows(): number {
		return this.#copy?.rows ?? 0;
	}

	set rows(count: number) {
		if (this.#copy) this.#copy.rows = count;
	}

	/** The copy in hand, or a fresh one from the log. Throws `EpochChanged` when the stored board is another one. */
	async get(): Promise<LiveCopy> {
		if (this.#copy) return this.#copy;
		const { log, board, loaded } = this.#parts;
		const stored = await log.load(board);
		if (!stored) throw new Error('the board of an open room has gone');
		if (this.#published && !isSameBoard(stored, this.#published)) throw new EpochChanged();
		const copy = new LiveCopy(stored);
		await this.#publishMissed(copy);
		this.#copy = copy;
		loaded();
		return copy;
	}

	/** It may hold what was never saved. */
	drop(): void {
		this.#copy = null;
	}

	/** The board is another one now: nobody here has been told anything of it. */
	forget(): void {
		this.#copy = null;
		this.#published = null;
		this.#parts.audience.discardBuffered();
	}

	/** Reads what other processes wrote, and tells it. */
	async catchUp(copy: LiveCopy): Promise<void> {
		const { log, board, audience } = this.#parts;
		const later = await log.since(board, copy.head);
		if (!isSameBoard(later, copy)) throw new EpochChanged();
		if (later.seq === copy.seq) return; // a head that was read before our own last commit
		copy.apply(later.updates);
		copy.seq = later.seq;
		await audience.refreshErased(); // before the updates: who still has the words knows what to forget
		this.publish(copy.doc, later.updates, later.seq);
		await audience.refresh();
	}

	/** Updates that are committed. @param how they are told: at once, or with what others do in the same moment */
	publish(
		doc: Y.Doc,
		updates: readonly Uint8Array[],
		seq: number,
		how: 'broadcast' | 'buffer' = 'broadcast'
	): void {
		this.#parts.audience[how](updates, doc);
		if (this.#published) this.#published = { ...this.#published, seq };
	}

	/** A dropped copy may have read updates of others that nobody here was told; a lost COMMIT may have happened after all. */
	async #publishMissed({ head, doc }: LiveCopy): Promise<void> {
		const { log, board, audience } = this.#parts;
		if (this.#published && this.#published.seq < head.seq) {
			const missed = await log.since(board, this.#published);
			await audience.refreshErased();
			audience.broadcast(missed.updates, doc); // what came after `head` is told twice, which Yjs does not mind
			await audience.refresh();
		} else audience.found(doc);
		this.#published = head;
	}
}
