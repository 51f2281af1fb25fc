/**
 * The storage interface of boards: per meeting an ordered log of document updates, and the rows
 * that change in the same transaction. PostgreSQL implements it (`postgres-log.ts`);
 * `memory-log.ts` gives the same guarantees in tests.
 */
import type { MeetingId, NoteId, ParticipantId } from '#lib/board/model.ts';
import type { StaffView } from '#lib/board/private-views.ts';
import type { MunicipalityId } from '#lib/server/db/ids.ts';
import type { BoardRows, OwnViews } from './board-rows.ts';

/** Identifies a board. Every query needs the meeting and its tenant (the municipality). */
export interface BoardAddress {
	readonly meeting: MeetingId;
	readonly municipality: MunicipalityId;
}

/** The position of a copy in the log. Equal epochs and seqs mean equal boards. */
export interface Head {
	readonly seq: number;
	/** A random value that changes only when the database is restored from a backup. */
	readonly epoch: string;
}

export interface Stored extends Head {
	readonly updates: readonly Uint8Array[];
}

/** A batch's result: the update to store (null: document unchanged) and the caller's value. */
export interface Work<T> {
	readonly bytes: Uint8Array | null;
	/** The whole document as one update. It replaces the log, so that no erased text remains. */
	readonly rewrite?: Uint8Array;
	readonly value: T;
}

/** What the caller's copy lacks. `ahead` without updates: another process changed rows only. */
export interface Behind {
	readonly ahead: boolean;
	readonly updates: readonly Uint8Array[];
}

export interface BoardLog {
	/** Null if there is no such board in this municipality. */
	load(board: BoardAddress): Promise<Stored | null>;

	/**
	 * Locks the board, passes `work` the updates that the caller's copy lacks, commits the rows that
	 * `work` wrote and its bytes under the next seq, and resolves after COMMIT. Throws `EpochChanged`
	 * when the copy and the stored board differ in epoch or the copy is newer, `Unstorable` when the
	 * database will never accept these values, and `WriteConflict` after a deadlock or serialization
	 * failure. After any throw nothing was written.
	 */
	append<T>(
		board: BoardAddress,
		known: Head,
		work: (rows: BoardRows, behind: Behind) => Promise<Work<T>>
	): Promise<{ seq: number; value: T }>;

	/** The updates after `known`, for a copy that is only read. */
	since(board: BoardAddress, known: Head): Promise<Stored>;

	/** The head of each board, in one query. */
	heads(meetings: readonly MeetingId[]): Promise<Map<MeetingId, Head>>;

	/**
	 * Replaces the log by one row at the same seq. Returns the previous number of rows. Throws when
	 * the row would read differently.
	 */
	compact(board: BoardAddress): Promise<number>;

	/** The erased notes of this meeting, so that editors' pages forget them. */
	erasedNotes(board: BoardAddress): Promise<NoteId[]>;

	/** The private views of these phones, read outside a batch for sockets that connect. */
	ownViews(board: BoardAddress, authors: readonly ParticipantId[]): Promise<OwnViews>;

	/** The private view of staff. It contains no author of any note. */
	staffView(board: BoardAddress): Promise<StaffView>;
}

/** The database was restored from a backup while a copy of the board was open. */
export class EpochChanged extends Error {}

/** The database will always refuse these values: the input is at fault, so a retry is useless. */
export class Unstorable extends Error {}

/** Deadlock or serialization failure. Safe to retry. */
export class WriteConflict extends Error {}

/** Whether a copy is of the stored board. A restore changes the epoch or lowers the seq. */
export function isSameBoard(stored: Head, copy: Head): boolean {
	return stored.epoch === copy.epoch && stored.seq >= copy.seq;
}
