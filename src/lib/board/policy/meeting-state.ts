import type { CombinationId, Confidentiality, NoteId, NoteState, Phase, Voting } from '#lib/board/model.ts';

/** How a named note stands. */
export interface NoteFacts {
	readonly state: NoteState;
	/** The actor wrote it. */
	readonly own: boolean;
	readonly text: string;
	/** Written on a phone; what staff wrote down for others has no author. */
	readonly hasAuthor: boolean;
}

export interface NoteCounts {
	/** Shown and waiting, together (N3). */
	readonly onBoard: number;
	/** In あずかり. */
	readonly held: number;
	readonly trashed: number;
}

export const noNotes: NoteCounts = { onBoard: 0, held: 0, trashed: 0 };

/** What the rules need to know of a meeting, as it stands under the board's lock. */
export interface MeetingState {
	readonly phase: Phase;
	/** 中止. */
	readonly cancelled: boolean;
	readonly agendaLength: number;
	readonly confidentiality: Confidentiality;
	readonly notes: NoteCounts;
	readonly voting: Voting;
	/** How many シール each phone may place. */
	readonly stickers: number;
	/** Null: there is no such note in this meeting. */
	note(id: NoteId): NoteFacts | null;
	/** A printed number that another note of this meeting bears. */
	isTaken(number: number): boolean;
	hasCombination(id: string): boolean;
	hasAction(id: string): boolean;
	/** The participant who asks: what they have done so far. */
	readonly participant: ParticipantFacts;
}

export interface ParticipantFacts {
	readonly stopped: boolean;
	/** Their notes that count: all but withdrawn ones (N13). */
	readonly notes: number;
	readonly supports: readonly NoteId[];
	readonly votes: Readonly<Record<CombinationId, number>>;
}

/** Of somebody who has just come, or whose deeds do not matter. */
export const nothingDone: ParticipantFacts = { stopped: false, notes: 0, supports: [], votes: {} };
