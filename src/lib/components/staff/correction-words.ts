import type { Correction } from '#lib/action/corrections.ts';
import { m } from '#lib/messages/compiled/messages.js';
import { dueWords } from '#lib/components/board/due-words.ts';

const fieldWords: Record<Correction['field'], () => string> = {
	what: m.board_what,
	firstStep: m.board_first_step,
	owner: m.board_who,
	helpers: m.follow_helpers,
	due: m.board_when
};

/** だれが：町会 → 商店会. */
export function correctionWords(correction: Correction): string {
	const field = fieldWords[correction.field]();
	if (correction.field === 'due')
		return m.follow_corrected_from({
			...{ field, from: dueWords(correction.from), to: dueWords(correction.to) }
		});
	const none = m.follow_corrected_none();
	return m.follow_corrected_from({ field, from: correction.from || none, to: correction.to || none });
}
