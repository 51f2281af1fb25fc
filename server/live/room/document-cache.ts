import type * as Y from 'yjs';
import { readOutline } from '#lib/board/document/doc.ts';
import type { Audience } from './audience.ts';
import { EpochChanged, isSameBoard, type BoardAddress, type BoardLog, type Head } from '../log/board-log.ts';
import { LiveCopy } from './live-copy.ts';

interface DocumentCacheParts {
	readonly log: BoardLog;
	readonly board: BoardAddress;
	readonly audience: Audience;
	readonly loaded: () => void;
}

export class DocumentCache {
	readonly #parts: DocumentCacheParts;
	#copy: LiveCopy | null = null;
	/** What was broadcast last; null before the first load. */
	#published: Head | null = null;

	constructor(parts: DocumentCacheParts) {
		this.#parts = parts;
	}

	get waitsToRelease(): boolean {
		if (!this.#copy) return false;
		const { reveal, waiting, phase } = readOutline(this.#copy.doc);
		return reveal === 'at_once' && waiting > 0 && phase === 'open';
	}

	/** Null without a running timer or a loaded copy. */
	get timerEndsAt(): number | null {
		return this.#copy && readOutline(this.#copy.doc).timerEndsAt;
	}

	get head(): Head | null {
		return this.#copy;
	}

	get rows(): number {
		return this.#copy?.rows ?? 0;
	}

	set rows(count: number) {
		if (this.#copy) this.#copy.rows = count;
	}

	/** Throws `EpochChanged` when the stored board is another one. */
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

	/** The copy may contain changes that were not saved. */
	drop(): void {
		this.#copy = null;
	}

	/** After a restore: nothing of the new board was broadcast yet. */
	forget(): void {
		this.#copy = null;
		this.#published = null;
		this.#parts.audience.discardBuffered();
	}

	async catchUp(copy: LiveCopy): Promise<void> {
		const { log, board, audience } = this.#parts;
		const later = await log.since(board, copy.head);
		if (!isSameBoard(later, copy)) throw new EpochChanged();
		if (later.seq === copy.seq) return; // the poll read the head before our own last commit
		copy.apply(later.updates);
		copy.seq = later.seq;
		await audience.refreshErased(); // before the updates, so that editors know what to forget
		this.publish(copy.doc, later.updates, later.seq);
		await audience.refresh();
	}

	publish(
		doc: Y.Doc,
		updates: readonly Uint8Array[],
		seq: number,
		how: 'broadcast' | 'buffer' = 'broadcast'
	): void {
		this.#parts.audience[how](updates, doc);
		if (this.#published) this.#published = { ...this.#published, seq };
	}

	/**
	 * A dropped copy may have read updates without broadcasting them, and a COMMIT that seemed to
	 * fail may have succeeded.
	 */
	async #publishMissed({ head, doc }: LiveCopy): Promise<void> {
		const { log, board, audience } = this.#parts;
		if (this.#published && this.#published.seq < head.seq) {
			const missed = await log.since(board, this.#published);
			await audience.refreshErased();
			audience.broadcast(missed.updates, doc); // updates after `head` are sent twice, which Yjs ignores
			await audience.refresh();
		} else audience.found(doc);
		this.#published = head;
	}
}
