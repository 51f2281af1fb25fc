import { expect, test } from 'vitest';
import type { Due } from '../board/model.ts';
import { actionOrders, byUrgency, reviewOrder } from './order.ts';

const anAction = (
	name: string,
	{
		status = 'not_started',
		passed = false,
		dueNext = false,
		age = 0
	}: { status?: 'not_started' | 'on_hold' | 'done'; passed?: boolean; dueNext?: boolean; age?: number } = {}
) => ({ name, status, passed, dueNext, createdAt: new Date(Date.UTC(2026, 10, 21) - age) });

test('what has passed is read first, then what the next meeting asks for, then the oldest', () => {
	const listed = [
		anAction('young'),
		anAction('asked for, young', { dueNext: true }),
		anAction('old', { age: 3000 }),
		anAction('asked for, old', { dueNext: true, age: 2000 }),
		anAction('passed', { passed: true, dueNext: true })
	].toSorted(byUrgency);
	expect(listed.map(({ name }) => name)).toEqual([
		'passed',
		'asked for, old',
		'asked for, young',
		'old',
		'young'
	]);
});

test('what rests stands among the others by its age, and what is done stands last', () => {
	const listed = [
		anAction('done', { status: 'done', passed: true, age: 5000 }),
		anAction('young'),
		anAction('old', { age: 1000 }),
		anAction('resting', { status: 'on_hold', age: 500 })
	].toSorted(byUrgency);
	expect(listed.map(({ name }) => name)).toEqual(['old', 'resting', 'young', 'done']);
});

test('of what came to an end the newest stands first: thousands of older ones follow', () => {
	const listed = [
		anAction('older', { status: 'done', age: 5000 }),
		anAction('newer', { status: 'done', age: 10 }),
		anAction('waiting', { age: 9000 })
	].toSorted(byUrgency);
	expect(listed.map(({ name }) => name)).toEqual(['waiting', 'newer', 'older']);
});

test('the list can stand in the order of 協議体, だれが, いつまでに or the last news, what is empty last', () => {
	const one = (name: string, owner: string, due: Due, daysSinceNews: number) => ({
		...anAction(name),
		owner,
		due,
		daysSinceNews,
		councilName: `第${owner === '' ? 2 : 10}地区`
	});
	const all = [
		one('nobody', '', { kind: 'undecided' }, 3),
		one('month', '商店会', { kind: 'month', month: '2027-03' }, 100),
		one('next', '三丁目町会', { kind: 'next_meeting' }, 0),
		one('day', '老人クラブ', { kind: 'date', on: '2027-03-31' }, 40)
	];
	const names = (order: keyof typeof actionOrders) =>
		all.toSorted(actionOrders[order]).map(({ name }) => name);
	expect(names('due')).toEqual(['day', 'month', 'next', 'nobody']);
	expect(names('owner').at(-1)).toBe('nobody');
	expect(names('council')[0]).toBe('nobody'); // 第2地区 comes before 第10地区
	expect(names('news')).toEqual(['month', 'day', 'nobody', 'next']);
});

test('[A3] a meeting opens with what has passed, then what was promised for it, then the oldest', () => {
	const dues: readonly Due[] = [
		{ kind: 'undecided' },
		{ kind: 'month', month: '2027-03' },
		{ kind: 'next_meeting' },
		{ kind: 'date', on: '2027-01-10' },
		{ kind: 'date', on: '2027-01-23' }
	];
	const opened = reviewOrder(
		dues.map((due) => ({ due })),
		'2027-01-23'
	);
	expect(opened.map(({ due }) => due)).toEqual([dues[3], dues[2], dues[4], dues[0], dues[1]]);
});
