import type { Board, CombinationId, NoteId } from '#lib/board/model.ts';
import type { OutboxItem } from '#lib/live/outbox.ts';
import type { OwnNote } from '#lib/components/phone/own/own-note.ts';

/** What one phone knows in the steps after 書く, and the commands that these steps may send. */
export interface PhoneState {
	readonly board: Board;
	/** This phone's notes (わたしの紙). */
	readonly own: readonly OwnNote[];
	/** Commands that the server has not acknowledged yet. */
	readonly waiting: readonly OutboxItem[];
	/** Acknowledged by the server; commands in `waiting` are not applied. */
	readonly supports: readonly NoteId[];
	readonly votes: Readonly<Record<CombinationId, number>>;
	/** Milliseconds since 1970 on the server's clock. */
	readonly now: () => number;
	/**
	 * Time of 閉会, and start of the council's next prepared meeting. ISO strings; null if unknown.
	 */
	readonly closedAt: string | null;
	readonly nextAt: string | null;
	readonly onsupport: (note: NoteId, on: boolean) => void;
	readonly onvote: (combination: CombinationId, count: number) => void;
	readonly onwithdraw: (note: OwnNote) => void;
}
