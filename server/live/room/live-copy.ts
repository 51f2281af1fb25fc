import * as Y from 'yjs';
import { resultOf } from '#lib/board/document/result-doc.ts';
import { frames } from '#lib/wire/frames.ts';
import type { Head, Stored } from '../log/board-log.ts';

/** The state vector of an empty document. */
export const nothingYet = Uint8Array.of(0);
const isEmptyVector = (vector: Uint8Array) => vector.length <= nothingYet.length;

export class LiveCopy {
	// Each Y.Doc has a new client id: a reused one would, after a crash, make clients ignore updates.
	readonly doc = new Y.Doc({ gc: true });
	readonly epoch: string;
	seq: number;
	/** Upper bound of the rows in the log. */
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

	apply(updates: readonly Uint8Array[]): void {
		this.rows += updates.length;
		this.doc.transact(() => {
			for (const update of updates) Y.applyUpdate(this.doc, update, 'log');
		}, 'log');
	}

	/** Clients without any state share one buffer per seq, because encoding is expensive. */
	step2For(stateVector: Uint8Array): Uint8Array {
		if (!isEmptyVector(stateVector)) return frames.step2(Y.encodeStateAsUpdate(this.doc, stateVector));
		if (this.#joinFrame?.seq !== this.seq) {
			this.#joinFrame = { seq: this.seq, frame: frames.step2(Y.encodeStateAsUpdate(this.doc)) };
		}
		return this.#joinFrame.frame;
	}

	/**
	 * For guests of a finished board, who may see its result only; null for an older state, whose
	 * page must reload.
	 */
	resultUpdateFor(stateVector: Uint8Array): Uint8Array | null {
		const theirs = Y.decodeStateVector(stateVector);
		const ours = [...Y.decodeStateVector(Y.encodeStateVector(this.doc))];
		if (ours.every(([client, clock]) => (theirs.get(client) ?? 0) >= clock))
			return this.step2For(stateVector);
		if ([...theirs.keys()].some((client) => client !== this.seq)) return null;
		return frames.step2(Y.encodeStateAsUpdate(resultOf(this.doc, this.seq), stateVector));
	}

	/** An update depends on others that never arrived: the copy must be dropped. */
	get hasGaps(): boolean {
		return this.doc.store.pendingStructs !== null || this.doc.store.pendingDs !== null;
	}
}
