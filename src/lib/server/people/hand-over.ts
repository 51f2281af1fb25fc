import { managesCity } from '#lib/city/administration-policy.ts';
import { eq } from 'drizzle-orm';
import type { App } from '../app.ts';
import { recordEvent } from '../audit/record-event.ts';
import { grantRoles } from '../auth/accounts.ts';
import type { Tx } from '../db/client.ts';
import { accountRoles } from '../db/schema/account.ts';
import { violatedUnique } from '../db/violation.ts';
import { type Acting, inTurn } from './acting.ts';
import { findColleague, hasSignedIn } from './find-account.ts';
import { insertInvited, type Invited, type NewColleague } from './invite-person.ts';
import { handOverKeys, passTodaysKeys } from './pass-keys.ts';
import { isLastAdministrator, rolesOf } from './role-rows.ts';

export interface HandOver {
	readonly from: string;
	/** Somebody who is there, or somebody to invite. */
	readonly to: string | NewColleague;
	/** Both may do it for a while. */
	readonly keeps: boolean;
}

export type HandOverRefusal =
	'not_yours' | 'no_such_account' | 'no_successor' | 'name_taken' | 'no_roles' | 'last_administrator';

interface HandedOver {
	readonly displayName: string;
	/** Null if the successor had an account. */
	readonly invited: Invited | null;
}

/** C43: one act, or nothing. */
export async function handOver(
	{ db }: App,
	acting: Acting,
	wanted: HandOver
): Promise<HandedOver | HandOverRefusal> {
	try {
		return await inTurn(db, acting, (tx, now) => handOverIn(tx, now, wanted));
	} catch (error) {
		if (violatedUnique(error) === 'account_sign_in_name_unique') return 'name_taken';
		throw error;
	}
}

async function handOverIn(
	tx: Tx,
	now: Acting,
	{ from, to, keeps }: HandOver
): Promise<HandedOver | HandOverRefusal> {
	if (!managesCity(now)) return 'not_yours';
	const leaving = await findColleague(tx, from);
	if (!leaving) return 'no_such_account';
	const roles = await rolesOf(tx, leaving.id);
	if (roles.length === 0) return 'no_roles';
	const there = typeof to === 'string' ? await findColleague(tx, to) : null;
	if (typeof to === 'string' && (!there || there.id === leaving.id)) return 'no_successor';
	const isIn = there !== null && (await hasSignedIn(tx, there.id));
	if (!keeps && !isIn && now.account !== null && (await isLastAdministrator(tx, leaving.id)))
		return 'last_administrator';

	const invited = typeof to === 'string' ? null : await insertInvited(tx, now, { ...to, roles });
	const successor = there ?? (invited && { id: invited.account, displayName: invited.displayName });
	if (!successor) return 'no_successor';
	if (there) await grantRoles(tx, there, roles);
	const keys = await handOverKeys(tx, leaving.id, successor.id);
	if (!keeps) {
		await tx.delete(accountRoles).where(eq(accountRoles.accountId, leaving.id));
		await passTodaysKeys(tx, leaving.id, successor.id);
	}
	await recordEvent(tx, now.audit, {
		what: 'account.handed_over',
		thing: { type: 'account', id: leaving.id, name: leaving.displayName },
		details: { to: successor.id, toName: successor.displayName, roles, keys, keeps }
	});
	return { displayName: successor.displayName, invited };
}
