import type { Refusal } from '#lib/board/policy/refusals.ts';
import { m } from '#lib/messages/compiled/messages.js';
import { refusalSentence } from '#lib/messages/refusal-sentence.ts';

/** Nothing resends a refused command, so `try_again` asks for another press. */
export function orderRefused(refusal: Refusal): string {
	return refusal === 'try_again' ? m.board_press_again() : refusalSentence(refusal);
}
