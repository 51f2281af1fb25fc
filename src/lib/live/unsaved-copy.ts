/**
 * Uncommitted edits survive a reload or an empty battery: the next page that opens takes them over
 * and sends them.
 */
import { fromBase64, toBase64 } from 'lib0/buffer';
import * as Y from 'yjs';
import type { KeyValueStore } from './outbox.ts';

export interface CopiedDocument {
	readonly document: string;
	/** States from before and after a database restore are never mixed. */
	readonly epoch: string;
}

/** From before the database was restored: only a person can decide what to do with it. */
export interface EarlierCopy {
	readonly key: string;
	/** Null if it cannot be read. */
	readonly update: Uint8Array | null;
}

/**
 * @param epoch the present one; null: the document no longer exists, so every copy is an earlier
 * one
 */
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
	/** False when the browser stores nothing: the words are then lost with the page. */
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

	/** False when there was nothing. */
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

	/** The server will never accept it, but a person can still copy the words. */
	setAside(): void {
		const state = toBase64(Y.encodeStateAsUpdate(this.#doc));
		const aside = this.#key.replace(this.#epoch, notTaken);
		this.clear();
		this.#try(() => this.#store?.setItem(aside, state));
	}

	clear(): void {
		this.#try(() => [this.#key, ...this.#found].forEach((key) => this.#store?.removeItem(key)));
		this.#found = [];
	}

	#apply(stored: string): boolean {
		try {
			Y.applyUpdate(this.#doc, fromBase64(stored), 'kept');
			return true;
		} catch {
			return false; // a full storage truncated it
		}
	}

	#try<T>(use: () => T): T | null {
		if (!this.#store) this.kept = false;
		try {
			return use();
		} catch {
			this.kept = false; // full, or forbidden in a private window; the page warns before it is left
			return null;
		}
	}
}

/** The epoch of a rejected copy, which no document has. */
const notTaken = 'not-taken';

/** Neither a document's name nor its epoch contains a colon. */
const allOf = (document: string): string => `yoriai:unsaved:${document}:`;
const prefixOf = ({ document, epoch }: CopiedDocument): string => `${allOf(document)}${epoch}:`;

function bytesOf(stored: string): Uint8Array | null {
	try {
		return fromBase64(stored);
	} catch {
		return null; // truncated, or written by another program
	}
}

function keysOf(store: KeyValueStore | null, prefix: string): string[] {
	const keys = Array.from({ length: store?.length ?? 0 }, (_, i) => store?.key(i) ?? '');
	return keys.filter((key) => key.startsWith(prefix));
}
