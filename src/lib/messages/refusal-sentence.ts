import type { Refusal } from '#lib/board/policy/refusals.ts';
import { m } from '#lib/messages/compiled/messages.js';

/** A computed key would carry the whole catalogue to every phone. */
const sentences: Record<Refusal, () => string> = {
	meeting_not_open: m.refusal_meeting_not_open,
	meeting_wrapping_up: m.refusal_meeting_wrapping_up,
	meeting_closed: m.refusal_meeting_closed,
	meeting_cancelled: m.refusal_meeting_cancelled,
	already_opened: m.refusal_already_opened,
	not_your_note: m.refusal_not_your_note,
	facilitator_only: m.refusal_facilitator_only,
	read_only: m.refusal_read_only,
	text_empty: m.refusal_text_empty,
	text_too_long: m.refusal_text_too_long,
	board_full: m.refusal_board_full,
	own_notes_used_up: m.refusal_own_notes_used_up,
	note_gone: m.refusal_note_gone,
	combination_gone: m.refusal_combination_gone,
	action_gone: m.refusal_action_gone,
	reason_missing: m.refusal_reason_missing,
	snapshot_gone: m.refusal_snapshot_gone,
	no_such_step: m.refusal_no_such_step,
	number_taken: m.refusal_number_taken,
	not_from_a_phone: m.refusal_not_from_a_phone,
	device_stopped: m.refusal_device_stopped,
	supports_used_up: m.refusal_supports_used_up,
	votes_closed: m.refusal_votes_closed,
	votes_over_budget: m.refusal_votes_over_budget,
	close_first: m.refusal_close_first,
	note_changed: m.refusal_note_changed,
	coordinator_only: m.refusal_coordinator_only,
	recheck_first: m.refusal_recheck_first,
	plan_changed: m.refusal_plan_changed,
	account_only: m.refusal_account_only,
	unknown_command: m.refusal_unknown_command,
	id_reused: m.refusal_id_reused,
	too_fast: m.refusal_too_fast,
	try_again: m.refusal_try_again,
	signed_out: m.refusal_signed_out,
	not_your_meeting: m.refusal_not_your_meeting,
	not_lent: m.refusal_not_lent,
	code_wrong: m.refusal_code_wrong,
	too_many_tries: m.refusal_too_many_tries,
	too_many_newcomers: m.refusal_too_many_newcomers,
	door_not_open: m.refusal_door_not_open,
	meeting_over: m.refusal_meeting_over,
	too_late_to_reopen: m.refusal_too_late_to_reopen,
	writing_stopped: m.refusal_writing_stopped,
	already_shown: m.refusal_already_shown,
	place_gone: m.refusal_unknown_command
};

export function refusalSentence(refusal: Refusal): string {
	return sentences[refusal]();
}
