import type { Ask } from '#lib/board/policy/commands.ts';
import { refusalToGrow, type Growth } from '#lib/board/document/growth.ts';
import { warnNotes, type Board, type NoteId } from '#lib/board/model.ts';
import { repeatsOf, saidByNobodyElse } from '#lib/board/erase/quotes.ts';
import { refusals, type Refusal } from '#lib/board/policy/refusals.ts';
import type { BoardEditor } from '#lib/live/board-editor.ts';
import type { LiveBoard } from '#lib/live/live-board.svelte.ts';
import { m } from '#lib/messages/compiled/messages.js';
import type { Answer } from '#lib/wire/frames.ts';
import type { Drafts } from './drafts.ts';
import { nothingKnown, type Known } from './known.ts';
import { orderRefused } from './order-refused.ts';

/** What is said after an act, with its way back. */
export interface Said {
	readonly text: string;
	/** It was one's own arranging: 元に戻す. */
	readonly undoable: boolean;
	/** Something that the server did, and can take back: もどす. */
	readonly back: (() => void) | null;
}

/** What the facilitator works with at every step: the meeting, one's own arranging, and what to say afterwards. */
export class Desk {
	readonly live: LiveBoard;
	readonly drafts: Drafts;
	/** What the page knew of earlier meetings when it opened. */
	readonly known: Known;
	readonly #editor: BoardEditor;
	said: Said | null = $state.raw(null);
	/** An undo that changes nothing in the document still shortens the list of what can be undone. */
	#turns = $state(0);
	/** How often a draft was dropped because its words are gone for good: forms begin anew, or the next key would bring them back. */
	forgotten = $state(0);

	constructor(live: LiveBoard, arranging: BoardEditor, drafts: Drafts, known: Known = nothingKnown) {
		this.live = live;
		this.known = known;
		this.drafts = drafts;
		this.#editor = arranging;
	}

	get board(): Board {
		return this.live.board;
	}

	/** Steps, the door and showing need the server now; arranging does not. */
	get online(): boolean {
		return this.live.status === 'online';
	}

	/** P1: after まとめ完了 nothing changes. */
	get mayArrange(): boolean {
		return this.board.phase !== 'closed' && this.live.status !== 'refused';
	}

	/** Written and not shown yet. */
	get hiddenCount(): number {
		const { komatta, mottainai } = this.board.tallies.waiting;
		return komatta + mottainai;
	}

	/** How many papers there are, once they come near the limit (N3); else null. */
	get crowded(): number | null {
		const count = this.board.notes.length + this.hiddenCount;
		return count >= warnNotes ? count : null;
	}

	get canUndo(): boolean {
		void [this.live.board, this.#turns];
		return this.#editor.canUndo;
	}

	get canRedo(): boolean {
		void [this.live.board, this.#turns];
		return this.#editor.canRedo;
	}

	arrange<T>(text: string, act: (arranging: BoardEditor) => T): T {
		const done = act(this.#editor);
		this.say(text, true);
		return done;
	}

	/** The same for what adds to the board. Null, and said: there is no room for it (S12). */
	grow<T>(growth: Growth, text: string, act: (arranging: BoardEditor) => T): T | null {
		const refusal = refusalToGrow(this.board, growth);
		if (!refusal) return this.arrange(text, act);
		this.say(refusal === 'text_too_long' ? m.refusal_text_too_long() : m.arrange_full());
		return null;
	}

	/** These papers are gone for good: no 元に戻す and no draft brings them back. */
	forget(notes: readonly NoteId[]): void {
		const stay = this.board.notes.filter(({ id }) => !notes.includes(id));
		const known = [...this.board.notes, ...this.live.privateNotes]
			.filter(({ id }) => notes.includes(id))
			.filter(({ id, text }) => saidByNobodyElse(text, id, stay));
		const repeats = repeatsOf(known.map(({ text }) => text));
		this.#editor.forget(this.mayArrange ? repeats : null);
		if (this.drafts.forget(repeats)) this.forgotten += 1;
		this.#turns += 1;
	}

	undo(): void {
		this.#editor.undo();
		this.#turns += 1;
		this.said = null;
	}

	redo(): void {
		this.#editor.redo();
		this.#turns += 1;
		this.said = null;
	}

	say(text: string, undoable = false, back: (() => void) | null = null): void {
		this.said = { text, undoable, back };
	}

	/** For what comes back with the answer. */
	answer(ask: Ask): Promise<Answer> {
		return this.live.ask(ask);
	}

	/** The refusal is the caller's to tell, beside what was asked; null means done. */
	async ask(ask: Ask, done = ''): Promise<Refusal | null> {
		const answer = await this.live.ask(ask);
		if (answer.ok) {
			if (done) this.say(done);
			return null;
		}
		return refusals.find((code) => code === answer.refusal) ?? 'unknown_command';
	}

	/** For buttons that stand alone: a "no" is said where the "done" would be. */
	async order(ask: Ask, done = ''): Promise<void> {
		const refusal = await this.ask(ask, done);
		if (refusal) this.say(orderRefused(refusal));
	}
}
