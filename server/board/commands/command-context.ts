import type * as Y from 'yjs';
import type { ActionId, NoteId, ParticipantId } from '#lib/board/model.ts';
import type { BoardRows } from '../../live/log/board-rows.ts';

/** Sources of time, ids and order, injected so that tests control them. */
export interface Effects {
	now(): Date;
	newId(): string;
	/** Returns the items in random order: the order of notes must not reveal the order of posting. */
	shuffle<T>(items: readonly T[]): T[];
}

/** What a batch erases. If anything was, the log is rewritten from the board as it is afterwards (E2). */
export interface Erasure {
	readonly erased: Set<NoteId>;
	/** True when words that were once on the board must disappear from the log. */
	isForgotten: boolean;
}

export interface CommandContext {
	readonly doc: Y.Doc;
	readonly rows: BoardRows;
	readonly effects: Effects;
	/** Whose private view changed: that of these phones, of all staff, or of everybody. */
	readonly touched: Set<ParticipantId | 'staff' | 'everybody'>;
	/** Actions that other boards may show too (A7). */
	readonly changedActions: Set<ActionId>;
	readonly erasure: Erasure;
}
