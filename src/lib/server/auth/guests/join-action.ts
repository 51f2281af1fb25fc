import { fail, redirect, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import type { Refusal } from '#lib/board/policy/refusals.ts';
import { japanDay } from '#lib/words/japan-time.ts';
import { cookieName, cookieOptions } from '#lib/server/auth/cookies.ts';
import { guestDays, joinMeeting, type Key } from './guests.ts';

export type Turned = ActionFailure<{
	refusal: Refusal;
	startsAt: string | null;
	words: string;
	today: string;
}>;

/** Fails with the refusal (429, 403). */
export async function joinAction(
	{ locals, cookies, url, getClientAddress }: RequestEvent,
	key: Key
): Promise<Turned> {
	const secure = url.protocol === 'https:';
	const name = cookieName('guest', secure);
	const joined = await joinMeeting(locals.app, key, {
		guest: cookies.get(name) || null,
		address: getClientAddress()
	});
	if (!joined.ok) {
		const status = joined.refusal.startsWith('too_many') ? 429 : 403;
		const { words = '' } = joined;
		const turned = { words, startsAt: joined.startsAt?.toISOString() ?? null, today: japanDay(new Date()) };
		return fail(status, { refusal: joined.refusal, ...turned });
	}
	cookies.set(name, joined.guest, cookieOptions(secure, guestDays * 86_400));
	redirect(303, joined.kind === 'screen' ? `/meetings/${joined.meeting}/screen` : `/join/${joined.meeting}`);
}
