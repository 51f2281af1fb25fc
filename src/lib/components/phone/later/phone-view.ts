import type { Board, CombinationId, NoteId } from '#lib/board/model.ts';
import type { OutboxItem } from '#lib/live/outbox.ts';
import type { OwnNote } from '#lib/components/phone/own/own-note.ts';

/** What the later steps show of one phone, and what they may ask for. */
export interface PhoneView {
	readonly board: Board;
	/** わたしの紙. */
	readonly own: readonly OwnNote[];
	/** Written or pressed here, not acknowledged yet. */
	readonly waiting: readonly OutboxItem[];
	/** As the server knows them. */
	readonly supports: readonly NoteId[];
	readonly votes: Readonly<Record<CombinationId, number>>;
	/** Milliseconds since 1970 on the server's clock. */
	readonly now: () => number;
	/** When 閉会 was, if the page knows; the council's next meeting, if one is prepared. */
	readonly closedAt: string | null;
	readonly nextAt: string | null;
	readonly onsupport: (note: NoteId, on: boolean) => void;
	readonly onvote: (combination: CombinationId, count: number) => void;
	readonly onwithdraw: (note: OwnNote) => void;
}
