import { eq } from 'drizzle-orm';
import { stepped, type PhaseProblem, type PhaseStep } from '#lib/city/council-phase.ts';
import { japanDay } from '#lib/words/japan-time.ts';
import { auditActor, recordEvent } from '../audit/record-event.ts';
import type { Person } from '../auth/person.ts';
import type { Db } from '../db/client.ts';
import type { CouncilId } from '../db/ids.ts';
import { councils } from '../db/schema/council.ts';
import { scope } from '../db/scope.ts';

interface Step {
	readonly council: CouncilId;
	readonly step: PhaseStep;
	readonly on: string;
}

/** C22. Null means that it is done. */
export function stepPhase(
	db: Db,
	person: Person,
	{ council, step, on }: Step,
	now = new Date()
): Promise<PhaseProblem | null> {
	return scope(db, person.municipality, async (tx) => {
		const [row] = await tx.select().from(councils).where(eq(councils.id, council)).for('update');
		if (!row) throw new Error('there is no such council in this municipality');
		const next = stepped(row, { step, on, today: japanDay(now) });
		if (typeof next === 'string') return next;
		const { phase, preparingFrom, activeFrom, closedOn } = next;
		await tx
			.update(councils)
			.set({ phase, preparingFrom, activeFrom, closedOn })
			.where(eq(councils.id, council));
		await recordEvent(tx, auditActor(person), {
			what: 'council.phase_changed',
			thing: { type: 'council', id: council, name: row.displayName },
			details: { from: row.phase, to: phase, on, undone: step === 'undo' }
		});
		return null;
	});
}
