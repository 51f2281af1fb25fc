import type * as Y from 'yjs';
import type { ActionId, NoteId, ParticipantId } from '#lib/board/model.ts';
import type { BoardRows } from '../../live/log/board-rows.ts';

/** Injected, so that tests control time, ids and order. */
export interface Effects {
	now(): Date;
	newId(): string;
	/** The order of notes must not reveal the order of posting. */
	shuffle<T>(items: readonly T[]): T[];
}

/** E2: any erasure makes the log be rewritten afterwards. */
export interface Erasure {
	readonly erased: Set<NoteId>;
	/** Words once on the board must leave the log. */
	isForgotten: boolean;
}

export interface CommandContext {
	readonly doc: Y.Doc;
	readonly rows: BoardRows;
	readonly effects: Effects;
	/** Whose private view changed. */
	readonly touched: Set<ParticipantId | 'staff' | 'everybody'>;
	/** Other boards may show them too (A7). */
	readonly changedActions: Set<ActionId>;
	readonly erasure: Erasure;
}
