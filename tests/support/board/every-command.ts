/** The compiler rejects this list if a type is missing. */
import type { Command, CommandOf } from '#lib/board/policy/commands.ts';
import type { ActionId, CombinationId, NoteId, SnapshotId } from '#lib/board/model.ts';

const id = '0'.repeat(26);
export const note = 'note-0001' as NoteId;
export const combination = 'idea-0001' as CombinationId;
export const action = 'action-0001' as ActionId;
export const words = {
	what: 'ためす',
	firstStep: '',
	owner: '',
	helpers: '',
	due: { kind: 'undecided' }
} as const;
export const line = { step: 'write', title: '書く', minutes: 10, kind: null } as const;

export const commands = {
	'note.post': { id, type: 'note.post', kind: 'komatta', text: '買い物の 行き帰り' },
	'note.edit': { id, type: 'note.edit', note, text: '大丈夫' },
	'note.turn': { id, type: 'note.turn', note, kind: 'mottainai' },
	'note.withdraw': { id, type: 'note.withdraw', note },
	'support.set': { id, type: 'support.set', note, on: true },
	'vote.set': { id, type: 'vote.set', combination, count: 1 },
	'note.hold': { id, type: 'note.hold', note },
	'note.release': { id, type: 'note.release', note, seen: '米が 重い' },
	'note.handoff': { id, type: 'note.handoff', note, field: 'other', destination: 'other' },
	'note.trash': { id, type: 'note.trash', note },
	'note.restore': { id, type: 'note.restore', note, seen: '米が 重い' },
	'note.carry': { id, type: 'note.carry', note, on: true },
	'note.take': { id, type: 'note.take', from: note },
	'notes.show': { id, type: 'notes.show' },
	'author.stop': { id, type: 'author.stop', note },
	'authors.allow': { id, type: 'authors.allow' },
	'support.count': { id, type: 'support.count', note, hands: 3 },
	'step.go': { id, type: 'step.go', position: 1 },
	'timer.start': { id, type: 'timer.start', seconds: 60 },
	'timer.add': { id, type: 'timer.add', seconds: 60 },
	'timer.stop': { id, type: 'timer.stop' },
	'spotlight.set': { id, type: 'spotlight.set', note },
	'wall.set': { id, type: 'wall.set', qr: true },
	'wall.pages': { id, type: 'wall.pages', pages: 4 },
	'captions.set': { id, type: 'captions.set', words: 'いま、雪の日の 話です' },
	'votes.open': { id, type: 'votes.open' },
	'votes.close': { id, type: 'votes.close' },
	'vote.count': { id, type: 'vote.count', combination, hands: 1, stickers: 1 },
	'deciding.set': { id, type: 'deciding.set', deciding: null },
	'action.decide': { id, type: 'action.decide', result: 'do', ...words, combination: null },
	'action.bring': { id, type: 'action.bring', ...words },
	'action.edit': { id, type: 'action.edit', action, ...words },
	'action.update': { id, type: 'action.update', action, status: 'done', remark: '' },
	'decide.later': { id, type: 'decide.later', combination },
	'attendance.add': {
		id,
		type: 'attendance.add',
		affiliation: 'resident',
		organization: '',
		people: 1,
		withoutPhone: 0
	},
	'door.set': { id, type: 'door.set', open: true },
	'meeting.plan': {
		id,
		type: 'meeting.plan',
		theme: '',
		rules: '',
		confidentiality: 'members',
		reveal: 'look_through',
		stickers: 3,
		agenda: [line]
	},
	'arrangement.restore': { id, type: 'arrangement.restore', snapshot: 'snapshot-1' as SnapshotId },
	'meeting.cancel': { id, type: 'meeting.cancel', on: true, words: '大雪のため' },
	'meeting.close': { id, type: 'meeting.close' },
	'meeting.finish': { id, type: 'meeting.finish' },
	'meeting.reopen': { id, type: 'meeting.reopen' },
	'writing.set': { id, type: 'writing.set', on: false },
	'offer.set': { id, type: 'offer.set', action, on: true },
	'offer.count': { id, type: 'offer.count', action, hands: 3 },
	'phone.joined': { id, type: 'phone.joined' },
	'timer.move': { id, type: 'timer.move', endsAt: 1, by: 1 },
	'action.refresh': { id, type: 'action.refresh', action }
} as const satisfies { [T in Command['type']]: CommandOf<T> };
