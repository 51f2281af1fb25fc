import type { Ask } from '#lib/board/policy/commands.ts';
import { totalOf } from '#lib/board/kinds.ts';
import { refusalToGrow, type Growth } from '#lib/board/document/growth.ts';
import type { Board, NoteId } from '#lib/board/model.ts';
import { warnNotes } from '#lib/board/limits.ts';
import { repeatsOf, saidByNobodyElse } from '#lib/board/erase/quotes.ts';
import { refusalIn, type Refusal } from '#lib/board/policy/refusals.ts';
import type { BoardEditor } from '#lib/live/board-editor.ts';
import type { LiveBoard } from '#lib/live/live-board.svelte.ts';
import { m } from '#lib/messages/compiled/messages.js';
import type { Answer } from '#lib/wire/frames.ts';
import type { Arranger } from './arranger.ts';
import type { CommandSender } from './command-sender.ts';
import type { Drafts } from './drafts.ts';
import { nothingKnown, type Known } from './known.ts';
import { orderRefused } from './order-refused.ts';

export interface Said {
	readonly text: string;
	/** The user's own edit, so the message offers 元に戻す. */
	readonly undoable: boolean;
	/** Asks the server to revert its own action (もどす). */
	readonly back: (() => void) | null;
}

/** Only the frame and the roots of steps take all of the desk; their parts take what they use. */
export class Desk implements Arranger, CommandSender {
	readonly live: LiveBoard;
	readonly drafts: Drafts;
	readonly known: Known;
	readonly #editor: BoardEditor;
	said: Said | null = $state.raw(null);
	/** Re-evaluates canUndo and canRedo: an undo without effect still shortens the stack. */
	#turns = $state(0);
	/** Re-creates forms, whose next keystroke would otherwise store erased words again. */
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

	get online(): boolean {
		return this.live.status === 'online';
	}

	get mayArrange(): boolean {
		return this.board.phase !== 'closed' && this.live.status !== 'refused';
	}

	get hiddenCount(): number {
		return totalOf(this.board.tallies.waiting);
	}

	/** Number of notes once the board nears its limit (N3), otherwise null. */
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

	grow<T>(growth: Growth, text: string, act: (arranging: BoardEditor) => T): T | null {
		const refusal = refusalToGrow(this.board, growth);
		if (!refusal) return this.arrange(text, act);
		this.say(refusal === 'text_too_long' ? m.refusal_text_too_long() : m.arrange_full());
		return null;
	}

	/** Drops the undo steps and drafts that would bring back erased notes (E4). */
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

	answer(ask: Ask): Promise<Answer> {
		return this.live.ask(ask);
	}

	async ask(ask: Ask, done = ''): Promise<Refusal | null> {
		const answer = await this.live.ask(ask);
		if (answer.ok) {
			if (done) this.say(done);
			return null;
		}
		return refusalIn(answer, 'unknown_command');
	}

	async order(ask: Ask, done = ''): Promise<void> {
		const refusal = await this.ask(ask, done);
		if (refusal) this.say(orderRefused(refusal));
	}
}
