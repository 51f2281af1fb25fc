import { and, eq } from 'drizzle-orm';
import type { Attendance } from '#lib/board/attendance.ts';
import type { Tx } from '#lib/server/db/client.ts';
import { attendances } from '#lib/server/db/schema/attendance.ts';
import type { BoardAddress } from '../../live/log/board-log.ts';

type Line = Pick<Attendance, 'affiliation' | 'organization'>;

export async function findAttendance(tx: Tx, board: BoardAddress, line: Line): Promise<Attendance | null> {
	const [row] = await tx.select().from(attendances).where(isLine(board, line));
	return row ?? null;
}

/** Nobody came: the line is deleted. */
export function putAttendance(
	tx: Tx,
	board: BoardAddress,
	{ affiliation, organization, people, withoutPhone }: Attendance
): PromiseLike<unknown> {
	const line = { affiliation, organization };
	if (people === 0) return tx.delete(attendances).where(isLine(board, line));
	const { meeting: meetingId, municipality: municipalityId } = board;
	return tx
		.insert(attendances)
		.values({ meetingId, municipalityId, ...line, people, withoutPhone })
		.onConflictDoUpdate({
			target: [attendances.meetingId, attendances.affiliation, attendances.organization],
			set: { people, withoutPhone }
		});
}

const isLine = ({ meeting }: BoardAddress, { affiliation, organization }: Line) =>
	and(
		eq(attendances.meetingId, meeting),
		eq(attendances.affiliation, affiliation),
		eq(attendances.organization, organization)
	);
