import { refusals, type Refusal } from '#lib/board/policy/refusals.ts';

/** Returns why a room refused. A code that this version does not know becomes `try_again`. */
export const refusalOf = (refused: { readonly refusal: string }): Refusal =>
	refusals.find((known) => known === refused.refusal) ?? 'try_again';
