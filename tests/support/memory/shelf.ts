import type { HandoffDestination } from '#lib/board/handoff.ts';
import type { Attendance } from '#lib/board/attendance.ts';
import type { ActionId, CombinationId, NoteId, ParticipantId, SnapshotId } from '#lib/board/model.ts';
import type {
	ActionRow,
	ActionUpdateRow,
	BoardRows,
	EarlierNote,
	MeetingChange,
	NewSnapshot,
	NoteRow,
	Receipt
} from '../../../server/live/log/board-rows.ts';

type ActionShelf = ActionRow & {
	history: ActionUpdateRow[];
	notes: readonly string[];
	here: boolean;
};

/** Plain data, so that a transaction can work on a copy. */
export interface Shelf {
	seq: number;
	epoch: string;
	updates: { seq: number; bytes: Uint8Array }[];
	notes: Map<string, NoteRow>;
	receipts: Map<string, Receipt>;
	actions: Map<string, ActionShelf>;
	meeting: MeetingChange;
	stopped: Set<ParticipantId>;
	supports: { participant: ParticipantId; note: NoteId }[];
	votes: { participant: ParticipantId; combination: CombinationId; count: number }[];
	offers: { participant: ParticipantId; action: ActionId }[];
	offerHands: Map<ActionId, number>;
	/** The sums of phones, which まとめ完了 leaves. */
	offerPhones: Map<ActionId, number>;
	attendance: Attendance[];
	snapshots: (NewSnapshot & { readonly id: SnapshotId })[];
	handoffs: Parameters<BoardRows['addHandoff']>[0][];
	/** The directory (相談先) of the 市町村. */
	places: Map<string, HandoffDestination>;
	earlier: Map<string, EarlierNote>;
}

/** Waiting, held (あずかり) or trashed: deleted at まとめ完了. */
export const isOffTheBoard = ({ state }: NoteRow) =>
	state === 'waiting' || state === 'held' || state === 'trashed';
