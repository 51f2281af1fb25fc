import { refusalToGrow, type Growth } from '#lib/board/document/growth.ts';
import { warnNotes } from '#lib/board/limits.ts';
import type { Repeats } from '#lib/board/erase/quotes.ts';
import type { BoardEditor } from '#lib/live/board-editor.ts';
import type { LiveBoard } from '#lib/live/live-board.svelte.ts';
import { m } from '#lib/messages/compiled/messages.js';
import type { Arranger } from './arranger.ts';
import type { Drafts } from './drafts.ts';
import { TypedNotes } from './typed-notes.svelte.ts';
import { nothingKnown, type Known } from './known.ts';
import { Orders } from './orders.svelte.ts';

/** Only the frame and the roots of steps take all of the desk; their parts take what they use. */
export class Desk extends Orders implements Arranger {
	readonly typed: TypedNotes;
	readonly #editor: BoardEditor;
	/** Re-evaluates canUndo and canRedo: an undo without effect still shortens the stack. */
	#turns = $state(0);

	constructor(
		live: LiveBoard,
		arranging: BoardEditor,
		drafts: Drafts,
		known: Known = nothingKnown,
		typed = new TypedNotes(null, '')
	) {
		super(live, drafts, known);
		this.typed = typed;
		this.#editor = arranging;
	}

	get mayArrange(): boolean {
		return this.board.phase !== 'closed' && this.live.status !== 'refused';
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

	/** The undo steps too would bring erased notes back (E4). */
	protected override forgetRepeats(repeats: Repeats): void {
		this.#editor.forget(this.mayArrange ? repeats : null);
		super.forgetRepeats(repeats);
		this.#turns += 1;
	}
}
