/**
 * Stops at the first unknown content: Yjs would first build all of it, such as a hundred thousand
 * nested documents.
 */
import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { serverBounds } from '#lib/board/document/bounds.ts';
import type { Put } from '#lib/board/document/document-shape.ts';

export interface Piece {
	readonly client: number;
	readonly clock: number;
	readonly length: number;
	/** Null: garbage-collected. */
	readonly put: Put | null;
	readonly origin: Y.ID | null;
	readonly rightOrigin: Y.ID | null;
	/** Null if a neighbour determines it; else a root's name, or the id of a nested type. */
	readonly parent: string | Y.ID | null;
	readonly key: string | null;
}

export interface Deleted {
	readonly clock: number;
	readonly length: number;
}

export interface Edit {
	readonly pieces: ReadonlyMap<number, readonly Piece[]>;
	/** Sorted without overlaps, as pages write them: else a clock could be deleted a million times. */
	readonly deleted: ReadonlyMap<number, readonly Deleted[]>;
	readonly pieceBytes: Uint8Array;
}

/** A night of offline arranging comes to a fifth of this. */
const mostPieces = 30_000;
/**
 * A document at its bounds with every other struct deleted, all of which each handshake sends, plus
 * one edit.
 */
const mostDeleted = serverBounds.structs / 2 + serverBounds.clients + mostPieces;
/** Each page that was opened offline and kept its edits adds one. */
const mostClients = 100;
const mostClientId = 2 ** 32 - 1;
const mostClock = 2 ** 31;
const mostMarkUnits = 100;

class Unreadable extends Error {}

/** Returns null if it is not an update, or contains what our clients never send. */
export function readEdit(update: Uint8Array): Edit | null {
	try {
		const decoder = decoding.createDecoder(update);
		const pieces = readPieces(decoder);
		const pieceBytes = update.subarray(0, decoder.pos);
		return { pieces, pieceBytes, deleted: readDeleted(decoder) };
	} catch {
		return null; // lib0 throws plain errors on bytes that end too early
	}
}

function must(holds: boolean): asserts holds {
	if (!holds) throw new Unreadable();
}

function readPieces(decoder: decoding.Decoder): Map<number, Piece[]> {
	const all = new Map<number, Piece[]>();
	let left = mostPieces;
	const clients = decoding.readVarUint(decoder);
	must(clients <= mostClients);
	for (let i = 0; i < clients; i += 1) {
		const count = decoding.readVarUint(decoder);
		const client = decoding.readVarUint(decoder);
		must((left -= count) >= 0 && client <= mostClientId && !all.has(client));
		all.set(client, readPiecesOf(decoder, client, count));
	}
	return all;
}

function readPiecesOf(decoder: decoding.Decoder, client: number, count: number): Piece[] {
	const pieces: Piece[] = [];
	let clock = decoding.readVarUint(decoder);
	for (let i = 0; i < count; i += 1) {
		const info = decoding.readUint8(decoder);
		const kind = info & 31;
		if (kind === 10) {
			clock += decoding.readVarUint(decoder); // a skip: a gap before the next structs
		} else {
			const piece =
				kind === 0 ? readCollected(decoder, client, clock) : readItem(decoder, info, client, clock);
			pieces.push(piece);
			clock += piece.length;
		}
		must(clock <= mostClock);
	}
	return pieces;
}

function readCollected(decoder: decoding.Decoder, client: number, clock: number): Piece {
	const length = decoding.readVarUint(decoder);
	must(length > 0);
	const nothing = { put: null, origin: null, rightOrigin: null, parent: null, key: null };
	return { client, clock, length, ...nothing };
}

function readItem(decoder: decoding.Decoder, info: number, client: number, clock: number): Piece {
	const origin = info & 128 ? readId(decoder) : null;
	const rightOrigin = info & 64 ? readId(decoder) : null;
	const standsAlone = (info & 192) === 0;
	const parent = !standsAlone
		? null
		: decoding.readVarUint(decoder) === 1
			? decoding.readVarString(decoder)
			: readId(decoder);
	const key = standsAlone && info & 32 ? decoding.readVarString(decoder) : null;
	return { client, clock, origin, rightOrigin, parent, key, ...readPut(decoder, info & 31) };
}

function readPut(decoder: decoding.Decoder, kind: number): { put: Put; length: number } {
	switch (kind) {
		case 1: {
			const length = decoding.readVarUint(decoder);
			must(length > 0);
			return { put: { type: 'gone' }, length };
		}
		case 4: {
			const text = decoding.readVarString(decoder);
			must(text.length > 0);
			return { put: { type: 'letters', text }, length: text.length };
		}
		case 6: {
			const name = decoding.readVarString(decoder);
			const json = decoding.readVarString(decoder);
			must(json.length <= mostMarkUnits);
			return { put: { type: 'mark', name, value: JSON.parse(json) as unknown }, length: 1 };
		}
		case 7: {
			const nested = decoding.readVarUint(decoder);
			const name = nested === 3 || nested === 5 ? decoding.readVarString(decoder) : null;
			return { put: { type: 'nested', kind: nested, name }, length: 1 };
		}
		case 8: {
			const length = decoding.readVarUint(decoder);
			must(length > 0 && length <= mostPieces);
			const values = Array.from({ length }, () => readPlain(decoder));
			return { put: { type: 'values', values }, length };
		}
		default:
			throw new Unreadable(); // binary, legacy JSON, embeds, subdocuments
	}
}

/** Boards contain nothing deeper than an object of two strings. */
function readPlain(decoder: decoding.Decoder): unknown {
	const kind = decoder.arr[decoder.pos];
	if (kind !== 118) {
		must(
			kind === 119 ||
				kind === 125 ||
				kind === 124 ||
				kind === 123 ||
				kind === 126 ||
				kind === 120 ||
				kind === 121
		);
		return decoding.readAny(decoder);
	}
	decoder.pos += 1;
	const size = decoding.readVarUint(decoder);
	must(size <= 2);
	const entries = Array.from({ length: size }, () => {
		const key = decoding.readVarString(decoder);
		must(decoder.arr[decoder.pos] === 119);
		return [key, decoding.readAny(decoder) as unknown] as const;
	});
	return Object.fromEntries(entries);
}

const readId = (decoder: decoding.Decoder): Y.ID => {
	const client = decoding.readVarUint(decoder);
	return Y.createID(client, decoding.readVarUint(decoder));
};

function readDeleted(decoder: decoding.Decoder): Map<number, Deleted[]> {
	const all = new Map<number, Deleted[]>();
	let left = mostDeleted;
	for (let i = decoding.readVarUint(decoder); i > 0; i -= 1) {
		const client = decoding.readVarUint(decoder);
		const count = decoding.readVarUint(decoder);
		must((left -= count + 1) >= 0 && !all.has(client));
		const runs: Deleted[] = [];
		let end = 0;
		for (let k = 0; k < count; k += 1) {
			const clock = decoding.readVarUint(decoder);
			const length = decoding.readVarUint(decoder);
			must(clock >= end && length > 0);
			end = clock + length;
			runs.push({ clock, length });
		}
		all.set(client, runs);
	}
	return all;
}
