import type { Group, GroupId, Note, NoteId } from '#lib/board/model.ts';
import { looseBeside, spotlightNote } from '#lib/board/on-screen/spotlight.ts';
import { kindWords } from '#lib/words/kind-words.ts';
import { m } from '#lib/messages/compiled/messages.js';
import type { Desk } from '#lib/components/facilitator/desk/desk.svelte.ts';
import { secondDigitMs, meaningAfterDigit, meaningOfDigits, type Typed } from './filing-digits.ts';

const namingDraft = 'filing-group';

/** For example 困203. */
const called = ({ kind, number }: Note) => `${kindWords[kind].letter()}${number}`;

/** Filing (1枚ずつ まとめる) is a document edit, so it does not wait for the server. */
export class Filing {
	readonly #desk: Desk;
	/** Kept until the server has accepted the note. */
	#wished: NoteId | null = $state(null);
	typed = $state('');
	problem = $state('');
	naming: GroupId | null = $state.raw(null);
	/** The group that got the last note. */
	filled: GroupId | null = $state.raw(null);
	/** Two steps if the new group was named at once. */
	readonly #filed: { readonly note: NoteId; steps: number }[] = [];
	#waiting: ReturnType<typeof setTimeout> | undefined;

	constructor(desk: Desk) {
		this.#desk = desk;
		this.naming = (desk.drafts.read(namingDraft) || null) as GroupId | null; // left by a reload
	}

	/** The large note, or null if all notes are in groups. */
	get note(): Note | null {
		const { board } = this.#desk;
		return spotlightNote({ ...board, spotlight: this.#wished ?? board.spotlight });
	}

	get groups(): readonly Group[] {
		return [...this.#desk.board.groups].sort((a, b) => a.number - b.number);
	}

	get isNow(): boolean {
		const { agenda, position } = this.#desk.board;
		return agenda[position]?.step === 'group';
	}

	/** Sets the projector screen's note, unless another laptop already has. */
	lead(): void {
		const asked = this.#wished !== null;
		if (this.note && !asked && this.#desk.board.spotlight === null) this.#show(this.note.id);
	}

	digit(digit: string): void {
		this.#hear(meaningAfterDigit(this.typed, digit, this.#numbers()));
	}

	/** Returns false if nothing had been typed. */
	enough(): boolean {
		if (this.typed === '') return false;
		this.#hear(meaningOfDigits(this.typed, this.#numbers()));
		return true;
	}

	file(group: Group): void {
		const { note } = this;
		this.forgetTyped();
		if (!note) return;
		const name = groupCalled(group);
		this.#desk.arrange(m.arrange_filed({ note: called(note), group: name }), (by) =>
			by.moveNotes([note.id], group.id)
		);
		this.filled = group.id;
		this.#filed.push({ note: note.id, steps: 1 });
	}

	fileNew(): void {
		const { note } = this;
		this.forgetTyped();
		if (!note) return;
		const said = m.arrange_filed_new({ note: called(note) });
		const group = this.#desk.grow({ groups: 1 }, said, (by) => by.makeGroup([note.id]));
		if (!group) return;
		this.#beginNaming(group);
		this.filled = group;
		this.#filed.push({ note: note.id, steps: 1 });
	}

	name(title: string): void {
		const group = this.naming;
		this.#beginNaming(null);
		if (!group || title.trim() === '') return;
		const last = this.#filed.at(-1);
		this.#desk.grow({ words: title }, m.board_named(), (by) => {
			by.nameGroup(group, title);
			if (last) last.steps = 2;
		});
	}

	get canUndo(): boolean {
		return this.#desk.canUndo;
	}

	/** The note that comes back is the large one again. */
	undo(): void {
		this.forgetTyped();
		if (!this.#desk.canUndo) {
			this.#desk.say(m.arrange_nothing_to_take_back());
			return;
		}
		const last = this.#lastFiled();
		for (let steps = last?.steps ?? 1; steps > 0; steps -= 1) {
			this.#desk.undo();
			if (last && this.#isLoose(last.note)) break;
		}
		this.filled = null;
		this.#desk.say(m.arrange_taken_back());
		if (last && this.#isLoose(last.note)) this.#show(last.note);
	}

	/** 1 is あとで, and -1 is まえ. */
	showBeside(by: 1 | -1): void {
		const { note } = this;
		this.forgetTyped();
		const beside = note && looseBeside(this.#desk.board, note.id, by);
		if (beside) this.#show(beside.id);
	}

	forgetTyped(): void {
		clearTimeout(this.#waiting);
		this.typed = '';
		this.problem = '';
	}

	/** Skips notes that 元に戻す in the bar has already taken back. */
	#lastFiled() {
		let last = this.#filed.pop();
		while (last && this.#isLoose(last.note)) last = this.#filed.pop();
		return last;
	}

	#isLoose(note: NoteId): boolean {
		return this.#desk.board.ungrouped.some(({ id }) => id === note);
	}

	#beginNaming(group: GroupId | null): void {
		this.naming = group;
		this.#desk.drafts.keep(namingDraft, group ?? '');
	}

	#numbers(): number[] {
		return this.#desk.board.groups.map(({ number }) => number);
	}

	#hear(typed: Typed): void {
		this.forgetTyped();
		if (typed.means === 'more') {
			this.typed = typed.typed;
			this.#waiting = setTimeout(() => this.enough(), secondDigitMs);
		} else if (typed.means === 'nobody') {
			this.problem = m.arrange_number_nobody({ number: typed.typed });
		} else {
			const group = this.groups.find(({ number }) => number === typed.number);
			if (group) this.file(group);
		}
	}

	#show(id: NoteId): void {
		this.#wished = id;
		void this.#desk.ask({ type: 'spotlight.set', note: id }).then((refusal) => {
			if (refusal === null && this.#wished === id) this.#wished = null;
		});
	}
}

export const groupCalled = ({ number, title }: Group): string =>
	title === '' ? m.arrange_group_number({ number }) : m.arrange_group_called({ number, title });
