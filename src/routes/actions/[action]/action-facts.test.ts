import { expect, test } from 'vitest';
import { actionFacts } from './action-facts.ts';

test('次回まで names the coming meeting, and once that has passed no meeting that is still to come', () => {
	const action = {
		what: 'ためす',
		firstStep: '',
		owner: '',
		helpers: '',
		due: { kind: 'next_meeting' } as const,
		result: 'do' as const,
		meetingsSince: 0,
		today: '2027-01-23',
		nextMeetingAt: new Date('2027-02-20T01:00:00Z')
	};
	const when = (passed: boolean) =>
		actionFacts({ ...action, passed })
			.map(({ words }) => words)
			.join(' ');
	expect(when(false)).toContain('2月20日');
	expect(when(true)).toContain('すぎました');
	expect(when(true)).not.toContain('2月20日');
});
