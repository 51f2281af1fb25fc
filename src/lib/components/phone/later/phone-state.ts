import type { ActionId, Board, CombinationId, NoteId } from '#lib/board/model.ts';
import type { OutboxItem } from '#lib/live/outbox.ts';
import type { OwnNote } from '#lib/components/phone/own/own-note.ts';

export interface PhoneState {
	readonly board: Board;
	/** わたしの紙. */
	readonly own: readonly OwnNote[];
	readonly waiting: readonly OutboxItem[];
	/** Acknowledged by the server; commands in `waiting` are not applied. */
	readonly supports: readonly NoteId[];
	readonly votes: Readonly<Record<CombinationId, number>>;
	readonly offers: readonly ActionId[];
	/** Milliseconds since 1970 on the server's clock. */
	readonly now: () => number;
	/** Time of 閉会, and start of the next prepared meeting. */
	readonly closedAt: string | null;
	readonly nextAt: string | null;
	readonly onsupport: (note: NoteId, on: boolean) => void;
	readonly onoffer: (action: ActionId, on: boolean) => void;
	readonly onvote: (combination: CombinationId, count: number) => void;
	readonly onwithdraw: (note: OwnNote) => void;
	/** Brings the field to the top. Null where it is there. */
	readonly onwrite: (() => void) | null;
}
