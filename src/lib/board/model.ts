/**
 * What a board is: plain, readonly values that pages, rooms and tests share.
 * How they lie in the Yjs document is known to `doc.ts` alone.
 */
import type { Step } from './agenda.ts';
import type { Attendance } from './attendance.ts';

export type MeetingId = string & { readonly meeting: unique symbol };
export type NoteId = string & { readonly note: unique symbol };
export type GroupId = string & { readonly group: unique symbol };
export type CombinationId = string & { readonly combination: unique symbol };
export type ActionId = string & { readonly action: unique symbol };
export type ParticipantId = string & { readonly participant: unique symbol };
export type AccountId = string & { readonly account: unique symbol };
/** 当日のかぎ. */
export type DayKeyId = string & { readonly dayKey: unique symbol };

/** Of a kept arrangement. */
export type SnapshotId = string & { readonly snapshot: unique symbol };

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
	/** わたしも (うちにも ある), pressed on phones. */
	readonly supportPhones: number;
	/** The same, as counted in the room. */
	readonly supportHands: number;
	/** Goes into the closed tray 前回からの つづき of the next meeting. */
	readonly carried: boolean;
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

/** What only this phone may know. */
export interface OwnView {
	readonly notes: readonly PrivateNote[];
	/** The notes on which it pressed わたしも. */
	readonly supports: readonly NoteId[];
	/** Where its シール are. */
	readonly votes: Readonly<Record<CombinationId, number>>;
	/** Staff stopped it from posting. */
	readonly stopped: boolean;
}

/** How the board was arranged before a step was left, as a line in a list (前の ようす). */
export interface SnapshotLine {
	readonly id: SnapshotId;
	/** The step that was left: an index into the agenda. */
	readonly position: number;
	/** Milliseconds since 1970. */
	readonly at: number;
	readonly groups: number;
	readonly combinations: number;
}

/** What only staff may know. */
export interface StaffView {
	/** Waiting, in あずかり, or trashed; in no meaningful order. */
	readonly notes: readonly PrivateNote[];
	readonly attendance: readonly Attendance[];
	/** The newest first. */
	readonly snapshots: readonly SnapshotLine[];
	/** Some phone is stopped. Not how many: the number would tell which notes have one author. */
	readonly stopped: boolean;
}

/** まとまり: notes that the room put together. `title` is empty until somebody names it. */
export interface Group {
	readonly id: GroupId;
	readonly title: string;
	/** 別名: what groups were called that were merged into it. */
	readonly aliases: readonly string[];
	/** What the room calls it by voice and by key; it keeps it when others go. */
	readonly number: number;
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
	readonly cautions: readonly Caution[];
	/** シール from phones: 0 until the vote is shown. */
	readonly votes: number;
	/** Raised hands and paper stickers, as counted in the room. */
	readonly hands: number;
	readonly stickers: number;
	/** Null: not spoken about yet. */
	readonly outcome: Outcome | null;
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
	/** 出席, all together, and スマホなし among them. */
	readonly people: number;
	readonly withoutPhone: number;
}

/** On the server's clock. Both null: no time is running. */
export interface Timer {
	/** Milliseconds since 1970. */
	readonly endsAt: number | null;
	/** Stopped with this many milliseconds left. */
	readonly leftMs: number | null;
}

/** シールで 選ぶ: not yet; phones may vote and nobody sees how; the sums are on the board. */
export const votings = ['closed', 'open', 'shown'] as const;
export type Voting = (typeof votings)[number];

/** The やること form as it is being filled in, for the projector. */
export interface Deciding extends ActionWords {
	readonly result: ActionResult;
	readonly combination: CombinationId | null;
}

/** Everything that a board shows, read out of its document in one go. */
export interface Board {
	readonly title: string;
	/** 今日の テーマ. */
	readonly theme: string;
	/** 約束, one a line; empty: the usual five. */
	readonly rules: string;
	readonly phase: Phase;
	readonly door: boolean;
	/** 中止: the sentence for those who come, which may be empty. Null: the meeting is on. */
	readonly cancelled: string | null;
	readonly confidentiality: Confidentiality;
	readonly agenda: readonly AgendaItem[];
	/** Which agenda item is いま. */
	readonly position: number;
	readonly reveal: 'look_through' | 'at_once';
	readonly tallies: Tallies;
	readonly timer: Timer;
	/** The note that the projector shows large while the room groups. */
	readonly spotlight: NoteId | null;
	/** How many シール each phone may place. */
	readonly stickers: number;
	readonly voting: Voting;
	readonly deciding: Deciding | null;
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
/** What guests write leaves these places to 代筆 and 前回からの つづき. */
export const keptForStaff = 100;
/** What the rules hold comes back to guests from so many on: somebody must read each, and all are sent with every change. */
export const maxHeld = 500;
/** From so many papers of one phone on staff clear them at once; fewer would show them which belong together (P7). */
export const leastCleared = 20;
export const warnNotes = 0.8 * maxNotes;
/** わたしも: of one phone in one meeting. */
export const maxSupports = 5;
/** Of one phone: many times what anybody writes in ninety minutes; one phone alone does not fill the board of a room. */
export const maxOwnNotes = 60;
/** シール: the most that a meeting may give each phone. */
export const maxStickers = 10;
/** Raised hands or paper stickers of one line: more than any hall holds. */
export const maxHands = 999;
export const maxTimerSeconds = 4 * 60 * 60;
/** Printed paper cards bear 1–199; what phones post begins after them (N5). */
export const lastCardNumber = 199;
