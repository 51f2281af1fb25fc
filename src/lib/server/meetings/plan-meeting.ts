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
	/** The rules of the day (約束), one per line. Empty means the five standard rules. */
	readonly rules: string;
	readonly agenda: readonly AgendaItem[];
	/** Confirms that staff checked every text before more people may read the meeting (P10). */
	readonly rechecked: boolean;
	/** The `planVersion` that the form was loaded with. */
	readonly since: string;
}

export type PlanRefusal = Refusal | 'plan_changed';

/** Saves of one meeting are serialized, so that each is compared with the previous result. */
const planning = new Map<MeetingId, Promise<unknown>>();

/** P12. Returns `plan_changed` and saves nothing if the stored plan is newer than `since`. */
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
		.catch(() => null) // reported to its own caller only
		.finally(() => planning.get(meeting) === done && planning.delete(meeting));
	planning.set(meeting, done);
	return mine;
}

/** The room changes what the board shows, also while it runs. The rest is only columns. */
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
		theme,
		rules,
		confidentiality,
		reveal,
		stickers,
		rechecked,
		agenda: [...agenda]
	});
	if (refusal) return refusal;
	await moveMeeting(app, { meeting, municipality }, plan);
	return null;
}

/** Day keys (当日のかぎ) that were valid on the old day move to the new day. */
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
