/**
 * Where boards are kept: for each meeting an ordered log of document updates, and the rows that change in the same
 * transaction. PostgreSQL holds the real one (`postgres-log.ts`); `memory-log.ts` keeps the same promises for tests.
 */
import type { Arrangement } from '#lib/board/erase/arrangement.ts';
import type { Attendance, Affiliation } from '#lib/board/attendance.ts';
import type { HandoffDestination, HandoffField } from '#lib/board/handoff.ts';
import type {
	AccountId,
	ActionId,
	ActionStatus,
	ActionWords,
	Board,
	BoardAction,
	CombinationId,
	Holder,
	Kind,
	MeetingId,
	NoteId,
	NoteSource,
	NoteState,
	OwnView,
	ParticipantId,
	SnapshotId,
	StaffView
} from '#lib/board/model.ts';
import type { NoteCounts, ParticipantFacts } from '#lib/board/policy/meeting-state.ts';
import type { CommandResult } from '#lib/board/policy/commands.ts';
import type { Repeats } from '#lib/board/erase/quotes.ts';
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
	readonly heldBy: Holder | null;
	readonly source: NoteSource;
	readonly number: number | null;
	readonly supportPhones: number;
	readonly supportHands: number;
	readonly carried: boolean;
	/** The author. Leaves the rows only as an answer to "is it mine?". */
	readonly participant: ParticipantId | null;
	readonly postedBy: string | null;
	/** The note of an earlier meeting that it is a copy of. */
	readonly takenFrom: NoteId | null;
}

/** What of a note leads to where its words stand. */
export type ErasedNote = Pick<NoteRow, 'id' | 'number' | 'text'>;

/** For each phone what only it may know. */
export type OwnViews = ReadonlyMap<ParticipantId, OwnView>;

/** A paper of an earlier meeting of the same council. */
export type EarlierNote = Pick<NoteRow, 'kind' | 'text'>;

/** What a meeting's row keeps of its board. */
export type MeetingChange = Partial<
	Pick<Board, 'phase' | 'door' | 'theme' | 'rules' | 'confidentiality' | 'reveal' | 'stickers' | 'agenda'>
> & {
	readonly closedAt?: Date;
	readonly cancelledAt?: Date | null;
	readonly cancelledWords?: string;
};

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
	/** The words before this change corrected them; null when it only told how things stand. */
	readonly before: ActionWords | null;
}

/** Where a やること comes from (A2). */
export interface ActionOrigin {
	/** Decided in this meeting; else brought along from before the board (前からの やること). */
	readonly here: boolean;
	readonly notes: readonly NoteId[];
}

/** How a board was arranged when a step was left (E5). */
export interface NewSnapshot {
	readonly position: number;
	readonly at: Date;
	readonly content: Arrangement;
}

/** An action item as its row has it. */
export type ActionRow = Omit<BoardAction, 'order' | 'from'>;

/** What the commands of a batch are sure to ask. */
export interface Questions {
	readonly receipts: readonly { readonly actor: string; readonly commandId: string }[];
	readonly notes: readonly NoteId[];
	readonly participants: readonly ParticipantId[];
	/** How many notes there are. */
	readonly counts: boolean;
}

/** The rows of one meeting, inside the transaction that holds its board's lock. Writes are done by COMMIT. */
export interface BoardRows {
	/** The meeting's own key for fingerprints. */
	readonly commandKey: string;
	/** Reads the answers in one go; each is then as good as asked when it is needed. */
	readAhead(questions: Questions): Promise<void>;
	receipt(actor: string, commandId: string): Promise<Receipt | null>;
	keepReceipt(actor: string, commandId: string, receipt: Omit<Receipt, 'seq'>): void;

	note(id: NoteId): Promise<NoteRow | null>;
	addNote(note: NoteRow): void;
	changeNote(id: NoteId, change: NoteChange): void;
	/** To be shown with the next みんなに 見せる, in no meaningful order. */
	waitingNotes(): Promise<NoteRow[]>;
	noteCounts(): Promise<NoteCounts>;
	/** The notes of this phone that wait or are in あずかり. */
	unshownOf(author: ParticipantId): Promise<NoteRow[]>;
	hasNumber(number: number): Promise<boolean>;
	/** A shown note of an earlier meeting of the council that is over. */
	earlierNote(id: NoteId): Promise<EarlierNote | null>;
	/** The copy of an earlier note, if this meeting has taken it over before. */
	takenNote(from: NoteId): Promise<NoteRow | null>;
	/** The phones that pressed わたしも on it. */
	supporters(note: NoteId): Promise<ParticipantId[]>;

