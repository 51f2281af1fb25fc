import type { Actor } from '#lib/board/policy/actor.ts';
import type { Command } from '#lib/board/policy/commands.ts';
import type { AnsweringActor, BoardAct, NoteRow } from '../../live/log/board-rows.ts';

export const isAnswering = (actor: Actor): actor is AnsweringActor =>
	actor.kind === 'account' || actor.kind === 'key';

/** C59: null for all that the board itself shows. */
export function actOf(command: Command, note: NoteRow | null): BoardAct | null {
	switch (command.type) {
		case 'note.hold':
			return { what: 'note.held', details: numberOf(note) };
		case 'note.release':
			return { what: 'note.released', details: numberOf(note) };
		case 'note.trash':
			return { what: 'note.trashed', details: numberOf(note) };
		case 'note.restore':
			return { what: 'note.restored', details: numberOf(note) };
		case 'note.withdraw':
			return note?.number ? { what: 'note.erased', details: numberOf(note) } : null;
		case 'note.handoff':
			// PR-4: nothing leads from what was handed on to a note.
			return { what: 'note.handed_off', details: {} };
		case 'meeting.plan':
			return { what: 'meeting.planned', details: {} };
		case 'meeting.cancel':
			return { what: command.on ? 'meeting.cancelled' : 'meeting.resumed', details: {} };
		default:
			return null;
	}
}

const numberOf = (note: NoteRow | null): BoardAct['details'] => (note?.number ? { note: note.number } : {});
