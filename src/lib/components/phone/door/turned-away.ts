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

export interface Answer {
	/** `shut`: the door may open soon. `told`: nobody is at fault. `busy`: too many came at once. */
	readonly look: 'error' | 'busy' | 'told' | 'shut';
	readonly words: string;
}

/** Returns why the guest cannot join; before the meeting, when it opens. */
export function answerTo({ refusal, startsAt, words, today }: TurnedAway): Answer {
	const sentence = refusalSentence(refusal);
	switch (refusal) {
		case 'door_not_open':
			// Once the meeting was opened, nobody knows when its door opens again.
			return { look: 'shut', words: startsAt === null ? sentence : opens(new Date(startsAt), today) };
		case 'meeting_cancelled':
		case 'meeting_over':
			return { look: 'told', words: sentence + words };
		case 'too_many_tries':
		case 'too_many_newcomers':
			return { look: 'busy', words: sentence };
		default:
			return { look: 'error', words: sentence };
	}
}

const opens = (at: Date, today: string): string =>
	m.phone_door_opens({ day: saidDay(at, today), time: timeWords(at) });

/**
 * Whether the answer to a knock leaves the page as it is. A server that was not heard, or that others
 * keep busy, may let the phone in at the next knock.
 */
export function isStillShut(answer: Answer | null, before: Answer | null): boolean {
	return answer === null || answer.look === 'busy' || answer.words === before?.words;
}
