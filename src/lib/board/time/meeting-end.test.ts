import { expect, test } from 'vitest';
import { agendaFrom } from '#lib/board/agenda.ts';
import { emptyBoard } from '#lib/board/empty.ts';
import type { Board } from '#lib/board/model.ts';
import { meetingEnd, plannedEnd } from './meeting-end.ts';

const startsAt = Date.UTC(2027, 0, 23, 1); // 10:00 in Japan
const agenda = agendaFrom('sasaeai_90');
const endsAt = startsAt + 90 * 60_000;
const minutes = (count: number) => count * 60_000;
/** Index 2 is 困っている, ten minutes, planned from 10:15 to 10:25. */
const board = (change: Partial<Board> = {}): Board => {
	return { ...emptyBoard, phase: 'open', agenda, endsAt, position: 2, ...change };
};
const late = (now: number, change: Partial<Board> = {}) => meetingEnd(board(change), now)?.lateMinutes;
const at = (minute: number) => startsAt + minutes(minute);

test('[T6] the planned end is the start and the minutes of the 次第; without minutes there is none', () => {
	expect(plannedEnd(startsAt, agenda)).toBe(endsAt);
	expect(
		plannedEnd(
			startsAt,
			agenda.map((item) => ({ ...item, minutes: 0 }))
		)
	).toBeNull();
	expect(meetingEnd(board({ endsAt: null }), at(15))).toBeNull();
	for (const phase of ['draft', 'wrapup', 'closed'] as const)
		expect(meetingEnd(board({ phase }), at(15))).toBeNull();
});

test('[T6] a step that began in time is in time, later only once its minutes are over', () => {
	const begun = { steppedAt: at(15) };
	expect(late(at(15), begun)).toBe(0);
	expect(late(at(24), begun)).toBe(0);
	expect(late(at(27), begun), 'within two minutes nothing is said').toBe(0);
	expect(late(at(28), begun)).toBe(3);
	expect(late(at(37), begun)).toBe(12);
});

test('[T6] a running time counts before the minutes of the 次第, and a stopped one keeps what it has', () => {
	const running = { endsAt: at(35), leftMs: null };
	expect(late(at(20), { timer: running })).toBe(10);
	expect(late(at(34), { timer: running })).toBe(10);
	expect(late(at(40), { timer: running }), 'time is up').toBe(15);
	expect(late(at(20), { timer: { endsAt: null, leftMs: minutes(8) } })).toBe(3);
});

test('[T6] being early is said, but not at the first step, which begins before the meeting', () => {
	expect(late(at(5), { steppedAt: at(5) })).toBe(-10);
	expect(late(at(-30), { position: 0, steppedAt: at(-30) })).toBe(0);
	expect(late(at(9), { position: 0, steppedAt: at(-30) })).toBe(4);
});

test('[T4][T6] what cannot be counts as none: a step from the future, an end on another day', () => {
	expect(late(at(15), { steppedAt: at(600) })).toBe(0);
	expect(late(at(15), { timer: { endsAt: at(6_000), leftMs: null }, steppedAt: at(15) })).toBe(0);
	expect(meetingEnd(board(), endsAt - 13 * 3_600_000)).toBeNull();
	expect(meetingEnd(board(), endsAt + 13 * 3_600_000)).toBeNull();
});
