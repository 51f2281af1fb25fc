import { and, eq, isNull, sql } from 'drizzle-orm';
import type { AgendaItem, Board, Confidentiality } from '#lib/board/model.ts';
import type { Refusal } from '#lib/board/refusals.ts';
import type { App, MeetingAddress } from '../app.ts';
import { coordinates, type Person } from '../auth/person.ts';
import type { CouncilId } from '../db/ids.ts';
import { dayKeys } from '../db/schema/day-key.ts';
import { meetings } from '../db/schema/meeting.ts';
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

/** What the board shows is changed by its room, also while the meeting runs; where and when are rows only. */
export async function planMeeting(
	app: App,
	person: Person,
	{ meeting, municipality }: MeetingAddress,
	plan: Plan
): Promise<Refusal | null> {
	const { theme, rules, confidentiality, reveal, stickers, agenda, rechecked } = plan;
	const council = await councilOf(app, { meeting, municipality });
	const actor = { ...facilitator(person), coordinates: coordinates(person, council) };
	const refusal = await askRoom(app, { meeting, municipality }, actor, {
		type: 'meeting.plan',
		...{ theme, rules, confidentiality, reveal, stickers, rechecked, agenda: [...agenda] }
	});
	if (refusal) return refusal;
	await moveMeeting(app, { meeting, municipality }, plan);
	return null;
}

async function councilOf(app: App, { meeting, municipality }: MeetingAddress): Promise<CouncilId> {
	const [row] = await scope(app.db, municipality, (tx) =>
		tx.select({ council: meetings.councilId }).from(meetings).where(eq(meetings.id, meeting))
	);
	if (!row) throw new Error('there is no such meeting in this municipality');
	return row.council;
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
