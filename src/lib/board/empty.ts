/** For previews, stories and tests. */
import { perKind } from './kinds.ts';
import type {
	ActionId,
	Board,
	BoardAction,
	Combination,
	CombinationId,
	Group,
	GroupId,
	Note,
	NoteId
} from './model.ts';
import { stillWall } from './wall.ts';

export const emptyNote: Note = {
	id: '' as NoteId,
	kind: 'komatta',
	text: '',
	number: 0,
	supportPhones: 0,
	supportHands: 0,
	carried: false
};

export const emptyGroup: Group = {
	id: '' as GroupId,
	title: '',
	aliases: [],
	number: 0,
	order: '',
	notes: []
};

export const emptyCombination: Combination = {
	id: '' as CombinationId,
	idea: '',
	order: '',
	komatta: [],
	mottainai: [],
	groups: [],
	cautions: [],
	votes: 0,
	hands: 0,
	stickers: 0,
	outcome: null
};

export const emptyAction: BoardAction = {
	id: '' as ActionId,
	result: 'do',
	what: '',
	firstStep: '',
	owner: '',
	helpers: '',
	due: { kind: 'undecided' },
	status: 'not_started',
	remark: '',
	from: 'this_meeting',
	combination: null,
	order: 0
};

export const emptyBoard: Board = {
	title: '',
	theme: '',
	rules: '',
	phase: 'draft',
	door: false,
	closing: null,
	cancelled: null,
	confidentiality: 'members',
	agenda: [],
	endsAt: null,
	planVersion: '',
	position: 0,
	steppedAt: null,
	reveal: 'look_through',
	writing: true,
	tallies: { waiting: perKind(() => 0), phones: 0, people: 0, withoutPhone: 0 },
	timer: { endsAt: null, leftMs: null },
	spotlight: null,
	wall: stillWall,
	captions: null,
	stickers: 3,
	voting: 'closed',
	deciding: null,
	notes: [],
	groups: [],
	ungrouped: [],
	combinations: [],
	actions: []
};
