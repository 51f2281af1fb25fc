import { and, asc, desc, eq, inArray, lt, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { CarriedNote, CarriedOver } from '#lib/board/carried.ts';
import type { CombinationId, MeetingId } from '#lib/board/model.ts';
import type { App, MeetingAddress } from '../app.ts';
import type { Tx } from '../db/client.ts';
import { meetings } from '../db/schema/meeting.ts';
import { notes } from '../db/schema/note.ts';
import { combinationMembers, combinations, notePlaces } from '../db/schema/projection.ts';
import { scope } from '../db/scope.ts';

const nothing: CarriedOver = { notes: [], combinations: [] };

/** Has only notes that were shown there (N12). The caller must have passed a guard for this council. */
export function carriedOver(app: App, { meeting, municipality }: MeetingAddress): Promise<CarriedOver> {
	return scope(app.db, municipality, async (tx) => {
		const before = await meetingBefore(tx, meeting);
		if (!before) return nothing;
		const shown = await shownNotes(tx, before);
		const members = await membersOfUndecided(tx, before);
		return {
			notes: shown.filter(({ carried }) => carried).map(told),
			combinations: [...members].map(([id, { idea, notes }]) => ({
				id,
				idea,
				notes: shown.filter((note) => notes.has(note.id)).map(told)
			}))
		};
	});
}

const told = ({ id, kind, text, number }: CarriedNote): CarriedNote => ({ id, kind, text, number });

/** Only a meeting that was held counts. */
async function meetingBefore(tx: Tx, meeting: MeetingId): Promise<MeetingId | null> {
	const now = alias(meetings, 'now');
	const [row] = await tx
		.select({ id: meetings.id })
		.from(meetings)
		.innerJoin(now, and(eq(now.councilId, meetings.councilId), lt(meetings.number, now.number)))
		.where(and(eq(now.id, meeting), inArray(meetings.phase, ['wrapup', 'closed'])))
		.orderBy(desc(meetings.number))
		.limit(1);
	return row?.id ?? null;
}

const shownNotes = (tx: Tx, meeting: MeetingId) =>
	tx
		.select({
			id: notes.id,
			kind: notes.kind,
			text: notes.text,
			number: notes.number,
			carried: notes.carried
		})
		.from(notes)
		.where(and(eq(notes.meetingId, meeting), eq(notes.state, 'shown')))
		.orderBy(asc(notes.number));

type Undecided = Map<CombinationId, { readonly idea: string; readonly notes: Set<string> }>;

/** まだ 決めない, in the order of creation. */
async function membersOfUndecided(tx: Tx, meeting: MeetingId): Promise<Undecided> {
	const rows = await tx
		.select({
			id: combinations.id,
			idea: combinations.idea,
			member: combinationMembers.memberId,
			inGroup: notePlaces.noteId
		})
		.from(combinations)
		.innerJoin(
			combinationMembers,
			and(
				eq(combinationMembers.meetingId, combinations.meetingId),
				eq(combinationMembers.combinationId, combinations.id)
			)
		)
		.leftJoin(
			notePlaces,
			and(
				eq(notePlaces.meetingId, combinations.meetingId),
				eq(combinationMembers.memberType, 'group'),
				sql`${notePlaces.groupId} = ${combinationMembers.memberId}`
			)
		)
		.where(and(eq(combinations.meetingId, meeting), eq(combinations.outcome, 'later')))
		.orderBy(asc(combinations.position));

	const found: Undecided = new Map();
	for (const { id, idea, member, inGroup } of rows) {
		const one = found.get(id) ?? { idea, notes: new Set<string>() };
		one.notes.add(inGroup ?? member);
		found.set(id, one);
	}
	return found;
}
