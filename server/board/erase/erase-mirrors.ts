import { and, eq, inArray, ne, notInArray, sql } from 'drizzle-orm';
import * as edits from '#lib/board/document/command-edits.ts';
import { readOutline } from '#lib/board/document/doc.ts';
import type { ActionId, MeetingId } from '#lib/board/model.ts';
import type { ErasedWords } from '#lib/editor/lines-of-erased-note.ts';
import type { Tx } from '#lib/server/db/client.ts';
import { actionItems } from '#lib/server/db/schema/action.ts';
import { meetings } from '#lib/server/db/schema/meeting.ts';
import type { BoardAddress } from '../../live/log/board-log.ts';
import { clearMinutes } from './erase-minutes.ts';
import { actionsWhere } from '../actions/postgres-actions.ts';
import { changeStored, boardStore } from '../../live/log/rewrite-log.ts';

interface Cleared {
	readonly changed: readonly ActionId[];
	readonly words: ErasedWords;
	readonly inHand: readonly MeetingId[];
}

/** E3 includes finished boards, which no `action.refresh` reaches; drafts show no actions (A3). */
export async function clearMirrors(
	tx: Tx,
	{ meeting, municipality }: BoardAddress,
	{ changed, words, inHand }: Cleared
): Promise<void> {
	if (changed.length === 0) return;
	const actions = await actionsWhere(tx, inArray(actionItems.id, [...changed]));
	for (const other of await otherMeetings(tx, meeting, inHand)) {
		const board = { municipality, meeting: other };
		await changeStored(tx, boardStore, board, async (doc) => {
			const { hasAction } = readOutline(doc);
			const shown = actions.filter(({ id }) => hasAction(id));
			if (shown.length === 0) return false;
			for (const { id, status, remark, what, firstStep, owner, helpers, due } of shown) {
				edits.editAction(doc, id, { what, firstStep, owner, helpers, due });
				edits.updateAction(doc, id, { status, remark });
			}
			await clearMinutes(tx, board, { ...words, number: null }); // drafted minutes list each action
			return true; // the log may hold words from before a correction
		});
	}
}

/** Includes earlier meetings: one put off takes over what a later one decided. */
async function otherMeetings(tx: Tx, meeting: MeetingId, inHand: readonly MeetingId[]): Promise<MeetingId[]> {
	const rows = await tx
		.select({ id: meetings.id })
		.from(meetings)
		.where(
			and(
				eq(meetings.councilId, sql`(select council_id from meeting where id = ${meeting})`),
				notInArray(meetings.id, [...inHand]),
				ne(meetings.phase, 'draft')
			)
		)
		.orderBy(meetings.number);
	return rows.map(({ id }) => id);
}
