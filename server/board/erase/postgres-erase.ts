/**
 * Boards are locked from the earlier meeting to the later, then minutes (会議録); PostgreSQL aborts one of
 * two that still deadlock, and its room retries (E2, E3).
 */
import { isDeepStrictEqual } from 'node:util';
import { and, eq, inArray, isNotNull, lt, notInArray, or } from 'drizzle-orm';
import { withoutErased } from '#lib/board/erase/arrangement.ts';
import { countWaiting } from '#lib/board/document/command-edits.ts';
import { cleared, clearQuotes, eraseNote, quotesOf } from '#lib/board/erase/erase.ts';
import type { ActionId, MeetingId, NoteId } from '#lib/board/model.ts';
import type { Repeats } from '#lib/board/erase/quotes.ts';
import type { Tx } from '#lib/server/db/client.ts';
import { actionItems, actionUpdates } from '#lib/server/db/schema/action.ts';
import { meetings } from '#lib/server/db/schema/meeting.ts';
import { notes } from '#lib/server/db/schema/note.ts';
import { boardProjections, combinations, noteGroups } from '#lib/server/db/schema/projection.ts';
import { boardSnapshots } from '#lib/server/db/schema/snapshot.ts';
import type { BoardAddress } from '../../live/log/board-log.ts';
import type { ErasedNote } from '../../live/log/board-rows.ts';
import { clearMirrors } from './erase-mirrors.ts';
import { clearMinutes } from './erase-minutes.ts';
import { changeStored, boardStore } from '../../live/log/rewrite-log.ts';

interface Elsewhere {
	readonly note: NoteId;
	readonly inHand: readonly MeetingId[];
}

export interface Erasing {
	readonly note: ErasedNote;
	/** Null if another note on the board says the same, or if the text is empty (E3). */
	readonly repeats: Repeats | null;
	readonly seq: number;
	/** Boards that the callers rewrite themselves. */
	readonly inHand?: readonly MeetingId[];
}

/** Returns the actions whose words changed. */
export async function eraseRows(tx: Tx, board: BoardAddress, erasing: Erasing): Promise<ActionId[]> {
	const { note, repeats, seq } = erasing;
	const words = { number: note.number, text: note.text, repeats };
	const inHand = [board.meeting, ...(erasing.inHand ?? [])];
	await eraseFromSnapshots(tx, board, erasing);
	const changed = repeats ? await clearActions(tx, board, repeats) : [];
	if (repeats) await clearProjections(tx, board, repeats, seq);
	await clearMinutes(tx, board, words);
	if (repeats) await clearMirrors(tx, board, { changed, words, inHand });
	const copies = await eraseCopies(tx, board, { note: note.id, inHand });
	return [...changed, ...copies];
}

async function eraseFromSnapshots(tx: Tx, board: BoardAddress, { note, repeats }: Erasing): Promise<void> {
	const kept = await tx.select().from(boardSnapshots).where(eq(boardSnapshots.meetingId, board.meeting));
	for (const { id, content: before } of kept) {
		const content = withoutErased(before, note.id, repeats);
		if (isDeepStrictEqual(content, before)) continue;
		await tx.update(boardSnapshots).set({ content }).where(eq(boardSnapshots.id, id));
	}
}

const gone: ('withdrawn' | 'handed_off')[] = ['withdrawn', 'handed_off'];
const words = ['what', 'firstStep', 'owner', 'helpers'] as const;

async function clearActions(tx: Tx, { meeting }: BoardAddress, repeats: Repeats): Promise<ActionId[]> {
	const changed = new Set<ActionId>();
	// FOR UPDATE waits for a concurrent correction or takeover, which could keep the old words.
	const items = await tx
		.select()
		.from(actionItems)
		.where(eq(actionItems.meetingId, meeting))
		.orderBy(actionItems.createdAt, actionItems.id)
		.for('update');
	if (items.length === 0) return [];
	for (const item of items) {
		const set = cleared(item, words, repeats);
		if (Object.keys(set).length === 0) continue;
		changed.add(item.id);
		await tx.update(actionItems).set(set).where(eq(actionItems.id, item.id));
	}
	const ids = items.map(({ id }) => id);
	for (const update of await tx.select().from(actionUpdates).where(inArray(actionUpdates.actionId, ids))) {
		const remark = repeats(update.remark) ? '' : update.remark;
		const before = update.before && { ...update.before, ...cleared(update.before, words, repeats) };
		if (remark === update.remark && isDeepStrictEqual(before, update.before)) continue;
		changed.add(update.actionId);
		await tx.update(actionUpdates).set({ remark, before }).where(eq(actionUpdates.id, update.id));
	}
	return [...changed];
}

