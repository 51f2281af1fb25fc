/** The types of a board for pages, server and tests. `doc.ts` alone knows its storage. */
import type { Step } from './step.ts';

export type MeetingId = string & { readonly meeting: unique symbol };
export type NoteId = string & { readonly note: unique symbol };
export type GroupId = string & { readonly group: unique symbol };
export type CombinationId = string & { readonly combination: unique symbol };
export type ActionId = string & { readonly action: unique symbol };
export type ParticipantId = string & { readonly participant: unique symbol };
export type AccountId = string & { readonly account: unique symbol };
/** A day key (当日のかぎ), whose holder facilitates one meeting. */
export type DayKeyId = string & { readonly dayKey: unique symbol };

/** Identifies a saved arrangement of the board (E5). */
export type SnapshotId = string & { readonly snapshot: unique symbol };

/** `komatta` (困っている): a problem. `mottainai` (もったいない): an unused thing, place, skill. */
export const kinds = ['komatta', 'mottainai'] as const;
export type Kind = (typeof kinds)[number];

/** A note (付箋) shown on the board. It never carries its author: every client receives it. */
export interface Note {
	readonly id: NoteId;
	readonly kind: Kind;
	readonly text: string;
	/** Spoken and printed identifier (困203). Printed cards have 1–199, others start at 201 (N5). */
	readonly number: number;
	/** Number of わたしも (うちにも ある) presses on phones. */
	readonly supportPhones: number;
	/** Number of raised hands for わたしも, entered by staff (V1). */
	readonly supportHands: number;
	/** The next meeting offers the note in its closed tray (前回からの つづき). */
	readonly carried: boolean;
}

/**
 * `waiting`: written but not shown yet; `held` (あずかり): withheld by the rules or by staff;
 * `shown`: on the board; `trashed`: taken off by staff, who can restore it; `withdrawn`: taken back
 * by its author; `handed_off` (個別の支援へ): its text is erased.
 */
export const noteStates = ['waiting', 'held', 'shown', 'withdrawn', 'trashed', 'handed_off'] as const;
export type NoteState = (typeof noteStates)[number];

/** A note is held by the rules about personal information or by a staff member. */
export const holders = ['rules', 'staff'] as const;
export type Holder = (typeof holders)[number];

/**
 * How a note arrived: from a phone; written down by staff (代筆); on a printed card; between
 * meetings; as a staff observation; from an earlier meeting. All look the same (AN-4).
 */
export const noteSources = ['phone', 'proxy', 'paper', 'between', 'staff', 'carried'] as const;
export type NoteSource = (typeof noteSources)[number];

/** A group (まとまり) of notes. `title` is empty until the group is named. */
export interface Group {
	readonly id: GroupId;
	readonly title: string;
	/** Titles (別名) of the groups that were merged into this one. */
	readonly aliases: readonly string[];
	/** Number used in speech and on the keyboard; it stays when other groups go (G5). */
	readonly number: number;
	readonly order: string;
	/** In their order within the group. */
	readonly notes: readonly Note[];
}

/** One side of a combination. */
export type Member =
	{ readonly type: 'note'; readonly id: NoteId } | { readonly type: 'group'; readonly id: GroupId };

/** Things to check about a combination (確認すること). They only ask; they never permit. */
export const cautions = ['transport_law', 'owner_consent', 'insurance', 'food_safety', 'privacy'] as const;
export type Caution = (typeof cautions)[number];

/** A meeting's decision about a combination: やる, だれかに 聞いてみる, まだ 決めない. */
export const outcomes = ['do', 'ask', 'later'] as const;
export type Outcome = (typeof outcomes)[number];

/** A combination (組み合わせ) joins problems and unused things into an idea 「〜すれば」. */
export interface Combination {
	readonly id: CombinationId;
	readonly idea: string;
	readonly order: string;
	/** Notes as they stand on the board now; a removed member is left out (C1). */
	readonly komatta: readonly Note[];
	readonly mottainai: readonly Note[];
	readonly groups: readonly Group[];
	readonly cautions: readonly Caution[];
	/** シール placed on phones; 0 until the vote is shown (V4). */
	readonly votes: number;
	/** Raised hands and paper stickers, counted by staff (V1). */
	readonly hands: number;
	readonly stickers: number;
	/** Null until the meeting has discussed the combination. */
	readonly outcome: Outcome | null;
}

