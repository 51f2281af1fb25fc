import type { Ask } from '#lib/board/policy/commands.ts';
import { totalOf } from '#lib/board/kinds.ts';
import type { Board, NoteId } from '#lib/board/model.ts';
import { repeatsOf, saidByNobodyElse, type Repeats } from '#lib/board/erase/quotes.ts';
import { refusalIn, type Refusal } from '#lib/board/policy/refusals.ts';
import type { LiveBoard } from '#lib/live/live-board.svelte.ts';
import type { Answer } from '#lib/wire/frames.ts';
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

/** What staff ask the server for, without the arranging, which a remote does not load. */
export class Orders implements CommandSender {
	readonly live: LiveBoard;
	readonly drafts: Drafts;
	readonly known: Known;
	said: Said | null = $state.raw(null);
	/** Re-creates forms, whose next keystroke would otherwise store erased words again. */
	forgotten = $state(0);

	constructor(live: LiveBoard, drafts: Drafts, known: Known = nothingKnown) {
		this.live = live;
		this.drafts = drafts;
		this.known = known;
	}

	get board(): Board {
		return this.live.board;
	}

	get online(): boolean {
		return this.live.status === 'online';
	}

	get hiddenCount(): number {
		return totalOf(this.board.tallies.waiting);
	}

	/** Drops what would bring back erased notes (E4). */
	forget(notes: readonly NoteId[]): void {
		const stay = this.board.notes.filter(({ id }) => !notes.includes(id));
		const known = [...this.board.notes, ...this.live.privateNotes]
			.filter(({ id }) => notes.includes(id))
			.filter(({ id, text }) => saidByNobodyElse(text, id, stay));
		this.forgetRepeats(repeatsOf(known.map(({ text }) => text)));
	}

	protected forgetRepeats(repeats: Repeats): void {
		if (this.drafts.forget(repeats)) this.forgotten += 1;
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
