import type {
	ActionId,
	CombinationId,
	Confidentiality,
	NoteId,
	NoteState,
	ParticipantId,
	Phase,
	ScribeKeyId,
	Voting
} from '#lib/board/model.ts';

export interface NoteFacts {
	readonly state: NoteState;
	readonly own: boolean;
	readonly text: string;
	/** A note that staff wrote down has no author. */
	readonly hasAuthor: boolean;
	/** Not on the board, and never was: its kind can still be turned (N14). */
	readonly isUnseen: boolean;
}

export interface NoteCounts {
	/** Shown and waiting notes together (N3). */
	readonly onBoard: number;
	readonly held: number;
	readonly trashed: number;
}

export const noNotes: NoteCounts = { onBoard: 0, held: 0, trashed: 0 };

/** Read under the board's lock. */
export interface MeetingState {
	readonly phase: Phase;
	readonly cancelled: boolean;
	/** 閉会 was so short a time ago that it can be taken back (T5). */
	readonly reopenable: boolean;
	/** False while staff have stopped all writing by phones (P14). */
	readonly writing: boolean;
	readonly agendaLength: number;
	readonly confidentiality: Confidentiality;
	/** Null unless the command names one (P12). */
	readonly planVersion: string | null;
	readonly notes: NoteCounts;
	readonly voting: Voting;
	readonly stickers: number;
	note(id: NoteId): NoteFacts | null;
	/** Whether another note has this printed number. */
	isTaken(number: number): boolean;
	hasCombination(id: string): boolean;
	hasAction(id: string): boolean;
	readonly participant: ParticipantFacts;
}

/** A 代筆のかぎ counts as the writer of what was written down with it. */
export type WriterId = ParticipantId | ScribeKeyId;

export interface ParticipantFacts {
	/** The phone posts and edits no more (P7). */
	readonly stopped: boolean;
	/** Of a phone without withdrawn ones; of a 代筆のかぎ those that the room has not seen (N13). */
	readonly notes: number;
	readonly supports: readonly NoteId[];
	readonly votes: Readonly<Record<CombinationId, number>>;
	readonly offers: readonly ActionId[];
}

export const nothingDone: ParticipantFacts = {
	stopped: false,
	notes: 0,
	supports: [],
	votes: {},
	offers: []
};
