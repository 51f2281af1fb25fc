import type { ActionResult, ActionWords } from '#lib/board/model.ts';

/** A やること on paper. */
export interface PrintedAction extends ActionWords {
	readonly result: ActionResult;
}
