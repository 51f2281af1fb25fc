import * as edits from '#lib/board/document/command-edits.ts';
import type { Command, CommandResult } from '#lib/board/policy/commands.ts';
import { readOutline } from '#lib/board/document/doc.ts';
import { isUnseen } from '#lib/board/unseen.ts';
import { noNotes, nothingDone, type ParticipantFacts } from '#lib/board/policy/meeting-state.ts';
import type { Actor } from '#lib/board/policy/actor.ts';
import { refusalFor } from '#lib/board/policy/policy.ts';
import type { Refusal } from '#lib/board/policy/refusals.ts';
import { reopenLeft } from '#lib/board/time/reopen.ts';
import { planVersion } from '#lib/server/meetings/plan-version.ts';
import * as actions from './apply-actions.ts';
import { actOf, isAnswering } from './audited-command.ts';
import * as authors from './apply-authors.ts';
import * as carried from './apply-carried.ts';
import * as meeting from './apply-meeting.ts';
import * as notes from './apply-notes.ts';
import * as offers from './apply-offers.ts';
import * as wall from './apply-wall.ts';
import * as votes from './apply-votes.ts';
import type { CommandContext } from './command-context.ts';
import type { BoardRows, NoteRow, Questions } from '../../live/log/board-rows.ts';

/** Returns the result or a refusal, which has changed nothing. The caller holds the board's lock. */
export async function applyCommand(
	command: Command,
	actor: Actor,
	context: CommandContext
): Promise<CommandResult | Refusal> {
	const { rows, doc, effects } = context;
	const named = 'note' in command && command.note ? await rows.note(command.note) : null;
	const number = command.type === 'note.post' ? command.number : undefined;
	const taken = number !== undefined && (await rows.hasNumber(number));
	const counts = asksForCounts(command) ? await rows.noteCounts() : noNotes;
	const participant = asksAboutPhone(command) ? await participantFacts(actor, command, rows) : nothingDone;
	const isVersioned = command.type === 'meeting.plan' && command.since !== undefined;
	const version = isVersioned ? planVersion(await rows.plan()) : null;
	const own = named !== null && (await isOwn(named, actor, rows));
	const outline = readOutline(doc);
	const refusal = refusalFor(actor, command, {
		...outline,
		reopenable: reopenLeft(outline.closing, effects.now().getTime()) > 0,
		notes: counts,
		planVersion: version,
		note: () =>
			named && {
				state: named.state,
				text: named.text,
				own,
				hasAuthor: named.participant !== null,
				isUnseen: isUnseen(named)
			},
		isTaken: () => taken,
		participant
	});
	if (refusal) return refusal;
	const act = isAnswering(actor) ? actOf(command, named) : null;
	const result = await carryOut(command, actor, named, context);
	if (act && isAnswering(actor) && typeof result !== 'string') rows.recordAct(actor, act);
	return result;
}

/** Returns the reads that these commands are sure to need. */
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

/** Only for these does the policy read note counts. */
const asksForCounts = ({ type }: Command) =>
	type === 'note.post' || type === 'note.edit' || type === 'note.take' || type === 'meeting.plan';

/** Only for these does the policy read what the phone did before. */
const asksAboutPhone = ({ type }: Command) =>
	type === 'note.post' ||
	type === 'note.edit' ||
	type === 'note.turn' ||
	type === 'support.set' ||
	type === 'vote.set' ||
	type === 'offer.set';

async function participantFacts(actor: Actor, { type }: Command, rows: BoardRows): Promise<ParticipantFacts> {
	if (actor.kind === 'participant') return rows.participant(actor.id);
	if (actor.kind !== 'scribe' || type !== 'note.post') return nothingDone;
	// N13: posts of the same batch have no receipt yet, so it may be exceeded by one batch.
	const unshown = await rows.unshownOf(actor.id);
	return { ...nothingDone, notes: unshown.filter(isUnseen).length };
}

