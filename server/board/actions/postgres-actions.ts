/** Action items (やること) in PostgreSQL: the row, its origin, and an append-only history (A1, A2). */
import { randomUUID } from 'node:crypto';
import { and, desc, inArray, ne, sql, type SQL, type SQLWrapper } from 'drizzle-orm';
import { undoneStatuses } from '#lib/action/action.ts';
import { dueFromColumns, dueToColumns } from '#lib/action/due.ts';
import type { ActionId, ActionWords } from '#lib/board/model.ts';
import type { Tx } from '#lib/server/db/client.ts';
import { actionItems, actionOriginNotes, actionUpdates } from '#lib/server/db/schema/action.ts';
import type { ActionOrigin, ActionRow, ActionUpdateRow, BoardAddress } from '../../live/log/board-log.ts';

/**
 * Locks the rows: an erasure of their words waits until the board has taken them over.
 * @param council a subquery for the council's id
 */
export const undoneActions = (tx: Tx, council: SQLWrapper): Promise<ActionRow[]> =>
	actionsWhere(
		tx,
		and(inArray(actionItems.councilId, council), inArray(actionItems.status, [...undoneStatuses])),
		'share'
	);

export async function actionsWhere(
	tx: Tx,
	condition: SQL | undefined,
	lock?: 'share' | 'update'
): Promise<ActionRow[]> {
	const query = tx.select().from(actionItems).where(condition).orderBy(actionItems.createdAt, actionItems.id);
	const rows = await (lock ? query.for(lock) : query);
	const remarks = await latestRemarks(
		tx,
		rows.map((row) => row.id)
	);
	return rows.map((row) => ({
		id: row.id,
		result: row.result,
		what: row.what,
		firstStep: row.firstStep,
		owner: row.owner,
		helpers: row.helpers,
		due: dueFromColumns(row.dueKind, row.dueOn),
		status: row.status,
		remark: remarks.get(row.id) ?? '',
		combination: row.combinationId
	}));
}

interface NewAction {
	readonly action: ActionRow;
	readonly origin: ActionOrigin;
	readonly first: ActionUpdateRow;
}

/** Returns the statements to run, in order. */
export function insertAction(
	tx: Tx,
	board: BoardAddress,
	{ action, origin, first }: NewAction
): PromiseLike<unknown>[] {
	const { id, result, status, combination } = action;
	const { meeting, municipality } = board;
	const row = tx.insert(actionItems).values({
		id,
		municipalityId: municipality,
		result,
		status,
		...actionColumns(action),
		meetingId: origin.here ? meeting : null,
		councilId: sql`(select council_id from meeting where id = ${meeting})`,
		combinationId: combination,
		createdAt: first.at,
		updatedAt: first.at
	});
	const notes = origin.notes.map((noteId) => ({ actionId: id, noteId, municipalityId: municipality }));
	const history = appendHistory(tx, board, id, first);
	return notes.length > 0 ? [row, tx.insert(actionOriginNotes).values(notes), history] : [row, history];
}

export function appendHistory(
	tx: Tx,
	{ meeting, municipality }: BoardAddress,
	actionId: ActionId,
	{ status, remark, at, by, before }: ActionUpdateRow
): PromiseLike<unknown> {
	const where = { meetingId: meeting, municipalityId: municipality };
	return tx
		.insert(actionUpdates)
		.values({ ...where, id: randomUUID(), actionId, status, remark, at, byAccount: by, before });
}

export function actionColumns({ what, firstStep, owner, helpers, due }: ActionWords) {
	return { what, firstStep, owner, helpers, ...dueToColumns(due) };
}

/** Returns the last non-empty remark of each, since a status may be recorded without one (A1). */
async function latestRemarks(tx: Tx, actions: readonly ActionId[]): Promise<Map<ActionId, string>> {
	if (actions.length === 0) return new Map();
	const rows = await tx
		.selectDistinctOn([actionUpdates.actionId], { id: actionUpdates.actionId, remark: actionUpdates.remark })
		.from(actionUpdates)
		.where(and(inArray(actionUpdates.actionId, [...actions]), ne(actionUpdates.remark, '')))
		.orderBy(actionUpdates.actionId, desc(actionUpdates.at));
	return new Map(rows.map((row) => [row.id, row.remark]));
}
