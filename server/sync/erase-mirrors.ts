/** E3: the later boards of a council that show a やること whose words were cleared, in the transaction that clears them. */
import { and, eq, gt, inArray, ne, sql } from 'drizzle-orm';
import * as edits from '#lib/board/command-edits.ts';
import { readOutline } from '#lib/board/doc.ts';
import type { ActionId, MeetingId } from '#lib/board/model.ts';
import type { Tx } from '#lib/server/db/client.ts';
import { actionItems } from '#lib/server/db/schema/action.ts';
import { meetings } from '#lib/server/db/schema/meeting.ts';
import type { BoardAddress } from './board-log.ts';
import { actionsWhere } from './postgres-actions.ts';
import { changeStored, keptBoards } from './rewrite-log.ts';

/** Also those that are finished, which nobody refreshes. A draft shows none yet (A3). */
export async function clearMirrors(
	tx: Tx,
	{ meeting, municipality }: BoardAddress,
	changed: readonly ActionId[]
): Promise<void> {
	if (changed.length === 0) return;
	const actions = await actionsWhere(tx, inArray(actionItems.id, [...changed]));
	for (const later of await laterMeetings(tx, meeting))
		await changeStored(tx, keptBoards, { municipality, meeting: later }, (doc) => {
			const { hasAction } = readOutline(doc);
			const shown = actions.filter(({ id }) => hasAction(id));
			for (const { id, status, remark, what, firstStep, owner, helpers, due } of shown) {
				edits.editAction(doc, id, { what, firstStep, owner, helpers, due });
				edits.updateAction(doc, id, { status, remark });
			}
			return shown.length > 0; // its log may also hold what the やること said before it was corrected
		});
}

async function laterMeetings(tx: Tx, meeting: MeetingId): Promise<MeetingId[]> {
	const rows = await tx
		.select({ id: meetings.id })
		.from(meetings)
		.where(
			and(
				eq(meetings.councilId, sql`(select council_id from meeting where id = ${meeting})`),
				gt(meetings.number, sql`(select number from meeting where id = ${meeting})`),
				ne(meetings.phase, 'draft')
			)
		)
		.orderBy(meetings.number);
	return rows.map(({ id }) => id);
}
