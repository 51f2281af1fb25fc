import type { Kind } from '#lib/board/model.ts';
import type { Refusal } from '#lib/board/policy/refusals.ts';
import type { OutboxItem } from '#lib/live/outbox.ts';
import { m } from '#lib/messages/compiled/messages.js';
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

/** How the meeting stands for this phone now. */
interface Standing {
	/** 閉会 was. */
	readonly over: boolean;
	/** Staff stopped this phone, and have not let it go on (P7). */
	readonly stopped: boolean;
}

/** The oldest new note that can go back to the field; after 閉会 there is no field. */
export function returnedNote(
	returned: readonly OutboxItem[],
	{ over, stopped }: Standing
): ReturnedNote | null {
	for (const { command, refusal } of over ? [] : returned) {
		if (refusal === null || command.type !== 'note.post') continue;
		const { id, kind, text } = command;
		return { id, kind, text, sentence: sentenceNow(refusal, stopped, m.phone_allowed_again()) };
	}
	return null;
}

export function unsentWords(returned: readonly OutboxItem[], { over, stopped }: Standing): UnsentWords[] {
	return returned.flatMap(({ command, refusal }) => {
		if (refusal === null || (command.type === 'note.post' && !over)) return [];
		const text = 'text' in command ? command.text : '';
		const allowed = over ? m.refusal_meeting_wrapping_up() : m.phone_allowed_to_change();
		return { id: command.id, text, sentence: sentenceNow(refusal, stopped, allowed) };
	});
}

/** What refused it then may be over. */
const sentenceNow = (refusal: Refusal, stopped: boolean, allowed: string): string =>
	refusal === 'device_stopped' && !stopped ? allowed : refusalSentence(refusal);
