import { asc, eq } from 'drizzle-orm';
import type { ActionId, ActionStatus } from '#lib/board/model.ts';
import type { Person } from '../auth/person.ts';
import type { Db } from '../db/client.ts';
import { actionUpdates } from '../db/schema/action.ts';
import { accounts } from '../db/schema/account.ts';
import { meetings } from '../db/schema/meeting.ts';
import { scope } from '../db/scope.ts';

export interface ActionChange {
	readonly at: Date;
	readonly status: ActionStatus;
	readonly remark: string;
	/** Null for a change made between meetings. */
	readonly meetingNumber: number | null;
	/** Who wrote it down. */
	readonly by: string | null;
}

/** What became of a やること, from its first day on (A1). */
export const actionHistory = (db: Db, person: Person, action: ActionId): Promise<ActionChange[]> =>
	scope(db, person.municipality, (tx) =>
		tx
			.select({
				at: actionUpdates.at,
				status: actionUpdates.status,
				remark: actionUpdates.remark,
				meetingNumber: meetings.number,
				by: accounts.displayName
			})
			.from(actionUpdates)
			.leftJoin(meetings, eq(meetings.id, actionUpdates.meetingId))
			.leftJoin(accounts, eq(accounts.id, actionUpdates.byAccount))
			.where(eq(actionUpdates.actionId, action))
			.orderBy(asc(actionUpdates.at))
	);
