import { randomBytes } from 'node:crypto';
import { asc, eq } from 'drizzle-orm';
import * as Y from 'yjs';
import { readBoard } from '#lib/board/document/doc.ts';
import type { Board, MeetingId } from '#lib/board/model.ts';
import { draftOf, type MeetingFacts } from '#lib/editor/draft.ts';
import { beginMinutes as firstUpdate } from '#lib/editor/minutes-document.ts';
import type { App, MeetingAddress } from '../app.ts';
import type { Tx } from '../db/client.ts';
import { boards, boardUpdates } from '../db/schema/board.ts';
import { councils } from '../db/schema/council.ts';
import { meetings } from '../db/schema/meeting.ts';
import { minutes, minutesUpdates } from '../db/schema/minutes.ts';
import { offerCounts } from '../db/schema/vote.ts';
import { scope } from '../db/scope.ts';
import { councilIn } from '../councils/find-council.ts';
import { seatsIn } from '../councils/seats.ts';
import { attendanceOf } from '../meetings/attendance-of.ts';
import { councilNameThen } from '../meetings/names-of-then.ts';
import { nextMeetingIn } from '../meetings/next-meeting.ts';
import { affiliationSettingsIn } from '../organizations/affiliation-settings.ts';

/**
 * A concurrent call waits for the first and does nothing, so that a draft never overwrites edits
 * (M3).
 */
export async function beginMinutes(app: App, { municipality, meeting }: MeetingAddress): Promise<void> {
	await scope(app.db, municipality, async (tx) => {
		const row = { meetingId: meeting, municipalityId: municipality, seq: 1 };
		const made = await tx
			.insert(minutes)
			.values({ ...row, epoch: randomBytes(12).toString('base64url') })
			.onConflictDoNothing()
			.returning({ id: minutes.meetingId });
		if (made.length === 0) return;
		const bytes = firstUpdate(draftOf(await factsOf(tx, meeting), await boardOf(tx, meeting)));
		await tx.insert(minutesUpdates).values({ ...row, bytes });
	});
}

/** A live copy may hold uncommitted updates. The row lock waits for an erasure in progress (E3). */
async function boardOf(tx: Tx, meeting: MeetingId): Promise<Board> {
	await tx.select({ seq: boards.seq }).from(boards).where(eq(boards.meetingId, meeting)).for('share');
	const rows = await tx
		.select({ bytes: boardUpdates.bytes })
		.from(boardUpdates)
		.where(eq(boardUpdates.meetingId, meeting))
		.orderBy(asc(boardUpdates.seq));
	const doc = new Y.Doc();
	doc.transact(() => {
		for (const { bytes } of rows) Y.applyUpdate(doc, bytes);
	});
	return readBoard(doc);
}

async function factsOf(tx: Tx, meeting: MeetingId): Promise<MeetingFacts> {
	const [found] = await tx
		.select({
			councilId: meetings.councilId,
			phase: meetings.phase,
			council: councilNameThen,
			number: meetings.number,
			startsAt: meetings.startsAt,
			closedAt: meetings.closedAt,
			venue: meetings.venue,
			theme: meetings.theme
		})
		.from(meetings)
		.innerJoin(councils, eq(councils.id, meetings.councilId))
		.where(eq(meetings.id, meeting));
	if (!found) throw new Error('there is no such meeting in this municipality');

	const { councilId, phase, ...facts } = found;
	const after = { id: meeting, phase, startsAt: facts.startsAt };
	const next = await nextMeetingIn(tx, { council: councilId, after }, new Date());
	const affiliations = await affiliationSettingsIn(tx);
	return {
		...facts,
		next,
		affiliations,
		attendance: await attendanceOf(tx, meeting, affiliations),
		seats: (await seatsIn(tx, meeting))?.seats ?? [],
		office: (await councilIn(tx, councilId))?.hosts ?? [],
		offers: await offersOf(tx, meeting)
	};
}

async function offersOf(tx: Tx, meeting: MeetingId): Promise<MeetingFacts['offers']> {
	const rows = await tx.select().from(offerCounts).where(eq(offerCounts.meetingId, meeting));
	return new Map(rows.map(({ actionId, phones, hands }) => [actionId, phones + hands]));
}
