import { saidDayAndWeekday, timeWords } from '#lib/words/dates.ts';
import { japanDay } from '#lib/words/japan-time.ts';
import type { App } from '#lib/server/app.ts';
import { findJoin } from '#lib/server/db/lookup.ts';
import { findMeeting } from './find-meeting.ts';
import { doorFor } from '#lib/server/auth/guests/guests.ts';
import { joinHash } from '#lib/server/auth/secrets.ts';

interface PeekedMeeting {
	readonly council: string;
	readonly number: number;
	/** 中止: the sentence of staff for those who come. */
	readonly cancelled?: string;
	/** 中止: the day and hour that it was planned for. */
	readonly plannedFor?: string;
}

/**
 * Which meeting a scanned QR leads into, before one goes in. Only to whoever would be let in with it, or
 * comes too early, or for a meeting that was called off; and never for a number: numbers can be guessed.
 */
export async function peekMeeting(app: App, token: string): Promise<PeekedMeeting | null> {
	const found = await findJoin(app.db, joinHash(app.config.secret, 'token', token));
	if (found?.kind !== 'phone') return null;
	const door = await doorFor(app, found, { byCode: false, known: false });
	const cancelled = typeof door !== 'string' && !door.ok ? door.words : undefined;
	const early = typeof door !== 'string' && !door.ok && door.refusal === 'door_not_open';
	if (typeof door !== 'string' && cancelled === undefined && !early) return null;
	const meeting = await findMeeting(app, found);
	if (!meeting) return null;
	const { councilName: council, number, startsAt } = meeting;
	if (cancelled === undefined) return { council, number };
	const day = saidDayAndWeekday(startsAt, japanDay(new Date()));
	return { council, number, cancelled, plannedFor: `${day} ${timeWords(startsAt)}` };
}
