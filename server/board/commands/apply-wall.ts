import { changeWall, setCaptions } from '#lib/board/document/command-edits.ts';
import { readBoard } from '#lib/board/document/doc.ts';
import type { Wall } from '#lib/board/model.ts';
import type { CommandOf, CommandResult } from '#lib/board/policy/commands.ts';
import { firstPage, pageAt } from '#lib/board/wall.ts';
import type { CommandContext } from './command-context.ts';

/** Pages that were turning stop on the page that stood on the screen when the command came. */
export function setWall(
	{ focus, page, turning, qr, covered }: CommandOf<'wall.set'>,
	{ doc, effects }: CommandContext
): CommandResult {
	const { wall } = readBoard(doc);
	const now = effects.now().getTime();
	const change: { -readonly [K in keyof Wall]?: Wall[K] } = {};
	if (focus !== undefined) Object.assign(change, firstPage, { focus });
	if (page !== undefined) Object.assign(change, { page, turningSince: null });
	else if (turning === false)
		Object.assign(change, { page: pageAt(wall, wall.pages, now), turningSince: null });
	if (turning === true) change.turningSince = now;
	if (qr !== undefined) change.qr = qr;
	if (covered !== undefined) change.covered = covered;
	changeWall(doc, change);
	return {};
}

export function countWallPages({ pages }: CommandOf<'wall.pages'>, { doc }: CommandContext): CommandResult {
	changeWall(doc, { pages });
	return {};
}

export function writeAlong({ words }: CommandOf<'captions.set'>, context: CommandContext): CommandResult {
	if (words === null) forgetCaptions(context, null);
	else setCaptions(context.doc, words);
	return {};
}

/** AC-12: earlier lines of the step are still in the log. */
export function forgetCaptions({ doc, erasure }: CommandContext, after: '' | null): void {
	if (readBoard(doc).captions === null) return;
	setCaptions(doc, after);
	erasure.isForgotten = true;
}
