import { and, eq, inArray, sql, type SQL, type SQLWrapper } from 'drizzle-orm';
import { undoneStatuses } from '#lib/action/action.ts';
import { dueFromColumns } from '#lib/action/due.ts';
import type { ActionId, ActionWords } from '#lib/board/model.ts';
import {
	editActionRows,
	insertActionRows,
	latestRemarks,
	updateActionRows,
	type Statements
} from '#lib/server/actions/action-rows.ts';
import type { Tx } from '#lib/server/db/client.ts';
import { actionItems } from '#lib/server/db/schema/action.ts';
import type { BoardAddress } from '../../live/log/board-log.ts';
import type { ActionOrigin, ActionRow, ActionUpdateRow } from '../../live/log/board-rows.ts';

/**
 * Locks the rows, so that an erasure of their words waits for the takeover.
 * @param council a subquery for the council's id
 */
export const undoneActions = (tx: Tx, council: SQLWrapper): Promise<ActionRow[]> =>
	actionsWhere(
		tx,
		and(inArray(actionItems.councilId, council), inArray(actionItems.status, [...undoneStatuses])),
		'share'
	);

export async function findAction(tx: Tx, id: ActionId, lock?: 'update'): Promise<ActionRow | null> {
	const [found] = await actionsWhere(tx, eq(actionItems.id, id), lock);
	return found ?? null;
}

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

interface DecidedAction {
	readonly action: ActionRow;
	readonly origin: ActionOrigin;
	readonly firstUpdate: ActionUpdateRow;
}

/** Returns the statements to run, in order. */
export function addAction(
	tx: Tx,
	{ meeting, municipality }: BoardAddress,
	{ action, origin, firstUpdate }: DecidedAction
): Statements {
	const { id, what, firstStep, owner, helpers, due, result, combination } = action;
	return insertActionRows(tx, {
		action: id,
		municipality,
		words: { what, firstStep, owner, helpers, due },
		result,
		council: sql`(select council_id from meeting where id = ${meeting})`,
		meeting: origin.here ? meeting : null,
		combination,
		origin: origin.notes,
		history: [{ ...firstUpdate, meeting }]
	});
}

interface ActionChange {
	readonly action: ActionId;
	readonly update: ActionUpdateRow;
}

/** Returns the statements to run, in order; the history grows by one. */
export const updateAction = (
	tx: Tx,
	{ meeting, municipality }: BoardAddress,
	{ action, update }: ActionChange
): Statements => updateActionRows(tx, { action, municipality }, { ...update, meeting });

/** Like `updateAction`, with the previous words in the history. */
export const editAction = (
	tx: Tx,
	{ meeting, municipality }: BoardAddress,
	{ action, words, update }: ActionChange & { readonly words: ActionWords }
): Statements => editActionRows(tx, { action, municipality }, { words, entry: { ...update, meeting } });
