/** The form of a やること: what was typed, and what it says to the server. */
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
	/** やる, or だれかに 聞いてみる. */
	result: v.fallback(v.picklist(actionResults), 'do'),
	what: v.string(),
	firstStep: v.string(),
	owner: v.string(),
	helpers: v.fallback(v.string(), ''),
	due: v.picklist(['next_meeting', 'date', 'month', 'undecided']),
	on: v.string(),
	month: v.string(),
	/** The command that carries these words, until its answer is known: also after a reload. */
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

/** Each idea has words of its own on the way. */
export const decideDraftName = (idea: string) => `decide:${idea}`;

export function readDraft(kept: string): DecideDraft {
	const read = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), kept);
	return read.success ? read.output : { ...emptyDraft };
}

/** Empty: nothing to keep. */
export const writeDraft = (draft: DecideDraft): string =>
	JSON.stringify(draft) === JSON.stringify(emptyDraft) ? '' : JSON.stringify(draft);

/** A やること that is being corrected: its words as they stand. */
export function draftOf({ what, firstStep, owner, helpers, due }: ActionWords): DecideDraft {
	return {
		...emptyDraft,
		...{ what, firstStep, owner, helpers, due: due.kind },
		on: due.kind === 'date' ? due.on : '',
		month: due.kind === 'month' ? due.month : ''
	};
}

/** Null: 日にち or 月 was chosen, and none was named. */
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

/** What the projector shows of the form meanwhile. Null: there is nothing to show. */
export function decidingOf(draft: DecideDraft, combination: CombinationId | null): Deciding | null {
	if (combination === null && writeDraft({ ...draft, sent: null }) === '') return null;
	const due = dueOf(draft) ?? { kind: 'undecided' };
	return { result: draft.result, ...wordsOf(draft, due), combination };
}

/** The months that 月を えらぶ offers: this one and eleven more. */
export function monthsFrom(now: Date): string[] {
	return Array.from({ length: 12 }, (_, i) => {
		const month = new Date(now.getFullYear(), now.getMonth() + i, 1);
		return `${month.getFullYear()}-${String(month.getMonth() + 1).padStart(2, '0')}`;
	});
}
