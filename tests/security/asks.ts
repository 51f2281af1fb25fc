/** Builds one command of each type for each target it can have. */
import type { Ask } from '#lib/board/policy/commands.ts';
import type { ActionId, CombinationId, NoteId, NoteState, SnapshotId } from '#lib/board/model.ts';
import { steps } from '#lib/board/step.ts';
import { specification, type Target, type Type } from './specification.ts';

const states = ['waiting', 'held', 'shown', 'trashed', 'withdrawn', 'handed_off'] as const;
const owners = ['author', 'stopped', 'nobody', 'scribe'] as const;
export const noteTargets = owners.flatMap((of) => states.map((state) => ({ of, state })));

export function targetsOf(type: Type): readonly Target[] {
	if (specification[type].fits) return [...noteTargets, 'elsewhere'];
	switch (type) {
		case 'note.post':
			return ['plain', 'as_staff', 'number_taken'];
		case 'meeting.plan':
			return ['plain', 'opening', 'opening_rechecked', 'outdated'];
		case 'note.take':
		case 'vote.set':
		case 'vote.count':
		case 'step.go':
		case 'arrangement.restore':
		case 'action.decide':
		case 'action.edit':
		case 'action.update':
		case 'decide.later':
		case 'offer.set':
		case 'offer.count':
			return ['here', 'elsewhere'];
		default:
			return ['plain'];
	}
}

/** The ids on the board under test, and those of another board. */
export interface Things {
	readonly note: (of: string, state: NoteState) => { id: NoteId; text: string };
	readonly combination: CombinationId;
	readonly action: ActionId;
	readonly earlier: NoteId;
	readonly takenNumber: number;
	readonly snapshot: SnapshotId;
	readonly elsewhere: { note: NoteId; combination: CombinationId; action: ActionId; snapshot: SnapshotId };
}

export const words = {
	what: 'ためす',
	firstStep: '',
	owner: '',
	helpers: '',
	due: { kind: 'undecided' }
} as const;
/** The agenda has every step, so that the matrix can put the meeting at each of them. */
export const agenda = steps.map((step) => ({ step, title: step, minutes: 5, kind: null }));
export const plan = {
	theme: '',
	rules: '',
	confidentiality: 'members',
	reveal: 'look_through',
	stickers: 3
} as const;

export function askFor(type: Type, target: Target, things: Things): Ask {
	const isHere = target !== 'elsewhere';
	const { id: note, text: seen } =
		typeof target === 'object'
			? things.note(target.of, target.state)
			: { id: things.elsewhere.note, text: 'よその 紙' };
	const combination = isHere ? things.combination : things.elsewhere.combination;
	const snapshot = isHere ? things.snapshot : things.elsewhere.snapshot;
	const action = isHere ? things.action : things.elsewhere.action;
	const asks: Readonly<Record<Type, Ask>> = {
		'note.post': {
			type: 'note.post',
			kind: 'komatta',
			text: '雪の 朝',
			...(target === 'as_staff' && { as: 'proxy' as const, number: 150 }),
			...(target === 'number_taken' && { as: 'paper' as const, number: things.takenNumber })
		},
		'note.edit': { type: 'note.edit', note, text: '書きなおした' },
		'note.turn': { type: 'note.turn', note, kind: 'mottainai' },
		'note.withdraw': { type: 'note.withdraw', note },
		'note.hold': { type: 'note.hold', note },
		'note.release': { type: 'note.release', note, seen },
		'note.handoff': { type: 'note.handoff', note, field: 'other', destination: 'other' },
		'note.trash': { type: 'note.trash', note },
		'note.restore': { type: 'note.restore', note, seen },
		'note.carry': { type: 'note.carry', note, on: true },
		'note.take': { type: 'note.take', from: isHere ? things.earlier : things.elsewhere.note },
		'notes.show': { type: 'notes.show' },
		'author.stop': { type: 'author.stop', note },
		'authors.allow': { type: 'authors.allow' },
		'support.set': { type: 'support.set', note, on: true },
		'support.count': { type: 'support.count', note, hands: 3 },
		'arrangement.restore': { type: 'arrangement.restore', snapshot },
		'votes.open': { type: 'votes.open' },
		'votes.close': { type: 'votes.close' },
		'vote.set': { type: 'vote.set', combination, count: 1 },
		'vote.count': { type: 'vote.count', combination, hands: 2, stickers: 1 },
		'step.go': { type: 'step.go', position: isHere ? 1 : agenda.length },
		'timer.start': { type: 'timer.start', seconds: 60 },
		'timer.add': { type: 'timer.add', seconds: 60 },
		'timer.stop': { type: 'timer.stop' },
		'spotlight.set': { type: 'spotlight.set', note },
		'wall.set': { type: 'wall.set', page: 2, qr: true },
		'wall.pages': { type: 'wall.pages', pages: 3 },
		'captions.set': { type: 'captions.set', words: 'いま、雪の日の 話です' },
		'deciding.set': { type: 'deciding.set', deciding: { result: 'do', ...words, combination: null } },
		'action.decide': { type: 'action.decide', result: 'do', ...words, combination },
		'action.bring': { type: 'action.bring', ...words },
		'action.edit': { type: 'action.edit', action, ...words },
		'action.update': { type: 'action.update', action, status: 'done', remark: '' },
		'decide.later': { type: 'decide.later', combination },
		'attendance.add': {
			type: 'attendance.add',
			affiliation: 'resident',
			organization: '',
			people: 1,
			withoutPhone: 0
		},
		'meeting.plan': {
			type: 'meeting.plan',
			...plan,
			agenda,
			...((target === 'opening' || target === 'opening_rechecked') && { confidentiality: 'public' as const }),
			...(target === 'opening_rechecked' && { rechecked: true }),
			...(target === 'outdated' && { since: 'an-older-version-of-it' })
		},
		'door.set': { type: 'door.set', open: true },
		'meeting.cancel': { type: 'meeting.cancel', on: true, words: '大雪のため' },
		'meeting.close': { type: 'meeting.close' },
		'meeting.finish': { type: 'meeting.finish' },
		'meeting.reopen': { type: 'meeting.reopen' },
		'writing.set': { type: 'writing.set', on: false },
		'offer.set': { type: 'offer.set', action, on: true },
		'offer.count': { type: 'offer.count', action, hands: 2 }
	};
	return asks[type];
}
