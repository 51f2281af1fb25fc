import type { Due } from '#lib/board/model.ts';
import { refusalForText } from '#lib/board/policy/refusal-for-text.ts';
import { m } from '#lib/messages/compiled/messages.js';
import { refusalSentence } from '#lib/messages/refusal-sentence.ts';
import { dueOf, type DecideDraft } from './decide-draft.ts';

/** One sentence per field; '' if nothing is missing. */
export interface WordsProblems {
	readonly what: string;
	readonly due: string;
}

export const noProblems: WordsProblems = { what: '', due: '' };

/** Returns the due date, or null with the problems to fix first. */
export function checkWords(draft: DecideDraft): { due: Due | null; problems: WordsProblems } {
	const refusal = refusalForText(draft.what);
	const due = dueOf(draft);
	const dueMissing = draft.due === 'month' ? m.board_due_month_missing() : m.board_due_day_missing();
	const problems = { what: refusal ? refusalSentence(refusal) : '', due: due ? '' : dueMissing };
	return { due: refusal ? null : due, problems };
}
