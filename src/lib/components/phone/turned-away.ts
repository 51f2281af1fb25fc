import type { Refusal } from '#lib/board/refusals.ts';
import { m } from '#lib/messages/compiled/messages.js';
import { refusalSentence } from '#lib/messages/refusal-sentence.ts';

const day = new Intl.DateTimeFormat('ja-JP', { month: 'long', day: 'numeric', timeZone: 'Asia/Tokyo' });
const time = new Intl.DateTimeFormat('ja-JP', { hour: 'numeric', minute: '2-digit', timeZone: 'Asia/Tokyo' });

/** Why a door stayed shut; before the meeting, when it opens. */
export function turnedAwayWords({
	refusal,
	startsAt
}: {
	refusal: Refusal;
	startsAt: string | null;
}): string {
	if (refusal !== 'door_not_open' || startsAt === null) return refusalSentence(refusal);
	const at = new Date(startsAt);
	return m.phone_door_opens({ day: day.format(at), time: time.format(at) });
}
