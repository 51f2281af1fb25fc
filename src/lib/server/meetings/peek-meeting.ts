import { saidDayAndWeekday, timeWords } from '#lib/words/dates.ts';
import { japanDay } from '#lib/words/japan-time.ts';
import type { App } from '#lib/server/app.ts';
import { contactOf, type Contact } from '#lib/server/contact/contact.ts';
import { findJoin } from '#lib/server/db/lookup.ts';
import { findMeeting } from './find-meeting.ts';
import { doorFor } from '#lib/server/auth/guests/guests.ts';
import { joinHash } from '#lib/server/auth/secrets.ts';

interface PeekedMeeting {
	readonly council: string;
	readonly number: number;
	/** What staff wrote for 中止. */
	readonly cancelled?: string;
	readonly plannedFor?: string;
	/** Whom to ask for 訂正・削除 (CO-4), where the 市町村 has said so. */
	readonly contact?: Contact;
}

/**
 * Null unless the token would be admitted, comes before entry opens, or belongs to a cancelled
 * meeting. Never used for number codes, which can be guessed.
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
	const contact = await contactOf(app.db, found.municipality);
	const about = { council, number, ...((contact.office || contact.phone) && { contact }) };
	if (cancelled === undefined) return about;
	const day = saidDayAndWeekday(startsAt, japanDay(new Date()));
	return { ...about, cancelled, plannedFor: `${day} ${timeWords(startsAt)}` };
}
