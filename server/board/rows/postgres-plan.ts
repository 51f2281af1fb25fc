import { and, eq, isNull } from 'drizzle-orm';
import type { MeetingId } from '#lib/board/model.ts';
import { ofNoRemote } from '#lib/server/auth/day-keys.ts';
import type { Tx } from '#lib/server/db/client.ts';
import { dayKeys } from '#lib/server/db/schema/day-key.ts';
import { meetings } from '#lib/server/db/schema/meeting.ts';
import { scribeKeys } from '#lib/server/db/schema/scribe-key.ts';
import type { PlannedColumns } from '#lib/server/meetings/plan-version.ts';

/** Current until COMMIT, also beside the demo, which moves its meeting to today without the board's lock. */
export async function plannedColumns(tx: Tx, meeting: MeetingId): Promise<PlannedColumns> {
	const [row] = await tx
		.select({
			theme: meetings.theme,
			venue: meetings.venue,
			startsAt: meetings.startsAt,
			confidentiality: meetings.confidentiality,
			reveal: meetings.reveal,
			stickers: meetings.stickers,
			rules: meetings.rules,
			agenda: meetings.agenda
		})
		.from(meetings)
		.where(eq(meetings.id, meeting))
		.for('update'); // also waits for a day key that is being made, which would keep the old day
	if (!row) throw new Error('the meeting of a board that is locked cannot be found');
	return row;
}

interface Days {
	readonly from: string;
	readonly to: string;
}

/** A remote (リモコン) was granted for the day of its はい, and ends with it. */
export function moveDayKeys(tx: Tx, meeting: MeetingId, { from, to }: Days): PromiseLike<unknown>[] {
	const change = { validOn: to };
	return [
		tx
			.update(dayKeys)
			.set(change)
			.where(
				and(
					eq(dayKeys.meetingId, meeting),
					eq(dayKeys.validOn, from),
					isNull(dayKeys.revokedAt),
					ofNoRemote(tx)
				)
			),
		tx
			.update(scribeKeys)
			.set(change)
			.where(
				and(eq(scribeKeys.meetingId, meeting), eq(scribeKeys.validOn, from), isNull(scribeKeys.revokedAt))
			)
	];
}
