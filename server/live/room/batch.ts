/** What waits in a room's queue, how much of it is taken at once, and how it is refused together. */
import type { Refusal } from '#lib/board/policy/refusals.ts';
import { closeCodes } from '#lib/wire/frames.ts';
import { limits } from '../limits.ts';
import type { Item } from './executor.ts';
import type { LiveCopy } from './live-copy.ts';
import type { Session } from './session.ts';

/** A queued item: a write, or a read that must see every write before it. */
export type Waiting = Item | Read;
export interface Read {
	readonly type: 'read';
	/** The session that waits for it; null: all sessions of the room. */
	readonly session: Session | null;
	readonly run: (copy: LiveCopy) => void | Promise<void>;
}

/**
 * The number of items in the next batch: at least one, and more while their edits stay below
 * `batchEditBytes` together.
 */
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

/** Refuses for good: a resend would fail again. */
export function reject(items: readonly Item[]): void {
	refuse(items, 'unknown_command');
	for (const item of items) if (item.type === 'edit') item.reject(closeCodes.unreadable);
}
