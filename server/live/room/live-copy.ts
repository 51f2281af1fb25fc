/** One board in memory: the document, how far it has got, and the state that joiners are sent. */
import * as Y from 'yjs';
import { resultOf } from '#lib/board/document/result-doc.ts';
import { frames } from '#lib/wire/frames.ts';
import type { Head, Stored } from '../log/board-log.ts';

/** The state vector of an empty document: what a phone sends that joins for the first time. */
export const nothingYet = Uint8Array.of(0);
const isEmptyVector = (vector: Uint8Array) => vector.length <= nothingYet.length;

export class LiveCopy {
	// A new Y.Doc takes a fresh random client id: an id that is reused after a crash makes clients ignore later updates.
	readonly doc = new Y.Doc({ gc: true });
	readonly epoch: string;
	seq: number;
	/** At most so many rows lie in the log. */
	rows = 0;
	#joinFrame: { seq: number; frame: Uint8Array } | null = null;

	constructor(stored: Stored) {
		this.epoch = stored.epoch;
		this.seq = stored.seq;
		this.apply(stored.updates);
	}

	get head(): Head {
		return { seq: this.seq, epoch: this.epoch };
	}

	get vector(): Uint8Array {
		return Y.encodeStateVector(this.doc);
	}

	/** Updates that are committed already, from the log. */
	apply(updates: readonly Uint8Array[]): void {
		this.rows += updates.length;
		this.doc.transact(() => {
			for (const update of updates) Y.applyUpdate(this.doc, update, 'log');
		}, 'log');
	}

	/** What a client with this state vector lacks. First joins share one buffer per seq: encoding is the costly part. */
	step2For(stateVector: Uint8Array): Uint8Array {
		if (!isEmptyVector(stateVector)) return frames.step2(Y.encodeStateAsUpdate(this.doc, stateVector));
		if (this.#joinFrame?.seq !== this.seq) {
			this.#joinFrame = { seq: this.seq, frame: frames.step2(Y.encodeStateAsUpdate(this.doc)) };
		}
		return this.#joinFrame.frame;
	}

	/**
	 * The same for who gets only what is left of a finished board: nothing to those who have all of it, from the room; the
	 * result to who brings nothing else. Null: they hold an older state, and must load their page again.
	 */
	resultFor(stateVector: Uint8Array): Uint8Array | null {
		const theirs = Y.decodeStateVector(stateVector);
		const ours = [...Y.decodeStateVector(Y.encodeStateVector(this.doc))];
		if (ours.every(([client, clock]) => (theirs.get(client) ?? 0) >= clock))
			return this.step2For(stateVector);
		if ([...theirs.keys()].some((client) => client !== this.seq)) return null;
		return frames.step2(Y.encodeStateAsUpdate(resultOf(this.doc, this.seq), stateVector));
	}

	/** True when an update waits for others that never came: such a copy must not be trusted. */
	get hasGaps(): boolean {
		return this.doc.store.pendingStructs !== null || this.doc.store.pendingDs !== null;
	}
}
