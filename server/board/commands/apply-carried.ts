import * as edits from '#lib/board/document/command-edits.ts';
import type { CommandOf, CommandResult } from '#lib/board/policy/commands.ts';
import type { NoteId } from '#lib/board/model.ts';
import type { Refusal } from '#lib/board/policy/refusals.ts';
import { blank, restoreNote } from './apply-notes.ts';
import type { CommandContext } from './command-context.ts';
import type { NoteRow } from '../../live/log/board-rows.ts';

export function carryNote({ note, on }: CommandOf<'note.carry'>, context: CommandContext): CommandResult {
	context.rows.changeNote(note, { carried: on });
	edits.carryNote(context.doc, note, on);
	return { note };
}

/** 前回からの つづき: a copy of an earlier meeting's note is shown immediately (N12). */
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

/** N12: the only copy may already exist; if trashed it is restored (N11), if held it is refused (N9). */
function takeAgain(copy: NoteRow, context: CommandContext): Promise<CommandResult> | CommandResult | Refusal {
	if (copy.state === 'trashed') return restoreNote(copy, context);
	return copy.state === 'shown' || copy.state === 'waiting' ? { note: copy.id } : 'note_gone';
}
