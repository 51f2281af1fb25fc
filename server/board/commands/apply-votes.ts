/** Votes from phones are secret. */
import * as edits from '#lib/board/document/command-edits.ts';
import type { CommandOf, CommandResult } from '#lib/board/policy/commands.ts';
import { readOutline } from '#lib/board/document/doc.ts';
import type { CombinationId } from '#lib/board/model.ts';
import type { Actor } from '#lib/board/policy/actor.ts';
import type { CommandContext } from './command-context.ts';
import type { NoteRow } from '../../live/log/board-rows.ts';

/** V2: one わたしも per phone and note. */
export async function setSupport(
	{ note: id, on }: CommandOf<'support.set'>,
	actor: Actor,
	note: NoteRow,
	context: CommandContext
): Promise<CommandResult> {
	if (actor.kind !== 'participant') return {};
	const { supports } = await context.rows.participant(actor.id);
	if (supports.includes(id) === on) return {};
	context.rows.setSupport(actor.id, id, on);
	const by = on ? 1 : -1;
	context.rows.changeNote(id, { supportPhones: note.supportPhones + by });
	edits.supportNote(context.doc, id, by);
	context.touched.add(actor.id);
	return { note: id };
}

export function setCountedHands(
	{ note, hands }: CommandOf<'support.count'>,
	context: CommandContext
): CommandResult {
	context.rows.changeNote(note, { supportHands: hands });
	edits.countHands(context.doc, note, hands);
	return { note };
}

/** V4: earlier votes are kept, but no sums are shown while a vote is open. */
export function openVotes({ doc }: CommandContext): CommandResult {
	edits.setVoting(doc, 'open');
	edits.setVoteSums(doc, new Map());
	return {};
}

export async function closeVotes({ doc, rows }: CommandContext): Promise<CommandResult> {
	const sums = await rows.voteSums();
	edits.setVoting(doc, 'shown');
	edits.setVoteSums(doc, sums);
	return {};
}

/** V5: if a removed combination came back, the phone would have too many シール, so they are dropped. */
export async function setVote(
	command: CommandOf<'vote.set'>,
	actor: Actor,
	context: CommandContext
): Promise<CommandResult> {
	if (actor.kind !== 'participant') return {};
	const { votes } = await context.rows.participant(actor.id);
	const { hasCombination } = readOutline(context.doc);
	for (const id of Object.keys(votes) as CombinationId[])
		if (!hasCombination(id)) context.rows.setVote(actor.id, id, 0);
	context.rows.setVote(actor.id, command.combination, command.count);
	context.touched.add(actor.id);
	// V6: staff are told when the number of phones changes, which most シール do not.
	const hadPlaced = Object.values(votes).some((count) => count > 0);
	const placedElsewhere = Object.entries(votes).some(
		([id, count]) => count > 0 && id !== command.combination && hasCombination(id)
	);
	if (hadPlaced !== (placedElsewhere || command.count > 0)) context.touched.add('staff');
	return {};
}

/** These are called out in the room, so they are never secret. */
export function setCountedVotes(command: CommandOf<'vote.count'>, { doc }: CommandContext): CommandResult {
	const { combination, hands, stickers } = command;
	edits.setChoice(doc, combination, { hands, stickers });
	return {};
}
