import type { Ask } from '#lib/board/policy/commands.ts';
import type { Refusal } from '#lib/board/policy/refusals.ts';
import type { Answer } from '#lib/wire/frames.ts';

/** Sends commands to the server and shows what became of them. Part of the desk. */
export interface CommandSender {
	/** Steps, the door and showing notes need a connection; arranging does not. */
	readonly online: boolean;
	/** Returns the whole answer, for callers that need its result. */
	answer(ask: Ask): Promise<Answer>;
	/** Returns null on success, otherwise the refusal, which the caller shows beside its form. */
	ask(ask: Ask, done?: string): Promise<Refusal | null>;
	/** Like `ask`, for buttons that stand alone: a refusal is shown as a message too. */
	order(ask: Ask, done?: string): Promise<void>;
	/** Shows a message. `back` asks the server to revert its own action (もどす). */
	say(text: string, undoable?: boolean, back?: (() => void) | null): void;
}
