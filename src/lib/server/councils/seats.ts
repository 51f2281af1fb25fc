/** C28: 出席 and 欠席 by seat, of a council whose 名簿 is on. Rows only: no phone, wall or board knows a name. */
import { and, eq } from 'drizzle-orm';
import { japanDay } from '#lib/words/japan-time.ts';
import type { MeetingId } from '#lib/board/model.ts';
import type { MeetingAddress } from '../app.ts';
import type { Db, Tx } from '../db/client.ts';
import type { CouncilId, CouncilMemberId } from '../db/ids.ts';
import { memberAttendances } from '../db/schema/council-member.ts';
import { councils } from '../db/schema/council.ts';
import { meetings } from '../db/schema/meeting.ts';
import { scope } from '../db/scope.ts';
import { membersIn, sitsOn, type Member } from './roster.ts';

interface Seat extends Pick<Member, 'id' | 'name' | 'seat' | 'organization'> {
	/** Null: nobody has said yet. */
	readonly present: boolean | null;
}

export interface Seats {
	readonly seats: readonly Seat[];
	/** まとめ完了: the rows are final. */
	readonly over: boolean;
}

/** Null while the council's 名簿 is off. */
export const seatsOf = (db: Db, { municipality, meeting }: MeetingAddress): Promise<Seats | null> =>
	scope(db, municipality, (tx) => seatsIn(tx, meeting));

/** Those whose 任期 holds on the day of the meeting, and those who were counted anyhow. */
export async function seatsIn(tx: Tx, meeting: MeetingId): Promise<Seats | null> {
	const [row] = await tx
		.select({
			council: meetings.councilId,
			startsAt: meetings.startsAt,
			phase: meetings.phase,
			on: councils.rosterOn
		})
		.from(meetings)
		.innerJoin(councils, eq(councils.id, meetings.councilId))
		.where(eq(meetings.id, meeting));
	if (!row?.on) return null;
	return { seats: await seatsFor(tx, { meeting, ...row }), over: row.phase === 'closed' };
}

async function seatsFor(
	tx: Tx,
	{
		meeting,
		council,
		startsAt
	}: { readonly meeting: MeetingId; readonly council: CouncilId; readonly startsAt: Date }
): Promise<Seat[]> {
	const rows = await tx.select().from(memberAttendances).where(eq(memberAttendances.meetingId, meeting));
	const said = new Map(rows.map(({ memberId, present }) => [memberId, present]));
	const day = japanDay(startsAt);
	return (await membersIn(tx, council))
		.filter((member) => sitsOn(member, day) || said.has(member.id))
		.map(({ id, name, seat, organization }) => ({
			id,
			name,
			seat,
			organization,
			present: said.get(id) ?? null
		}));
}

/** False if the meeting is over, or the seat is not one of its council's. `present: null` takes it back. */
export function setSeat(
	db: Db,
	{ municipality, meeting }: MeetingAddress,
	{ member, present }: { readonly member: string; readonly present: boolean | null }
): Promise<boolean> {
	return scope(db, municipality, async (tx) => {
		const found = await seatsIn(tx, meeting);
		const seat = found?.seats.find(({ id }) => id === member);
		if (!found || found.over || !seat) return false;
		if (present === null) await takeBack(tx, meeting, seat.id);
		else
			await tx
				.insert(memberAttendances)
				.values({ meetingId: meeting, memberId: seat.id, municipalityId: municipality, present })
				.onConflictDoUpdate({
					target: [memberAttendances.meetingId, memberAttendances.memberId],
					set: { present }
				});
		return true;
	});
}

/** Everybody of whom nothing was said is present: the few who are not are pressed one by one. */
export function fillSeats(db: Db, address: MeetingAddress): Promise<boolean> {
	return scope(db, address.municipality, async (tx) => {
		const found = await seatsIn(tx, address.meeting);
		if (!found || found.over) return false;
		const open = found.seats.filter(({ present }) => present === null).map(({ id }) => id);
		const { meeting, municipality: municipalityId } = address;
		const rows = open.map((memberId) => ({ meetingId: meeting, memberId, municipalityId, present: true }));
		// Whom somebody else marks in this moment stays as marked.
		if (rows.length > 0) await tx.insert(memberAttendances).values(rows).onConflictDoNothing();
		return true;
	});
}

async function takeBack(tx: Tx, meeting: MeetingId, member: CouncilMemberId): Promise<void> {
	await tx
		.delete(memberAttendances)
		.where(and(eq(memberAttendances.meetingId, meeting), eq(memberAttendances.memberId, member)));
}
