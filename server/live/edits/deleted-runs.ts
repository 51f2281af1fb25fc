import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import type { Deleted, Edit } from './read-edit.ts';

export type DeletedRuns = ReadonlyMap<number, readonly Deleted[]>;

export function isDeleted(deleted: DeletedRuns, { client, clock }: Y.ID, length: number): boolean {
	const runs = deleted.get(client) ?? [];
	let [low, high] = [0, runs.length - 1];
	while (low <= high) {
		const middle = (low + high) >> 1;
		const run = runs[middle]!;
		if (run.clock + run.length <= clock) low = middle + 1;
		else if (run.clock > clock) high = middle - 1;
		else return run.clock + run.length >= clock + length;
	}
	return false;
}

/** A page sends all deletions that it knows of with each handshake, and most are done already. */
export function stillToDelete(
	doc: Y.Doc,
	deleted: DeletedRuns,
	live: (item: Y.Item, run: Deleted) => void = () => undefined
): DeletedRuns {
	const all = new Map<number, Deleted[]>();
	for (const [client, runs] of deleted) {
		const structs = doc.store.clients.get(client) ?? [];
		const had = Y.getState(doc.store, client);
		const left: Deleted[] = [];
		let i = 0;
		for (const run of runs) {
			const end = run.clock + run.length;
			let isLeft = end > had; // deletes structs that the edit itself adds
			if (run.clock < had) i = indexOf(structs, run.clock, Math.max(0, i - 1));
			for (; i < structs.length && structs[i]!.id.clock < end; i += 1) {
				const struct = structs[i]!;
				if (!(struct instanceof Y.Item) || struct.deleted) continue;
				isLeft = true;
				live(struct, run);
			}
			if (isLeft) left.push(run);
		}
		if (left.length > 0) all.set(client, left);
	}
	return all;
}

/**
 * After letter-by-letter deletion the next run is a few structs further on; a binary search each
 * takes three times as long.
 */
function indexOf(structs: readonly (Y.Item | Y.GC)[], clock: number, from: number): number {
	for (let i = from; i < from + 4 && i < structs.length; i += 1) {
		const { id, length } = structs[i]!;
		if (clock < id.clock + length) return i;
	}
	return Y.findIndexSS(structs as (Y.Item | Y.GC)[], clock);
}

/**
 * Yjs does not report what an edit added and the document holds as deleted, so its author would go
 * on seeing it (S11).
 */
export function deletedUnseen(doc: Y.Doc, { pieces, deleted }: Edit): DeletedRuns {
	const unseen = new Map<number, Deleted[]>();
	for (const [client, each] of pieces) {
		const structs = doc.store.clients.get(client) ?? [];
		const runs: Deleted[] = [];
		for (const { clock, length, put } of each) {
			if (put === null || put.type === 'gone') continue;
			for (let i = Y.findIndexSS(structs, clock); i < structs.length; i += 1) {
				const struct = structs[i]!;
				const from = Math.max(struct.id.clock, clock);
				const until = Math.min(struct.id.clock + struct.length, clock + length);
				if (from >= until) break;
				if (struct.deleted && !isDeleted(deleted, Y.createID(client, from), until - from))
					addRun(runs, from, until);
			}
		}
		if (runs.length > 0) unseen.set(client, runs);
	}
	return unseen;
}

function addRun(runs: Deleted[], from: number, until: number): void {
	const last = runs.at(-1);
	if (last && last.clock + last.length === from)
		runs[runs.length - 1] = { clock: last.clock, length: until - last.clock };
	else runs.push({ clock: from, length: until - from });
}

const noPieces = Uint8Array.of(0);

export function deletionUpdate(deleted: DeletedRuns, pieceBytes: Uint8Array = noPieces): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeUint8Array(encoder, pieceBytes);
	encoding.writeVarUint(encoder, deleted.size);
	for (const [client, runs] of deleted) {
		encoding.writeVarUint(encoder, client);
		encoding.writeVarUint(encoder, runs.length);
		for (const { clock, length } of runs) {
			encoding.writeVarUint(encoder, clock);
			encoding.writeVarUint(encoder, length);
		}
	}
	return encoding.toUint8Array(encoder);
}
