import type { Kind, PrivateNote } from '#lib/board/model.ts';
import type { OutboxItem } from '#lib/live/outbox.ts';
import { refusalSentence } from '#lib/messages/refusal-sentence.ts';

export interface ReturnedNote {
	readonly id: string;
	readonly kind: Kind;
	readonly text: string;
	readonly sentence: string;
}

/** The oldest text that the server refused: it goes back to the field, with the reason above it. */
export function returnedNote(
	returned: readonly OutboxItem[],
	own: readonly PrivateNote[]
): ReturnedNote | null {
	for (const { command, refusal } of returned) {
		if (refusal === null || !('text' in command)) continue;
		const kind =
			command.type === 'note.post' ? command.kind : own.find((note) => note.id === command.note)?.kind;
		return {
			id: command.id,
			kind: kind ?? 'komatta',
			text: command.text,
			sentence: refusalSentence(refusal)
		};
	}
	return null;
}
