import type { Actor } from '#lib/board/policy/actor.ts';
import type { Command } from '#lib/board/policy/commands.ts';
import type { MeetingState } from '#lib/board/policy/meeting-state.ts';
import { isUnseen } from '#lib/board/unseen.ts';
import type { AccountId, DayKeyId, NoteState, ParticipantId, ScribeKeyId } from '#lib/board/model.ts';
import { action, combination, commands, note } from './every-command.ts';

export const ann: Actor = { kind: 'participant', id: 'ann' as ParticipantId };
export const ben: Actor = { kind: 'participant', id: 'ben' as ParticipantId };
export const screen: Actor = { kind: 'screen', id: 'wall' as ParticipantId };
export const staff: Actor = { kind: 'account', id: 'staff' as AccountId, facilitates: true };
export const viewer: Actor = { kind: 'account', id: 'viewer' as AccountId, facilitates: false };
export const server: Actor = { kind: 'server' };
export const scribe: Actor = { kind: 'scribe', id: 'scribe' as ScribeKeyId };
export const key: Actor = { kind: 'key', id: 'key' as DayKeyId };

export const types = Object.keys(commands) as Command['type'][];
export const phones: Command['type'][] = [
	'note.post',
	'note.edit',
	'note.turn',
	'note.withdraw',
	'support.set',
	'vote.set',
	'offer.set'
];

/** The state that a note must have for each command. */
export const fitting: Partial<Record<Command['type'], NoteState>> = {
	'note.release': 'held',
	'note.restore': 'trashed',
	'note.trash': 'shown',
	'note.carry': 'shown',
	'support.count': 'shown',
	'support.set': 'shown',
	'spotlight.set': 'shown'
};

export const counts = (onBoard: number) => ({ onBoard, held: 0, trashed: 0 });

/** Every command is possible in this meeting. */
export function meeting(
	change: Partial<MeetingState> = {},
	state: NoteState = 'waiting',
	own = false
): MeetingState {
	return {
		phase: 'open',
		cancelled: false,
		reopenable: true,
		writing: true,
		agendaLength: 3,
		notes: counts(1),
		voting: 'open',
		stickers: 3,
		confidentiality: 'members',
		planVersion: null,
		isTaken: () => false,
		participant: { stopped: false, notes: 0, supports: [], votes: {}, offers: [] },
		note: (asked) =>
			asked === note
				? {
						state,
						own,
						text: '米が 重い',
						hasAuthor: true,
						isUnseen: isUnseen({ state, number: null, heldBy: null })
					}
				: null,
		hasCombination: (asked) => asked === combination,
		hasAction: (asked) => asked === action,
		...change
	};
}
