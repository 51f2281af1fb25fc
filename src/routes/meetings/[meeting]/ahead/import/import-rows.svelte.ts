/** The rows of a file, as they are seen, corrected and posted. */
import type { Kind } from '#lib/board/model.ts';
import type { Refusal } from '#lib/board/policy/refusals.ts';
import { refusalForText } from '#lib/board/policy/refusal-for-text.ts';
import { marksIn } from '#lib/board/text/personal-information.ts';
import { wordsKey } from '#lib/board/text/same-words.ts';
import { cleanText } from '#lib/board/text/text.ts';
import { repeated } from './repeated.ts';

/** What the server read in one row. */
export interface ReadRow {
	/** Of the command that posts it, so that a row is posted once however often it is sent (S1). */
	readonly id: string;
	readonly kind: Kind | null;
	readonly text: string;
	readonly number: number | null;
	readonly wrongNumber: boolean;
	/** A note of the meeting says the same. */
	readonly isThere: boolean;
}

export interface Post {
	readonly id: string;
	readonly kind: Kind;
	readonly text: string;
	readonly as: 'between' | 'staff' | 'paper';
	readonly number?: number;
}

export class ImportRow {
	readonly id: string;
	/** As the room would call it: the first row of notes is 1. */
	readonly place: number;
	readonly wrongNumber: boolean;
	readonly #read: ReadRow;
	kind: Kind | null = $state(null);
	text = $state('');
	number: number | null = $state(null);
	isIn = $state(true);
	isTaken = $state(false);
	/** It went out and has no answer yet: from now on its words stay as they are. */
	sent: Post | null = $state.raw(null);
	refusal: Refusal | null = $state(null);

	readonly words = $derived(cleanText(this.text));
	readonly key = $derived(wordsKey(this.words));
	readonly textProblem = $derived(refusalForText(this.words));
	/** It would be in あずかり (N9). */
	readonly isMarked = $derived(marksIn(this.words).length > 0);
	readonly isReady = $derived(this.kind !== null && this.textProblem === null);

	constructor(read: ReadRow, place: number) {
		this.#read = read;
		this.id = read.id;
		this.place = place;
		this.wrongNumber = read.wrongNumber;
		this.kind = read.kind;
		this.text = read.text;
		this.number = read.number;
	}

	get isThere(): boolean {
		return this.#read.isThere && this.key === wordsKey(cleanText(this.#read.text));
	}

	post(as: 'between' | 'staff'): Post | null {
		if (this.sent) return this.sent;
		if (this.kind === null || this.textProblem !== null) return null;
		const words = { id: this.id, kind: this.kind, text: this.words } as const;
		return this.number === null ? { ...words, as } : { ...words, as: 'paper', number: this.number };
	}
}

export class ImportRows {
	readonly all: readonly ImportRow[] = [];

	/** What says the same as a row above or as a note, and what says nothing, is left out at first. */
	constructor(read: readonly ReadRow[]) {
		this.all = read.map((row, i) => new ImportRow(row, i + 1));
		for (const row of this.all) row.isIn = row.words !== '' && !row.isThere;
		for (const row of repeated(this.all, ({ key }) => key)) row.isIn = false;
	}

	/** Rows that say the same as one above that goes in. */
	readonly twice: ReadonlySet<ImportRow> = $derived(repeated(this.all, (row) => row.key));
	readonly sameNumber: ReadonlySet<ImportRow> = $derived(repeated(this.all, (row) => row.number));
	readonly open: readonly ImportRow[] = $derived(this.all.filter((row) => row.isIn && !row.isTaken));
	readonly ready: readonly ImportRow[] = $derived(this.open.filter((row) => row.isReady));
	readonly withoutKind: readonly ImportRow[] = $derived(this.open.filter((row) => row.kind === null));
	readonly taken: readonly ImportRow[] = $derived(this.all.filter((row) => row.isTaken));
}
