import { and, eq } from 'drizzle-orm';
import { isPresent, type Attendance } from '#lib/board/attendance.ts';
import type { Tx } from '#lib/server/db/client.ts';
import { attendances } from '#lib/server/db/schema/attendance.ts';
import type { BoardAddress } from '../../live/log/board-log.ts';

type Line = Pick<Attendance, 'affiliation' | 'organization'>;

/** As it is sent: what is false is absent. */
export function attendanceLine({ represented, ...line }: Attendance): Attendance {
	return represented ? { ...line, represented } : line;
}

export async function findAttendance(tx: Tx, board: BoardAddress, line: Line): Promise<Attendance | null> {
	const { people, withoutPhone, representedElsewhere: represented } = attendances;
	const [row] = await tx
		.select({ people, withoutPhone, represented })
		.from(attendances)
		.where(isLine(board, line));
	return row ? attendanceLine({ ...line, ...row }) : null;
}

/** Nobody came: the line is deleted. */
export function putAttendance(tx: Tx, board: BoardAddress, attendance: Attendance): PromiseLike<unknown> {
	const { affiliation, organization, people, withoutPhone, represented = false } = attendance;
	const line = { affiliation, organization };
	if (!isPresent(attendance)) return tx.delete(attendances).where(isLine(board, line));
	const { meeting: meetingId, municipality: municipalityId } = board;
	const counted = { people, withoutPhone, representedElsewhere: represented };
	return tx
		.insert(attendances)
		.values({ meetingId, municipalityId, ...line, ...counted })
		.onConflictDoUpdate({
			target: [attendances.meetingId, attendances.affiliation, attendances.organization],
			set: counted
		});
}

const isLine = ({ meeting }: BoardAddress, { affiliation, organization }: Line) =>
	and(
		eq(attendances.meetingId, meeting),
		eq(attendances.affiliation, affiliation),
		eq(attendances.organization, organization)
	);
