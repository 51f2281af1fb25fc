/** わたしも and シール: secret on phones, counted aloud in the room. The policy has said yes. */
import * as edits from '#lib/board/document/command-edits.ts';
import type { CommandOf, CommandResult } from '#lib/board/policy/commands.ts';
import { readOutline } from '#lib/board/document/doc.ts';
import type { CombinationId } from '#lib/board/model.ts';
import type { Actor } from '#lib/board/policy/actor.ts';
import type { CommandContext } from './command-context.ts';
import type { NoteRow } from '../../live/log/board-log.ts';

/** One phone, one わたしも: pressed again, it is taken back. */
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

export function countSupport(
	{ note, hands }: CommandOf<'support.count'>,
	context: CommandContext
): CommandResult {
	context.rows.changeNote(note, { supportHands: hands });
	edits.countHands(context.doc, note, hands);
	return { note };
}

/** While a vote is open nobody sees how it stands; votes of before are kept. */
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

/** V5: who places a シール lets go of those on ideas that are not there now. Brought back, they would be too many. */
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
	return {};
}

/** Raised hands and paper stickers are called out in the room: nothing about them is secret. */
export function countVotes(command: CommandOf<'vote.count'>, { doc }: CommandContext): CommandResult {
	const { combination, hands, stickers } = command;
	edits.setChoice(doc, combination, { hands, stickers });
	return {};
}
