import { and, asc, eq, inArray, ne, or } from 'drizzle-orm';
import type { MeetingId } from '#lib/board/model.ts';
import type { Tx } from '../db/client.ts';
import type { MunicipalityId } from '../db/ids.ts';
import { attendances } from '../db/schema/attendance.ts';
import { boards } from '../db/schema/board.ts';
import { addedUp, type SameLines } from './same-organization-lines.ts';

type Row = Awaited<ReturnType<typeof linesThatMean>>[number];

/** All lines that mean one of the two. 出席 has no index by name, and this is asked a few times a year. */
export async function linesThatMean(tx: Tx, same: SameLines) {
	const { meetingId, affiliation, organization, people, withoutPhone } = attendances;
	const rows = await tx
		.select({ meetingId, affiliation, organization, people, withoutPhone })
		.from(attendances)
		.where(ne(organization, ''));
	return rows.filter((row) => same.means(row));
}

/**
 * C33. A board that counts reads its line and writes it back with its own row locked, so every board concerned is
 * locked before its lines are read for the last time: a press is counted before or after, never lost. The document
 * has only the total, which stays.
 */
export async function joinAttendance(tx: Tx, municipality: MunicipalityId, same: SameLines): Promise<number> {
	const rows = await linesInLockedBoards(tx, same);
	for (const [meeting, lines] of Map.groupBy(rows, ({ meetingId }) => meetingId))
		await replaceLines(tx, { municipality, meeting }, lines, same);
	return rows.length;
}

async function linesInLockedBoards(tx: Tx, same: SameLines): Promise<Row[]> {
	const locked = new Set<MeetingId>();
	for (;;) {
		const rows = await linesThatMean(tx, same);
		const more = [...new Set(rows.map(({ meetingId }) => meetingId))].filter((id) => !locked.has(id));
		if (more.length === 0) return rows;
		await tx
			.select({ id: boards.meetingId })
			.from(boards)
			.where(inArray(boards.meetingId, more))
			.orderBy(asc(boards.meetingId))
			.for('update');
		for (const id of more) locked.add(id);
	}
}

async function replaceLines(
	tx: Tx,
	{ municipality, meeting }: { readonly municipality: MunicipalityId; readonly meeting: MeetingId },
	lines: readonly Row[],
	same: SameLines
): Promise<void> {
	await tx
		.delete(attendances)
		.where(
			and(
				eq(attendances.meetingId, meeting),
				or(
					...lines.map(({ affiliation, organization }) =>
						and(eq(attendances.affiliation, affiliation), eq(attendances.organization, organization))
					)
				)
			)
		);
	const groups = Map.groupBy(lines, (line) => same.becomes(line).affiliation);
	await tx.insert(attendances).values(
		[...groups.values()].map((group) => {
			const { represented: representedElsewhere, ...counted } = addedUp(group);
			const line = same.becomes(group[0]!);
			return { meetingId: meeting, municipalityId: municipality, ...line, ...counted, representedElsewhere };
		})
	);
}
