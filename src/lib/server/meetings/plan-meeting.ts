import { and, eq, isNull, sql } from 'drizzle-orm';
import type { AgendaItem, Board, Confidentiality, MeetingId } from '#lib/board/model.ts';
import type { Refusal } from '#lib/board/policy/refusals.ts';
import type { App, MeetingAddress } from '../app.ts';
import { coordinates, type Person } from '../auth/person.ts';
import { dayKeys } from '../db/schema/day-key.ts';
import { meetings } from '../db/schema/meeting.ts';
import { scope } from '../db/scope.ts';
import { japanDay } from '#lib/words/japan-time.ts';
import { askRoom, facilitator } from './ask-room.ts';
import { findMeeting } from './find-meeting.ts';
import { planVersion } from './plan-version.ts';

export interface Plan {
	readonly theme: string;
	readonly venue: string;
	readonly startsAt: Date;
	readonly confidentiality: Confidentiality;
	readonly reveal: Board['reveal'];
	readonly stickers: number;
	/** 約束, one a line; empty: the usual five. */
	readonly rules: string;
	readonly agenda: readonly AgendaItem[];
	/** Somebody looked through every text before more people may read it. */
	readonly rechecked: boolean;
	/** The version that the form was made from. */
	readonly since: string;
}

export type PlanRefusal = Refusal | 'plan_changed';

/** One after the other for each meeting: who comes second is compared with what the first has left. */
const planning = new Map<MeetingId, Promise<unknown>>();

/** P12. A plan that was made from an older one than now stands is refused, and changes nothing. */
export function planMeeting(
	app: App,
	person: Person,
	board: MeetingAddress,
	plan: Plan
): Promise<PlanRefusal | null> {
	const { meeting } = board;
	const before = planning.get(meeting) ?? Promise.resolve();
	const mine = before.then(() => planUnlessChanged(app, person, board, plan));
	const done = mine
		.catch(() => null) // told to its own caller; the next one has nothing to do with it
		.finally(() => planning.get(meeting) === done && planning.delete(meeting));
	planning.set(meeting, done);
	return mine;
}

/** What the board shows is changed by its room, also while the meeting runs; where and when are rows only. */
async function planUnlessChanged(
	app: App,
	person: Person,
	{ meeting, municipality }: MeetingAddress,
	plan: Plan
): Promise<PlanRefusal | null> {
	const found = await findMeeting(app, { meeting, municipality });
	if (!found) throw new Error('there is no such meeting in this municipality');
	if (planVersion(found) !== plan.since) return 'plan_changed';
	const { theme, rules, confidentiality, reveal, stickers, agenda, rechecked } = plan;
	const actor = { ...facilitator(person), coordinates: coordinates(person, found.council) };
	const refusal = await askRoom(app, { meeting, municipality }, actor, {
		type: 'meeting.plan',
		...{ theme, rules, confidentiality, reveal, stickers, rechecked, agenda: [...agenda] }
	});
	if (refusal) return refusal;
	await moveMeeting(app, { meeting, municipality }, plan);
	return null;
}

/** 当日のかぎ that were made for the meeting's day go with it. */
async function moveMeeting(
	app: App,
	{ meeting, municipality }: MeetingAddress,
	{ venue, startsAt }: Plan
): Promise<void> {
	await scope(app.db, municipality, async (tx) => {
		const [before] = await tx
			.select({ startsAt: meetings.startsAt })
			.from(meetings)
			.where(eq(meetings.id, meeting))
			.for('update');
		await tx.update(meetings).set({ venue, startsAt }).where(eq(meetings.id, meeting));
		const [from, to] = [before && japanDay(before.startsAt), japanDay(startsAt)];
		if (!from || from === to) return;
		await tx
			.update(dayKeys)
			.set({ validOn: sql`greatest(${to}::date, ${japanDay(new Date())}::date)` })
			.where(and(eq(dayKeys.meetingId, meeting), eq(dayKeys.validOn, from), isNull(dayKeys.revokedAt)));
	});
}
