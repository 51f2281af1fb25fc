export const refusals = [
	// P rules: who and when.
	'meeting_not_open',
	'meeting_wrapping_up',
	'meeting_closed',
	'meeting_cancelled',
	'already_opened',
	'not_your_note',
	'facilitator_only',
	'read_only',
	// N, C and A rules: the content.
	'text_empty',
	'text_too_long',
	'board_full',
	'own_notes_used_up',
	'note_gone',
	'combination_gone',
	'action_gone',
	'reason_missing',
	'no_such_step',
	'snapshot_gone',
	'number_taken',
	'not_from_a_phone',
	'device_stopped',
	'supports_used_up',
	'votes_closed',
	'votes_over_budget',
	'close_first',
	'note_changed',
	'coordinator_only',
	'recheck_first',
	'plan_changed',
	'account_only',
	// S rules: the transport.
	'unknown_command',
	'id_reused',
	'too_fast',
	'try_again',
	// Joining and signing in.
	'signed_out',
	'not_your_meeting',
	'not_lent',
	'code_wrong',
	'too_many_tries',
	'too_many_newcomers',
	'door_not_open',
	'meeting_over',
	// Added later; the order is that of their age.
	'too_late_to_reopen',
	'writing_stopped',
	'already_shown',
	'place_gone'
] as const;
export type Refusal = (typeof refusals)[number];

/** A client resends unchanged after these; all others are shown to the person. */
export function isTransient(refusal: Refusal): boolean {
	return refusal === 'try_again' || refusal === 'too_fast';
}

/** @param unknown what a code of another version counts as */
export function refusalIn(answer: { readonly refusal: string }, unknown: Refusal): Refusal {
	return refusals.find((known) => known === answer.refusal) ?? unknown;
}
