import type { MeetingId, NoteId, ParticipantId, ScribeKeyId } from '#lib/board/model.ts';
import type { StaffView } from '#lib/board/private-views.ts';
import type { MunicipalityId } from '#lib/server/db/ids.ts';
import type { BoardRows, OwnViews, ScribeViews } from './board-rows.ts';

/** Every query needs the meeting and its tenant. */
export interface BoardAddress {
	readonly meeting: MeetingId;
	readonly municipality: MunicipalityId;
}

/** Equal epochs and seqs mean equal boards. */
export interface Head {
	readonly seq: number;
	/** A random value that changes only when the database is restored from a backup. */
	readonly epoch: string;
}

export interface Stored extends Head {
	readonly updates: readonly Uint8Array[];
}

/** `bytes` null: document unchanged. */
export interface Work<T> {
	readonly bytes: Uint8Array | null;
	/** The whole document as one update, which replaces the log so that no erased text remains. */
	readonly rewrite?: Uint8Array;
	readonly value: T;
}

export interface Behind {
	readonly ahead: boolean;
	readonly updates: readonly Uint8Array[];
}

export interface BoardLog {
	/** Null if this municipality has no such board. */
	load(board: BoardAddress): Promise<Stored | null>;

	/**
	 * Locks the board, passes `work` the updates that the copy lacks, and resolves after COMMIT.
	 * Throws `EpochChanged`, `Unstorable` or `WriteConflict`, and then nothing was written.
	 */
	append<T>(
		board: BoardAddress,
		known: Head,
		work: (rows: BoardRows, behind: Behind) => Promise<Work<T>>
	): Promise<{ seq: number; value: T }>;

	since(board: BoardAddress, known: Head): Promise<Stored>;

	heads(meetings: readonly MeetingId[]): Promise<Map<MeetingId, Head>>;

	/**
	 * Replaces the log by one row at the same seq; returns the previous number of rows. Throws when
	 * the row would read differently.
	 */
	compact(board: BoardAddress): Promise<number>;

	/** Editors' pages must forget these notes. */
	erasedNotes(board: BoardAddress): Promise<NoteId[]>;

	ownViews(board: BoardAddress, authors: readonly ParticipantId[]): Promise<OwnViews>;

	/** What was written down with each of these keys, and nobody has seen (P15). */
	scribeViews(board: BoardAddress, keys: readonly ScribeKeyId[]): Promise<ScribeViews>;

	/** It contains no author of any note. */
	staffView(board: BoardAddress): Promise<StaffView>;
}

/** The database was restored from a backup, or the copy is newer than the stored board. */
export class EpochChanged extends Error {}

/** The input is at fault, so a retry is useless. */
export class Unstorable extends Error {}

/** Deadlock or serialization failure: safe to retry. */
export class WriteConflict extends Error {}

/** A restore changes the epoch or lowers the seq. */
export function isSameBoard(stored: Head, copy: Head): boolean {
	return stored.epoch === copy.epoch && stored.seq >= copy.seq;
}
