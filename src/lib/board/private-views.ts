/** Sent to one phone or to staff only, beside the document for everyone. */
import type { Attendance } from './attendance.ts';
import type { ActionId, CombinationId, Holder, Kind, NoteId, NoteState, SnapshotId } from './model.ts';

/** わたしの紙 for its author, or a note that is not on the board for staff. */
export interface PrivateNote {
	readonly id: NoteId;
	readonly kind: Kind;
	readonly text: string;
	readonly state: NoteState;
	readonly heldBy: Holder | null;
	/** Only a printed card has its number before it is shown. */
	readonly number: number | null;
	/** The posting command, which a phone matches to its outbox; null for staff. */
	readonly postedBy: string | null;
	/** Written down by staff, who may correct it (P3). */
	readonly proxy: boolean;
}

export interface OwnView {
	readonly notes: readonly PrivateNote[];
	readonly supports: readonly NoteId[];
	readonly votes: Readonly<Record<CombinationId, number>>;
	/** Where this phone says 手伝えます. */
	readonly offers: readonly ActionId[];
	/** By staff (P7). */
	readonly stopped: boolean;
}

/** For a 代筆のかぎ: what was written down with it and was not shown yet (P15). */
export interface ScribeView {
	readonly notes: readonly PrivateNote[];
	/** Only phones are stopped. */
	readonly stopped: false;
}

/** 前の ようす: saved when a step was left. */
export interface SnapshotLine {
	readonly id: SnapshotId;
	/** The agenda item that was left. */
	readonly position: number;
	/** Milliseconds since 1970. */
	readonly at: number;
	readonly groups: number;
	readonly combinations: number;
}

/** Who has placed at least one シール: how many, never who or on what (V6). */
export interface Voted {
	readonly phones: number;
	/** All phones that came in, かし出し aside. */
	readonly of: number;
	/** People who placed theirs on a device that several use in turn. */
	readonly lent: number;
}

/** 手伝えます for one やること: how many, never who (A8). */
export interface OfferCount {
	readonly action: ActionId;
	readonly phones: number;
	/** Entered by staff (V1). */
	readonly hands: number;
}

export interface StaffView {
	/** Waiting, held or trashed; their order has no meaning. */
	readonly notes: readonly PrivateNote[];
	readonly attendance: readonly Attendance[];
	/** Newest first. */
	readonly snapshots: readonly SnapshotLine[];
	/** A count would reveal which notes share an author (P7). */
	readonly stopped: boolean;
	/** Absent in 会議録, and in frames of an older server. */
	readonly voted?: Voted;
	/** Of each やること for which anybody said so. Absent as above. */
	readonly offerCounts?: readonly OfferCount[];
}