export const actionStatuses = ['not_started', 'in_progress', 'done', 'on_hold', 'dropped'] as const;
/** Labels in this order: まだ, 進行中, できた, ひと休み, 見送り. */
export type ActionStatus = (typeof actionStatuses)[number];

/** Due date (いつまでに). `on` is an ISO day (2027-01-23), `month` an ISO month (2027-01). */
export type Due =
	| { readonly kind: 'date'; readonly on: string }
	| { readonly kind: 'month'; readonly month: string }
	| { readonly kind: 'next_meeting' }
	| { readonly kind: 'undecided' };

/** `do` (やる): someone does it; `ask` (だれかに 聞いてみる): someone is asked first. */
export const actionResults = ['do', 'ask'] as const;
export type ActionResult = (typeof actionResults)[number];

/** The words of an action (やること), which may be corrected later. */
export interface ActionWords {
	readonly what: string;
	readonly firstStep: string;
	readonly owner: string;
	readonly helpers: string;
	readonly due: Due;
}

/** An action (やること) as a board shows it. Its database row outlives the board (A1). */
export interface BoardAction extends ActionWords {
	readonly id: ActionId;
	readonly result: ActionResult;
	readonly status: ActionStatus;
	/** The latest remark (ひとこと), or empty. */
	readonly remark: string;
	/** Decided in this meeting, or taken over from an earlier one (前回の つづき). */
	readonly from: 'this_meeting' | 'earlier';
	readonly combination: CombinationId | null;
	readonly order: number;
}

/** One line of the agenda (次第). */
export interface AgendaItem {
	readonly step: Step;
	readonly title: string;
	readonly minutes: number;
	/** The kind of note that the step 書く asks for; null means both. */
	readonly kind: Kind | null;
}

/**
 * `draft` (準備中): the door was never opened. `open` (開催中). `wrapup` (まとめ中): after 閉会, no
 * new notes (P2). `closed` (終了): after まとめ完了, read-only (P1).
 */
export const phases = ['draft', 'open', 'wrapup', 'closed'] as const;
export type Phase = (typeof phases)[number];

export type Confidentiality = 'public' | 'members' | 'closed';

/** Counts that every client may see while the notes themselves are hidden. */
interface Tallies {
	/** Notes that are written but not shown yet, by kind. */
	readonly waiting: Readonly<Record<Kind, number>>;
	/** Phones that joined (スマホ ○台). */
	readonly phones: number;
	/** Total attendance (出席), and the people without a phone (スマホなし) among them. */
	readonly people: number;
	readonly withoutPhone: number;
}

/** Timer of a step, on the server's clock. Both fields are null when no time is running. */
export interface Timer {
	/** Milliseconds since 1970. */
	readonly endsAt: number | null;
	/** The timer is stopped with this many milliseconds left. */
	readonly leftMs: number | null;
}

/** シールで 選ぶ: not started; phones vote and sums are hidden (V4); sums are on the board. */
export const votings = ['closed', 'open', 'shown'] as const;
export type Voting = (typeof votings)[number];

/** The action form as it is being filled in, for the projector screen (A6). */
export interface Deciding extends ActionWords {
	readonly result: ActionResult;
	readonly combination: CombinationId | null;
}

/** Everything a board shows. `readBoard` returns it. */
export interface Board {
	readonly title: string;
	readonly theme: string;
	/** Ground rules (約束), one per line; empty means the usual five. */
	readonly rules: string;
	readonly phase: Phase;
	readonly door: boolean;
	/** Message of a called-off meeting (中止), possibly empty. Null: the meeting takes place. */
	readonly cancelled: string | null;
	readonly confidentiality: Confidentiality;
	readonly agenda: readonly AgendaItem[];
	/** Index of the current agenda item (いま). */
	readonly position: number;
	readonly reveal: 'look_through' | 'at_once';
	readonly tallies: Tallies;
	readonly timer: Timer;
	/** The note that the projector screen shows large while the room groups notes. */
	readonly spotlight: NoteId | null;
	/** Number of シール each phone may place. */
	readonly stickers: number;
	readonly voting: Voting;
	readonly deciding: Deciding | null;
	/** All shown notes, sorted by number. */
	readonly notes: readonly Note[];
	readonly groups: readonly Group[];
	/** Notes in no group (まだ まとめていない紙), sorted by number. */
	readonly ungrouped: readonly Note[];
	readonly combinations: readonly Combination[];
	readonly actions: readonly BoardAction[];
}
