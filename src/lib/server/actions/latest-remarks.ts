import { and, desc, inArray, ne } from 'drizzle-orm';
import type { ActionId } from '#lib/board/model.ts';
import type { Tx } from '../db/client.ts';
import { actionUpdates } from '../db/schema/action.ts';

/** Returns the latest non-empty remark (ひとこと) of each action item. */
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
