import type { PersonCommand, ServerCommand } from '#lib/board/policy/commands.ts';
import type { Actor } from '#lib/board/policy/actor.ts';
import type { Refusal } from '#lib/board/policy/refusals.ts';
import { closeCodes, type Answer, type CloseCode } from '#lib/wire/frames.ts';
import { limits } from '../limits.ts';
import type { LiveCopy } from './live-copy.ts';
import type { Session } from './session.ts';

export type Item =
	| {
			readonly type: 'command';
			readonly command: PersonCommand | ServerCommand;
			readonly actor: Actor;
			readonly answer: (answer: Answer) => void;
	  }
	| {
			readonly type: 'edit';
			/** If one of its edits is invalid, the session's others in this batch are dropped. */
			readonly sender: object;
			readonly update: Uint8Array;
			readonly actor: Actor;
			/** @param unseen update that deletes what only its sender would go on seeing (S11) */
			readonly stored: (unseen: Uint8Array | null) => void;
			/** False if this person has brought too many new client ids recently. */
			readonly newPages: (count: number) => boolean;
			readonly reject: (code: CloseCode) => void;
	  };

export type CommandItem = Extract<Item, { type: 'command' }>;
export type EditItem = Extract<Item, { type: 'edit' }>;

/** A read must see every write before it. */
export type Waiting = Item | Read;
export interface Read {
	readonly type: 'read';
	/** Null: all sessions of the room wait. */
	readonly session: Session | null;
	readonly run: (copy: LiveCopy) => void | Promise<void>;
}

/** At least one item, and more while their edits stay below `batchEditBytes` together. */
export function batchSize(waiting: readonly Waiting[]): number {
	let bytes = 0;
	const most = Math.min(waiting.length, limits.batch);
	for (let i = 0; i < most; i += 1) {
		const each = waiting[i]!;
		if (each.type === 'edit') bytes += each.update.length;
		if (i > 0 && bytes > limits.batchEditBytes) return i;
	}
	return most;
}

export function refuse(items: readonly Item[], refusal: Refusal): void {
	for (const item of items) {
		if (item.type === 'command') item.answer({ id: item.command.id, ok: false, refusal });
	}
}

/** For good: a resend would fail again. */
export function reject(items: readonly Item[]): void {
	refuse(items, 'unknown_command');
	for (const item of items) if (item.type === 'edit') item.reject(closeCodes.unreadable);
}
