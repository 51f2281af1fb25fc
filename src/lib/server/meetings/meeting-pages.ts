/**
 * Open meetings come first, since they are most likely wanted. A page begins behind a meeting, not
 * behind a count, so that none is skipped or shown twice when others are added.
 */
import { and, desc, eq, gte, lt, sql, type SQL } from 'drizzle-orm';
import type { MeetingId } from '#lib/board/model.ts';
import { fiscalYearStart } from '#lib/words/fiscal-year.ts';
import { facilitates, type Person } from '../auth/person.ts';
import type { Db } from '../db/client.ts';
import { type CouncilId, isUuid } from '../db/ids.ts';
import { councils } from '../db/schema/council.ts';
import { meetings } from '../db/schema/meeting.ts';
import { scope } from '../db/scope.ts';
import { lineColumns, type MeetingLine } from './list-meetings.ts';

export interface MeetingPlace {
	readonly isOpen: boolean;
	readonly startsAt: Date;
	readonly number: number;
	readonly id: MeetingId;
}

export interface MeetingPage {
	readonly meetings: readonly MeetingLine[];
	/** As it stands in an address; null if no more meetings follow. */
	readonly last: string | null;
}

interface Wanted {
	readonly council?: CouncilId | undefined;
	/** Null for the first page. */
	readonly behind: MeetingPlace | null;
	/** 年度 of the day; null for all. */
	readonly year?: number | null;
	readonly size?: number;
}

export async function meetingPage(
	db: Db,
	person: Person,
	{ council, behind, year = null, size = 100 }: Wanted
): Promise<MeetingPage> {
	const rows = await scope(db, person.municipality, (tx) =>
		tx
			.select(lineColumns)
			.from(meetings)
			.innerJoin(councils, eq(councils.id, meetings.councilId))
			.where(
				and(
					council && eq(meetings.councilId, council),
					behind ? isBehind(behind) : undefined,
					year === null ? undefined : gte(meetings.startsAt, fiscalYearStart(year)),
					year === null ? undefined : lt(meetings.startsAt, fiscalYearStart(year + 1))
				)
			)
			.orderBy(desc(isOpen), desc(meetings.startsAt), desc(meetings.number), desc(meetings.id))
			.limit(size + 1)
	);
	const shown = rows.slice(0, size);
	const last = rows.length > size ? shown.at(-1) : undefined;
	return {
		meetings: shown.map((row) => ({ ...row, facilitates: facilitates(person, row.council) })),
		last: last ? placeText(last) : null
	};
}

const isOpen = sql<boolean>`(${meetings.phase} = 'open')`;

const isBehind = (place: MeetingPlace): SQL =>
	sql`(${isOpen}, ${meetings.startsAt}, ${meetings.number}, ${meetings.id}) <
		(${place.isOpen}::boolean, ${place.startsAt.toISOString()}::timestamptz, ${place.number}::int, ${place.id}::uuid)`;

const placeText = ({
	phase,
	startsAt,
	number,
	id
}: Pick<MeetingLine, 'phase' | 'startsAt' | 'number' | 'id'>) =>
	[phase === 'open' ? 1 : 0, startsAt.getTime(), number, id].join('.');

/** Null shows the first page. */
export function readPlace(text: string | null): MeetingPlace | null {
	const [open = '', at = '', number = '', id = '', ...more] = (text ?? '').split('.');
	// PostgreSQL throws on a number or a moment that it cannot hold.
	const isPlace = /^[01]$/.test(open) && /^\d{1,13}$/.test(at) && /^\d{1,9}$/.test(number) && isUuid(id);
	if (!isPlace || more.length > 0) return null;
	return {
		isOpen: open === '1',
		startsAt: new Date(Number(at)),
		number: Number(number),
		id: id as MeetingId
	};
}
