import type { Correction } from '#lib/action/corrections.ts';
import { m } from '#lib/messages/compiled/messages.js';
import type { ActionResult } from '#lib/board/model.ts';
import { longDueWords } from '#lib/words/due-words.ts';
import { firstStepLabel, ownerLabel } from '#lib/words/owner-words.ts';

const fieldWords: Record<Correction['field'], (result: ActionResult) => string> = {
	what: () => m.board_what(),
	firstStep: firstStepLabel,
	owner: ownerLabel,
	helpers: () => m.follow_helpers(),
	due: () => m.board_when()
};

/** Example: だれが：町会 → 商店会. */
export function correctionWords(correction: Correction, result: ActionResult = 'do'): string {
	const field = fieldWords[correction.field](result);
	if (correction.field === 'due')
		return m.follow_corrected_from({
			field,
			from: longDueWords(correction.from),
			to: longDueWords(correction.to)
		});
	const none = m.follow_corrected_none();
	return m.follow_corrected_from({ field, from: correction.from || none, to: correction.to || none });
}
