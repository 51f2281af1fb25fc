import { describe, expect, test } from 'vitest';
import {
	bounds,
	fields,
	full,
	isTried,
	mayBeNull,
	ofKind,
	optional,
	type Field
} from '../../../../tests/support/board/command-fields.ts';
import { commands, note } from '../../../../tests/support/board/every-command.ts';
import {
	objectsIn,
	valueAt,
	valuesIn,
	withValue,
	type Json
} from '../../../../tests/support/board/json-paths.ts';
import { commandIdIn, parseCommand } from './commands.ts';

const foreign = (value: unknown) =>
	[null, undefined, 3, '3', '', true, [], {}, ['x'], { $ne: null }].filter(
		(put) => typeof put !== typeof value
	);

const accepted = (value: unknown) => parseCommand(value) !== null;
const takenBy = ({ having }: Field, puts: readonly unknown[]) => puts.filter((put) => accepted(having(put)));
const persons = Object.values(full).map(({ type }) => commands[type]);

test('every command is read as it was written, with all of its fields and with those that it needs', () => {
	for (const command of [...Object.values(full), ...persons])
		expect(parseCommand(command), command.type).toEqual(command);
});

test('a person sends nothing that the server alone tells a board, and nothing that is no command', () => {
	const { 'notes.show': show } = commands;
	const servers = [commands['phone.joined'], commands['timer.move'], commands['action.refresh']];
	for (const none of [...servers, null, [], 'notes.show']) expect(parseCommand(none)).toBeNull();
	for (const type of ['nothing', '__proto__', 'constructor', 'toString'])
		expect(parseCommand({ ...show, type })).toBeNull();
});

describe.each(Object.entries(full))('%s', (type, command) => {
	test('carries no field that nobody knows: not an author, at no depth', () => {
		for (const path of objectsIn(command))
			for (const extra of ['author', 'participant', 'postedBy', 'state', 'seq', 'at']) {
				const more = { ...(valueAt(command, path) as Json), [extra]: 'phone-1' };
				expect(accepted(withValue(command, path, more)), [...path, extra].join(' ')).toBe(false);
			}
	});

	test('lacks none of its fields but the optional ones', () => {
		for (const path of valuesIn(command)) {
			const name = [type, ...path].join(' ');
			expect(accepted(withValue(command, path, undefined)), name).toBe(optional.includes(name));
		}
	});

	test('[S1] has the id of a command, as phones make them', () => {
		const short = '0'.repeat(25);
		for (const id of ['', short, `${short}00`, `${short}I`, 'a'.repeat(26), `${short}0\n`, 7]) {
			expect(accepted({ ...command, id }), String(id)).toBe(false);
			expect(commandIdIn({ ...command, id }), String(id)).toBeNull();
		}
		const id = '01KZ7ABCDEFGHJKMNPQRSTVWXY';
		expect(parseCommand({ ...command, id })).toEqual({ ...command, id });
		expect(commandIdIn({ ...command, id, type: 'nothing' })).toBe(id);
	});
});

test('each field holds only its own type', () => {
	for (const field of fields) {
		const { name, value } = field;
		expect(isTried(field), `${name} is tried by no test yet`).toBe(true);
		const left = [
			...(mayBeNull.includes(name) ? [null] : []),
			...(optional.includes(name) ? [undefined] : [])
		];
		expect(takenBy(field, foreign(value)), name).toEqual(left);
	}
});

test('[V3][T2] a number is whole, and neither less nor more than it may be', () => {
	const none = [0.5, 1.5, -0.5, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
	for (const field of fields.filter(({ value }) => typeof value === 'number')) {
		const [least, most] = bounds[field.name]!;
		expect(takenBy(field, [...none, least - 1, least]), field.name).toEqual([least]);
		if (most !== null) expect(takenBy(field, [most, most + 1]), field.name).toEqual([most]);
	}
	expect(Object.keys(bounds).filter((name) => !fields.some((field) => field.name === name))).toEqual([]);
});

test('a day is one that the calendar knows, of this century, written in one way', () => {
	const never = '2027-02-29 2027-02-30 2027-04-31 2027-13-01 2027-00-10 2027-01-00 2027-01-32'.split(' ');
	const foreignTo = '1999-12-31 2100-01-01 2027-1-1 27-01-01 2027/01/01 2027-01 +002027-01-01'.split(' ');
	const odd = ['', ' 2027-01-01', '2027-01-01\n', '2027-01-01T00:00:00Z', '２０２７-01-01'];
	const days = '2028-02-29 2000-02-29 2027-02-28 2027-12-31 2000-01-01 2099-12-31'.split(' ');
	expect(ofKind('day').length).toBeGreaterThan(2);
	for (const field of ofKind('day'))
		expect(takenBy(field, [...never, ...foreignTo, ...odd, ...days]), field.name).toEqual(days);
});

test('a month is one of twelve', () => {
	const none = ['2027-00', '2027-13', '2027-1', '1999-12', '2100-01', '2027-01-01', '2027-01\n', '2027', ''];
	const months = ['2000-01', '2027-10', '2099-12'];
	expect(ofKind('month').length).toBeGreaterThan(0);
	for (const field of ofKind('month'))
		expect(takenBy(field, [...none, ...months]), field.name).toEqual(months);
});

test('what is named is named by eight to forty letters, digits and lines', () => {
	const odd = ['note 0001', "note'0001", 'note-0001\n', 'note.0001', 'ノート00001'];
	const ids = ['a'.repeat(8), 'Z'.repeat(40), 'note_-09'];
	for (const field of ofKind('id'))
		expect(takenBy(field, ['a'.repeat(7), 'a'.repeat(41), ...odd, ...ids]), field.name).toEqual(ids);
});

test('[N1] words are cleaned where they come in, and what is chosen is one of those that there are', () => {
	for (const { name, path, having } of ofKind('words'))
		expect(valueAt(parseCommand(having(' 雪\u0000の\u202e日\ud800 ')), path), name).toBe('雪の日');
	for (const field of ofKind('choice')) {
		const value = String(field.value);
		const none = ['nothing', 'toString', '__proto__', '0', `${value} `, value.toUpperCase()];
		expect(takenBy(field, none), field.name).toEqual([]);
	}
});

test('いつまでに is one of four, each with its own field and no other', () => {
	const having = (due: unknown) => accepted({ ...full['action.edit'], due });
	for (const due of [{ kind: 'next_meeting' }, { kind: 'undecided' }, { kind: 'month', month: '2027-02' }])
		expect(having(due), due.kind).toBe(true);
	expect(having({ kind: 'date', month: '2027-02' })).toBe(false);
	expect(having({ kind: 'date', on: '2027-02-28', month: '2027-02' })).toBe(false);
	expect(having({ kind: 'next_meeting', on: '2027-02-28' })).toBe(false);
	expect(having({ kind: 'undecided', month: '2027-02' })).toBe(false);
});

test('a 次第 has a line at least, and forty at most', () => {
	const plan = full['meeting.plan'];
	const having = (lines: number) => accepted({ ...plan, agenda: Array(lines).fill(plan.agenda[0]) });
	expect([0, 1, 40, 41].map(having)).toEqual([false, true, true, false]);
});

test('[P4] 見せる on the wall may be taken back; nothing else is done to no note', () => {
	expect(accepted({ ...full['spotlight.set'], note: null })).toBe(true);
	for (const type of ['note.hold', 'note.withdraw', 'note.trash', 'author.stop'] as const)
		expect(accepted({ ...full[type], note: null }), type).toBe(false);
	expect(accepted({ ...full['note.take'], from: null, note })).toBe(false);
});
