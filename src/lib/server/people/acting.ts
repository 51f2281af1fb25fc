import { findPerson, type Person } from '../auth/person.ts';
import type { RoleInCouncil } from '../auth/held-roles.ts';
import { auditActor, type AuditActor } from '../audit/record-event.ts';
import type { AccountId } from '#lib/board/model.ts';
import type { Db, Tx } from '../db/client.ts';
import type { MunicipalityId } from '../db/ids.ts';
import { municipalities } from '../db/schema/municipality.ts';
import { scope } from '../db/scope.ts';

/** Who changes people and roles: somebody signed in, or the terminal, which may do what 行政担当 may. */
export interface Acting {
	readonly municipality: MunicipalityId;
	/** Null: the terminal. */
	readonly account: AccountId | null;
	readonly roles: readonly RoleInCouncil[];
	readonly audit: AuditActor;
}

export const byPerson = (person: Person): Acting => ({
	municipality: person.municipality,
	account: person.id,
	roles: person.roles,
	audit: auditActor(person)
});

export const byTerminal = (municipality: MunicipalityId): Acting => ({
	municipality,
	account: null,
	roles: [{ role: 'municipal_staff', council: null }],
	audit: { municipality, account: null, name: 'ターミナル', role: 'terminal' }
});

/**
 * Acts on people run one after the other in a 市町村, and each looks up again who acts: of two 行政担当
 * who remove each other, the second is none any more (C42).
 */
export function inTurn<T>(
	db: Db,
	acting: Acting,
	run: (tx: Tx, acting: Acting) => Promise<T>
): Promise<T | 'not_yours'> {
	return scope(db, acting.municipality, async (tx) => {
		await tx.select({ id: municipalities.id }).from(municipalities).for('no key update');
		if (acting.account === null) return run(tx, acting);
		const now = await findPerson(tx, acting.account);
		return now ? run(tx, byPerson(now)) : 'not_yours';
	});
}
