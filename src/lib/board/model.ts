/**
 * What a board is: plain, readonly values that pages, rooms and tests share.
 * How they lie in the Yjs document is known to `doc.ts` alone.
 */
import type { Step } from './agenda.ts';

export type MeetingId = string & { readonly meeting: unique symbol };
export type NoteId = string & { readonly note: unique symbol };
export type GroupId = string & { readonly group: unique symbol };
export type CombinationId = string & { readonly combination: unique symbol };
export type ActionId = string & { readonly action: unique symbol };
export type ParticipantId = string & { readonly participant: unique symbol };
export type AccountId = string & { readonly account: unique symbol };

/** 困っている, a trouble; もったいない, a thing, place, time or skill that lies unused. */
export const kinds = ['komatta', 'mottainai'] as const;
export type Kind = (typeof kinds)[number];

/** A note that everybody may see (付箋). Who wrote it is not here, and never will be. */
export interface Note {
	readonly id: NoteId;
	readonly kind: Kind;
	readonly text: string;
	/** What the room calls it by voice and on paper: 困203. Paper cards have 1–199, others start at 201. */
	readonly number: number;
}

/**
 * Where a note that its author may still change has got to. `waiting`: written, not shown yet;
 * `held`: あずかり; `shown`: on the board; `withdrawn`: taken back by its author.
 */
export const noteStates = ['waiting', 'held', 'shown', 'withdrawn'] as const;
export type NoteState = (typeof noteStates)[number];

/** A note as its own author sees it (わたしの紙), and as staff see one that is not shown yet. */
export interface PrivateNote {
	readonly id: NoteId;
	readonly kind: Kind;
	readonly text: string;
	readonly state: NoteState;
	/** Null until it is shown. */
	readonly number: number | null;
	/** The id of the command that posted it, so that a phone can tie it to its outbox. Null for staff. */
	readonly postedBy: string | null;
}

/** まとまり: notes that the room put together. `title` is empty until somebody names it. */
export interface Group {
	readonly id: GroupId;
	readonly title: string;
	readonly order: string;
	/** In the order in which they lie in the group. */
	readonly notes: readonly Note[];
}

/** One side of a combination: a single note, or a whole group. */
export type Member =
	{ readonly type: 'note'; readonly id: NoteId } | { readonly type: 'group'; readonly id: GroupId };

/** 組み合わせ: troubles × unused things = an idea, said in one line 「〜すれば」. */
export interface Combination {
	readonly id: CombinationId;
	readonly idea: string;
	readonly order: string;
	/** As they stand on the board now; a member that was taken away is left out. */
	readonly komatta: readonly Note[];
	readonly mottainai: readonly Note[];
	readonly groups: readonly Group[];
}

export const actionStatuses = ['not_started', 'in_progress', 'done', 'on_hold', 'dropped'] as const;
/** まだ, 進行中, できた, ひと休み, 見送り. */
export type ActionStatus = (typeof actionStatuses)[number];

/** いつまでに. `date` and `month` carry an ISO day or month (2027-01-23, 2027-01). */
export type Due =
	| { readonly kind: 'date'; readonly on: string }
	| { readonly kind: 'month'; readonly month: string }
	| { readonly kind: 'next_meeting' }
	| { readonly kind: 'undecided' };

/** やること as a board shows it. The row behind it lives longer than the board (A1). */
export interface BoardAction {
	readonly id: ActionId;
	readonly what: string;
	readonly firstStep: string;
	readonly owner: string;
	readonly due: Due;
	readonly status: ActionStatus;
	/** The latest remark (ひとこと), or empty. */
	readonly remark: string;
	/** Decided in this meeting, or brought along from an earlier one (前回の つづき). */
	readonly from: 'this_meeting' | 'earlier';
	readonly combination: CombinationId | null;
	readonly order: number;
}

/** One line of the 次第. */
export interface AgendaItem {
	readonly step: Step;
	readonly title: string;
	readonly minutes: number;
	/** In the step 書く: which of the two kinds is asked for. Null means both. */
	readonly kind: Kind | null;
}

/**
 * `draft` 準備中: the door was never opened. `open` 開催中. `wrapup` まとめ中: after 閉会, no new notes.
 * `closed` 終了: まとめ完了, final.
 */
export const phases = ['draft', 'open', 'wrapup', 'closed'] as const;
export type Phase = (typeof phases)[number];

export type Confidentiality = 'public' | 'members' | 'closed';

/** Numbers that everybody may see while the words behind them are still hidden. */
export interface Tallies {
	/** Notes written but not shown yet, by kind. */
	readonly waiting: Readonly<Record<Kind, number>>;
	/** スマホ ○台: phones that joined. */
	readonly phones: number;
}

/** Everything that a board shows, read out of its document in one go. */
export interface Board {
	readonly title: string;
	readonly phase: Phase;
	readonly door: boolean;
	readonly confidentiality: Confidentiality;
	readonly agenda: readonly AgendaItem[];
	/** Which agenda item is いま. */
	readonly position: number;
	readonly reveal: 'look_through' | 'at_once';
	readonly tallies: Tallies;
	/** Every shown note, by number. */
	readonly notes: readonly Note[];
	readonly groups: readonly Group[];
	/** まだ まとめていない紙, newest number last. */
	readonly ungrouped: readonly Note[];
	readonly combinations: readonly Combination[];
	readonly actions: readonly BoardAction[];
}

/** A board never holds more notes than this; staff are told from 80 % on. */
export const maxNotes = 2000;
export const warnNotes = 0.8 * maxNotes;
