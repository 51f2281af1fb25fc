/** `shelf-rows.ts` gives the same guarantees in tests. */
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
	ScribeKeyId,
	SnapshotId
} from '#lib/board/model.ts';
import type { Actor } from '#lib/board/policy/actor.ts';
import type { AuditedAct } from '#lib/city/audited-acts.ts';
import type { OwnView, ScribeView } from '#lib/board/private-views.ts';
import type { NoteCounts, ParticipantFacts, WriterId } from '#lib/board/policy/meeting-state.ts';
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
	/** Clients never receive it. */
	readonly participant: ParticipantId | null;
	readonly postedBy: string | null;
	readonly takenFrom: NoteId | null;
}

/** What it takes to find every repetition of an erased note. */
export type ErasedNote = Pick<NoteRow, 'id' | 'number' | 'text'>;

/** What only one phone may see: its own notes, わたしも and シール. */
export type OwnViews = ReadonlyMap<ParticipantId, OwnView>;

export type ScribeViews = ReadonlyMap<ScribeKeyId, ScribeView>;

export type EarlierNote = Pick<NoteRow, 'kind' | 'text'>;

export type MeetingChange = Partial<
	Pick<Board, 'phase' | 'door' | 'theme' | 'rules' | 'confidentiality' | 'reveal' | 'stickers' | 'agenda'>
> & {
	/** Null: 閉会 was taken back (T5). */
	readonly closedAt?: Date | null;
	readonly cancelledAt?: Date | null;
	/** What staff say about a 中止. */
	readonly cancelledWords?: string;
	readonly venue?: string;
	readonly startsAt?: Date;
};

/** Somebody who answers for an act: a person with an account, or who holds the 当日のかぎ. */
export type AnsweringActor = Extract<Actor, { kind: 'account' | 'key' }>;

/** For the log of acts (C59). */
export interface BoardAct {
	readonly what: AuditedAct;
	/** Never what a person wrote on a note. */
	readonly details: Readonly<Record<string, string | number>>;
}

/** A resend gets the same answer (S1). */
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
	/** Null when the update only reports a status. */
	readonly before: ActionWords | null;
}

/** The origin of an action (A2). */
export interface ActionOrigin {
	/** False: agreed before the board existed (前からの やること). */
	readonly here: boolean;
	readonly notes: readonly NoteId[];
}

/** Taken when a step was left (E5). */
export interface NewSnapshot {
	readonly position: number;
	readonly at: Date;
	readonly content: Arrangement;
}

/** 手伝えます (A8): of one phone, or raised hands as staff counted them. */
export type OfferChange = { readonly action: ActionId } & (
	{ readonly participant: ParticipantId; readonly on: boolean } | { readonly hands: number }
);

export type ActionRow = Omit<BoardAction, 'order' | 'from'>;

export interface Questions {
	readonly receipts: readonly { readonly actor: string; readonly commandId: string }[];
	readonly notes: readonly NoteId[];
	readonly participants: readonly ParticipantId[];
	readonly counts: boolean;
}

/**
 * Inside the transaction that holds the board's lock: writes are not awaited one by one, but have
 * completed by COMMIT.
 */
export interface BoardRows {
	readonly commandKey: string;
	/** Later reads are served from this cache, which the batch's own writes keep current. */
	readAhead(questions: Questions): Promise<void>;
	receipt(actor: string, commandId: string): Promise<Receipt | null>;
	keepReceipt(actor: string, commandId: string, receipt: Omit<Receipt, 'seq'>): void;

	note(id: NoteId): Promise<NoteRow | null>;
	addNote(note: NoteRow): void;
	changeNote(id: NoteId, change: NoteChange): void;
	/** In no meaningful order. */
	waitingNotes(): Promise<NoteRow[]>;
	noteCounts(): Promise<NoteCounts>;
	/** Waiting or あずかり. */
	unshownOf(writer: WriterId): Promise<NoteRow[]>;
	hasNumber(number: number): Promise<boolean>;
	/** A shown note of an earlier meeting of the council that is まとめ中 or closed. */
	earlierNote(id: NoteId): Promise<EarlierNote | null>;
	takenNote(from: NoteId): Promise<NoteRow | null>;
	supporters(note: NoteId): Promise<ParticipantId[]>;

	participant(id: ParticipantId): Promise<ParticipantFacts>;
	/** Bars this note's phone from posting, and returns its participant. */
	stopAuthor(note: NoteId): Promise<ParticipantId | null>;
	/** Returns the participants who may post again. */
	allowAuthors(): Promise<ParticipantId[]>;
	setSupport(participant: ParticipantId, note: NoteId, on: boolean): void;
	setVote(participant: ParticipantId, combination: CombinationId, count: number): void;
	voteSums(): Promise<ReadonlyMap<CombinationId, number>>;
	/** A phone that says the same again must not be passed on: the sum goes up or down by one. */
	changeOffers(offer: OfferChange): void;
	ownViews(authors: readonly ParticipantId[]): Promise<OwnViews>;

	attendance(affiliation: Affiliation, organization: string): Promise<Attendance | null>;
	/** Deletes the line when `people` is 0. */
	setAttendance(line: Attendance): void;
	/** Those whose text is gone for good: withdrawn, or handed on. */
	erasedAmong(ids: readonly NoteId[]): Promise<NoteId[]>;
	/**
	 * Clears repetitions beside the document and erases the note's copies; returns the actions whose
	 * words changed.
	 */
	erase(note: ErasedNote, repeats: Repeats | null): Promise<ActionId[]>;
	eraseOrigin(from: NoteId): Promise<ActionId[]>;

	/** Only the newest `limits.snapshots` are kept. */
	keepSnapshot(snapshot: NewSnapshot): void;
	/** Null if it is of another meeting, or was dropped because of its age. */
	snapshot(id: SnapshotId): Promise<Arrangement | null>;
	latestSnapshot(): Promise<Arrangement | null>;

	/** Null unless the 市町村 has this entry in its directory (相談先). */
	kindOfPlace(place: string): Promise<HandoffDestination | null>;
	addHandoff(handoff: {
		on: string;
		field: HandoffField;
		destination: HandoffDestination;
		place?: string;
	}): void;

	/** May be newer than what a board mirrors; `lock` holds the row until the transaction ends. */
	action(id: ActionId, lock?: 'update'): Promise<ActionRow | null>;
	/** Of the whole council (A3). */
	undoneActions(): Promise<ActionRow[]>;
	addAction(action: ActionRow, origin: ActionOrigin, firstUpdate: ActionUpdateRow): void;
	/** Appends to the history (A1). */
	updateAction(id: ActionId, update: ActionUpdateRow): void;
	/** Appends the previous words to the history. */
	editAction(id: ActionId, words: ActionWords, update: ActionUpdateRow): void;

	/** Into the log of acts (C59). */
	recordAct(actor: AnsweringActor, act: BoardAct): void;

	plan(): Promise<PlannedColumns>;
	/** 当日のかぎ and 代筆のかぎ valid on the day `from` become valid on the day `to`. */
	moveDayKeys(from: string, to: string): void;
	changeMeeting(change: MeetingChange): void;
	/**
	 * まとめ完了: deletes authors, receipts, single わたしも, votes and 手伝えます, and texts of notes
	 * never shown.
	 */
	finish(): void;
}

export type NoteChange = Partial<
	Pick<
		NoteRow,
		'kind' | 'text' | 'state' | 'heldBy' | 'number' | 'supportPhones' | 'supportHands' | 'carried'
	>
>;
