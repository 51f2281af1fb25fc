/** One command, judged and carried out on a live document and its rows. The caller holds the board's lock. */
import type * as Y from 'yjs';
import * as edits from '#lib/board/document/command-edits.ts';
import type { Command, CommandResult } from '#lib/board/policy/commands.ts';
import { readOutline } from '#lib/board/document/doc.ts';
import type { ActionId, NoteId, ParticipantId } from '#lib/board/model.ts';
import { noNotes, nothingDone } from '#lib/board/policy/meeting-state.ts';
import type { Actor } from '#lib/board/policy/actor.ts';
import { refusalFor } from '#lib/board/policy/policy.ts';
import type { Refusal } from '#lib/board/policy/refusals.ts';
import * as actions from './apply-actions.ts';
import * as authors from './apply-authors.ts';
import * as meeting from './apply-meeting.ts';
import * as notes from './apply-notes.ts';
import * as votes from './apply-votes.ts';
import type { BoardRows, NoteRow, Questions } from '../../live/log/board-log.ts';

/** What a command needs of the world; time and ids are handed in. */
export interface Chance {
	now(): Date;
	newId(): string;
	/** The same items in random order: note order must not tell posting order. */
	shuffle<T>(items: readonly T[]): T[];
}

/** What a batch takes out of the past: afterwards the log says only what the board says now. */
export interface Past {
	readonly erased: Set<NoteId>;
	/** Words that were on the board once must not stay in the log. */
	isForgotten: boolean;
}

export interface Scene {
	readonly doc: Y.Doc;
	readonly rows: BoardRows;
	readonly chance: Chance;
	/** Whose private view changed: phones, "staff", or "everybody". */
	readonly touched: Set<ParticipantId | 'staff' | 'everybody'>;
	/** やること that other boards may show too (A7). */
	readonly changedActions: Set<ActionId>;
	readonly past: Past;
}

/** The result, or the refusal. A refused command has changed nothing. */
export async function applyCommand(
	command: Command,
	actor: Actor,
	scene: Scene
): Promise<CommandResult | Refusal> {
	const { rows, doc } = scene;
	const named = 'note' in command && command.note ? await rows.note(command.note) : null;
	const number = command.type === 'note.post' ? command.number : undefined;
	const taken = number !== undefined && (await rows.hasNumber(number));
	const counts = asksForCounts(command) ? await rows.noteCounts() : noNotes;
	const participant = asksAboutPhone(command) ? await participantFacts(actor, rows) : nothingDone;
	const refusal = refusalFor(actor, command, {
		...readOutline(doc),
		notes: counts,
		note: () =>
			named && {
				...{ state: named.state, text: named.text },
				own: isOwn(named, actor),
				hasAuthor: named.participant !== null
			},
		isTaken: () => taken,
		participant
	});
	return refusal ?? carryOut(command, actor, named, scene);
}

/** What these commands will ask of the rows. */
export function questionsOf(
	asked: readonly { readonly command: Command; readonly actor: Actor }[]
): Questions {
	const phones = asked.flatMap(({ command, actor }) =>
		actor.kind === 'participant' && asksAboutPhone(command) ? [actor.id] : []
	);
	const named = asked.flatMap(({ command }) => ('note' in command && command.note ? [command.note] : []));
	return {
		receipts: asked.flatMap(({ command, actor }) =>
			actor.kind === 'server' ? [] : [{ actor: actor.id, commandId: command.id }]
		),
		notes: [...new Set(named)],
		participants: [...new Set(phones)],
		counts: asked.some(({ command }) => asksForCounts(command))
	};
}

/** The others do not ask how many notes there are. */
const asksForCounts = ({ type }: Command) =>
	type === 'note.post' || type === 'note.edit' || type === 'note.take' || type === 'meeting.plan';

/** The others never look at what a phone did before. */
const asksAboutPhone = ({ type }: Command) =>
	type === 'note.post' || type === 'note.edit' || type === 'support.set' || type === 'vote.set';

const participantFacts = (actor: Actor, rows: BoardRows) =>
	actor.kind === 'participant' ? rows.participant(actor.id) : nothingDone;

function isOwn(note: NoteRow, actor: Actor): boolean {
	return actor.kind === 'participant' && note.participant === actor.id;
}

function carryOut(
	command: Command,
	actor: Actor,
	note: NoteRow | null,
	scene: Scene
): CommandResult | Refusal | Promise<CommandResult | Refusal> {
	switch (command.type) {
		case 'note.post':
			return notes.postNote(command, actor, scene);
		case 'note.edit':
			return note ? notes.editNote(command, note, scene) : 'note_gone';
		case 'note.withdraw':
			return note ? notes.withdrawNote(note, scene) : 'note_gone';
		case 'note.hold':
			return note ? notes.holdNote(note, scene) : 'note_gone';
		case 'note.release':
			return note ? notes.releaseNote(note, scene) : 'note_gone';
		case 'note.handoff':
			return note ? notes.handOff(command, note, scene) : 'note_gone';
		case 'note.trash':
			return note ? notes.trashNote(note, scene) : 'note_gone';
		case 'note.restore':
			return note ? notes.restoreNote(note, scene) : 'note_gone';
		case 'note.carry':
			return notes.carryNote(command, scene);
		case 'note.take':
			return notes.takeNote(command, scene);
		case 'notes.show':
			return notes.showNotes(actor, scene);
		case 'author.stop':
			return authors.stopAuthor(command, scene);
		case 'authors.allow':
			return authors.allowAuthors(scene);
		case 'support.set':
			return note ? votes.setSupport(command, actor, note, scene) : 'note_gone';
		case 'support.count':
			return votes.countSupport(command, scene);
		case 'votes.open':
			return votes.openVotes(scene);
		case 'votes.close':
			return votes.closeVotes(scene);
		case 'vote.set':
			return votes.setVote(command, actor, scene);
		case 'vote.count':
			return votes.countVotes(command, scene);
		case 'step.go':
			return meeting.goToStep(command, scene);
		case 'arrangement.restore':
			return meeting.restore(command, scene);
		case 'timer.start':
		case 'timer.add':
		case 'timer.stop':
			return meeting.runTimer(command, scene);
		case 'timer.move':
			return meeting.moveTimer(command, scene);
		case 'spotlight.set':
			edits.setSpotlight(scene.doc, command.note);
			return {};
		case 'door.set':
			return meeting.setDoor(command, scene);
		case 'meeting.plan':
			return meeting.plan(command, scene);
		case 'meeting.cancel':
			return meeting.cancel(command, scene);
		case 'meeting.close':
			return meeting.close(scene);
		case 'meeting.finish':
			return meeting.finish(scene);
		case 'attendance.add':
			return meeting.addAttendance(command, scene);
		case 'deciding.set':
			edits.setDeciding(scene.doc, command.deciding);
			return {};
		case 'action.decide':
			return actions.decide(command, actor, scene);
		case 'action.bring':
			return actions.bring(command, actor, scene);
		case 'action.edit':
			return actions.edit(command, actor, scene);
		case 'action.update':
			return actions.update(command, actor, scene);
		case 'action.refresh':
			return actions.refresh(command, scene);
		case 'decide.later':
			return actions.leaveForLater(command, scene);
		case 'phone.joined':
			edits.countPhone(scene.doc);
			return {};
	}
}
