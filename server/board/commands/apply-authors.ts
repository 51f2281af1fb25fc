/** What staff do to a phone that writes what nobody should read. They never learn whose it is (P7). */
import * as edits from '#lib/board/document/command-edits.ts';
import type { CommandOf, CommandResult } from '#lib/board/policy/commands.ts';
import { leastCleared, type ParticipantId } from '#lib/board/model.ts';
import type { Refusal } from '#lib/board/policy/refusals.ts';
import type { Scene } from './apply-command.ts';

/** Nobody learns whose it is; its author is told (P7). */
export async function stopAuthor(
	{ note, clear = false }: CommandOf<'author.stop'>,
	scene: Scene
): Promise<CommandResult | Refusal> {
	const author = await scene.rows.stopAuthor(note);
	if (!author) return 'not_from_a_phone';
	scene.touched.add(author).add('staff');
	return clear ? { trashed: await trashUnshown(author, scene) } : {};
}

/** All of a flood, in one press. What goes together tells that one phone wrote it: of a few papers nobody must learn that (P7). */
async function trashUnshown(author: ParticipantId, { rows, doc }: Scene): Promise<number> {
	const unshown = await rows.unshownOf(author);
	if (unshown.length < leastCleared) return 0;
	for (const { id, kind, state } of unshown) {
		rows.changeNote(id, { state: 'trashed' });
		if (state === 'waiting') edits.countWaiting(doc, kind, -1);
	}
	return unshown.length;
}

export async function allowAuthors(scene: Scene): Promise<CommandResult> {
	const authors = await scene.rows.allowAuthors();
	for (const author of authors) scene.touched.add(author);
	scene.touched.add('staff');
	return {};
}
