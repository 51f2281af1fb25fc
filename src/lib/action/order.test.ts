import { expect, test } from 'vitest';
import type { ActionStatus, Due } from '../board/model.ts';
import { byUrgency } from './order.ts';

const anAction = (
	name: string,
	due: Due,
	{
		status = 'not_started',
		passed = false,
		age = 0
	}: { status?: ActionStatus; passed?: boolean; age?: number } = {}
) => ({ name, due, status, passed, createdAt: new Date(Date.UTC(2026, 10, 21) - age) });

test('what has passed is read first, then the nearest day, the next meeting, and what has no day yet', () => {
	const listed = [
		anAction('undecided', { kind: 'undecided' }),
		anAction('next meeting', { kind: 'next_meeting' }),
		anAction('in January', { kind: 'month', month: '2027-01' }),
		anAction('10 January', { kind: 'date', on: '2027-01-10' }),
		anAction('passed', { kind: 'next_meeting' }, { passed: true })
	].toSorted(byUrgency);
	expect(listed.map(({ name }) => name)).toEqual([
		'passed',
		'10 January',
		'in January',
		'next meeting',
		'undecided'
	]);
});

test('of two with the same day the older stands first, and what is done stands last', () => {
	const due: Due = { kind: 'undecided' };
	const listed = [
		anAction('done', { kind: 'date', on: '2026-01-01' }, { status: 'done' }),
		anAction('young', due),
		anAction('old', due, { age: 1000 }),
		anAction('resting', due, { status: 'on_hold', age: 500 })
	].toSorted(byUrgency);
	expect(listed.map(({ name }) => name)).toEqual(['old', 'resting', 'young', 'done']);
});
