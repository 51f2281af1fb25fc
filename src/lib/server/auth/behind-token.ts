import type { App } from '../app.ts';
import { findJoin } from '../db/lookup.ts';
import { findMeeting } from '../meetings/find-meeting.ts';
import { doorFor } from './guests.ts';
import { joinHash } from './secrets.ts';

/**
 * Which meeting a scanned QR leads into, before one goes in. Only to whoever would be let in with it, and never for a
 * number: numbers can be guessed.
 */
export async function behindToken(
	app: App,
	token: string
): Promise<{ council: string; number: number } | null> {
	const found = await findJoin(app.db, joinHash(app.config.secret, 'token', token));
	if (found?.kind !== 'phone') return null;
	const door = await doorFor(app, found, { byCode: false, known: false });
	const meeting = typeof door === 'string' ? await findMeeting(app, found) : null;
	return meeting && { council: meeting.councilName, number: meeting.number };
}
