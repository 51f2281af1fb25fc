import * as v from 'valibot';
import type { Ask } from '#lib/board/policy/commands.ts';
import {
	actionResults,
	type ActionWords,
	type CombinationId,
	type Deciding,
	type Due
} from '#lib/board/model.ts';

const schema = v.object({
	/** `do` (やる) or `ask` (だれかに 聞いてみる). */
	result: v.fallback(v.picklist(actionResults), 'do'),
	what: v.string(),
	firstStep: v.string(),
	owner: v.string(),
	helpers: v.fallback(v.string(), ''),
	due: v.picklist(['next_meeting', 'date', 'month', 'undecided']),
	on: v.string(),
	month: v.string(),
	/** Id of the unanswered command with these words, which survives a reload. */
	sent: v.nullable(v.string())
});
export type DecideDraft = v.InferOutput<typeof schema>;

export const emptyDraft: DecideDraft = {
	result: 'do',
	what: '',
	firstStep: '',
	owner: '',
	helpers: '',
	due: 'next_meeting',
	on: '',
	month: '',
	sent: null
};

export const decideDraftName = (idea: string) => `decide:${idea}`;

export function readDraft(kept: string): DecideDraft {
	const read = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), kept);
	return read.success ? read.output : { ...emptyDraft };
}

/** Returns '' for an empty draft, so that nothing is stored. */
export const writeDraft = (draft: DecideDraft): string =>
	JSON.stringify(draft) === JSON.stringify(emptyDraft) ? '' : JSON.stringify(draft);

export function draftOf({ what, firstStep, owner, helpers, due }: ActionWords): DecideDraft {
	return {
		...emptyDraft,
		what,
		firstStep,
		owner,
		helpers,
		due: due.kind,
		on: due.kind === 'date' ? due.on : '',
		month: due.kind === 'month' ? due.month : ''
	};
}

/** Returns null if 日にち or 月 was chosen but nothing was entered. */
export function dueOf({ due, on, month }: DecideDraft): Due | null {
	switch (due) {
		case 'date':
			return on === '' ? null : { kind: 'date', on };
		case 'month':
			return month === '' ? null : { kind: 'month', month };
		default:
			return { kind: due };
	}
}

export function wordsOf({ what, firstStep, owner, helpers }: DecideDraft, due: Due): ActionWords {
	return { what, firstStep, owner, helpers, due };
}

export function decision(draft: DecideDraft, due: Due, combination: CombinationId | null): Ask {
	return { type: 'action.decide', result: draft.result, ...wordsOf(draft, due), combination };
}

/** Shown on the projector screen while the form is filled in (A6). */
export function decidingOf(draft: DecideDraft, combination: CombinationId | null): Deciding | null {
	if (combination === null && writeDraft({ ...draft, sent: null }) === '') return null;
	const due = dueOf(draft) ?? { kind: 'undecided' };
	return { result: draft.result, ...wordsOf(draft, due), combination };
}

/** For 月を えらぶ, as `YYYY-MM`: the current month and the next eleven. */
export function monthsFrom(now: Date): string[] {
	return Array.from({ length: 12 }, (_, i) => {
		const month = new Date(now.getFullYear(), now.getMonth() + i, 1);
		return `${month.getFullYear()}-${String(month.getMonth() + 1).padStart(2, '0')}`;
	});
}
