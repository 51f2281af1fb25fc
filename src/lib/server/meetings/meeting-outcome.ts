import { and, count, eq, inArray, ne, sum } from 'drizzle-orm';
import { perKind } from '#lib/board/kinds.ts';
import type { Kind, MeetingId } from '#lib/board/model.ts';
import type { App, MeetingAddress } from '../app.ts';
import type { Person } from '../auth/person.ts';
import type { Db, Tx } from '../db/client.ts';
import { actionItems } from '../db/schema/action.ts';
import { attendances } from '../db/schema/attendance.ts';
import { notes } from '../db/schema/note.ts';
import { combinations, noteGroups } from '../db/schema/projection.ts';
import { scope } from '../db/scope.ts';

/** Has no texts or personal data. */
export interface Outcome {
	/** 出席 and スマホなし are 0 if not counted. */
	readonly people: number;
	readonly withoutPhone: number;
	/** Only notes that were shown. */
	readonly notes: Readonly<Record<Kind, number>>;
	readonly groups: number;
	readonly combinations: number;
	/** Without those dropped (見送り) since. */
	readonly actions: number;
}

export function meetingOutcome(
	{ db }: Pick<App, 'db'>,
	{ meeting, municipality }: MeetingAddress
): Promise<Outcome> {
	return scope(db, municipality, async (tx) => {
		const people = (await attendanceSums(tx, [meeting])).get(meeting);
		const shown = await tx
			.select({ kind: notes.kind, count: count() })
			.from(notes)
			.where(and(eq(notes.meetingId, meeting), eq(notes.state, 'shown')))
			.groupBy(notes.kind);
		const of = (kind: Kind) => shown.find((row) => row.kind === kind)?.count ?? 0;
		return {
			people: people?.people ?? 0,
			withoutPhone: people?.withoutPhone ?? 0,
			notes: perKind(of),
			groups: await tx.$count(noteGroups, eq(noteGroups.meetingId, meeting)),
			combinations: await tx.$count(combinations, eq(combinations.meetingId, meeting)),
			actions: (await decidedCounts(tx, [meeting])).get(meeting) ?? 0
		};
	});
}

export function outcomesInShort(
	db: Db,
	{ municipality }: Pick<Person, 'municipality'>,
	meetings: readonly MeetingId[]
): Promise<ReadonlyMap<MeetingId, Pick<Outcome, 'people' | 'actions'>>> {
	return scope(db, municipality, async (tx) => {
		if (meetings.length === 0) return new Map();
		const people = await attendanceSums(tx, meetings);
		const actions = await decidedCounts(tx, meetings);
		return new Map(
			meetings.map((id) => [id, { people: people.get(id)?.people ?? 0, actions: actions.get(id) ?? 0 }])
		);
	});
}

async function attendanceSums(tx: Tx, meetings: readonly MeetingId[]) {
	const rows = await tx
		.select({
			meeting: attendances.meetingId,
			people: sum(attendances.people).mapWith(Number),
			withoutPhone: sum(attendances.withoutPhone).mapWith(Number)
		})
		.from(attendances)
		.where(inArray(attendances.meetingId, [...meetings]))
		.groupBy(attendances.meetingId);
	return new Map(rows.map((row) => [row.meeting, row]));
}

async function decidedCounts(tx: Tx, meetings: readonly MeetingId[]): Promise<Map<MeetingId | null, number>> {
	const rows = await tx
		.select({ meeting: actionItems.meetingId, count: count() })
		.from(actionItems)
		.where(and(inArray(actionItems.meetingId, [...meetings]), ne(actionItems.status, 'dropped')))
		.groupBy(actionItems.meetingId);
	return new Map(rows.map((row) => [row.meeting, row.count]));
}
