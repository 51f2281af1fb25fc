/** All past meetings are fictitious. */
import type { Affiliation } from '#lib/board/attendance.ts';
import type { ActionResult, ActionStatus, ActionWords, Due, Kind, Outcome } from '#lib/board/model.ts';

export interface PastAction {
	readonly what: string;
	readonly firstStep: string;
	readonly owner: string;
	readonly helpers?: string;
	readonly due: Due;
	/** The default is `do` (やる). */
	readonly result?: ActionResult;
	/** This is an index into the combinations (組み合わせ). */
	readonly combination: number | null;
	/** Days count from the decision. */
	readonly later: readonly {
		readonly days: number;
		readonly status?: ActionStatus;
		readonly remark?: string;
		/** At most one step of an action has the original words here. */
		readonly said?: Partial<ActionWords>;
	}[];
}

interface NoteFacts {
	readonly phones?: number;
	readonly hands?: number;
	/** A carried note is in the tray 前回からの つづき. */
	readonly carried?: boolean;
}

export interface PastMeeting {
	readonly area: string;
	readonly daysAgo: number;
	readonly theme: string;
	readonly venue: string;
	/** The second number counts those without a phone. */
	readonly attendance: readonly (readonly [Affiliation, number, number])[];
	readonly notes: readonly (readonly [Kind, string, NoteFacts?])[];
	/** Notes are given by index. */
	readonly groups: readonly { readonly title: string; readonly notes: readonly number[] }[];
	readonly combinations: readonly {
		readonly idea: string;
		readonly groups: readonly number[];
		readonly notes: readonly number[];
		/** Votes are シール from phones, stickers are those of paper. */
		readonly votes: number;
		readonly hands: number;
		readonly stickers: number;
		readonly outcome: Outcome | null;
	}[];
	readonly actions: readonly PastAction[];
}
