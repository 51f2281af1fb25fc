import { and, eq, exists, isNotNull, ne, or, sql } from 'drizzle-orm';
import type { App } from '../app.ts';
import type { Person } from '../auth/person.ts';
import { actionUpdates } from '../db/schema/action.ts';
import { meetings } from '../db/schema/meeting.ts';
import { commandReceipts } from '../db/schema/note.ts';
import { scope } from '../db/scope.ts';

/**
 * Whether this account led a meeting that was opened: until まとめ完了 its commands have receipts, and
 * what it recorded of やること in a meeting stays. What a colleague led does not count.
 */
export function hasRunMeeting(app: App, { id, municipality }: Person): Promise<boolean> {
	return scope(app.db, municipality, async (tx) => {
		const commanded = tx
			.select({ one: sql`1` })
			.from(commandReceipts)
			.innerJoin(meetings, eq(meetings.id, commandReceipts.meetingId))
			.where(and(eq(commandReceipts.actor, id), ne(meetings.phase, 'draft')));
		const recorded = tx
			.select({ one: sql`1` })
			.from(actionUpdates)
			.where(and(eq(actionUpdates.byAccount, id), isNotNull(actionUpdates.meetingId)));
		const [row] = await tx.execute<{ has: boolean }>(
			sql`select ${or(exists(commanded), exists(recorded))} as has`
		);
		return row?.has ?? false;
	});
}
