import { closeCodes } from '#lib/wire/frames.ts';
import { limits } from '../limits.ts';
import type { Audience } from './audience.ts';
import { Coalescer } from './coalescer.ts';
import type { DocumentCache } from './document-cache.ts';
import type { Done } from './executor.ts';
import type { LiveCopy } from './live-copy.ts';
import { complain, type RoomParts } from './room-parts.ts';

export interface PublisherParts {
	readonly parts: RoomParts;
	readonly audience: Audience;
	readonly cache: DocumentCache;
}

export class Publisher {
	readonly #parts: RoomParts;
	readonly #audience: Audience;
	readonly #cache: DocumentCache;
	/** A socket write per change and phone is the main cost of a busy board. */
	readonly #crowdBroadcast = new Coalescer(() => {
		this.#audience.flushBuffered();
		return this.#parts.pause(limits.crowdMs);
	});
	/** Outside the queue, so that phones do not wait for the reads of staff views. */
	readonly #staffLists = new Coalescer(() => this.#sendStaffViews());

	constructor({ parts, audience, cache }: PublisherParts) {
		this.#parts = parts;
		this.#audience = audience;
		this.#cache = cache;
	}

	/** Resolves when what was put off is sent; null while nothing is. */
	get running(): Promise<void> | null {
		return this.#crowdBroadcast.running ?? this.#staffLists.running;
	}

	/** After its COMMIT. */
	async publish({ doc }: LiveCopy, done: Done): Promise<void> {
		this.#audience.sendErased(done.erased);
		if (done.allChanged) await this.#sendErasedElsewhere();
		this.#cache.publish(doc, done.updates, done.seq, done.isOfCrowd ? 'buffer' : 'broadcast');
		if (done.isOfCrowd) this.#crowdBroadcast.ask();
		// Private view before ack: on ack the phone drops its pending copy and would briefly show
		// neither.
		this.#audience.sendOwnViews(done.own);
		// The same for staff: the attendance panel adds each press to the line that it knows once the last was answered.
		const isForStaff = done.staffChanged && !done.isOfCrowd;
		if (isForStaff) await this.#refresh(() => this.#audience.refreshStaff());
		for (const reply of done.replies) reply(done.seq);
		if (done.allChanged) await this.#refresh(() => this.#audience.refresh());
		else if (done.staffChanged && done.isOfCrowd) this.#staffLists.ask();
	}

	/** If the lists cannot be read, everybody reconnects and gets complete ones. */
	async #refresh(read: () => Promise<void>): Promise<void> {
		try {
			await read();
		} catch (error) {
			complain(this.#parts, error, 'private lists could not be read');
			this.sendAway();
		}
	}

	async #sendStaffViews(): Promise<void> {
		try {
			await this.#audience.refreshStaff();
			await this.#parts.pause(limits.staffViewMs);
		} catch (error) {
			complain(this.#parts, error, 'the lists of staff could not be read');
			this.sendAway();
		}
	}

	/**
	 * Another process or, for 会議録, their board may have erased notes; editors must know before the
	 * change.
	 */
	async #sendErasedElsewhere(): Promise<void> {
		try {
			await this.#audience.refreshErased();
		} catch (error) {
			complain(this.#parts, error, 'what was erased could not be read');
			this.#audience.close(closeCodes.tryAgain, ({ visitor }) => visitor.edits); // they get the list on reconnect
		}
	}

	/** Clients reconnect and are sent what they lack. */
	sendAway(): void {
		this.#cache.drop();
		this.#audience.close(closeCodes.tryAgain);
	}
}