/** The raised seq rejects a projection of the board before the erasure. */
async function clearProjections(
	tx: Tx,
	{ meeting, municipality }: BoardAddress,
	repeats: Repeats,
	seq: number
): Promise<void> {
	const before = seq - 1;
	await tx
		.insert(boardProjections)
		.values({ meetingId: meeting, municipalityId: municipality, seq: before })
		.onConflictDoUpdate({
			target: boardProjections.meetingId,
			set: { seq: before },
			setWhere: lt(boardProjections.seq, before)
		});
	for (const { id, title, aliases } of await tx
		.select()
		.from(noteGroups)
		.where(eq(noteGroups.meetingId, meeting))) {
		const kept = aliases.split('\n').filter((alias) => !repeats(alias));
		const set = { title: repeats(title) ? '' : title, aliases: kept.join('\n') };
		if (set.title === title && set.aliases === aliases) continue;
		await tx
			.update(noteGroups)
			.set(set)
			.where(and(eq(noteGroups.meetingId, meeting), eq(noteGroups.id, id)));
	}
	for (const { id, idea } of await tx.select().from(combinations).where(eq(combinations.meetingId, meeting)))
		if (repeats(idea))
			await tx
				.update(combinations)
				.set({ idea: '' })
				.where(and(eq(combinations.meetingId, meeting), eq(combinations.id, id)));
}

/** E6: the phase of those meetings does not matter. */
async function eraseCopies(
	tx: Tx,
	{ municipality }: BoardAddress,
	{ note: from, inHand }: Elsewhere
): Promise<ActionId[]> {
	const changed: ActionId[] = [];
	const copies = await tx
		.select({ id: notes.id, meeting: notes.meetingId })
		.from(notes)
		.innerJoin(meetings, eq(meetings.id, notes.meetingId))
		.where(
			and(eq(notes.takenFrom, from), notInArray(notes.state, gone), notInArray(notes.meetingId, [...inHand]))
		)
		.orderBy(meetings.number, notes.id);
	for (const { id, meeting } of copies)
		changed.push(...(await eraseElsewhere(tx, { municipality, meeting }, { note: id, inHand })));
	return changed;
}

/** E6: goes back to the first note, and erases all other copies. */
export async function eraseOrigin(
	tx: Tx,
	{ municipality, meeting: here }: BoardAddress,
	from: NoteId
): Promise<ActionId[]> {
	const [origin] = await tx.select().from(notes).where(eq(notes.id, from));
	if (!origin) return [];
	const { takenFrom, meetingId: meeting } = origin;
	const higher = takenFrom ? await eraseOrigin(tx, { municipality, meeting: here }, takenFrom) : [];
	const changed = await eraseElsewhere(tx, { municipality, meeting }, { note: from, inHand: [here] });
	return [...higher, ...changed];
}

async function eraseElsewhere(
	tx: Tx,
	board: BoardAddress,
	{ note: id, inHand }: Elsewhere
): Promise<ActionId[]> {
	const changed: ActionId[] = [];
	await changeStored(tx, boardStore, board, async (doc, seq) => {
		const [note] = await tx
			.select()
			.from(notes)
			.where(and(eq(notes.id, id), notInArray(notes.state, gone))); // read under the board's lock
		if (!note) return false;
		const repeats = quotesOf(doc, id, note.text);
		if (note.state === 'waiting') countWaiting(doc, note.kind, -1);
		eraseNote(doc, id);
		if (repeats) clearQuotes(doc, repeats);
		await tx.update(notes).set({ state: 'withdrawn', text: '' }).where(eq(notes.id, id));
		changed.push(...(await eraseRows(tx, board, { note, repeats, seq, inHand })));
		return true;
	});
	return changed;
}

/** E4: a withdrawn note that was never shown reached no editor. */
export async function erasedNotes(tx: Tx, meeting: MeetingId): Promise<NoteId[]> {
	const wasShown = and(eq(notes.state, 'withdrawn'), isNotNull(notes.number));
	const rows = await tx
		.select({ id: notes.id })
		.from(notes)
		.where(and(eq(notes.meetingId, meeting), or(eq(notes.state, 'handed_off'), wasShown)));
	return rows.map(({ id }) => id);
}

export async function goneAmong(
	tx: Tx,
	{ meeting }: BoardAddress,
	ids: readonly NoteId[]
): Promise<NoteId[]> {
	const rows = await tx
		.select({ id: notes.id })
		.from(notes)
		.where(and(eq(notes.meetingId, meeting), inArray(notes.id, [...ids]), inArray(notes.state, gone)));
	return rows.map(({ id }) => id);
}
