/** まとめる and 組み合わせる by hand, with 元に戻す; phones never load it. */
import { ulid } from 'ulid';
import type * as Y from 'yjs';
import * as edits from '#lib/board/document/edits.ts';
import { clearArrangementQuotes } from '#lib/board/erase/erase.ts';
import type { Caution, CombinationId, GroupId, Member, NoteId } from '#lib/board/model.ts';
import type { Repeats } from '#lib/board/erase/quotes.ts';

export class BoardEditor {
	readonly #doc: Y.Doc;
	readonly #undo: Y.UndoManager;

	constructor(doc: Y.Doc) {
		this.#doc = doc;
		this.#undo = edits.undoFor(doc);
	}

	makeGroup(notes: readonly NoteId[]): GroupId {
		const id = ulid() as GroupId;
		edits.makeGroup(this.#doc, id, notes);
		return id;
	}

	nameGroup(id: GroupId, title: string): void {
		edits.nameGroup(this.#doc, id, title);
	}

	moveNotes(notes: readonly NoteId[], to: GroupId): void {
		edits.moveNotes(this.#doc, notes, to);
	}

	mergeGroups(into: GroupId, from: GroupId): void {
		edits.mergeGroups(this.#doc, into, from);
	}

	ungroup(notes: readonly NoteId[]): void {
		edits.ungroupNotes(this.#doc, notes);
	}

	dissolve(id: GroupId): void {
		edits.dissolveGroup(this.#doc, id);
	}

	/** One undo step, with the cautions ticked under 確認すること. */
	combine(members: readonly Member[], idea: string, cautions: readonly Caution[] = []): CombinationId {
		const id = ulid() as CombinationId;
		this.#doc.transact(() => {
			edits.combine(this.#doc, id, members, idea);
			for (const caution of cautions) edits.setCaution(this.#doc, id, caution, true);
		}, edits.ownEditOrigin);
		return id;
	}

	changeIdea(id: CombinationId, idea: string): void {
		edits.changeIdea(this.#doc, id, idea);
	}

	setCaution(id: CombinationId, caution: Caution, on: boolean): void {
		edits.setCaution(this.#doc, id, caution, on);
	}

	removeCombination(id: CombinationId): void {
		edits.removeCombination(this.#doc, id);
	}

	/** Only this editor's own steps; false when there are none. */
	undo(): boolean {
		return this.#undo.undo() !== null;
	}

	redo(): boolean {
		return this.#undo.redo() !== null;
	}

	/** E4: undo must not restore erased notes; E3: texts typed here that repeat them are cleared. */
	forget(repeats: Repeats | null): void {
		this.#undo.clear();
		if (repeats) clearArrangementQuotes(this.#doc, repeats);
	}

	/** Not reactive: read it together with `LiveBoard.board`, which signals changes. */
	get canUndo(): boolean {
		return this.#undo.undoStack.length > 0;
	}

	get canRedo(): boolean {
		return this.#undo.redoStack.length > 0;
	}

	close(): void {
		this.#undo.destroy();
	}
}
