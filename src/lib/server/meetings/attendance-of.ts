import { asc, eq } from 'drizzle-orm';
import type { Attendance } from '#lib/board/attendance.ts';
import type { MeetingId } from '#lib/board/model.ts';
import { namedAffiliations, type AffiliationSetting } from '#lib/words/affiliation/city-affiliations.ts';
import { compareNames } from '#lib/words/natural-order.ts';
import type { Tx } from '../db/client.ts';
import { attendances } from '../db/schema/attendance.ts';

/** Sorted by the 市町村's list of 所属, not by the order of counting. */
export async function attendanceOf(
	tx: Tx,
	meeting: MeetingId,
	settings: readonly AffiliationSetting[]
): Promise<Attendance[]> {
	const { affiliation, organization, people, withoutPhone, representedElsewhere: represented } = attendances;
	const rows = await tx
		.select({ affiliation, organization, people, withoutPhone, represented })
		.from(attendances)
		.where(eq(attendances.meetingId, meeting))
		.orderBy(asc(organization));
	const order = namedAffiliations(settings).map((each) => each.affiliation);
	return rows.toSorted(
		(a, b) =>
			order.indexOf(a.affiliation) - order.indexOf(b.affiliation) ||
			compareNames(a.organization, b.organization)
	);
}
