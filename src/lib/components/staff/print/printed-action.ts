import type { ActionResult, ActionStatus, ActionWords } from '#lib/board/model.ts';

export interface PrintedAction extends ActionWords {
	/** `ask`: someone is asked first. */
	readonly result: ActionResult;
	readonly now?: { readonly status: ActionStatus; readonly remark: string };
}
