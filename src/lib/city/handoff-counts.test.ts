import { expect, test } from 'vitest';
import { daysOfFiscalYear, fiscalYearOf, handoffLines, type HandoffRow } from './handoff-counts.ts';

const row = (on: string, more: Partial<HandoffRow> = {}): HandoffRow => ({
	on,
	council: 'hazuki',
	field: 'elderly',
	destination: 'shakyo',
	place: '汐見野市社協',
	count: 1,
	...more
});

test('[C65] one or two hand-offs are 「1〜2」 outside of the council, without destination and with the last day only', () => {
	const rows = [row('2026-06-01'), row('2026-07-02', { destination: 'municipal' })];
	expect(handoffLines(rows, new Set())).toEqual([
		{ council: 'hazuki', field: 'elderly', count: null, last: '2026-07-02', days: [] }
	]);
	expect(handoffLines(rows.slice(1), new Set())).toEqual(handoffLines(rows, new Set()));
});

test('[C65] three are told, and each 分野 and council counts for itself', () => {
	const rows = [
		row('2026-06-01', { count: 2 }),
		row('2026-06-03'),
		row('2026-06-02', { field: 'children', count: 2 }),
		row('2026-06-02', { council: 'kawabe' })
	];
	const told = handoffLines(rows, new Set()).map(({ council, field, count }) => [council, field, count]);
	expect(told).toEqual([
		['hazuki', 'elderly', 3],
		['hazuki', 'children', null],
		['kawabe', 'elderly', null]
	]);
});

test('[C64] the own 推進員 sees the days, newest first, and where each went', () => {
	const rows = [row('2026-06-01'), row('2026-07-02', { place: null })];
	expect(handoffLines(rows, new Set(['hazuki']))).toEqual([
		{ council: 'hazuki', field: 'elderly', count: 2, last: '2026-07-02', days: [rows[1], rows[0]] }
	]);
});

test('年度 begins in April', () => {
	expect(['2026-03-31', '2026-04-01', '2026-12-31', '2027-01-01'].map(fiscalYearOf)).toEqual([
		2025, 2026, 2026, 2026
	]);
	expect(daysOfFiscalYear(2026)).toEqual({ from: '2026-04-01', to: '2027-03-31' });
});
