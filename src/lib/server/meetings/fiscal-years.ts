import { min } from 'drizzle-orm';
import { fiscalYearOf } from '#lib/words/fiscal-year.ts';
import type { Person } from '../auth/person.ts';
import type { Db } from '../db/client.ts';
import { meetings } from '../db/schema/meeting.ts';
import { scope } from '../db/scope.ts';

/** The 年度 in which the 市町村 has met, the newest first. Always has the present one. */
export async function fiscalYears(
	db: Db,
	{ municipality }: Pick<Person, 'municipality'>,
	now = new Date()
): Promise<number[]> {
	const [row] = await scope(db, municipality, (tx) =>
		tx.select({ first: min(meetings.startsAt) }).from(meetings)
	);
	const last = fiscalYearOf(now);
	const first = Math.min(row?.first ? fiscalYearOf(row.first) : last, last);
	return Array.from({ length: last - first + 1 }, (_, i) => last - i);
}

/** Null for what is no year of the list. */
export const readFiscalYear = (text: string | null, years: readonly number[]): number | null =>
	years.find((year) => String(year) === text) ?? null;
