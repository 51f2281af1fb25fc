/**
 * What was typed into a document and is not committed yet, kept on the device so that a reload or a dead battery does
 * not take it away. Each page keeps its own; the next one that opens takes over what it finds, and sends it.
 */
import { fromBase64, toBase64 } from 'lib0/buffer';
import * as Y from 'yjs';
import type { KeyValueStore } from './outbox.ts';

export interface CopiedDocument {
	/** Names it among everything that this browser keeps. */
	readonly document: string;
	/** Which of its pasts: none is ever mixed into another. */
	readonly epoch: string;
}

/** A copy from before the database was restored. Only a person can say what becomes of it. */
export interface EarlierCopy {
	readonly key: string;
	/** Null: it cannot be read. */
	readonly update: Uint8Array | null;
}

/** @param epoch the present one; null: the document is not there any more, so every copy is of an earlier one */
export function earlierCopies(
	store: KeyValueStore,
	{ document, epoch }: { document: string; epoch: string | null }
): EarlierCopy[] {
	const present = epoch === null ? null : prefixOf({ document, epoch });
	return keysOf(store, allOf(document))
		.filter((key) => present === null || !key.startsWith(present))
		.map((key) => ({ key, update: bytesOf(store.getItem(key) ?? '') }));
}

export class UnsavedCopy {
	readonly #store: KeyValueStore | null;
	readonly #doc: Y.Doc;
	readonly #key: string;
	readonly #epoch: string;
	#found: string[] = [];
	/** False when this browser refuses to keep anything: the words then live as long as the page. */
	kept = true;

	/** @param page differs from tab to tab */
	constructor(
		store: KeyValueStore | null,
		doc: Y.Doc,
		{ page, ...which }: CopiedDocument & { page: string }
	) {
		this.#store = store;
		this.#doc = doc;
		const prefix = prefixOf(which);
		this.#epoch = which.epoch;
		this.#key = prefix + page;
		this.#found = this.#try(() => keysOf(this.#store, prefix)) ?? [];
	}

	/** Puts what an earlier page left into the document. False when there was nothing. */
	takeOver(): boolean {
		let any = false;
		for (const key of this.#found) {
			const stored = this.#try(() => this.#store?.getItem(key) ?? null);
			if (stored && this.#apply(stored)) any = true;
		}
		return any;
	}

	store(): void {
		const state = toBase64(Y.encodeStateAsUpdate(this.#doc));
		this.#try(() => this.#store?.setItem(this.#key, state));
	}

	/** It will never be taken: a person can copy the words, as from before a restore. */
	setAside(): void {
		const state = toBase64(Y.encodeStateAsUpdate(this.#doc));
		const aside = this.#key.replace(this.#epoch, notTaken);
		this.clear();
		this.#try(() => this.#store?.setItem(aside, state));
	}

	/** Everything is committed. */
	clear(): void {
		this.#try(() => [this.#key, ...this.#found].forEach((key) => this.#store?.removeItem(key)));
		this.#found = [];
	}

	#apply(stored: string): boolean {
		try {
			Y.applyUpdate(this.#doc, fromBase64(stored), 'kept');
			return true;
		} catch {
			return false; // cut short by a full storage: nothing in it can be read
		}
	}

	#try<T>(use: () => T): T | null {
		if (!this.#store) this.kept = false;
		try {
			return use();
		} catch {
			this.kept = false; // full, or forbidden in a private window: the page asks before it is left
			return null;
		}
	}
}

/** In place of an epoch, and like one that no document has. */
const notTaken = 'not-taken';

/** A document's name and its epoch have no colon. */
const allOf = (document: string): string => `yoriai:unsaved:${document}:`;
const prefixOf = ({ document, epoch }: CopiedDocument): string => `${allOf(document)}${epoch}:`;

function bytesOf(stored: string): Uint8Array | null {
	try {
		return fromBase64(stored);
	} catch {
		return null; // cut short, or another hand's
	}
}

function keysOf(store: KeyValueStore | null, prefix: string): string[] {
	const keys = Array.from({ length: store?.length ?? 0 }, (_, i) => store?.key(i) ?? '');
	return keys.filter((key) => key.startsWith(prefix));
}
