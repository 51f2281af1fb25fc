import type { Kind } from '#lib/board/model.ts';
import type { Refusal } from '#lib/board/policy/refusals.ts';
import type { OutboxItem } from '#lib/live/outbox.ts';
import { m } from '#lib/messages/compiled/messages.js';
import { refusalSentence } from '#lib/messages/refusal-sentence.ts';

/** A new note that the server refused. It goes back to the field with the reason above it. */
export interface ReturnedNote {
	readonly id: string;
	readonly kind: Kind;
	readonly text: string;
	readonly sentence: string;
}

/**
 * Any other command that was refused or can no longer be sent. It stays readable until its author
 * dismisses it.
 */
export interface UnsentWords {
	readonly id: string;
	/** Empty for commands without text: a withdrawal, わたしも, シール. */
	readonly text: string;
	readonly sentence: string;
}

interface Standing {
	/** The meeting is past 閉会. */
	readonly afterClose: boolean;
	/** Staff stopped this phone and have not allowed it again (P7). */
	readonly stopped: boolean;
}

/** Returns the oldest refused new note, or null. After 閉会 there is no field to put it in. */
export function returnedNote(
	returned: readonly OutboxItem[],
	{ afterClose, stopped }: Standing
): ReturnedNote | null {
	for (const { command, refusal } of afterClose ? [] : returned) {
		if (refusal === null || command.type !== 'note.post') continue;
		const { id, kind, text } = command;
		return { id, kind, text, sentence: sentenceNow(refusal, stopped, m.phone_allowed_again()) };
	}
	return null;
}

export function unsentWords(
	returned: readonly OutboxItem[],
	{ afterClose, stopped }: Standing
): UnsentWords[] {
	return returned.flatMap(({ command, refusal }) => {
		if (refusal === null || (command.type === 'note.post' && !afterClose)) return [];
		const text = 'text' in command ? command.text : '';
		const allowed = afterClose ? m.refusal_meeting_wrapping_up() : m.phone_allowed_to_change();
		return { id: command.id, text, sentence: sentenceNow(refusal, stopped, allowed) };
	});
}

/**
 * `device_stopped` is outdated once staff allow the phone again, so another sentence is used then.
 */
const sentenceNow = (refusal: Refusal, stopped: boolean, allowed: string): string =>
	refusal === 'device_stopped' && !stopped ? allowed : refusalSentence(refusal);
