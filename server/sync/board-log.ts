/**
 * Where boards are kept: for each meeting an ordered log of document updates, and the rows that change in the same
 * transaction. PostgreSQL holds the real one (`postgres-log.ts`); `memory-log.ts` keeps the same promises for tests.
 */
import type {
	AccountId,
	ActionId,
	ActionStatus,
	BoardAction,
	Kind,
	MeetingId,
	NoteId,
	NoteState,
	ParticipantId,
	Phase,
	PrivateNote
} from '#lib/board/model.ts';
import type { CommandResult } from '#lib/board/commands.ts';
import type { MunicipalityId } from '#lib/server/db/ids.ts';

/** Which board, and whose: every query needs both. */
export interface BoardAddress {
	readonly meeting: MeetingId;
	readonly municipality: MunicipalityId;
}

/** How far a copy of a board has got. Equal epochs and seqs mean equal boards. */
export interface Head {
	readonly seq: number;
	/** A random value that changes only when the database is restored from a backup. */
	readonly epoch: string;
}

export interface Stored extends Head {
	readonly updates: readonly Uint8Array[];
}

export interface NoteRow {
	readonly id: NoteId;
	readonly kind: Kind;
	readonly text: string;
	readonly state: NoteState;
	readonly number: number | null;
	/** The author. Leaves the rows only as an answer to "is it mine?". */
	readonly participant: ParticipantId | null;
	readonly postedBy: string | null;
}

/** For each author the notes that are theirs, withdrawn ones left out. */
export type OwnNotes = ReadonlyMap<ParticipantId, readonly PrivateNote[]>;

/** An accepted command, remembered so that a resend gets the same answer (S1). */
export interface Receipt {
	/** HMAC of the content: the same id with other content is refused (S2). */
	readonly fingerprint: string;
	readonly seq: number;
	readonly result: CommandResult;
}

export interface ActionUpdateRow {
	readonly status: ActionStatus;
	readonly remark: string;
	readonly at: Date;
	readonly by: AccountId | null;
}

/** The rows of one meeting, inside the transaction that holds its board's lock. Writes are done by COMMIT. */
export interface BoardRows {
	/** The meeting's own key for fingerprints. */
	readonly commandKey: string;
	receipt(actor: string, commandId: string): Promise<Receipt | null>;
	keepReceipt(actor: string, commandId: string, receipt: Omit<Receipt, 'seq'>): void;

	note(id: NoteId): Promise<NoteRow | null>;
	addNote(note: NoteRow): void;
	changeNote(id: NoteId, change: Partial<Pick<NoteRow, 'text' | 'state' | 'number'>>): void;
	/** Not shown yet, in no meaningful order. */
	waitingNotes(): Promise<NoteRow[]>;
	/** What each of these authors may see of their own. */
	ownNotes(authors: readonly ParticipantId[]): Promise<OwnNotes>;

	/** Every undone action item of the council (A3). */
	undoneActions(): Promise<Omit<BoardAction, 'order' | 'from'>[]>;
	addAction(
		action: Omit<BoardAction, 'order' | 'from'>,
		notes: readonly NoteId[],
		first: ActionUpdateRow
	): void;
	/** Changes the row and appends to its history (A1). */
	updateAction(id: ActionId, update: ActionUpdateRow): void;

	setMeeting(change: { phase: Phase; door: boolean }): void;
}

/** What a batch wants written: the document bytes, if the document changed, and whatever the caller needs back. */
export interface Work<T> {
	readonly bytes: Uint8Array | null;
	readonly value: T;
}

/** What a copy lacks. `ahead` may be true without updates: another process changed rows only. */
export interface Behind {
	readonly ahead: boolean;
	readonly updates: readonly Uint8Array[];
}

export interface BoardLog {
	/** Null: there is no such board in this municipality. */
	load(board: BoardAddress): Promise<Stored | null>;

	/**
	 * Locks the board, hands over what the caller's copy lacks, commits what `work` wrote together with its bytes under the
	 * next seq, and only then resolves. Throws `EpochChanged` when the copy belongs to another board than the stored one, and
	 * `Unstorable` when the database will never take these values. Any throw means that nothing was written.
	 */
	append<T>(
		board: BoardAddress,
		known: Head,
		work: (rows: BoardRows, behind: Behind) => Promise<Work<T>>
	): Promise<{ seq: number; value: T }>;

	/** The updates after `known`, for a copy that only reads. */
	since(board: BoardAddress, known: Head): Promise<Stored>;

	/** Where each of these boards stands, in one query. */
	heads(meetings: readonly MeetingId[]): Promise<Map<MeetingId, Head>>;

	/** Outside a batch, for sockets that connect: what each of these authors may see of their own. */
	ownNotes(board: BoardAddress, authors: readonly ParticipantId[]): Promise<OwnNotes>;

	/** Notes that are not shown, for staff. They carry no author. */
	hiddenNotes(board: BoardAddress): Promise<PrivateNote[]>;
}

/** The database was restored from a backup while a copy of the board was open. */
export class EpochChanged extends Error {}

/** The database refuses these values and would refuse them again: the fault lies in what was asked. */
export class Unstorable extends Error {}

/** Whether a copy belongs to the board that is stored: after a restore the board has another epoch, or is younger. */
export function isSameBoard(stored: Head, copy: Head): boolean {
	return stored.epoch === copy.epoch && stored.seq >= copy.seq;
}