async function isOwn(
	{ id, participant, postedBy }: NoteRow,
	actor: Actor,
	rows: BoardRows
): Promise<boolean> {
	if (actor.kind === 'participant') return participant === actor.id;
	if (actor.kind !== 'scribe' || participant !== null || postedBy === null) return false;
	// P15: only the key that posted it has a receipt whose answer names this note.
	return (await rows.receipt(actor.id, postedBy))?.result.note === id;
}

function carryOut(
	command: Command,
	actor: Actor,
	note: NoteRow | null,
	context: CommandContext
): CommandResult | Refusal | Promise<CommandResult | Refusal> {
	switch (command.type) {
		case 'note.post':
			return notes.postNote(command, actor, context);
		case 'note.edit':
			return note ? notes.editNote(command, note, context) : 'note_gone';
		case 'note.turn':
			return note ? notes.turnNote(command, note, context) : 'note_gone';
		case 'note.withdraw':
			return note ? notes.withdrawNote(note, context) : 'note_gone';
		case 'note.hold':
			return note ? notes.holdNote(note, context) : 'note_gone';
		case 'note.release':
			return note ? notes.releaseNote(note, context) : 'note_gone';
		case 'note.handoff':
			return note ? notes.handOff(command, note, context) : 'note_gone';
		case 'note.trash':
			return note ? notes.trashNote(note, context) : 'note_gone';
		case 'note.restore':
			return note ? notes.restoreNote(note, context) : 'note_gone';
		case 'note.carry':
			return carried.carryNote(command, context);
		case 'note.take':
			return carried.takeNote(command, context);
		case 'notes.show':
			return notes.showNotes(actor, context);
		case 'author.stop':
			return authors.stopAuthor(command, context);
		case 'authors.allow':
			return authors.allowAuthors(context);
		case 'support.set':
			return note ? votes.setSupport(command, actor, note, context) : 'note_gone';
		case 'support.count':
			return votes.setCountedHands(command, context);
		case 'votes.open':
			return votes.openVotes(context);
		case 'votes.close':
			return votes.closeVotes(context);
		case 'vote.set':
			return votes.setVote(command, actor, context);
		case 'vote.count':
			return votes.setCountedVotes(command, context);
		case 'step.go':
			return meeting.goToStep(command, context);
		case 'arrangement.restore':
			return meeting.restore(command, context);
		case 'timer.start':
		case 'timer.add':
		case 'timer.stop':
			return meeting.runTimer(command, context);
		case 'timer.move':
			return meeting.moveTimer(command, context);
		case 'spotlight.set':
			edits.setSpotlight(context.doc, command.note);
			return {};
		case 'wall.set':
			return wall.setWall(command, context);
		case 'wall.pages':
			return wall.countWallPages(command, context);
		case 'captions.set':
			return wall.writeAlong(command, context);
		case 'door.set':
			return meeting.setDoor(command, context);
		case 'meeting.plan':
			return meeting.plan(command, context);
		case 'meeting.cancel':
			return meeting.cancel(command, context);
		case 'meeting.close':
			return meeting.close(context);
		case 'meeting.finish':
			return meeting.finish(context);
		case 'meeting.reopen':
			return meeting.reopen(context);
		case 'writing.set':
			edits.setWriting(context.doc, command.on);
			return {};
		case 'attendance.add':
			return meeting.addAttendance(command, context);
		case 'deciding.set':
			edits.setDeciding(context.doc, command.deciding);
			return {};
		case 'action.decide':
			return actions.decide(command, actor, context);
		case 'action.bring':
			return actions.bring(command, actor, context);
		case 'action.edit':
			return actions.edit(command, actor, context);
		case 'action.update':
			return actions.update(command, actor, context);
		case 'action.refresh':
			return actions.refresh(command, context);
		case 'decide.later':
			return actions.leaveForLater(command, context);
		case 'offer.set':
			return offers.setOffer(command, actor, context);
		case 'offer.count':
			return offers.countHands(command, context);
		case 'phone.joined':
			edits.countPhone(context.doc);
			return {};
	}
}
