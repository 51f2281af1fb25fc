import type { DecideDraft } from '#lib/components/facilitator/action/decide-draft.ts';

/** A copy that the fields of a form can change. */
export function aDraft(begun: DecideDraft): DecideDraft {
	const draft = $state({ ...begun });
	return draft;
}
