/** The only permission rules: who may do what, and when. The server judges every command by them. */
import { isStaff, type Actor } from './actor.ts';
import type { Command } from './commands.ts';
import type { MeetingState } from './meeting-state.ts';
import type { Phase } from '#lib/board/model.ts';
import { refusalForContent } from './policy-content.ts';
import type { Refusal } from './refusals.ts';

/** Rule ids: RULES.md. */
export function refusalFor(actor: Actor, command: Command, meeting: MeetingState): Refusal | null {
	return (
		refusalForWriter(actor, command, meeting) ??
		refusalForPhase(actor, command, meeting) ??
		refusalForContent(actor, command, meeting)
	);
}

/** The arrangement is groups, places and combinations. */
export function refusalForEdit(actor: Actor, phase: Phase): Refusal | null {
	if (!isStaff(actor)) return 'facilitator_only'; // P4
	return phase === 'closed' ? 'meeting_closed' : null; // P1
}

const ofServerOnly: ReadonlySet<Command['type']> = new Set(['phone.joined', 'timer.move', 'action.refresh']);
const ofPhones: ReadonlySet<Command['type']> = new Set(['support.set', 'vote.set', 'offer.set']);

function refusalForWriter(actor: Actor, command: Command, { participant }: MeetingState): Refusal | null {
	if (ofServerOnly.has(command.type)) return actor.kind === 'server' ? null : 'unknown_command';
	if (actor.kind === 'screen') return command.type === 'wall.pages' && !actor.looksOnly ? null : 'read_only'; // P5
	if (actor.kind === 'scribe') return refusalForScribe(command);
	if (actor.kind === 'key' && ofAccounts.has(command.type)) return 'account_only'; // P10, P13
	if (isStaff(actor) || actor.kind === 'server') return ofPhones.has(command.type) ? 'unknown_command' : null; // V1, A8
	if (actor.kind === 'account') return 'read_only'; // P5

	switch (command.type) {
		case 'note.post':
			if (command.as !== undefined || command.number !== undefined) return 'facilitator_only'; // N8
			return participant.stopped ? 'device_stopped' : null; // P7
		case 'note.edit':
		case 'note.turn':
			return participant.stopped ? 'device_stopped' : null; // P7
		case 'note.withdraw':
		case 'support.set':
		case 'vote.set':
		case 'offer.set':
			return null;
		default:
			return 'facilitator_only'; // P4
	}
}

/** P15: the key of a table writes down, and corrects what it wrote down. */
function refusalForScribe(command: Command): Refusal | null {
	switch (command.type) {
		case 'note.post':
			return command.as === 'proxy' || command.as === 'paper' ? null : 'facilitator_only';
		case 'note.edit':
		case 'note.turn':
		case 'note.withdraw':
			return null;
		default:
			return 'facilitator_only';
	}
}

function refusalForPhase(
	actor: Actor,
	{ type }: Command,
	{ phase, cancelled, reopenable, writing }: MeetingState
): Refusal | null {
	if (phase === 'closed') return 'meeting_closed'; // P1
	if (cancelled && !whileCancelled.has(type)) return 'meeting_cancelled'; // P13
	if (ofUnopened.has(type) && phase === 'open') return 'already_opened'; // P13, T5
	if (type === 'meeting.reopen' && phase === 'wrapup') return reopenable ? null : 'too_late_to_reopen'; // T5
	if (type === 'door.set') return phase === 'wrapup' ? 'meeting_wrapping_up' : null;
	if (type === 'meeting.finish') return phase === 'wrapup' ? null : 'close_first'; // P8
	if (phase === 'draft') return isStaff(actor) && beforeTheDoor.has(type) ? null : 'meeting_not_open'; // P6
	if (phase === 'wrapup') return whileTidying.has(type) ? null : 'meeting_wrapping_up'; // P2
	const isWriting = actor.kind === 'participant' && ofWriters.has(type);
	return isWriting && !writing ? 'writing_stopped' : null; // P14
}

/** P14: of phones, these stop while staff let nobody write. */
const ofWriters: ReadonlySet<Command['type']> = new Set(['note.post', 'note.edit', 'note.turn']);

/** The effect outlasts the day for which a 当日のかぎ is lent. */
const ofAccounts: ReadonlySet<Command['type']> = new Set(['meeting.plan', 'meeting.cancel']);

/** They open a meeting, or call off one that was not opened. */
const ofUnopened: ReadonlySet<Command['type']> = new Set(['meeting.cancel', 'meeting.reopen']);

/** P13: a note about a person can still be removed. */
const whileCancelled: ReadonlySet<Command['type']> = new Set([
	'meeting.cancel',
	'note.withdraw',
	'note.handoff'
]);

/** P6 */
const beforeTheDoor: ReadonlySet<Command['type']> = new Set([
	'note.post',
	'note.edit',
	'note.turn',
	'note.withdraw',
	'note.hold',
	'note.release',
	'note.handoff',
	'attendance.add',
	'meeting.plan',
	'meeting.cancel'
]);

/** P2 */
const whileTidying: ReadonlySet<Command['type']> = new Set([
	'note.withdraw',
	'note.handoff',
	'note.trash',
	'note.restore',
	'note.carry',
	'action.decide',
	'action.bring',
	'action.edit',
	'action.update',
	'action.refresh',
	'decide.later',
	'arrangement.restore',
	'deciding.set',
	'wall.set',
	'wall.pages',
	'support.count',
	'vote.count',
	'offer.count',
	'attendance.add'
]);
