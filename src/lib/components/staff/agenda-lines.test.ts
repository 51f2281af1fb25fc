import { expect, test } from 'vitest';
import { agendaFrom, templates } from '#lib/board/agenda.ts';
import {
	addLine,
	beginnings,
	canMove,
	clock,
	itemsOf,
	linesOf,
	moveLine,
	totalMinutes
} from './agenda-lines.ts';

const lines = linesOf(agendaFrom('sasaeai_90'));
const titles = (of: readonly { title: string }[]) => of.map(({ title }) => title);

test('a step of the 次第 that is moved up changes places with the one before it, and nothing else', () => {
	const moved = moveLine(lines, 3, -1);
	expect(titles(moved).slice(0, 5)).toEqual([
		'受付',
		'前回の つづき',
		'もったいない',
		'困っている',
		'見せる'
	]);
	expect(itemsOf(moveLine(moved, 2, 1))).toEqual(itemsOf(lines));
});

test('what is past or いま stays where it is while the meeting runs', () => {
	expect(canMove(lines, 3, -1, 3)).toBe(false);
	expect(canMove(lines, 2, 1, 3)).toBe(false);
	expect(canMove(lines, 4, -1, 3)).toBe(true);
	expect(canMove(lines, 0, -1, 0)).toBe(false);
	expect(canMove(lines, lines.length - 1, 1, 0)).toBe(false);
});

test('a new step comes before 確認, under a key that no other line has', () => {
	const added = addLine(lines, { step: 'break', title: '休憩' }, 0);
	expect(titles(added).slice(-2)).toEqual(['休憩', '確認']);
	expect(new Set(added.map(({ key }) => key)).size).toBe(added.length);
	expect(titles(addLine(lines, { step: 'report', title: '報告' }, lines.length)).at(-1)).toBe('報告');
	expect(addLine([], { step: 'report', title: '報告' }, 0)).toHaveLength(1);
});

test('every line says when it begins, also past midnight and while a number is being typed', () => {
	expect(beginnings(lines, '2027-01-23T13:30').slice(0, 4)).toEqual(['13:30', '13:35', '13:45', '13:55']);
	expect(clock('23:50', 25)).toBe('0:15');
	expect(clock('', 25)).toBe('');
	expect(
		totalMinutes([
			{ ...lines[0]!, minutes: NaN },
			{ ...lines[0]!, minutes: 5 }
		])
	).toBe(5);
});

test('every template begins with 受付, ends with 確認 and lasts as long as its name says', () => {
	for (const template of templates) {
		const agenda = agendaFrom(template);
		expect(agenda[0]?.step, template).toBe('reception');
		expect(agenda.at(-1)?.step, template).toBe('close');
		const said = Number(template.split('_')[1]);
		expect(Math.abs(totalMinutes(agenda) - said), template).toBeLessThanOrEqual(5);
	}
});
