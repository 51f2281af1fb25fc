import { eq } from 'drizzle-orm';
import type { App, MeetingAddress } from '../app.ts';
import { areas } from '../db/schema/area.ts';
import { boards } from '../db/schema/board.ts';
import { councils } from '../db/schema/council.ts';
import { meetings } from '../db/schema/meeting.ts';
import { scope } from '../db/scope.ts';
import { areaNameThen, councilNameThen } from './names-of-then.ts';

export type FoundMeeting = NonNullable<Awaited<ReturnType<typeof findMeeting>>>;

export async function findMeeting(app: App, { municipality, meeting }: MeetingAddress) {
	const [row] = await scope(app.db, municipality, (tx) =>
		tx
			.select({
				id: meetings.id,
				council: meetings.councilId,
				councilName: councilNameThen,
				areaName: areaNameThen,
				councilPhase: councils.phase,
				guideTitle: councils.guideTitle,
				guideUrl: councils.guideUrl,
				rosterOn: councils.rosterOn,
				number: meetings.number,
				theme: meetings.theme,
				venue: meetings.venue,
				startsAt: meetings.startsAt,
				agenda: meetings.agenda,
				confidentiality: meetings.confidentiality,
				reveal: meetings.reveal,
				stickers: meetings.stickers,
				rules: meetings.rules,
				triedAt: meetings.triedAt,
				phase: meetings.phase,
				closedAt: meetings.closedAt,
				cancelledAt: meetings.cancelledAt,
				cancelledWords: meetings.cancelledWords,
				doorOpen: meetings.doorOpen,
				rotation: meetings.rotation,
				epoch: boards.epoch
			})
			.from(meetings)
			.innerJoin(councils, eq(councils.id, meetings.councilId))
			.leftJoin(areas, eq(areas.id, councils.areaId))
			.innerJoin(boards, eq(boards.meetingId, meetings.id))
			.where(eq(meetings.id, meeting))
	);
	return row ?? null;
}
