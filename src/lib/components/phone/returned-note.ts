import type { Kind } from '#lib/board/model.ts';
import type { OutboxItem } from '#lib/live/outbox.ts';
import { refusalSentence } from '#lib/messages/refusal-sentence.ts';

/** A new note that the server refused: it goes back to the field, with the reason above it. */
export interface ReturnedNote {
	readonly id: string;
	readonly kind: Kind;
	readonly text: string;
	readonly sentence: string;
}

/** Anything else that was refused, or that can no longer go out: it stays readable until its author lets go of it. */
export interface UnsentWords {
	readonly id: string;
	/** Empty for what has no words of its own: a withdrawal, わたしも, シール. */
	readonly text: string;
	readonly sentence: string;
}

/** The oldest new note that can go back to the field; after 閉会 there is no field. */
export function returnedNote(returned: readonly OutboxItem[], over: boolean): ReturnedNote | null {
	for (const { command, refusal } of over ? [] : returned) {
		if (refusal === null || command.type !== 'note.post') continue;
		const { id, kind, text } = command;
		return { id, kind, text, sentence: refusalSentence(refusal) };
	}
	return null;
}

export function unsentWords(returned: readonly OutboxItem[], over: boolean): UnsentWords[] {
	return returned.flatMap(({ command, refusal }) => {
		if (refusal === null || (command.type === 'note.post' && !over)) return [];
		const text = 'text' in command ? command.text : '';
		return { id: command.id, text, sentence: refusalSentence(refusal) };
	});
}
