/**
 * The rows of one meeting beside its document: what they hold, and how a batch reads and changes them in
 * the transaction that writes its log. `memory-rows.ts` gives the same guarantees in tests.
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
	NoteId,
	NoteSource,
	NoteState,
	ParticipantId,
	SnapshotId
} from '#lib/board/model.ts';
import type { OwnView } from '#lib/board/private-views.ts';
import type { NoteCounts, ParticipantFacts } from '#lib/board/policy/meeting-state.ts';
import type { CommandResult } from '#lib/board/policy/commands.ts';
import type { Repeats } from '#lib/board/erase/quotes.ts';
import type { PlannedColumns } from '#lib/server/meetings/plan-version.ts';

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
	/** The author's phone. Clients never receive it. */
	readonly participant: ParticipantId | null;
	readonly postedBy: string | null;
	/** The note of an earlier meeting that this note was copied from. */
	readonly takenFrom: NoteId | null;
}

/** The fields needed to find every place that repeats an erased note. */
export type ErasedNote = Pick<NoteRow, 'id' | 'number' | 'text'>;

/** What only one phone may see: its own notes, わたしも and シール, by participant. */
export type OwnViews = ReadonlyMap<ParticipantId, OwnView>;

/** A note of an earlier meeting of the same council. */
export type EarlierNote = Pick<NoteRow, 'kind' | 'text'>;

/** The columns of the meeting row that mirror its board, and those that a plan changes with them. */
export type MeetingChange = Partial<
	Pick<Board, 'phase' | 'door' | 'theme' | 'rules' | 'confidentiality' | 'reveal' | 'stickers' | 'agenda'>
> & {
	readonly closedAt?: Date;
	readonly cancelledAt?: Date | null;
	/** What staff say about a cancelled meeting (中止). */
	readonly cancelledWords?: string;
	readonly venue?: string;
	readonly startsAt?: Date;
};

/** An accepted command, stored so that a resend gets the same answer (S1). */
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
	/** The words before a correction; null when the update only reports a status. */
	readonly before: ActionWords | null;
}

/** The origin of an action (A2). */
export interface ActionOrigin {
	/** True if decided in this meeting; false if agreed before the board existed (前からの やること). */
	readonly here: boolean;
	readonly notes: readonly NoteId[];
}

/** The arrangement of a board when a step was left (E5). */
export interface NewSnapshot {
	readonly position: number;
	readonly at: Date;
	readonly content: Arrangement;
}

export type ActionRow = Omit<BoardAction, 'order' | 'from'>;

/** The reads that a batch's commands are known to need. */
export interface Questions {
	readonly receipts: readonly { readonly actor: string; readonly commandId: string }[];
	readonly notes: readonly NoteId[];
	readonly participants: readonly ParticipantId[];
	/** Whether the note counts are needed. */
	readonly counts: boolean;
}

/**
 * The rows of one meeting, inside the transaction that holds its board's lock. Writes are not
 * awaited one by one; all have completed by COMMIT.
 */
export interface BoardRows {
	/** The meeting's own key for fingerprints. */
	readonly commandKey: string;
	/**
	 * Prefetches these rows concurrently. Later reads in the batch are served from that cache, which
	 * the batch's own writes keep current.
	 */
	readAhead(questions: Questions): Promise<void>;
	receipt(actor: string, commandId: string): Promise<Receipt | null>;
	keepReceipt(actor: string, commandId: string, receipt: Omit<Receipt, 'seq'>): void;

	note(id: NoteId): Promise<NoteRow | null>;
	addNote(note: NoteRow): void;
	changeNote(id: NoteId, change: NoteChange): void;
	/** Notes that the next みんなに 見せる shows, in no meaningful order. */
	waitingNotes(): Promise<NoteRow[]>;
	noteCounts(): Promise<NoteCounts>;
	/** This phone's notes that are waiting or held (あずかり). */
	unshownOf(author: ParticipantId): Promise<NoteRow[]>;
	hasNumber(number: number): Promise<boolean>;
	/** A shown note of an earlier meeting of the council that is in wrap-up (まとめ中) or closed. */
	earlierNote(id: NoteId): Promise<EarlierNote | null>;
	/** This meeting's copy of an earlier note, or null. */
	takenNote(from: NoteId): Promise<NoteRow | null>;
	supporters(note: NoteId): Promise<ParticipantId[]>;

	participant(id: ParticipantId): Promise<ParticipantFacts>;
	/** Bars this note's phone from posting. Returns its participant, for the caller to notify. */
	stopAuthor(note: NoteId): Promise<ParticipantId | null>;
	/** Returns the participants who may post again. */
	allowAuthors(): Promise<ParticipantId[]>;
	setSupport(participant: ParticipantId, note: NoteId, on: boolean): void;
	setVote(participant: ParticipantId, combination: CombinationId, count: number): void;
	voteSums(): Promise<ReadonlyMap<CombinationId, number>>;
	ownViews(authors: readonly ParticipantId[]): Promise<OwnViews>;

	attendance(affiliation: Affiliation, organization: string): Promise<Attendance | null>;
	/** Deletes the line when `people` is 0. */
	setAttendance(line: Attendance): void;
	/** The subset of these notes whose text is gone for good: withdrawn, or handed on. */
	erasedAmong(ids: readonly NoteId[]): Promise<NoteId[]>;
	/**
	 * Clears what repeats an erased note in the rows beside the document, and erases its copies.
	 * Returns the actions whose words changed.
	 */
	erase(note: ErasedNote, repeats: Repeats | null): Promise<ActionId[]>;
	/** Does the same for the note of an earlier meeting that a note here was copied from. */
	eraseOrigin(from: NoteId): Promise<ActionId[]>;

	/** Adds a snapshot. Only the newest `limits.snapshots` are kept. */
	keepSnapshot(snapshot: NewSnapshot): void;
	/** Null if the snapshot is not of this meeting, or was dropped because of its age. */
	snapshot(id: SnapshotId): Promise<Arrangement | null>;
	latestSnapshot(): Promise<Arrangement | null>;

	addHandoff(handoff: { on: string; field: HandoffField; destination: HandoffDestination }): void;

	/**
	 * The current row, which may be newer than what a board mirrors. With `lock`, the row stays
	 * locked until this transaction ends.
	 */
	action(id: ActionId, lock?: 'update'): Promise<ActionRow | null>;
	/** Every undone action of the council (A3). */
	undoneActions(): Promise<ActionRow[]>;
	addAction(action: ActionRow, origin: ActionOrigin, firstUpdate: ActionUpdateRow): void;
	/** Changes the row and appends to its history (A1). */
	updateAction(id: ActionId, update: ActionUpdateRow): void;
	/** Corrects its words, and appends the previous ones to its history. */
	editAction(id: ActionId, words: ActionWords, update: ActionUpdateRow): void;

	/** The stored plan of the meeting, as this transaction sees it. */
	plan(): Promise<PlannedColumns>;
	/** Day keys (当日のかぎ) that are valid on the day `from` become valid on the day `to`. */
	moveDayKeys(from: string, to: string): void;
	changeMeeting(change: MeetingChange): void;
	/** まとめ完了: deletes authors, receipts, single わたしも and votes, and texts of notes never shown. */
	finish(): void;
}

export type NoteChange = Partial<
	Pick<NoteRow, 'text' | 'state' | 'heldBy' | 'number' | 'supportPhones' | 'supportHands' | 'carried'>
>;
