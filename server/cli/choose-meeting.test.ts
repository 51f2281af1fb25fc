import { expect, test } from 'vitest';
import type { MeetingId } from '#lib/board/model.ts';
import type { OpenableMeeting } from '#lib/server/meetings/open-door.ts';
import { chooseMeeting } from './choose-meeting.ts';
import { UsageProblem } from './usage.ts';

const meeting = (number: number, day: string): OpenableMeeting => ({
	id: `m${number}` as MeetingId,
	number,
	startsAt: new Date(`${day}T14:00:00+09:00`),
	cancelled: false
});
const spring = meeting(6, '2027-04-17');
const today = meeting(5, '2027-01-23');
const on = '2027-01-23';

test('the door that opens is that of today’s meeting, not of one prepared further ahead', () => {
	expect(chooseMeeting([today, spring], { today: on })).toBe(today);
	expect(chooseMeeting([today, spring], { today: on, number: '6' })).toBe(spring);
});

test('a meeting that was put off a day is opened when it is the only one', () => {
	expect(chooseMeeting([spring], { today: on })).toBe(spring);
});

test('among several, none of them today, nobody guesses', () => {
	const later = meeting(7, '2027-07-17');
	expect(() => chooseMeeting([spring, later], { today: on })).toThrow(UsageProblem);
	expect(() => chooseMeeting([today, meeting(8, on)], { today: on })).toThrow(
		/第5回（2027年1月23日（土）14時）/
	);
	expect(() => chooseMeeting([today], { today: on, number: '9' })).toThrow(UsageProblem);
	expect(() => chooseMeeting([], { today: on })).toThrow(/meeting prepare/);
});

test('[P13] a meeting that was called off is not opened, and today’s 中止 does not open another day’s', () => {
	const off = (one: OpenableMeeting) => ({ ...one, cancelled: true });
	expect(() => chooseMeeting([off(today), spring], { today: on })).toThrow(/第5回.*は 中止に なっています/);
	expect(() => chooseMeeting([off(today)], { today: on, number: '5' })).toThrow(/中止を とりけして/);
	expect(() => chooseMeeting([off(today)], { today: '2027-01-24' })).toThrow(/第5回.*中止/);
	const second = meeting(8, on);
	expect(chooseMeeting([off(today), second], { today: on })).toBe(second);
	expect(chooseMeeting([off(today), spring], { today: '2027-01-24' })).toBe(spring);
});

test('[K2] the number of a meeting is taken in full width too, and another is told which there are', () => {
	expect(chooseMeeting([today, spring], { today: on, number: '６' })).toBe(spring);
	for (const number of ['7', '6.0', '第6回', '-6', ' ']) {
		const chosen = () => chooseMeeting([today, spring], { today: on, number });
		expect(chosen, number).toThrow(/第6回（2027年4月17日（土）14時）/);
	}
});
