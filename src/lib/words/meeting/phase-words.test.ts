import { expect, test } from 'vitest';
import { standingWords } from './phase-words.ts';

const meeting = { phase: 'draft', startsAt: new Date('2027-01-23T01:00:00Z'), cancelledAt: null } as const;

test('[K3] a prepared meeting is 準備中 until its day in Japan is over, and then was not opened', () => {
	expect(standingWords(meeting, '2027-01-22')).toBe('準備中');
	expect(standingWords(meeting, '2027-01-23')).toBe('準備中');
	expect(standingWords(meeting, '2027-01-24')).toBe('ひらかれませんでした');
	expect(standingWords({ ...meeting, phase: 'open' }, '2027-01-24')).toBe('開催中');
	expect(standingWords({ ...meeting, phase: 'closed' }, '2027-01-24')).toBe('終了');
});

test('[P13] what was called off says 中止, before its day and after', () => {
	const off = { ...meeting, cancelledAt: new Date('2027-01-20T01:00:00Z') };
	expect(standingWords(off, '2027-01-21')).toBe('中止');
	expect(standingWords(off, '2027-02-21')).toBe('中止');
});
