/** The board of a meeting that has grouped, combined and decided. */
import { stillWall } from '#lib/board/wall.ts';
import type {
	ActionId,
	Board,
	BoardAction,
	Combination,
	CombinationId,
	Group,
	GroupId,
	Kind,
	Note,
	NoteId
} from '#lib/board/model.ts';
import type { MeetingFacts } from '#lib/editor/draft.ts';

export const facts: MeetingFacts = {
	council: '葉月台 支えあい会議',
	number: 6,
	startsAt: new Date('2026-10-17T01:00:00Z'),
	closedAt: new Date('2026-10-17T02:30:00Z'),
	venue: '葉月台公民館',
	theme: '買い物の行き帰り',
	affiliations: [],
	attendance: [
		{ affiliation: 'neighborhood_association', organization: '葉月台町会', people: 9, withoutPhone: 4 },
		{ affiliation: 'resident', organization: '', people: 16, withoutPhone: 4 },
		{ affiliation: 'school', organization: '', people: 0, withoutPhone: 0 }
	],
	next: null,
	offers: new Map()
};

const note = (number: number, kind: Kind, text: string, support = 0): Note => ({
	id: `note-${number}` as NoteId,
	kind,
	text,
	number,
	supportPhones: support,
	supportHands: 0,
	carried: false
});
const rice = note(201, 'komatta', '坂の上まで\nお米を運べない', 5);
const car = note(202, 'mottainai', '送迎車が昼間はあいている');
const alone = note(203, 'mottainai', '元の米屋の土間');

const shopping: Group = {
	id: 'g1' as GroupId,
	title: '買い物',
	aliases: ['重い荷物'],
	number: 1,
	order: 'a',
	notes: [rice, car]
};
export const ride: Combination = {
	id: 'c1' as CombinationId,
	idea: '火曜の昼に、乗りあいの日をつくれば',
	order: 'a',
	komatta: [rice],
	mottainai: [car],
	groups: [],
	cautions: ['transport_law'],
	votes: 12,
	hands: 2,
	stickers: 3,
	outcome: 'do'
};
export const tea: Combination = {
	...ride,
	id: 'c2' as CombinationId,
	idea: 'お茶のみ場をひらけば',
	komatta: [],
	mottainai: [alone],
	cautions: [],
	votes: 0,
	hands: 0,
	stickers: 0,
	outcome: 'later'
};
export const decided: BoardAction = {
	id: 'a1' as ActionId,
	result: 'do',
	what: '乗りあいを一度ためす',
	firstStep: '車の持ち主に聞く',
	owner: '町会',
	helpers: '民生委員',
	due: { kind: 'next_meeting' },
	status: 'not_started',
	remark: '',
	from: 'this_meeting',
	combination: ride.id,
	order: 2
};
const earlier: BoardAction = {
	...decided,
	id: 'a0' as ActionId,
	what: '畑の井戸を調べる',
	status: 'done',
	remark: '水が出た',
	from: 'earlier',
	combination: null,
	order: 1
};

export const board = {
	title: '',
	theme: '',
	rules: '',
	phase: 'wrapup',
	door: false,
	closing: null,
	cancelled: null,
	confidentiality: 'members',
	endsAt: null,
	planVersion: '',
	position: 0,
	steppedAt: null,
	reveal: 'look_through',
	writing: true,
	timer: { endsAt: null, leftMs: null },
	spotlight: null,
	wall: stillWall,
	captions: null,
	stickers: 3,
	voting: 'shown',
	deciding: null,
	agenda: [{ step: 'reception', title: '受付', minutes: 5, kind: null }],
	tallies: { waiting: { komatta: 0, mottainai: 0 }, phones: 17, people: 25, withoutPhone: 8 },
	notes: [rice, car, alone],
	groups: [shopping],
	ungrouped: [alone],
	combinations: [ride, tea],
	actions: [earlier, decided]
} satisfies Board;
