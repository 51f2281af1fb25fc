import { expect, test } from 'vitest';
import type { ActionWords } from '../board/model.ts';
import { corrections } from './corrections.ts';

const before: ActionWords = {
	what: '相乗りを ためす',
	firstStep: '時刻表を 書く',
	owner: '町会',
	helpers: '',
	due: { kind: 'next_meeting' }
};

test('a correction tells what it changed, and leaves out what stayed', () => {
	const due = { kind: 'date', on: '2027-01-23' } as const;
	expect(corrections(before, { ...before, owner: '商店会', due })).toEqual([
		{ field: 'owner', from: '町会', to: '商店会' },
		{ field: 'due', from: before.due, to: due }
	]);
});

test('the same words and the same day are no correction', () => {
	const month = { ...before, due: { kind: 'month', month: '2027-03' } } as const;
	expect(corrections(before, { ...before, due: { kind: 'next_meeting' } })).toEqual([]);
	expect(corrections(month, { ...month, due: { kind: 'month', month: '2027-03' } })).toEqual([]);
	expect(corrections(month, { ...month, due: { kind: 'month', month: '2027-04' } })).toHaveLength(1);
});
