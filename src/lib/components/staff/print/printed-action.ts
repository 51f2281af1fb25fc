import type { ActionResult, ActionStatus, ActionWords } from '#lib/board/model.ts';

/** An action as it is printed. */
export interface PrintedAction extends ActionWords {
	/** Whether someone does it (`do`) or is asked first (`ask`). */
	readonly result: ActionResult;
	/** Status and last remark, on sheets that show them. */
	readonly now?: { readonly status: ActionStatus; readonly remark: string };
}
