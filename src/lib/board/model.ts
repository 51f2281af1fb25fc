/** `doc.ts` alone knows how a board is stored. */
import type { Closing } from './closing.ts';
import type { Step } from './step.ts';

export type MeetingId = string & { readonly meeting: unique symbol };
export type NoteId = string & { readonly note: unique symbol };
export type GroupId = string & { readonly group: unique symbol };
export type CombinationId = string & { readonly combination: unique symbol };
export type ActionId = string & { readonly action: unique symbol };
export type ParticipantId = string & { readonly participant: unique symbol };
export type AccountId = string & { readonly account: unique symbol };
/** 当日のかぎ, whose holder facilitates one meeting. */
export type DayKeyId = string & { readonly dayKey: unique symbol };
/** 代筆のかぎ, whose holder writes down for others in one meeting. */
export type ScribeKeyId = string & { readonly scribeKey: unique symbol };

/** A saved arrangement of the board (E5). */
export type SnapshotId = string & { readonly snapshot: unique symbol };

/** 困っている: a problem; もったいない: an unused thing, place or skill. */
export const kinds = ['komatta', 'mottainai'] as const;
export type Kind = (typeof kinds)[number];

/** 付箋: never carries its author, because every client receives it. */
export interface Note {
	readonly id: NoteId;
	readonly kind: Kind;
	readonly text: string;
	/** Spoken and printed (困203): printed cards have 1–199, others start at 201 (N5). */
	readonly number: number;
	/** わたしも (うちにも ある) presses on phones. */
	readonly supportPhones: number;
	/** Entered by staff (V1). */
	readonly supportHands: number;
	/** Offered in the next meeting's closed tray (前回からの つづき). */
	readonly carried: boolean;
}

/**
 * `waiting`: not shown yet; `held` (あずかり): withheld by the rules or by staff; `withdrawn`:
 * taken back by its author; `trashed`: staff can restore it; `handed_off` (個別の支援へ): its text
 * is erased.
 */
export const noteStates = ['waiting', 'held', 'shown', 'withdrawn', 'trashed', 'handed_off'] as const;
export type NoteState = (typeof noteStates)[number];

/** The rules are those about personal information. */
export const holders = ['rules', 'staff'] as const;
export type Holder = (typeof holders)[number];

/**
 * `proxy` is 代筆, `paper` a printed card, `staff` an observation; all look the same on a board
 * (AN-4).
 */
export const noteSources = ['phone', 'proxy', 'paper', 'between', 'staff', 'carried'] as const;
export type NoteSource = (typeof noteSources)[number];

/** まとまり: `title` is empty until it is named. */
export interface Group {
	readonly id: GroupId;
	readonly title: string;
	/** Titles (別名) of groups that were merged into this one. */
	readonly aliases: readonly string[];
	/** Spoken and typed; it stays when other groups go (G5). */
	readonly number: number;
	readonly order: string;
	readonly notes: readonly Note[];
}

export type Member =
	{ readonly type: 'note'; readonly id: NoteId } | { readonly type: 'group'; readonly id: GroupId };

/** 確認すること, which only ask and never permit. */
export const cautions = ['transport_law', 'owner_consent', 'insurance', 'food_safety', 'privacy'] as const;
export type Caution = (typeof cautions)[number];

/** やる, だれかに 聞いてみる, まだ 決めない. */
export const outcomes = ['do', 'ask', 'later'] as const;
export type Outcome = (typeof outcomes)[number];

/** 組み合わせ: joins problems and unused things into an idea 「〜すれば」. */
export interface Combination {
	readonly id: CombinationId;
	readonly idea: string;
	readonly order: string;
	/** A removed member is left out (C1). */
	readonly komatta: readonly Note[];
	readonly mottainai: readonly Note[];
	readonly groups: readonly Group[];
	readonly cautions: readonly Caution[];
	/** シール placed on phones; 0 until the vote is shown (V4). */
	readonly votes: number;
	/** Counted by staff (V1). */
	readonly hands: number;
	readonly stickers: number;
	/** Null until the combination was discussed. */
	readonly outcome: Outcome | null;
}

export const actionStatuses = ['not_started', 'in_progress', 'done', 'on_hold', 'dropped'] as const;
/** Labels: まだ, 進行中, できた, ひと休み, 見送り. */
export type ActionStatus = (typeof actionStatuses)[number];

/** `on` is an ISO day (2027-01-23), `month` an ISO month (2027-01). */
export type Due =
	| { readonly kind: 'date'; readonly on: string }
	| { readonly kind: 'month'; readonly month: string }
	| { readonly kind: 'next_meeting' }
	| { readonly kind: 'undecided' };

/** やる: someone does it; だれかに 聞いてみる: someone is asked first. */
export const actionResults = ['do', 'ask'] as const;
export type ActionResult = (typeof actionResults)[number];

