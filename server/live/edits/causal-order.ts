import type * as Y from 'yjs';
import type { Edit, Piece } from './read-edit.ts';

/** For each client, its number of clocks that are present. */
export type Clocks = Map<number, number>;

/**
 * Passes structs that the document has to `known`, and new ones to `fresh` with their first new
 * clock; false if a dependency is missing or in a cycle.
 */
export function inCausalOrder(
	{ pieces }: Edit,
	clocks: Clocks,
	{ known, fresh }: { known: (piece: Piece) => void; fresh: (piece: Piece, from: number) => void }
): boolean {
	const next = new Map<number, number>();
	for (const first of [...pieces.keys()].sort((a, b) => b - a)) {
		const waiting = [first];
		while (waiting.length > 0) {
			const client = waiting.at(-1)!;
			const piece = pieces.get(client)?.[next.get(client) ?? 0];
			if (!piece) {
				if (waiting.length > 1) return false; // a dependent struct can never be integrated
				break;
			}
			const have = clocks.get(client) ?? 0;
			const end = piece.clock + piece.length;
			if (piece.clock > have) return false;
			if (end > have) {
				const missing = missingClient(piece, clocks);
				if (missing !== null) {
					if (waiting.includes(missing)) return false;
					waiting.push(missing);
					continue;
				}
				fresh(piece, have);
				clocks.set(client, end);
			}
			if (piece.clock < have) known(piece);
			next.set(client, (next.get(client) ?? 0) + 1);
			if (waiting.length > 1) waiting.pop(); // back to the client that depends on it
		}
	}
	return true;
}

function missingClient({ client, origin, rightOrigin, parent }: Piece, clocks: Clocks): number | null {
	for (const id of [origin, rightOrigin, typeof parent === 'string' ? null : parent])
		if (id && id.client !== client && !isThere(id, clocks)) return id.client;
	return null;
}

export const isThere = ({ client, clock }: Y.ID, clocks: Clocks) => clock < (clocks.get(client) ?? 0);
