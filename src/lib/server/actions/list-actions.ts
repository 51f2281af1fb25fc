import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import { dueFromColumns } from '#lib/action/due.ts';
import type { ActionId, ActionStatus, Due, MeetingId } from '#lib/board/model.ts';
import { belongsTo, type Person } from '../auth/person.ts';
import type { Db, Tx } from '../db/client.ts';
import type { CouncilId } from '../db/ids.ts';
import { actionItems, actionUpdates } from '../db/schema/action.ts';
import { councils } from '../db/schema/council.ts';
import { meetings } from '../db/schema/meeting.ts';
import { combinations } from '../db/schema/projection.ts';
import { scope } from '../db/scope.ts';
import { originNotes, type OriginNote } from './origin-notes.ts';
import { visibleTo } from './visible-actions.ts';

export interface ActionLine {
	readonly id: ActionId;
	readonly council: CouncilId;
	readonly councilName: string;
	readonly what: string;
	readonly firstStep: string;
	readonly owner: string;
	readonly due: Due;
	readonly status: ActionStatus;
	/** The latest ひとこと. */
	readonly remark: string;
	readonly createdAt: Date;
	readonly updatedAt: Date;
	/** Whether the meeting after the one that decided it is over: what 次回まで waits for. */
	readonly nextMeetingEnded: boolean;
	readonly origin: Origin;
}

/** Where it came from (A2). */
export interface Origin {
	readonly meeting: { readonly id: MeetingId; readonly number: number; readonly startsAt: Date } | null;
	/** The line of the 組み合わせ: 「〜すれば」. */
	readonly idea: string | null;
	/** With their words only for people of that council: what was written in a meeting stays with it. */
	readonly notes: readonly OriginNote[];
}

interface Filter {
	readonly action?: ActionId;
	readonly council?: CouncilId;
	/** Decided in this meeting. */
	readonly meeting?: MeetingId;
	readonly statuses?: readonly ActionStatus[];
}

/** Every やること that this person may see: undone ones first, the nearest day first. */
export function listActions(db: Db, person: Person, filter: Filter = {}): Promise<ActionLine[]> {
	return scope(db, person.municipality, async (tx) => {
		const rows = await actionRows(tx, person, filter);
		const ids = rows.map(({ action }) => action.id);
		const notes = await originNotes(tx, ids);
		const remarks = await latestRemarks(tx, ids);

		return rows.map(({ action, councilName, meeting, idea, nextMeetingEnded }) => ({
			id: action.id,
			council: action.councilId,
			councilName,
			what: action.what,
			firstStep: action.firstStep,
			owner: action.owner,
			due: dueFromColumns(action.dueKind, action.dueOn),
			status: action.status,
			remark: remarks.get(action.id) ?? '',
			createdAt: action.createdAt,
			updatedAt: action.updatedAt,
			nextMeetingEnded,
			origin: {
				meeting,
				idea,
				notes: (notes.get(action.id) ?? []).map((note) =>
					belongsTo(person, action.councilId) ? note : { ...note, text: null }
				)
			}
		}));
	});
}

const actionRows = (tx: Tx, person: Person, { action, council, meeting, statuses }: Filter) =>
	tx
		.select({
			action: actionItems,
			councilName: councils.displayName,
			meeting: { id: meetings.id, number: meetings.number, startsAt: meetings.startsAt },
			idea: combinations.idea,
			nextMeetingEnded: sql<boolean>`exists (
				select from meeting later where later.council_id = ${actionItems.councilId}
				and later.number > ${meetings.number} and later.phase in ('wrapup', 'closed')
			)`
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

async function latestRemarks(tx: Tx, actions: readonly ActionId[]): Promise<Map<ActionId, string>> {
	if (actions.length === 0) return new Map();
	const rows = await tx
		.selectDistinctOn([actionUpdates.actionId], {
			action: actionUpdates.actionId,
			remark: actionUpdates.remark
		})
		.from(actionUpdates)
		.where(inArray(actionUpdates.actionId, [...actions]))
		.orderBy(actionUpdates.actionId, desc(actionUpdates.at));
	return new Map(rows.map(({ action, remark }) => [action, remark]));
}
