/** Who may do what, and when. The only permission rules: the page asks, and the server asks again. */
import type { Command } from './commands.ts';
import type { AccountId, NoteId, NoteState, ParticipantId, Phase } from './model.ts';
import { maxNotes } from './model.ts';
import type { Refusal } from './refusals.ts';
import { isBlank, lengthOf, maxText } from './text.ts';

/** A family emoji of four is 11 code units; nothing that people write needs more than this. */
const marksPerCharacter = 16;

export type Actor =
	/** A phone, without an account. */
	| { readonly kind: 'participant'; readonly id: ParticipantId }
	/** The projector: it looks. */
	| { readonly kind: 'screen'; readonly id: ParticipantId }
	/** Signed in; `facilitates` this meeting's council, or only looks. */
	| { readonly kind: 'account'; readonly id: AccountId; readonly facilitates: boolean }
	/** The server itself, never somebody behind a socket. */
	| { readonly kind: 'server' };

/** What the rules need to know of a meeting, as it stands under the board's lock. */
export interface MeetingState {
	readonly phase: Phase;
	readonly agendaLength: number;
	/** Notes on the board and notes waiting, together. */
	readonly noteCount: number;
	/** How the named note stands, and whether the actor wrote it. Null: there is no such note in this meeting. */
	note(id: NoteId, actor: Actor): { readonly state: NoteState; readonly own: boolean } | null;
	hasCombination(id: string): boolean;
	hasAction(id: string): boolean;
}

/** Null means yes. Rule ids: RULES.md. */
export function refusalFor(actor: Actor, command: Command, meeting: MeetingState): Refusal | null {
	return (
		refusalForWriter(actor, command) ??
		refusalForPhase(command, meeting) ??
		refusalForContent(actor, command, meeting)
	);
}

/** May this person change the arrangement (groups, places, combinations) of the document? */
export function refusalForEdit(actor: Actor, phase: Phase): Refusal | null {
	if (actor.kind !== 'account' || !actor.facilitates) return 'facilitator_only'; // P4
	return phase === 'closed' ? 'meeting_closed' : null; // P1
}

function refusalForWriter(actor: Actor, command: Command): Refusal | null {
	if (command.type === 'phone.joined') return actor.kind === 'server' ? null : 'unknown_command';
	if (actor.kind === 'screen') return 'read_only'; // P5
	if (actor.kind === 'server' || (actor.kind === 'account' && actor.facilitates)) return null;
	if (actor.kind === 'account') return 'read_only'; // P5

	switch (command.type) {
		case 'note.post':
		case 'note.edit':
		case 'note.withdraw':
			return null;
		default:
			return 'facilitator_only'; // P4
	}
}

function refusalForPhase(command: Command, { phase }: MeetingState): Refusal | null {
	if (phase === 'closed') return 'meeting_closed'; // P1
	switch (command.type) {
		case 'door.set':
			return phase === 'wrapup' ? 'meeting_wrapping_up' : null;
		case 'note.withdraw':
		case 'action.update':
		case 'action.decide':
			return phase === 'draft' ? 'meeting_not_open' : null; // P2: still possible while tidying
		default:
			if (phase === 'draft') return 'meeting_not_open'; // P6
			return phase === 'wrapup' ? 'meeting_wrapping_up' : null; // P2
	}
}

function refusalForContent(actor: Actor, command: Command, meeting: MeetingState): Refusal | null {
	switch (command.type) {
		case 'note.post':
			return meeting.noteCount >= maxNotes ? 'board_full' : refusalForText(command.text); // N3
		case 'note.edit':
		case 'note.withdraw': {
			const note = meeting.note(command.note, actor);
			if (!note || note.state === 'withdrawn') return 'note_gone'; // N4
			if (!note.own) return 'not_your_note'; // P3
			return command.type === 'note.edit' ? refusalForText(command.text) : null;
		}
		case 'step.go':
			return command.position < meeting.agendaLength ? null : 'no_such_step';
		case 'action.decide':
			if (command.combination && !meeting.hasCombination(command.combination)) return 'combination_gone'; // A2
			return refusalForText(command.what) ?? refusalForLength(command.firstStep + command.owner);
		case 'action.update':
			if (!meeting.hasAction(command.action)) return 'action_gone';
			if (command.status === 'dropped' && isBlank(command.remark)) return 'reason_missing'; // A5
			return refusalForLength(command.remark);
		default:
			return null;
	}
}

/** What a phone asks before it says 出す, and the server asks again (N1, N2). */
export function refusalForText(text: string): Refusal | null {
	return isBlank(text) ? 'text_empty' : refusalForLength(text);
}

function refusalForLength(text: string): Refusal | null {
	// One "character" may hide any number of combining marks: those are bounded too.
	const tooLong = text.length > maxText * marksPerCharacter || lengthOf(text) > maxText;
	return tooLong ? 'text_too_long' : null;
}
