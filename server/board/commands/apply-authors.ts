/** Staff never learn whose phone it is (P7). */
import * as edits from '#lib/board/document/command-edits.ts';
import type { CommandOf, CommandResult } from '#lib/board/policy/commands.ts';
import type { ParticipantId } from '#lib/board/model.ts';
import { leastCleared } from '#lib/board/limits.ts';
import type { Refusal } from '#lib/board/policy/refusals.ts';
import type { CommandContext } from './command-context.ts';

/** P7: `clear` also trashes the phone's unshown notes. */
export async function stopAuthor(
	{ note, clear = false }: CommandOf<'author.stop'>,
	context: CommandContext
): Promise<CommandResult | Refusal> {
	const author = await context.rows.stopAuthor(note);
	if (!author) return 'not_from_a_phone';
	context.touched.add(author).add('staff');
	return clear ? { trashed: await trashUnshown(author, context) } : {};
}

/**
 * Fewer than `leastCleared` notes stay: if they vanished together, they would reveal that one phone wrote
 * them (P7).
 */
async function trashUnshown(author: ParticipantId, { rows, doc }: CommandContext): Promise<number> {
	const unshown = await rows.unshownOf(author);
	if (unshown.length < leastCleared) return 0;
	for (const { id, kind, state } of unshown) {
		rows.changeNote(id, { state: 'trashed' });
		if (state === 'waiting') edits.countWaiting(doc, kind, -1);
	}
	return unshown.length;
}

export async function allowAuthors(context: CommandContext): Promise<CommandResult> {
	const authors = await context.rows.allowAuthors();
	for (const author of authors) context.touched.add(author);
	context.touched.add('staff');
	return {};
}
