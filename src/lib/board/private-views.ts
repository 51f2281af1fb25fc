/** A board sends these views to one phone or to staff only, beside the document for everyone. */
import type { Attendance } from './attendance.ts';
import type { CombinationId, Holder, Kind, NoteId, NoteState, SnapshotId } from './model.ts';

/** A note as its author sees it (わたしの紙), or as staff see it while it is not on the board. */
export interface PrivateNote {
	readonly id: NoteId;
	readonly kind: Kind;
	readonly text: string;
	readonly state: NoteState;
	/** Set while the note is held. */
	readonly heldBy: Holder | null;
	/** Null until the note is shown; only a printed card has its number from the start. */
	readonly number: number | null;
	/** Id of the posting command, which a phone matches to its outbox. Null for staff. */
	readonly postedBy: string | null;
	/** Written down by staff (代筆, printed card), so staff may correct it (P3). */
	readonly proxy: boolean;
}

/** State that is sent only to the phone it belongs to. */
export interface OwnView {
	readonly notes: readonly PrivateNote[];
	/** The notes on which this phone pressed わたしも. */
	readonly supports: readonly NoteId[];
	/** Number of シール that this phone placed on each combination. */
	readonly votes: Readonly<Record<CombinationId, number>>;
	/** Staff stopped this phone from posting (P7). */
	readonly stopped: boolean;
}

/** List entry for an arrangement that was saved when a step was left (前の ようす). */
export interface SnapshotLine {
	readonly id: SnapshotId;
	/** Agenda index of the step that was left. */
	readonly position: number;
	/** Milliseconds since 1970. */
	readonly at: number;
	readonly groups: number;
	readonly combinations: number;
}

/** State that is sent only to staff. */
export interface StaffView {
	/** Waiting, held or trashed notes. Their order has no meaning. */
	readonly notes: readonly PrivateNote[];
	readonly attendance: readonly Attendance[];
	/** Newest first. */
	readonly snapshots: readonly SnapshotLine[];
	/** True if any phone is stopped. A count would reveal which notes share an author (P7). */
	readonly stopped: boolean;
}
