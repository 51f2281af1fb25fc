/** 個別の支援につなぐ as counts and days, for those who may see them (C64, C65). */
import type { HandoffDestination, HandoffField } from '#lib/board/handoff.ts';

export interface HandoffRow {
	/** `YYYY-MM-DD` in Japan. */
	readonly on: string;
	readonly council: string;
	readonly field: HandoffField;
	readonly destination: HandoffDestination;
	/** The name of the entry (相談先); null if none was chosen, or it is no longer in the directory. */
	readonly place: string | null;
	readonly count: number;
}

export interface HandoffLine {
	readonly council: string;
	readonly field: HandoffField;
	/** Null: 「1〜2」 (C65). */
	readonly count: number | null;
	/** The last day. */
	readonly last: string;
	/** Newest first. Empty for those outside of the council. */
	readonly days: readonly HandoffRow[];
}

/** AN-5: a smaller count points at people. */
const fewestTold = 3;

/**
 * Outside of the council there are no sums, no days and no destinations beside a hidden count: each would
 * tell it after all.
 */
export function handoffLines(rows: readonly HandoffRow[], own: ReadonlySet<string>): HandoffLine[] {
	const cells = Map.groupBy(rows, ({ council, field }) => `${council} ${field}`);
	return [...cells.values()].flatMap((cell): HandoffLine[] => {
		const days = cell.toSorted((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));
		const [newest] = days;
		if (!newest) return [];
		const { council, field, on: last } = newest;
		const count = days.reduce((sum, each) => sum + each.count, 0);
		if (own.has(council)) return [{ council, field, count, last, days }];
		return [{ council, field, count: count < fewestTold ? null : count, last, days: [] }];
	});
}

/** 年度 begins in April. */
export const fiscalYearOf = (day: string): number =>
	Number(day.slice(0, 4)) - (Number(day.slice(5, 7)) < 4 ? 1 : 0);

export const daysOfFiscalYear = (year: number) => ({ from: `${year}-04-01`, to: `${year + 1}-03-31` });
