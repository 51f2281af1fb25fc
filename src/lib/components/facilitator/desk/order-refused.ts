import type { Refusal } from '#lib/board/policy/refusals.ts';
import { m } from '#lib/messages/compiled/messages.js';
import { refusalSentence } from '#lib/messages/refusal-sentence.ts';

/** Why an order of the facilitator was not carried out. Nothing sends it again by itself: an order is given up in time. */
export function orderRefused(refusal: Refusal): string {
	return refusal === 'try_again' ? m.board_press_again() : refusalSentence(refusal);
}
