import { asc, eq } from 'drizzle-orm';
import { type Correction, corrections } from '#lib/action/corrections.ts';
import { dueFromColumns } from '#lib/action/due.ts';
import type { ActionId, ActionStatus, ActionWords } from '#lib/board/model.ts';
import type { Person } from '../auth/person.ts';
import type { Db, Tx } from '../db/client.ts';
import { actionItems, actionUpdates } from '../db/schema/action.ts';
import { accounts } from '../db/schema/account.ts';
import { meetings } from '../db/schema/meeting.ts';
import { scope } from '../db/scope.ts';

export interface ActionChange {
	readonly at: Date;
	/** Null for the first entry. */
	readonly from: ActionStatus | null;
	readonly status: ActionStatus;
	readonly remark: string;
	/** 文を なおしました: empty if the change only set the status. */
	readonly corrected: readonly Correction[];
	/** Null for a change made between meetings. */
	readonly meetingNumber: number | null;
	readonly by: string | null;
}

/** Returns the oldest change first (A1). */
export const actionHistory = (db: Db, person: Person, action: ActionId): Promise<ActionChange[]> =>
	scope(db, person.municipality, async (tx) => {
		const rows = await updatesOf(tx, action);
		// A correction stores the texts it replaced, so the rows are read backwards.
		let next = await wordsNow(tx, action);
		const told = rows.toReversed().map(({ before, remark, ...change }, i) => {
			const corrected = before && next ? corrections(before, next) : [];
			next = before ?? next;
			// The row of a correction repeats a remark (ひとこと) that an earlier entry shows.
			return {
				...change,
				remark: before ? '' : remark,
				corrected,
				from: rows[rows.length - 2 - i]?.status ?? null
			};
		});
		return told.reverse();
	});

const updatesOf = (tx: Tx, action: ActionId) =>
	tx
		.select({
			at: actionUpdates.at,
			status: actionUpdates.status,
			remark: actionUpdates.remark,
			before: actionUpdates.before,
			meetingNumber: meetings.number,
			by: accounts.displayName
		})
		.from(actionUpdates)
		.leftJoin(meetings, eq(meetings.id, actionUpdates.meetingId))
		.leftJoin(accounts, eq(accounts.id, actionUpdates.byAccount))
		.where(eq(actionUpdates.actionId, action))
		.orderBy(asc(actionUpdates.at));

async function wordsNow(tx: Tx, action: ActionId): Promise<ActionWords | null> {
	const [row] = await tx.select().from(actionItems).where(eq(actionItems.id, action));
	if (!row) return null;
	const { what, firstStep, owner, helpers } = row;
	return { what, firstStep, owner, helpers, due: dueFromColumns(row.dueKind, row.dueOn) };
}
