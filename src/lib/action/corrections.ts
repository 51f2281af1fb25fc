import type { ActionWords, Due } from '../board/model.ts';

export type Correction =
	| {
			readonly field: 'what' | 'firstStep' | 'owner' | 'helpers';
			readonly from: string;
			readonly to: string;
	  }
	| { readonly field: 'due'; readonly from: Due; readonly to: Due };

const texts = ['what', 'firstStep', 'owner', 'helpers'] as const;

/** In the order in which an action is read. */
export function corrections(before: ActionWords, after: ActionWords): Correction[] {
	const changed: Correction[] = texts
		.filter((field) => before[field] !== after[field])
		.map((field) => ({ field, from: before[field], to: after[field] }));
	if (!isSameDue(before.due, after.due)) changed.push({ field: 'due', from: before.due, to: after.due });
	return changed;
}

function isSameDue(a: Due, b: Due): boolean {
	if (a.kind === 'date') return b.kind === 'date' && a.on === b.on;
	if (a.kind === 'month') return b.kind === 'month' && a.month === b.month;
	return a.kind === b.kind;
}
