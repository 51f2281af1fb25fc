import type * as Y from 'yjs';
import { SavedClocks } from './saved-clocks.ts';

export class SavedEdits {
	readonly #clocks: SavedClocks;
	readonly #handedOver: () => number;
	#stored = 0;
	#editedOffline = false;

	/** @param handedOver the number of edits given to the current socket */
	constructor(doc: Y.Doc, handedOver: () => number) {
		this.#clocks = new SavedClocks(doc);
		this.#handedOver = handedOver;
	}

	get areAll(): boolean {
		return !this.#editedOffline && this.#stored >= this.#handedOver();
	}

	/** No socket was given this edit. */
	editedOffline(): void {
		this.#editedOffline = true;
	}

	committed(count: number): void {
		this.#stored = count;
		if (count < this.#handedOver()) return;
		this.#editedOffline = false;
		this.#clocks.allSaved();
	}

	/** What the old socket did not acknowledge goes into the next handshake. */
	closing(edits: number): void {
		if (this.#stored < edits) this.#editedOffline = true;
		this.#stored = 0;
	}

	/** Returns the update to send to a server with this state vector. */
	missingFrom(vector: Uint8Array): Uint8Array {
		return this.#clocks.missingFrom(vector);
	}
}
