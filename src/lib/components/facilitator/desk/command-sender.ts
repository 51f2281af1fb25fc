import type { Ask } from '#lib/board/policy/commands.ts';
import type { Refusal } from '#lib/board/policy/refusals.ts';
import type { Answer } from '#lib/wire/frames.ts';

export interface CommandSender {
	/** Needed for steps, the door and showing notes, but not for arranging. */
	readonly online: boolean;
	answer(ask: Ask): Promise<Answer>;
	/** Returns null, or the refusal, which the caller shows beside its form. */
	ask(ask: Ask, done?: string): Promise<Refusal | null>;
	/** For buttons that stand alone: a refusal is shown as a message too. */
	order(ask: Ask, done?: string): Promise<void>;
	say(text: string, undoable?: boolean, back?: (() => void) | null): void;
}
