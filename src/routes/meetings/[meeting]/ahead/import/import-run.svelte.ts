import type { Refusal } from '#lib/board/policy/refusals.ts';
import type { ImportRow, ImportRows, Post } from './import-rows.svelte.ts';

/** What was done with a row. A row that is left out of the answer was not done. */
export interface Answered {
	readonly id: string;
	readonly refusal: Refusal | null;
}

/** Null: no answer came, so nobody knows what was done. */
type Send = (posts: readonly Post[]) => Promise<readonly Answered[] | null>;

/** Posts rows piece by piece. After a lost answer the same rows go out again under their ids (S1). */
export class ImportRun {
	readonly #rows: ImportRows;
	readonly #send: Send;
	/** The server takes no more at once. */
	readonly #piece: number;
	state: 'ready' | 'running' | 'stopped' | 'done' = $state('ready');
	/** How many were to go in when it began. */
	of = $state(0);
	done = $state(0);

	constructor(rows: ImportRows, piece: number, send: Send) {
		this.#rows = rows;
		this.#piece = piece;
		this.#send = send;
	}

	async put(as: 'between' | 'staff'): Promise<void> {
		if (this.state === 'running') return;
		const rows = this.#rows.ready;
		this.state = 'running';
		this.of = rows.length;
		this.done = 0;
		for (let at = 0; at < rows.length; at += this.#piece)
			if (!(await this.#putPiece(rows.slice(at, at + this.#piece), as))) {
				this.state = 'stopped';
				return;
			}
		this.state = 'done';
	}

	/** Returns whether every row was answered. */
	async #putPiece(rows: readonly ImportRow[], as: 'between' | 'staff'): Promise<boolean> {
		for (const row of rows) row.sent = row.post(as);
		const posts = rows.flatMap(({ sent }) => (sent ? [sent] : []));
		const answers = await this.#send(posts);
		if (answers === null) return false;
		for (const row of rows) {
			const answer = answers.find(({ id }) => id === row.id);
			row.sent = null;
			if (!answer) continue;
			row.refusal = answer.refusal;
			row.isTaken = answer.refusal === null;
			this.done += 1;
		}
		return answers.length === posts.length;
	}
}
