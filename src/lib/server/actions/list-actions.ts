import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { dueFromColumns } from '#lib/action/due.ts';
import type {
	ActionId,
	ActionResult,
	ActionStatus,
	ActionWords,
	Caution,
	MeetingId
} from '#lib/board/model.ts';
import { japanDay, startOfDay } from '#lib/words/japan-time.ts';
import { belongsTo, type Person } from '../auth/person.ts';
import type { Db, Tx } from '../db/client.ts';
import type { CouncilId } from '../db/ids.ts';
import { actionItems } from '../db/schema/action.ts';
import { councils } from '../db/schema/council.ts';
import { meetings } from '../db/schema/meeting.ts';
import { combinations } from '../db/schema/projection.ts';
import { scope } from '../db/scope.ts';
import { latestRemarks } from './action-rows.ts';
import { originNotes, type OriginNote } from './origin-notes.ts';
import { visibleTo } from './visible-actions.ts';

export interface ActionLine extends ActionWords {
	readonly id: ActionId;
	readonly council: CouncilId;
	readonly councilName: string;
	readonly result: ActionResult;
	readonly status: ActionStatus;
	readonly remark: string;
	readonly createdAt: Date;
	readonly updatedAt: Date;
	/** How many meetings of the council have ended since (持ち越し回数). */
	readonly meetingsSince: number;
	/** An item due 次回まで becomes due when a later meeting has ended. */
	readonly nextMeetingEnded: boolean;
	/** Null if no next meeting (次回) is prepared. */
	readonly nextMeetingAt: Date | null;
	readonly origin: Origin;
}

interface Origin {
	readonly meeting: { readonly id: MeetingId; readonly number: number; readonly startsAt: Date } | null;
	/** 「〜すれば」 */
	readonly idea: string | null;
	readonly cautions: readonly Caution[];
	/** Texts are null outside the council, because notes are visible only within it. */
	readonly notes: readonly OriginNote[];
}

interface Filter {
	readonly action?: ActionId;
	readonly council?: CouncilId;
	readonly meeting?: MeetingId;
	readonly statuses?: readonly ActionStatus[];
	/** 次回 is determined from it (K3). */
	readonly now?: Date;
}

export function listActions(db: Db, person: Person, filter: Filter = {}): Promise<ActionLine[]> {
	return scope(db, person.municipality, async (tx) => {
		const rows = await actionRows(tx, person, filter);
		const ids = rows.map(({ action }) => action.id);
		const notes = await originNotes(tx, ids);
		const remarks = await latestRemarks(tx, ids);

		return rows.map(({ action, councilName, meeting, idea, cautions, meetingsSince, nextMeetingAt }) => ({
			id: action.id,
			council: action.councilId,
			councilName,
			what: action.what,
			firstStep: action.firstStep,
			owner: action.owner,
			helpers: action.helpers,
			result: action.result,
			due: dueFromColumns(action.dueKind, action.dueOn),
			status: action.status,
			remark: remarks.get(action.id) ?? '',
			createdAt: action.createdAt,
			updatedAt: action.updatedAt,
			meetingsSince,
			nextMeetingEnded: meetingsSince > 0,
			nextMeetingAt,
			origin: {
				meeting,
				idea,
				cautions: cautions ?? [],
				notes: (notes.get(action.id) ?? []).map((note) =>
					belongsTo(person, action.councilId) ? note : { ...note, text: null }
				)
			}
		}));
	});
}

/** An item without a meeting (前からの やること) counts those that began after it was created. */
export const meetingsSince = sql<number>`(
	select count(*)::int from meeting later
	where later.council_id = ${actionItems.councilId} and later.phase in ('wrapup', 'closed')
	and case when ${meetings.number} is null then later.starts_at > ${actionItems.createdAt}
		else later.number > ${meetings.number} end
)`;

/** K3: the same condition as `isComing`. */
export const nextMeetingAt = (now: Date) =>
	sql<Date | null>`(
	select min(next.starts_at) from meeting next
	where next.council_id = ${actionItems.councilId} and next.cancelled_at is null and (next.phase = 'open'
		or next.phase = 'draft' and next.starts_at >= ${startOfDay(japanDay(now)).toISOString()}::timestamptz)
)`.mapWith((at: string | null) => (at === null ? null : new Date(at)));

const actionRows = (
	tx: Tx,
	person: Person,
	{ action, council, meeting, statuses, now = new Date() }: Filter
) =>
	tx
		.select({
			action: actionItems,
			councilName: councils.displayName,
			meeting: { id: meetings.id, number: meetings.number, startsAt: meetings.startsAt },
			idea: combinations.idea,
			cautions: combinations.cautions,
			meetingsSince,
			nextMeetingAt: nextMeetingAt(now)
		})
		.from(actionItems)
		.innerJoin(councils, eq(councils.id, actionItems.councilId))
		.leftJoin(meetings, eq(meetings.id, actionItems.meetingId))
		.leftJoin(
			combinations,
			and(eq(combinations.meetingId, actionItems.meetingId), eq(combinations.id, actionItems.combinationId))
		)
		.where(
			and(
				visibleTo(person),
				action && eq(actionItems.id, action),
				council && eq(actionItems.councilId, council),
				meeting && eq(actionItems.meetingId, meeting),
				statuses && inArray(actionItems.status, [...statuses])
			)
		)
		.orderBy(
			sql`${actionItems.status} in ('done', 'dropped')`,
			sql`${actionItems.dueOn} asc nulls last`,
			asc(actionItems.createdAt),
			asc(actionItems.id)
		);
