/**
 * Another client may have written under this page's client id, so everything not acknowledged is
 * sent again (S11).
 */
import * as Y from 'yjs';

export class SavedClocks {
	readonly #doc: Y.Doc;
	/** Of each client id under which this page wrote, or whose unsaved copy it took over. */
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

	allSaved(): void {
		this.#committed.clear();
	}

	/** Returns the update to send to a server with this state vector. */
	missingFrom(vector: Uint8Array): Uint8Array {
		const asked = Y.decodeStateVector(vector);
		for (const [client, clock] of this.#committed)
			if ((asked.get(client) ?? 0) > clock) asked.set(client, clock);
		return Y.encodeStateAsUpdate(this.#doc, Y.encodeStateVector(asked));
	}
}
