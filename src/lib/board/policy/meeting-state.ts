import type { CombinationId, Confidentiality, NoteId, NoteState, Phase, Voting } from '#lib/board/model.ts';

/** The facts about a note that the rules need. */
export interface NoteFacts {
	readonly state: NoteState;
	readonly own: boolean;
	readonly text: string;
	/** True if it was written on a phone; a note that staff wrote down has no author. */
	readonly hasAuthor: boolean;
}

export interface NoteCounts {
	/** Shown and waiting notes together (N3). */
	readonly onBoard: number;
	readonly held: number;
	readonly trashed: number;
}

export const noNotes: NoteCounts = { onBoard: 0, held: 0, trashed: 0 };

/** The facts about a meeting that the rules need, read under the board's lock. */
export interface MeetingState {
	readonly phase: Phase;
	readonly cancelled: boolean;
	readonly agendaLength: number;
	readonly confidentiality: Confidentiality;
	/** The version of the stored plan (P12). Null unless the command names one. */
	readonly planVersion: string | null;
	readonly notes: NoteCounts;
	readonly voting: Voting;
	readonly stickers: number;
	/** Returns null if this meeting has no such note. */
	note(id: NoteId): NoteFacts | null;
	/** Whether another note of this meeting has this printed number. */
	isTaken(number: number): boolean;
	hasCombination(id: string): boolean;
	hasAction(id: string): boolean;
	/** What the requesting participant has done so far. */
	readonly participant: ParticipantFacts;
}

export interface ParticipantFacts {
	/** Whether staff stopped this phone, so that it posts and edits no more (P7). */
	readonly stopped: boolean;
	/** Number of their notes, without withdrawn ones (N13). */
	readonly notes: number;
	readonly supports: readonly NoteId[];
	readonly votes: Readonly<Record<CombinationId, number>>;
}

/** For a new participant, or an actor whose history does not matter. */
export const nothingDone: ParticipantFacts = { stopped: false, notes: 0, supports: [], votes: {} };
