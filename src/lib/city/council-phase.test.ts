import { expect, test } from 'vitest';
import { stepped, stepsOf, type PhaseDays } from './council-phase.ts';

const today = '2026-10-01';
const preparing: PhaseDays = {
	phase: 'preparing',
	preparingFrom: '2026-04-01',
	activeFrom: null,
	closedOn: null
};
const formal: PhaseDays = { ...preparing, phase: 'active', activeFrom: '2026-07-01' };
const old: PhaseDays = { phase: 'active', preparingFrom: null, activeFrom: null, closedOn: null };

test('[C22] a 準備会 becomes 正式 and then ends, and the days of before stay', () => {
	expect(stepsOf(preparing)[0]).toBe('begin');
	expect(stepped(preparing, { step: 'begin', on: '2026-07-01', today })).toEqual(formal);
	expect(stepped(formal, { step: 'close', on: today, today })).toEqual({
		...formal,
		phase: 'closed',
		closedOn: today
	});
});

test('[C22] each step is taken back to what was before', () => {
	for (const before of [preparing, formal, old]) {
		const ended = stepped(before, { step: 'close', on: today, today }) as PhaseDays;
		expect(stepsOf(ended)).toEqual(['undo']);
		expect(stepped(ended, { step: 'undo', on: today, today })).toEqual(before);
	}
	expect(stepped(formal, { step: 'undo', on: today, today })).toEqual(preparing);
});

test('[C22] no step is out of turn, on a day to come, or before the last one', () => {
	expect(stepped(preparing, { step: 'undo', on: today, today })).toBe('not_now');
	expect(stepped(formal, { step: 'begin', on: today, today })).toBe('not_now');
	expect(stepped(preparing, { step: 'begin', on: '2026-10-02', today })).toBe('in_future');
	expect(stepped(preparing, { step: 'begin', on: '2026-03-31', today })).toBe('too_early');
	expect(stepped(formal, { step: 'close', on: '2026-06-30', today })).toBe('too_early');
});
