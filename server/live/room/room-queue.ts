/** Publishes nothing before COMMIT, and never keeps a copy with unsaved changes. */
import { closeCodes } from '#lib/wire/frames.ts';
import { EpochChanged, Unstorable, WriteConflict } from '../log/board-log.ts';
import { limits } from '../limits.ts';
import { InvalidEdit } from './apply-edit.ts';
import type { Audience } from './audience.ts';
import { batchSize, refuse, reject, type Item, type Read, type Waiting } from './batch.ts';
import { BatchWindow } from './batch-window.ts';
import type { DocumentCache } from './document-cache.ts';
import { commitBatch, type Done } from './executor.ts';
import type { LiveCopy } from './live-copy.ts';
import type { Publisher, PublisherParts } from './publisher.ts';
import { complain, type RoomParts } from './room-parts.ts';

interface QueueParts extends PublisherParts {
	readonly publisher: Publisher;
	/** After each COMMIT, before it is published. */
	readonly saved: (items: readonly Item[]) => void;
	readonly emptied: () => void;
}

export class RoomQueue {
	readonly #parts: RoomParts;
	readonly #audience: Audience;
	readonly #cache: DocumentCache;
	readonly #publisher: Publisher;
	readonly #saved: QueueParts['saved'];
	readonly #emptied: QueueParts['emptied'];
	readonly #window: BatchWindow;
	readonly #waiting: Waiting[] = [];
	#running: Promise<void> | null = null;

	constructor({ parts, audience, cache, publisher, saved, emptied }: QueueParts) {
		this.#parts = parts;
		this.#audience = audience;
		this.#cache = cache;
		this.#publisher = publisher;
		this.#saved = saved;
		this.#emptied = emptied;
		this.#window = new BatchWindow(parts.monotonic);
	}

	/** Null while nothing waits. */
	get running(): Promise<void> | null {
		return this.#running;
	}

	push(waiting: Waiting): void {
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
		this.#emptied();
	}

	/**
	 * If a read fails, its session is closed, all if it has none: clients would wait forever
	 * otherwise.
	 */
	async #answerRead({ session, run }: Read): Promise<void> {
		if (session?.isClosed) return;
		try {
			await run(await this.#cache.get());
		} catch (error) {
			if (error instanceof EpochChanged) return this.#startOver([]);
			complain(this.#parts, error, 'a board could not be read');
			if (session) session.close(closeCodes.tryAgain);
			else this.#publisher.sendAway();
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
			this.#saved(items);
		} catch (error) {
			this.#cache.drop(); // it may contain changes that were not saved
			return this.#notSaved(items, error, triesLeft);
		}
		await this.#publisher.publish(copy, done);
		this.#parts.committed();
	}

	async #notSaved(items: readonly Item[], error: unknown, triesLeft: number): Promise<void> {
		if (error instanceof EpochChanged) return this.#startOver(items);
		if (error instanceof WriteConflict && triesLeft > 0) {
			await this.#parts.pause(Math.random() * limits.collisionMs); // avoids a second collision
			return this.#commit(items, triesLeft - 1);
		}
		if (error instanceof InvalidEdit) {
			const { item, code } = error;
			item.reject(code);
			const rest = items.filter((each) => each.type !== 'edit' || each.sender !== item.sender);
			if (rest.length > 0) await this.#commit(rest);
			return;
		}
		if (error instanceof Unstorable && items.length > 1) {
			for (const item of items) await this.#commit([item]); // only the invalid one fails
			return;
		}
		complain(this.#parts, error, 'a batch was not saved');
		if (error instanceof Unstorable) return reject(items);
		refuse(items, 'try_again');
		// Edits have no answer: the next handshake resends them.
		const editors = new Set(items.flatMap((item) => (item.type === 'edit' ? [item.sender] : [])));
		this.#audience.close(closeCodes.tryAgain, (session) => editors.has(session) || session.visitor.edits);
	}

	/** After a restore every socket carries the old epoch and must reload its page. */
	#startOver(items: readonly Item[]): void {
		this.#cache.forget();
		refuse(items, 'try_again');
		this.#audience.close(closeCodes.otherEpoch);
	}
}
