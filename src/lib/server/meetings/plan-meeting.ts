import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { AgendaItem, Board, Confidentiality } from '#lib/board/model.ts';
import type { Refusal } from '#lib/board/refusals.ts';
import type { App, MeetingAddress } from '../app.ts';
import type { Person } from '../auth/person.ts';
import type { CouncilId } from '../db/ids.ts';
import { dayKeys } from '../db/schema/day-key.ts';
import { meetings } from '../db/schema/meeting.ts';
import { notes } from '../db/schema/note.ts';
import { scope } from '../db/scope.ts';
import { japanDay } from '../japan-time.ts';
import { askRoom, facilitator } from './ask-room.ts';

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
}

export type PlanProblem = Refusal | 'coordinator_only' | 'recheck_first';

/** From the fewest readers to the most. */
const openness: readonly Confidentiality[] = ['closed', 'members', 'public'];

/** What the board shows is changed by its room, also while the meeting runs; where and when are rows only. */
export async function planMeeting(
	app: App,
	person: Person,
	{ meeting, municipality }: MeetingAddress,
	plan: Plan
): Promise<PlanProblem | null> {
	const problem = await problemOfOpening(app, person, { meeting, municipality }, plan);
	if (problem) return problem;

	const { theme, rules, confidentiality, reveal, stickers, agenda } = plan;
	const refusal = await askRoom(app, { meeting, municipality }, facilitator(person), {
		type: 'meeting.plan',
		...{ theme, rules, confidentiality, reveal, stickers, agenda: [...agenda] }
	});
	if (refusal) return refusal;
	await moveMeeting(app, { meeting, municipality }, plan);
	return null;
}

/** CO-1: more people may read it only by a coordinator's word, and after every text was looked at once more. */
async function problemOfOpening(
	app: App,
	{ roles }: Person,
	{ meeting, municipality }: MeetingAddress,
	{ confidentiality, rechecked }: Plan
): Promise<PlanProblem | null> {
	const { now, council, texts } = await scope(app.db, municipality, async (tx) => {
		const [row] = await tx
			.select({ now: meetings.confidentiality, council: meetings.councilId })
			.from(meetings)
			.where(eq(meetings.id, meeting));
		if (!row) throw new Error('there is no such meeting in this municipality');
		const written = and(eq(notes.meetingId, meeting), inArray(notes.state, ['waiting', 'held', 'shown']));
		return { ...row, texts: await tx.$count(notes, written) };
	});
	if (openness.indexOf(confidentiality) <= openness.indexOf(now)) return null;
	if (!coordinates(roles, council)) return 'coordinator_only';
	return texts > 0 && !rechecked ? 'recheck_first' : null;
}

/** Asked by the page too, so as not to offer a "no". */
export const coordinates = (roles: Person['roles'], council: CouncilId) =>
	roles.some((each) => each.role === 'coordinator' && each.council === council);

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
