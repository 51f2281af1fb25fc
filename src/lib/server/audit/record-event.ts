import type { AccountId } from '#lib/board/model.ts';
import type { AuditedAct, AuditedThing } from '#lib/city/audited-acts.ts';
import type { HeldRole } from '#lib/city/roles.ts';
import type { Tx } from '../db/client.ts';
import type { MunicipalityId } from '../db/ids.ts';
import { auditEvents } from '../db/schema/audit.ts';

/** Who did it: an account, or somebody without one (a key, the terminal). */
export interface AuditActor {
	readonly municipality: MunicipalityId;
	readonly account: AccountId | null;
	readonly name: string;
	/** A code of `city/roles.ts`, or `key`, `terminal`, `nobody`. */
	readonly role: string;
}

export interface AuditEntry {
	readonly what: AuditedAct;
	readonly thing: { readonly type: AuditedThing; readonly id: string; readonly name: string };
	/** Never what a person wrote on a note. */
	readonly details?: Readonly<Record<string, unknown>>;
}

/** In the transaction of the act itself, so that there is no act without its record, nor a record without the act. */
export async function recordEvent(tx: Tx, actor: AuditActor, { what, thing, details = {} }: AuditEntry) {
	await tx.insert(auditEvents).values({
		id: crypto.randomUUID(),
		municipalityId: actor.municipality,
		accountId: actor.account,
		actorName: actor.name,
		actorRole: actor.role,
		what,
		thingType: thing.type,
		thingId: thing.id,
		thingName: thing.name,
		details
	});
}

interface Acting {
	readonly id: AccountId;
	readonly municipality: MunicipalityId;
	readonly displayName: string;
	readonly roles: readonly HeldRole[];
}

/** The widest role of the person. */
export const auditActor = ({ id, municipality, displayName, roles }: Acting): AuditActor => ({
	municipality,
	account: id,
	name: displayName,
	role: roles.find(({ council }) => council === null)?.role ?? roles[0]?.role ?? 'nobody'
});
