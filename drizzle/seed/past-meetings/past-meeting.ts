/** Past meetings of the invented city. All of it is fictitious. */
import type { Affiliation } from '#lib/board/attendance.ts';
import type { ActionResult, ActionStatus, ActionWords, Due, Kind, Outcome } from '#lib/board/model.ts';

export interface PastAction {
	readonly what: string;
	readonly firstStep: string;
	readonly owner: string;
	readonly helpers?: string;
	readonly due: Due;
	/** Defaults to `do` (やる). */
	readonly result?: ActionResult;
	/** Index of its combination (組み合わせ). */
	readonly combination: number | null;
	/** Later progress, in days after the decision. */
	readonly later: readonly {
		readonly days: number;
		readonly status?: ActionStatus;
		readonly remark?: string;
		/** The original words, if this step corrected them. At most once per action item. */
		readonly said?: Partial<ActionWords>;
	}[];
}

interface NoteFacts {
	/** わたしも from phones, and counted in the room. */
	readonly phones?: number;
	readonly hands?: number;
	/** Goes to the tray 前回からの つづき of the next meeting. */
	readonly carried?: boolean;
}

export interface PastMeeting {
	readonly area: string;
	readonly daysAgo: number;
	readonly theme: string;
	readonly venue: string;
	/** Per 所属: how many people came, and how many of them without a phone. */
	readonly attendance: readonly (readonly [Affiliation, number, number])[];
	readonly notes: readonly (readonly [Kind, string, NoteFacts?])[];
	/** Notes are given by index. */
	readonly groups: readonly { readonly title: string; readonly notes: readonly number[] }[];
	readonly combinations: readonly {
		readonly idea: string;
		readonly groups: readonly number[];
		readonly notes: readonly number[];
		/** シール from phones, raised hands, paper stickers. */
		readonly votes: number;
		readonly hands: number;
		readonly stickers: number;
		readonly outcome: Outcome | null;
	}[];
	readonly actions: readonly PastAction[];
}
