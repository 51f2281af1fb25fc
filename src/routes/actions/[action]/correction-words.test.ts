import { expect, test } from 'vitest';
import { correctionWords } from './correction-words.ts';

test('a correction is told as what it said and what it says now', () => {
	expect(correctionWords({ field: 'owner', from: '町会', to: '商店会' })).toBe('だれが：町会 → 商店会');
	expect(correctionWords({ field: 'helpers', from: '', to: '民生委員' })).toBe(
		'手伝う人：（なし） → 民生委員'
	);
	const to = { kind: 'date', on: '2027-01-23' } as const;
	expect(correctionWords({ field: 'due', from: { kind: 'next_meeting' }, to })).toBe(
		'いつまでに：次回まで → 令和9年1月23日まで'
	);
});
