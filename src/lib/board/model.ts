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
 * Where a note has got to. `waiting`: written, not shown yet; `held`: あずかり; `shown`: on the board; `trashed`: taken
 * off by staff, who can put it back; `withdrawn`: taken back by its author; `handed_off`: 個別の支援へ, its text is gone.
 */
export const noteStates = ['waiting', 'held', 'shown', 'withdrawn', 'trashed', 'handed_off'] as const;
export type NoteState = (typeof noteStates)[number];

/** Who put a note in あずかり: the rules about personal information, or a person who looked through. */
export const holders = ['rules', 'staff'] as const;
export type Holder = (typeof holders)[number];

/**
 * How a note came: from a phone; 代筆; a paper card; between meetings; what staff noticed; taken over from the meeting
 * before. All look the same (AN-4).
 */
export const noteSources = ['phone', 'proxy', 'paper', 'between', 'staff', 'carried'] as const;
export type NoteSource = (typeof noteSources)[number];

/** A note as its own author sees it (わたしの紙), and as staff see one that is not on the board. */
export interface PrivateNote {
	readonly id: NoteId;
	readonly kind: Kind;
	readonly text: string;
	readonly state: NoteState;
	/** While it is held: by whom. */
	readonly heldBy: Holder | null;
	/** Null until it is shown; a paper card has its printed one from the start. */
	readonly number: number | null;
	/** The id of the command that posted it, so that a phone can tie it to its outbox. Null for staff. */
	readonly postedBy: string | null;
	/** Written down by staff for somebody (代筆, paper): staff may correct it. */
	readonly proxy: boolean;
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

/** 確認すること: what a combination should be checked for. They ask; they never permit. */
export const cautions = ['transport_law', 'owner_consent', 'insurance', 'food_safety', 'privacy'] as const;
export type Caution = (typeof cautions)[number];

/** What a meeting decided about a combination: やる, だれかに 聞いてみる, まだ 決めない. */
export const outcomes = ['do', 'ask', 'later'] as const;
export type Outcome = (typeof outcomes)[number];

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

/** Done by somebody (やる), or somebody is asked first (だれかに 聞いてみる). */
export const actionResults = ['do', 'ask'] as const;
export type ActionResult = (typeof actionResults)[number];

/** The words of a やること, which may be corrected later. */
export interface ActionWords {
	readonly what: string;
	readonly firstStep: string;
	readonly owner: string;
	/** 手伝う人. */
	readonly helpers: string;
	readonly due: Due;
}

/** やること as a board shows it. The row behind it lives longer than the board (A1). */
export interface BoardAction extends ActionWords {
	readonly id: ActionId;
	readonly result: ActionResult;
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
