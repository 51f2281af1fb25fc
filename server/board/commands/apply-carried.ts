/** Commands on notes that go from one meeting to a later one (持ち越し). */
import * as edits from '#lib/board/document/command-edits.ts';
import type { CommandOf, CommandResult } from '#lib/board/policy/commands.ts';
import type { NoteId } from '#lib/board/model.ts';
import type { Refusal } from '#lib/board/policy/refusals.ts';
import { blank, restoreNote } from './apply-notes.ts';
import type { CommandContext } from './command-context.ts';
import type { NoteRow } from '../../live/log/board-rows.ts';

/** Adds a note to the tray 前回からの つづき of the next meeting, or removes it. */
export function carryNote({ note, on }: CommandOf<'note.carry'>, context: CommandContext): CommandResult {
	context.rows.changeNote(note, { carried: on });
	edits.carryNote(context.doc, note, on);
	return { note };
}

/** 前回からの つづき: shows a copy of an earlier meeting's note on this board immediately (N12). */
export async function takeNote(
	{ from, id: postedBy }: CommandOf<'note.take'>,
	context: CommandContext
): Promise<CommandResult | Refusal> {
	const taken = await context.rows.takenNote(from);
	if (taken) return takeAgain(taken, context);
	const earlier = await context.rows.earlierNote(from);
	if (!earlier) return 'note_gone';
	const note = { ...blank, ...earlier, takenFrom: from, id: context.effects.newId() as NoteId };
	const number = edits.showNote(context.doc, note);
	const row = { ...note, number, source: 'carried', state: 'shown', participant: null, postedBy } as const;
	context.rows.addNote(row);
	return { note: note.id };
}

/**
 * N12: an earlier note has one copy here, which another laptop may just have made. A trashed copy
 * is restored (N11); a held copy is refused, since only staff release it (N9).
 */
function takeAgain(copy: NoteRow, context: CommandContext): Promise<CommandResult> | CommandResult | Refusal {
	if (copy.state === 'trashed') return restoreNote(copy, context);
	return copy.state === 'shown' || copy.state === 'waiting' ? { note: copy.id } : 'note_gone';
}