	/** What this phone has done so far. */
	participant(id: ParticipantId): Promise<ParticipantFacts>;
	/** The phone that wrote this note posts no more. Answers whose it is, for the caller to tell them. */
	stopAuthor(note: NoteId): Promise<ParticipantId | null>;
	/** Everybody who was stopped may post again. */
	allowAuthors(): Promise<ParticipantId[]>;
	setSupport(participant: ParticipantId, note: NoteId, on: boolean): void;
	setVote(participant: ParticipantId, combination: CombinationId, count: number): void;
	voteSums(): Promise<ReadonlyMap<CombinationId, number>>;
	/** What each of these phones may see. */
	ownViews(authors: readonly ParticipantId[]): Promise<OwnViews>;

	attendance(affiliation: Affiliation, organization: string): Promise<Attendance | null>;
	/** A line without people is taken away. */
	setAttendance(line: Attendance): void;
	/** Those of these notes whose words are gone for good: withdrawn, or handed on. */
	erasedAmong(ids: readonly NoteId[]): Promise<NoteId[]>;
	/** Clears what repeats an erased note beside the document, and its copies. Answers the やること whose words changed. */
	erase(note: ErasedNote, repeats: Repeats | null): Promise<ActionId[]>;
	/** The same for the paper of an earlier meeting that one here was taken over from. */
	eraseOrigin(from: NoteId): Promise<ActionId[]>;

	/** The newest are kept. */
	keepSnapshot(snapshot: NewSnapshot): void;
	/** Null: it is not of this meeting, or was too old to be kept. */
	snapshot(id: SnapshotId): Promise<Arrangement | null>;
	latestSnapshot(): Promise<Arrangement | null>;

	addHandoff(handoff: { on: string; field: HandoffField; destination: HandoffDestination }): void;

	/** As its row has it now, whatever a board still mirrors; with `lock`, until this commit. */
	action(id: ActionId, lock?: 'update'): Promise<ActionRow | null>;
	/** Every undone action item of the council (A3). */
	undoneActions(): Promise<ActionRow[]>;
	addAction(action: ActionRow, origin: ActionOrigin, first: ActionUpdateRow): void;
	/** Changes the row and appends to its history (A1). */
	updateAction(id: ActionId, update: ActionUpdateRow): void;
	/** Corrects its words, and appends to its history what they were. */
	editAction(id: ActionId, words: ActionWords, update: ActionUpdateRow): void;

	changeMeeting(change: MeetingChange): void;
	/** まとめ完了: authors, receipts, single votes and the texts of what was never shown are gone. */
	finish(): void;
}

export type NoteChange = Partial<
	Pick<NoteRow, 'text' | 'state' | 'heldBy' | 'number' | 'supportPhones' | 'supportHands' | 'carried'>
>;

/** What a batch wants written: the document bytes, if the document changed, and whatever the caller needs back. */
export interface Work<T> {
	readonly bytes: Uint8Array | null;
	/** The whole document as one update, in the place of everything that the log says so far: nothing of it may stay. */
	readonly rewrite?: Uint8Array;
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
	 * `Unstorable` when the database will never take these values, and `WriteConflict` when others were in the way. Any throw means that nothing was written.
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

	/** Makes one row of the log, at the same seq. Answers how many there were. Throws when the row would say anything else. */
	compact(board: BoardAddress): Promise<number>;

	/** The notes of this meeting that were erased: whoever edits forgets them. */
	erasedNotes(board: BoardAddress): Promise<NoteId[]>;

	/** Outside a batch, for sockets that connect: what each of these phones may see. */
	ownViews(board: BoardAddress, authors: readonly ParticipantId[]): Promise<OwnViews>;

	/** What only staff may see. No author is in it. */
	staffView(board: BoardAddress): Promise<StaffView>;
}

/** The database was restored from a backup while a copy of the board was open. */
export class EpochChanged extends Error {}

/** The database refuses these values and would refuse them again: the fault lies in what was asked. */
export class Unstorable extends Error {}

/** Two that waited for each other, of which the database took this one back: the same may be done again. */
export class WriteConflict extends Error {}

/** Whether a copy belongs to the board that is stored: after a restore the board has another epoch, or is younger. */
export function isSameBoard(stored: Head, copy: Head): boolean {
	return stored.epoch === copy.epoch && stored.seq >= copy.seq;
}
