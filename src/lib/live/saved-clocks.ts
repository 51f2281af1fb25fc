/**
 * How far what was written on this page is known to be committed. The server says how much it has of each client, and a
 * client sends what is missing; but somebody else may have written under this page's id meanwhile, and then it would send
 * nothing and believe it all saved. So whatever was not acknowledged goes out again, and the server compares it (S11).
 */
import * as Y from 'yjs';

export class SavedClocks {
	readonly #doc: Y.Doc;
	/** Of each id under which this page wrote, or of which it took over what was kept. */
	readonly #committed = new Map<number, number>();

	constructor(doc: Y.Doc) {
		this.#doc = doc;
		doc.on('afterTransaction', ({ local, origin, beforeState, afterState }: Y.Transaction) => {
			if (!local && origin !== 'kept') return;
			for (const [client, clock] of afterState) {
				const before = beforeState.get(client) ?? 0;
				if (clock > before && !this.#committed.has(client)) this.#committed.set(client, before);
			}
		});
	}

	/** Everything that was written here is committed. */
	allSaved(): void {
		this.#committed.clear();
	}

	/** What goes out to a server that says that it has so much. */
	missingFrom(vector: Uint8Array): Uint8Array {
		const asked = Y.decodeStateVector(vector);
		for (const [client, clock] of this.#committed)
			if ((asked.get(client) ?? 0) > clock) asked.set(client, clock);
		return Y.encodeStateAsUpdate(this.#doc, Y.encodeStateVector(asked));
	}
}
