import { expect, test } from 'vitest';
import { isPastLooking } from './result-time.ts';

const day = (iso: string) => new Date(`${iso}T10:00:00+09:00`);

test('the result can be looked at for thirty days after 閉会', () => {
	const meeting = { phase: 'closed', startsAt: day('2027-01-23'), closedAt: day('2027-01-23') } as const;
	expect(isPastLooking(meeting, day('2027-02-22'))).toBe(false);
	expect(isPastLooking(meeting, day('2027-02-23'))).toBe(true);
	expect(isPastLooking({ ...meeting, phase: 'open' }, day('2027-02-23'))).toBe(false);
});

test('[T4] a meeting that a clock years ahead has closed is not looked at for years', () => {
	const meeting = { phase: 'wrapup', startsAt: day('2027-01-23'), closedAt: day('2037-01-23') } as const;
	expect(isPastLooking(meeting, day('2027-02-22'))).toBe(false);
	expect(isPastLooking(meeting, day('2027-02-23'))).toBe(true);
});
