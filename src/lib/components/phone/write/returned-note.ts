import type { Kind } from '#lib/board/model.ts';
import type { Refusal } from '#lib/board/policy/refusals.ts';
import type { OutboxItem } from '#lib/live/outbox.ts';
import { m } from '#lib/messages/compiled/messages.js';
import { refusalSentence } from '#lib/messages/refusal-sentence.ts';

/** A refused new note goes back to the field with the reason above it. */
export interface ReturnedNote {
	readonly id: string;
	readonly kind: Kind;
	readonly text: string;
	readonly sentence: string;
}

/** Any other refused command, readable until its author dismisses it. */
export interface UnsentWords {
	readonly id: string;
	/** Empty for commands without text. */
	readonly text: string;
	readonly sentence: string;
}

interface Standing {
	/** The meeting is past 閉会. */
	readonly afterClose: boolean;
	/** Staff stopped this phone and have not allowed it again (P7). */
	readonly stopped: boolean;
	/** Staff have stopped all writing by phones (P14). */
	readonly paused: boolean;
}

/** Returns the oldest. After 閉会 there is no field to put it in. */
export function returnedNote(returned: readonly OutboxItem[], standing: Standing): ReturnedNote | null {
	for (const { command, refusal } of standing.afterClose ? [] : returned) {
		if (refusal === null || command.type !== 'note.post') continue;
		const { id, kind, text } = command;
		return { id, kind, text, sentence: sentenceNow(refusal, standing, m.phone_allowed_again()) };
	}
	return null;
}

export function unsentWords(returned: readonly OutboxItem[], standing: Standing): UnsentWords[] {
	const { afterClose } = standing;
	return returned.flatMap(({ command, refusal }) => {
		if (refusal === null || (command.type === 'note.post' && !afterClose)) return [];
		const text = 'text' in command ? command.text : '';
		const allowed = afterClose ? m.refusal_meeting_wrapping_up() : m.phone_allowed_to_change();
		return { id: command.id, text, sentence: sentenceNow(refusal, standing, allowed) };
	});
}

/** Both reasons are outdated once staff allow writing again. */
function sentenceNow(refusal: Refusal, { stopped, paused }: Standing, allowed: string): string {
	const over = (refusal === 'device_stopped' && !stopped) || (refusal === 'writing_stopped' && !paused);
	return over ? allowed : refusalSentence(refusal);
}
