import { expect, test } from 'vitest';
import type { Due } from '../board/model.ts';
import { dueFromColumns, dueFromFields, dueToColumns, dueToFields } from './due.ts';

const dues: readonly Due[] = [
	{ kind: 'date', on: '2027-02-28' },
	{ kind: 'month', month: '2027-03' },
	{ kind: 'next_meeting' },
	{ kind: 'undecided' }
];

test('いつまでに comes back from its columns and from its form as it went', () => {
	for (const due of dues) {
		const { dueKind, dueOn } = dueToColumns(due);
		expect(dueFromColumns(dueKind, dueOn)).toEqual(due);
		expect(dueFromFields(dueToFields(due))).toEqual(due);
	}
});

test('a day that no calendar knows is asked for again', () => {
	for (const on of ['', '2027-02-30', '27-02-01'])
		expect(dueFromFields({ due: 'date', on, month: '' })).toBeNull();
	for (const month of ['', '2027-13']) expect(dueFromFields({ due: 'month', on: '', month })).toBeNull();
});
