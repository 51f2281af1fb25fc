import { eq } from 'drizzle-orm';
import { managesCity } from '#lib/city/administration-policy.ts';
import { japanDay } from '#lib/words/japan-time.ts';
import type { App } from '../app.ts';
import { auditActor, recordEvent } from '../audit/record-event.ts';
import type { Person } from '../auth/person.ts';
import { commissions } from '../db/schema/commission.ts';
import { scope } from '../db/scope.ts';
import { lockedCommission } from './list-commissions.ts';

/** Ends today, and what counts as hers stays hers. One that was typed by mistake goes altogether. */
export function endCommission(
	{ db }: App,
	person: Person,
	{ id, wasMistake }: { readonly id: string; readonly wasMistake: boolean }
): Promise<'not_yours' | 'no_such_commission' | null> {
	return scope(db, person.municipality, async (tx) => {
		if (!managesCity(person)) return 'not_yours' as const;
		const line = await lockedCommission(tx, id);
		if (!line) return 'no_such_commission' as const;
		const thing = { type: 'commission', id: line.id, name: line.name } as const;
		if (wasMistake) {
			await tx.delete(commissions).where(eq(commissions.id, line.id));
			await recordEvent(tx, auditActor(person), {
				what: 'commission.removed',
				thing,
				details: { from: line }
			});
			return null;
		}
		const today = japanDay(new Date());
		const termTo = line.termFrom !== null && line.termFrom > today ? line.termFrom : today;
		await tx.update(commissions).set({ termTo }).where(eq(commissions.id, line.id));
		await recordEvent(tx, auditActor(person), {
			what: 'commission.changed',
			thing,
			details: { from: { termTo: line.termTo }, to: { termTo } }
		});
		return null;
	});
}
