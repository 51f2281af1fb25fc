import { expect, test } from 'vitest';
import { saidNextMeeting } from './said-next-meeting.ts';

const next = { startsAt: new Date('2027-01-23T01:00:00Z'), venue: '葉月台 集会所' };

test('[K1] 次回 is said with its day and hour, and with its year when it is not the next such day', () => {
	expect(saidNextMeeting(next, '2026-11-30')).toBe('次回　1月23日(土) 10:00　葉月台 集会所');
	expect(saidNextMeeting({ ...next, venue: '' }, '2026-01-10')).toBe('次回　令和9年1月23日(土) 10:00');
	expect(saidNextMeeting(null, '2026-11-30')).toBe('次回の 日にちは、これから 決めます');
});
