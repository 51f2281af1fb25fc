/**
 * No other file writes actions (やること), so that none forgets the history (A1, A2); only erasing
 * clears texts (`server/board/erase/postgres-erase.ts`).
 */
import { randomUUID } from 'node:crypto';
import { and, desc, eq, inArray, ne, type SQL } from 'drizzle-orm';
import { dueToColumns } from '#lib/action/due.ts';
import type {
	AccountId,
	ActionId,
	ActionResult,
	ActionStatus,
	ActionWords,
	CombinationId,
	MeetingId,
	NoteId
} from '#lib/board/model.ts';
import type { Tx } from '../db/client.ts';
import type { CouncilId, MunicipalityId } from '../db/ids.ts';
import { actionItems, actionOriginNotes, actionUpdates } from '../db/schema/action.ts';

/** Run in this order. Each goes when awaited, so a room sends them with other writes in one round trip. */
export type Statements = readonly PromiseLike<unknown>[];

export async function runInOrder(statements: Statements): Promise<void> {
	for (const statement of statements) await statement;
}

export interface ActionAddress {
	readonly action: ActionId;
	readonly municipality: MunicipalityId;
}

export interface HistoryEntry {
	readonly status: ActionStatus;
	readonly remark: string;
	readonly at: Date;
	readonly by: AccountId | null;
	/** Null when the entry only reports a status. */
	readonly before: ActionWords | null;
	/** Null for a change between meetings. */
	readonly meeting: MeetingId | null;
}

export interface NewAction extends ActionAddress {
	readonly words: ActionWords;
	readonly result: ActionResult;
	readonly council: CouncilId | SQL;
	/** Null for 前からの やること. */
	readonly meeting: MeetingId | null;
	readonly combination: CombinationId | null;
	readonly origin: readonly NoteId[];
	/** Oldest entry first. The newest gives the item its status. */
	readonly history: readonly [HistoryEntry, ...HistoryEntry[]];
}

export function insertActionRows(tx: Tx, { words, origin, history, ...item }: NewAction): Statements {
	const { action, municipality, council, meeting, combination, result } = item;
	const [first] = history;
	const latest = history.at(-1) ?? first;
	const row = tx.insert(actionItems).values({
		id: action,
		municipalityId: municipality,
		councilId: council,
		meetingId: meeting,
		combinationId: combination,
		result,
		...wordColumns(words),
		status: latest.status,
		createdAt: first.at,
		updatedAt: latest.at
	});
	const notes = origin.map((noteId) => ({ actionId: action, noteId, municipalityId: municipality }));
	const appended = appendHistory(tx, item, history);
	return notes.length > 0 ? [row, tx.insert(actionOriginNotes).values(notes), appended] : [row, appended];
}

export function updateActionRows(tx: Tx, address: ActionAddress, entry: HistoryEntry): Statements {
	const { status, at: updatedAt } = entry;
	return [
		tx.update(actionItems).set({ status, updatedAt }).where(eq(actionItems.id, address.action)),
		appendHistory(tx, address, [entry])
	];
}

/** The entry keeps the previous words, and repeats status and remark. */
export function editActionRows(
	tx: Tx,
	address: ActionAddress,
	{ words, entry }: { readonly words: ActionWords; readonly entry: HistoryEntry }
): Statements {
	const change = { ...wordColumns(words), updatedAt: entry.at };
	return [
		tx.update(actionItems).set(change).where(eq(actionItems.id, address.action)),
		appendHistory(tx, address, [entry])
	];
}

const appendHistory = (
	tx: Tx,
	{ action: actionId, municipality: municipalityId }: ActionAddress,
	entries: readonly HistoryEntry[]
) =>
	tx.insert(actionUpdates).values(
		entries.map(({ status, remark, at, by: byAccount, before, meeting: meetingId }) => ({
			id: randomUUID(),
			actionId,
			municipalityId,
			at,
			status,
			remark,
			before,
			meetingId,
			byAccount
		}))
	);

const wordColumns = ({ what, firstStep, owner, helpers, due }: ActionWords) => ({
	what,
	firstStep,
	owner,
	helpers,
	...dueToColumns(due)
});

/** Returns the latest non-empty remark (ひとこと), since a status may come without one (A1). */
export async function latestRemarks(
	tx: Tx,
	actions: readonly ActionId[]
): Promise<ReadonlyMap<ActionId, string>> {
	if (actions.length === 0) return new Map();
	const rows = await tx
		.selectDistinctOn([actionUpdates.actionId], {
			action: actionUpdates.actionId,
			remark: actionUpdates.remark
		})
		.from(actionUpdates)
		.where(and(inArray(actionUpdates.actionId, [...actions]), ne(actionUpdates.remark, '')))
		.orderBy(actionUpdates.actionId, desc(actionUpdates.at));
	return new Map(rows.map(({ action, remark }) => [action, remark]));
}

/** The history ends with its tenant: only a rehearsal (練習) is ever deleted. */
export const deleteActionsOf = (tx: Tx, municipality: MunicipalityId) =>
	tx.delete(actionItems).where(eq(actionItems.municipalityId, municipality));
