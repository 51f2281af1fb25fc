/** The form of a やること: what was typed, and what it says to the server. */
import * as v from 'valibot';
import type { Ask } from '#lib/board/commands.ts';
import type { CombinationId, Due } from '#lib/board/model.ts';

const schema = v.object({
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

export function decision(draft: DecideDraft, due: Due, combination: CombinationId | null): Ask {
	const { what, firstStep, owner, helpers } = draft;
	return { type: 'action.decide', result: 'do', what, firstStep, owner, helpers, due, combination };
}

/** The months that 月を えらぶ offers: this one and eleven more. */
export function monthsFrom(now: Date): string[] {
	return Array.from({ length: 12 }, (_, i) => {
		const month = new Date(now.getFullYear(), now.getMonth() + i, 1);
		return `${month.getFullYear()}-${String(month.getMonth() + 1).padStart(2, '0')}`;
	});
}
