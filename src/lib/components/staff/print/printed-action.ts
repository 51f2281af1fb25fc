import type { ActionResult, ActionStatus, ActionWords } from '#lib/board/model.ts';

/** A やること on paper. */
export interface PrintedAction extends ActionWords {
	readonly result: ActionResult;
	/** How far it has come, where the sheet tells it. */
	readonly now?: { readonly status: ActionStatus; readonly remark: string };
}
