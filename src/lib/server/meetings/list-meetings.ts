import { desc, eq } from 'drizzle-orm';
import type { MeetingId, Phase } from '#lib/board/model.ts';
import { facilitates, type Person } from '../auth/person.ts';
import type { Db } from '../db/client.ts';
import type { CouncilId } from '../db/ids.ts';
import { councils } from '../db/schema/council.ts';
import { meetings } from '../db/schema/meeting.ts';
import { scope } from '../db/scope.ts';
import { councilNameThen } from './names-of-then.ts';

export interface MeetingLine {
	readonly id: MeetingId;
	readonly council: CouncilId;
	readonly councilName: string;
	readonly number: number;
	readonly theme: string;
	readonly venue: string;
	readonly startsAt: Date;
	readonly phase: Phase;
	readonly doorOpen: boolean;
	readonly cancelledAt: Date | null;
	readonly facilitates: boolean;
}

export const lineColumns = {
	id: meetings.id,
	council: meetings.councilId,
	councilName: councilNameThen,
	number: meetings.number,
	theme: meetings.theme,
	venue: meetings.venue,
	startsAt: meetings.startsAt,
	phase: meetings.phase,
	doorOpen: meetings.doorOpen,
	cancelledAt: meetings.cancelledAt
};

export async function listMeetings(
	db: Db,
	person: Person,
	{ council, limit }: { council?: CouncilId; limit: number }
): Promise<MeetingLine[]> {
	const rows = await scope(db, person.municipality, (tx) =>
		tx
			.select(lineColumns)
			.from(meetings)
			.innerJoin(councils, eq(councils.id, meetings.councilId))
			.where(council && eq(meetings.councilId, council))
			.orderBy(desc(meetings.startsAt), desc(meetings.number))
			.limit(limit)
	);
	return rows.map((row) => ({ ...row, facilitates: facilitates(person, row.council) }));
}
