import fc from 'fast-check';
import { expect, test } from 'vitest';
import { agendaFrom } from '#lib/board/agenda.ts';
import { emptyBoard } from '#lib/board/empty.ts';
import type { Board } from '#lib/board/model.ts';
import { steps } from '#lib/board/step.ts';
import { tightened } from './tighten.ts';

const startsAt = Date.UTC(2027, 0, 23, 1);
const at = (minute: number) => startsAt + minute * 60_000;
/** At まとめる (index 5), which is planned from minute 35 to 45. */
const board = (change: Partial<Board> = {}): Board => {
	const agenda = agendaFrom('sasaeai_90');
	return { ...emptyBoard, phase: 'open', agenda, endsAt: at(90), position: 5, ...change };
};
const minutesLeft = ({ agenda }: Pick<Board, 'agenda'>) => agenda.slice(6).map(({ minutes }) => minutes);

test('[T6] a meeting that is late gets its end back from 休憩, 組み合わせる and 選ぶ; 決める and 確認 keep theirs', () => {
	const late = board({ steppedAt: at(47) }); // ten minutes remain here, and 45 after it
	const proposed = tightened(late, at(47))!;
	expect(minutesLeft(late)).toEqual([5, 15, 10, 10, 5]);
	expect(minutesLeft(proposed)).toEqual([4, 8, 6, 10, 5]);
	expect(proposed.lateMinutes).toBe(0);
	expect(proposed.agenda.slice(0, 6)).toEqual(late.agenda.slice(0, 6));
	expect(proposed.agenda.map(({ title }) => title)).toEqual(late.agenda.map(({ title }) => title));
});

test('[T6] nothing goes below two minutes, or below what it has, and what is still late is said', () => {
	const late = board({ steppedAt: at(70) });
	const proposed = tightened(late, at(70))!;
	expect(minutesLeft(proposed)).toEqual([2, 2, 2, 10, 5]);
	expect(proposed.lateMinutes).toBe(11);
	const short = late.agenda.map((item, i) => (i === 6 ? { ...item, minutes: 1 } : item));
	expect(minutesLeft(tightened({ ...late, agenda: short }, at(70))!)[0]).toBe(1);
});

test('[T6] nothing is proposed in time, early, without an end, or when only 決める and 確認 are left', () => {
	expect(tightened(board({ steppedAt: at(35) }), at(35))).toBeNull();
	expect(tightened(board({ steppedAt: at(20) }), at(20))).toBeNull();
	expect(tightened(board({ endsAt: null }), at(60))).toBeNull();
	expect(tightened(board({ position: 8, steppedAt: at(88) }), at(88))).toBeNull();
});

test('[T6] whatever the 次第, nothing grows, nothing is lost, and the end is met unless all are at their least', () => {
	const item = fc.record({
		step: fc.constantFrom(...steps),
		title: fc.constant('番'),
		minutes: fc.integer({ min: 0, max: 60 }),
		kind: fc.constant(null)
	});
	const agendas = fc.array(item, { minLength: 1, maxLength: 15 });
	fc.assert(
		fc.property(agendas, fc.nat(14), fc.integer({ min: 0, max: 200 }), (agenda, place, minute) => {
			const position = place % agenda.length;
			const late = board({ agenda, position, steppedAt: at(minute) });
			const proposed = tightened(late, at(minute));
			if (!proposed) return;
			proposed.agenda.forEach((now, i) => {
				const before = agenda[i]!;
				const stays = i <= position || before.step === 'decide' || before.step === 'close';
				expect(now).toEqual({ ...before, minutes: now.minutes });
				expect(now.minutes).toBeLessThanOrEqual(before.minutes);
				expect(now.minutes).toBeGreaterThanOrEqual(stays ? before.minutes : Math.min(2, before.minutes));
			});
			const after = proposed.agenda.slice(position).reduce((sum, { minutes }) => sum + minutes, 0);
			expect(minute + after - 90).toBe(proposed.lateMinutes);
		})
	);
});
