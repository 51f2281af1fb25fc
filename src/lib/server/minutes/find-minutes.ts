import { asc, eq } from 'drizzle-orm';
import type { Content } from '#lib/editor/content.ts';
import { readMinutes } from '#lib/editor/minutes-document.ts';
import type { App, MeetingAddress } from '../app.ts';
import { minutes, minutesUpdates } from '../db/schema/minutes.ts';
import { scope } from '../db/scope.ts';

/** Null if the meeting has no minutes yet. */
export async function minutesEpoch(
	app: App,
	{ municipality, meeting }: MeetingAddress
): Promise<string | null> {
	const [row] = await scope(app.db, municipality, (tx) =>
		tx.select({ epoch: minutes.epoch }).from(minutes).where(eq(minutes.meetingId, meeting))
	);
	return row?.epoch ?? null;
}

/** Parsed with the closed schema (M4). */
export async function minutesText(
	app: App,
	{ municipality, meeting }: MeetingAddress
): Promise<Content | null> {
	const rows = await scope(app.db, municipality, (tx) =>
		tx
			.select({ bytes: minutesUpdates.bytes })
			.from(minutesUpdates)
			.where(eq(minutesUpdates.meetingId, meeting))
			.orderBy(asc(minutesUpdates.seq))
	);
	return rows.length === 0 ? null : readMinutes(rows.map(({ bytes }) => bytes));
}
