import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

export interface Run {
	readonly client: number;
	readonly clock: number;
	readonly length: number;
}

/** The update of a client that bypasses our pages, under the id `client` if given. */
export function editOnCopy(held: Y.Doc, write: (doc: Y.Doc) => void, client?: number): Uint8Array {
	const doc = new Y.Doc();
	Y.applyUpdate(doc, Y.encodeStateAsUpdate(held));
	if (client !== undefined) doc.clientID = client;
	const before = Y.encodeStateVector(doc);
	doc.transact(() => write(doc));
	return Y.encodeStateAsUpdate(doc, before);
}

/** GC structs at these clocks, with the delete set unless `isDeletionSaid` is false. */
export function collectedEdit(runs: readonly Run[], { isDeletionSaid = true } = {}): Uint8Array {
	const encoder = encoding.createEncoder();
	const byClient = Map.groupBy(runs, ({ client }) => client);
	encoding.writeVarUint(encoder, byClient.size);
	for (const [client, each] of byClient) {
		encoding.writeVarUint(encoder, each.length);
		encoding.writeVarUint(encoder, client);
		encoding.writeVarUint(encoder, each[0]!.clock);
		for (const { length } of each) {
			encoding.writeUint8(encoder, 0);
			encoding.writeVarUint(encoder, length);
		}
	}
	encoding.writeVarUint(encoder, isDeletionSaid ? byClient.size : 0);
	if (isDeletionSaid)
		for (const [client, each] of byClient) {
			encoding.writeVarUint(encoder, client);
			encoding.writeVarUint(encoder, 1);
			encoding.writeVarUint(encoder, each[0]!.clock);
			encoding.writeVarUint(
				encoder,
				each.reduce((sum, { length }) => sum + length, 0)
			);
		}
	return encoding.toUint8Array(encoder);
}
