/** The limits are numbers here, so that a change in the code fails a test. */
import type { CommandOf, PersonCommand } from '#lib/board/policy/commands.ts';
import { combination, commands, note, words } from './every-command.ts';
import { valueAt, valuesIn, withValue } from './json-paths.ts';

const day = { ...words, due: { kind: 'date', on: '2027-02-28' } } as const;
const { 'phone.joined': _joined, 'timer.move': _moved, 'action.refresh': _refreshed, ...persons } = commands;

/** The compiler requires the optional fields too. */
export const full = {
	...persons,
	'note.post': { ...persons['note.post'], as: 'paper', number: 12 },
	'note.handoff': { ...persons['note.handoff'], place: 'place-0001' },
	'author.stop': { ...persons['author.stop'], clear: true },
	'wall.set': {
		...persons['wall.set'],
		focus: { type: 'picking', members: [{ type: 'note', id: note }] },
		page: 3,
		turning: true,
		covered: true
	},
	'deciding.set': { ...persons['deciding.set'], deciding: { result: 'do', ...day, combination } },
	'action.decide': { ...persons['action.decide'], ...day, combination },
	'action.bring': { ...persons['action.bring'], ...day, status: 'done', remark: 'できた' },
	'action.edit': { ...persons['action.edit'], ...day, due: { kind: 'month', month: '2027-02' } },
	'attendance.add': { ...persons['attendance.add'], represented: true },
	'meeting.plan': {
		...persons['meeting.plan'],
		agenda: [{ step: 'write', title: '書く', minutes: 10, kind: 'komatta' }],
		rechecked: true,
		venue: '葉月台 集会所',
		startsAt: 1_800_666_000_000,
		since: 'the-version-of-a-plan0'
	}
} as const satisfies { [T in PersonCommand['type']]: Required<CommandOf<T>> };

export const optional = [
	'note.post as',
	'note.post number',
	'note.handoff place',
	'author.stop clear',
	'wall.set focus',
	'wall.set page',
	'wall.set turning',
	'wall.set qr',
	'wall.set covered',
	'action.bring status',
	'action.bring remark',
	'attendance.add represented',
	'meeting.plan rechecked',
	'meeting.plan venue',
	'meeting.plan startsAt',
	'meeting.plan since'
];

export const mayBeNull = [
	'spotlight.set note',
	'action.decide combination',
	'captions.set words',
	'deciding.set deciding combination',
	'meeting.plan agenda 0 kind'
];

export interface Field {
	readonly name: string;
	readonly path: readonly string[];
	readonly value: unknown;
	readonly having: (put: unknown) => unknown;
}
export const fields: Field[] = Object.entries(full).flatMap(([type, command]) =>
	valuesIn(command)
		.filter(([key]) => key !== 'type' && key !== 'id')
		.map((path) => ({
			name: [type, ...path].join(' '),
			path,
			value: valueAt(command, path),
			having: (put: unknown) => withValue(command, path, put)
		}))
);

/** A null maximum is checked elsewhere. */
export const bounds: Record<string, readonly [number, number | null]> = {
	'note.post number': [1, 199],
	'support.count hands': [0, 999],
	'offer.count hands': [0, 999],
	'step.go position': [0, null], // the policy knows the length of the 次第
	'timer.start seconds': [1, 14_400],
	'timer.add seconds': [1, 14_400],
	'wall.set page': [0, 998],
	'wall.pages pages': [1, 999],
	'vote.set count': [0, 10],
	'vote.count hands': [0, 999],
	'vote.count stickers': [0, 999],
	'attendance.add people': [-999, 999],
	'attendance.add withoutPhone': [-999, 999],
	'meeting.plan stickers': [1, 10],
	'meeting.plan startsAt': [946_652_400_000, 4_102_412_399_999],
	'meeting.plan agenda 0 minutes': [0, 600]
};

const texts: Record<string, 'id' | 'words' | 'choice' | 'day' | 'month'> = {
	note: 'id',
	from: 'id',
	combination: 'id',
	action: 'id',
	snapshot: 'id',
	place: 'id',
	text: 'words',
	seen: 'words',
	theme: 'words',
	venue: 'words',
	since: 'words',
	rules: 'words',
	title: 'words',
	organization: 'words',
	words: 'words',
	what: 'words',
	firstStep: 'words',
	owner: 'words',
	helpers: 'words',
	remark: 'words',
	kind: 'choice',
	as: 'choice',
	field: 'choice',
	destination: 'choice',
	result: 'choice',
	status: 'choice',
	affiliation: 'choice',
	confidentiality: 'choice',
	reveal: 'choice',
	step: 'choice',
	type: 'choice',
	id: 'id',
	on: 'day',
	month: 'month'
};
export const ofKind = (kind: string) =>
	fields.filter(({ path, value }) => typeof value === 'string' && texts[path.at(-1)!] === kind);

export const isTried = ({ name, path, value }: Field) =>
	typeof value === 'number' ? name in bounds : typeof value === 'boolean' || path.at(-1)! in texts;