/** May be corrected later. */
export interface ActionWords {
	readonly what: string;
	readonly firstStep: string;
	readonly owner: string;
	readonly helpers: string;
	readonly due: Due;
}

/** やること: its database row outlives the board (A1). */
export interface BoardAction extends ActionWords {
	readonly id: ActionId;
	readonly result: ActionResult;
	readonly status: ActionStatus;
	/** ひとこと, or empty. */
	readonly remark: string;
	/** `earlier`: taken over from an earlier meeting (前回の つづき). */
	readonly from: 'this_meeting' | 'earlier';
	readonly combination: CombinationId | null;
	readonly order: number;
}

/** One line of the 次第. */
export interface AgendaItem {
	readonly step: Step;
	readonly title: string;
	readonly minutes: number;
	/** What the step 書く asks for; null means both. */
	readonly kind: Kind | null;
}

/**
 * 準備中: the door was never opened; 開催中; まとめ中: after 閉会, no new notes (P2); 終了: after
 * まとめ完了, read-only (P1).
 */
export const phases = ['draft', 'open', 'wrapup', 'closed'] as const;
export type Phase = (typeof phases)[number];

export type Confidentiality = 'public' | 'members' | 'closed';

/** Every client may see these while the notes are hidden. */
interface Tallies {
	readonly waiting: Readonly<Record<Kind, number>>;
	/** スマホ ○台. */
	readonly phones: number;
	/** 出席 in total, and スマホなし among them. */
	readonly people: number;
	readonly withoutPhone: number;
}

/** On the server's clock; both fields are null when no time is running. */
export interface Timer {
	/** Milliseconds since 1970. */
	readonly endsAt: number | null;
	/** Set while the timer is stopped. */
	readonly leftMs: number | null;
}

/** `open`: phones vote and sums are hidden (V4); `shown`: sums are on the board. */
export const votings = ['closed', 'open', 'shown'] as const;
export type Voting = (typeof votings)[number];

/** For the projector screen while it is being filled in (A6). */
export interface Deciding extends ActionWords {
	readonly result: ActionResult;
	readonly combination: CombinationId | null;
}

/** `picking` is a combination that is being put together; its members are not stored yet. */
export type WallFocus =
	| { readonly type: 'note'; readonly id: NoteId }
	| { readonly type: 'group'; readonly id: GroupId }
	| { readonly type: 'combination'; readonly id: CombinationId }
	| { readonly type: 'picking'; readonly members: readonly Member[] };

/** What staff steer on the projector screen, beside the step. */
export interface Wall {
	/** Null: the screen shows what the step asks for. */
	readonly focus: WallFocus | null;
	/** Counts from 0; may lie beyond the last page after notes went. */
	readonly page: number;
	/** Milliseconds since 1970 on the server's clock; null while pages turn only when told to. */
	readonly turningSince: number | null;
	/** How many pages the screen says that it has. */
	readonly pages: number;
	/** QRを 出す, until しまう. */
	readonly qr: boolean;
	/** かくす. */
	readonly covered: boolean;
}

export interface Board {
	readonly title: string;
	readonly theme: string;
	/** One rule (約束) per line; empty means the usual five. */
	readonly rules: string;
	readonly phase: Phase;
	readonly door: boolean;
	readonly closing: Closing | null;
	/** The message of a 中止, possibly empty; null: the meeting takes place. */
	readonly cancelled: string | null;
	readonly confidentiality: Confidentiality;
	readonly agenda: readonly AgendaItem[];
	/** The planned end in milliseconds since 1970, set when the door first opens (T6); null: none. */
	readonly endsAt: number | null;
	/** Of the plan that stands (P12); empty on a board that an older version opened. */
	readonly planVersion: string;
	/** Index of the current agenda item (いま). */
	readonly position: number;
	/** Since when it is the current one, in milliseconds since 1970; null: unknown. */
	readonly steppedAt: number | null;
	readonly reveal: 'look_through' | 'at_once';
	/** False while staff have stopped all writing by phones (P14). */
	readonly writing: boolean;
	readonly tallies: Tallies;
	readonly timer: Timer;
	/** Large on the projector screen while the room groups notes. */
	readonly spotlight: NoteId | null;
	readonly wall: Wall;
	/** 要約筆記 on the projector screen: empty between two lines; null while nobody writes along (AC-12). */
	readonly captions: string | null;
	/** Per phone. */
	readonly stickers: number;
	readonly voting: Voting;
	readonly deciding: Deciding | null;
	/** Sorted by number. */
	readonly notes: readonly Note[];
	readonly groups: readonly Group[];
	/** まだ まとめていない紙, sorted by number. */
	readonly ungrouped: readonly Note[];
	readonly combinations: readonly Combination[];
	readonly actions: readonly BoardAction[];
}
