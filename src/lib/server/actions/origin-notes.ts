import { asc, eq, inArray } from 'drizzle-orm';
import type { ActionId, Kind, NoteId } from '#lib/board/model.ts';
import type { Tx } from '../db/client.ts';
import { actionOriginNotes } from '../db/schema/action.ts';
import { notes } from '../db/schema/note.ts';

export interface OriginNote {
	readonly id: NoteId;
	readonly kind: Kind;
	readonly number: number | null;
	/** Null if the person may not read it. */
	readonly text: string | null;
}

/** Leaves out notes that are no longer shown (A2). */
export async function originNotes(
	tx: Tx,
	actions: readonly ActionId[]
): Promise<Map<ActionId, readonly OriginNote[]>> {
	if (actions.length === 0) return new Map();
	const rows = await tx
		.select({
			action: actionOriginNotes.actionId,
			id: notes.id,
			kind: notes.kind,
			number: notes.number,
			text: notes.text,
			state: notes.state
		})
		.from(actionOriginNotes)
		.innerJoin(notes, eq(notes.id, actionOriginNotes.noteId))
		.where(inArray(actionOriginNotes.actionId, [...actions]))
		.orderBy(asc(notes.number));

	const shown = Map.groupBy(
		rows.filter(({ state }) => state === 'shown'),
		({ action }) => action
	);
	return new Map(
		actions.map((action) => [
			action,
			(shown.get(action) ?? []).map(({ id, kind, number, text }) => ({ id, kind, number, text }))
		])
	);
}
