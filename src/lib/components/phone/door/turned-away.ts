import type { Refusal } from '#lib/board/policy/refusals.ts';
import { m } from '#lib/messages/compiled/messages.js';
import { refusalSentence } from '#lib/messages/refusal-sentence.ts';
import { saidDay, timeWords } from '#lib/words/dates.ts';

export interface TurnedAway {
	readonly refusal: Refusal;
	readonly startsAt: string | null;
	/** What staff wrote about a cancelled meeting (中止). */
	readonly words: string;
	readonly today: string;
}

/** Returns why the guest cannot join; before the meeting, when it opens. */
export function turnedAwayWords({ refusal, startsAt, words, today }: TurnedAway): string {
	if (refusal === 'meeting_cancelled') return refusalSentence(refusal) + words;
	if (refusal !== 'door_not_open' || startsAt === null) return refusalSentence(refusal);
	const at = new Date(startsAt);
	return m.phone_door_opens({ day: saidDay(at, today), time: timeWords(at) });
}
