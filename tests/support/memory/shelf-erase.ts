import { withoutErased } from '#lib/board/erase/arrangement.ts';
import { cleared } from '#lib/board/erase/erase.ts';
import type { Repeats } from '#lib/board/erase/quotes.ts';
import type { ActionId, NoteId } from '#lib/board/model.ts';
import type { ErasedNote, NoteRow } from '../../../server/live/log/board-rows.ts';
import { isOffTheBoard, type Shelf } from './shelf.ts';

/** Handed on, or withdrawn after people could read it (E1). */
export const isErased = ({ state, number }: NoteRow) =>
	state === 'handed_off' || (state === 'withdrawn' && number !== null);

export function erasedAmong({ notes }: Shelf, ids: readonly NoteId[]): NoteId[] {
	const isGone = (note: NoteRow | undefined) => note?.state === 'withdrawn' || note?.state === 'handed_off';
	return ids.filter((id) => isGone(notes.get(id)));
}

/** Also empties actions that repeat its words (E2, E3). */
export function eraseRows(shelf: Shelf, { id: note }: ErasedNote, repeats: Repeats | null): ActionId[] {
	const { actions } = shelf;
	shelf.snapshots = shelf.snapshots.map((each) => ({
		...each,
		content: withoutErased(each.content, note, repeats)
	}));
	const changed: ActionId[] = [];
	for (const action of repeats ? actions.values() : []) {
		const emptied = cleared(action, ['what', 'firstStep', 'owner', 'helpers', 'remark'], repeats!);
		if (!action.here || Object.keys(emptied).length === 0) continue;
		actions.set(action.id, { ...action, ...emptied, history: [] });
		changed.push(action.id);
	}
	return changed;
}

/** まとめ完了 leaves nothing that leads to a person. */
export function finishShelf(shelf: Shelf): void {
	for (const [id, note] of shelf.notes) {
		const text = isOffTheBoard(note) ? '' : note.text;
		shelf.notes.set(id, { ...note, text, participant: null, postedBy: null });
	}
	shelf.receipts.clear();
	shelf.votes = [];
	shelf.supports = [];
	shelf.offers = [];
}
