import { mayGive } from '#lib/city/administration-policy.ts';
import type { AccountId } from '#lib/board/model.ts';
import type { App } from '../app.ts';
import { recordEvent } from '../audit/record-event.ts';
import { insertAccount } from '../auth/accounts.ts';
import { makeLink } from '../auth/links.ts';
import { normalName } from '../auth/sign-in.ts';
import type { Tx } from '../db/client.ts';
import type { AreaId, CouncilId } from '../db/ids.ts';
import { violatedUnique } from '../db/violation.ts';
import { type Acting, inTurn } from './acting.ts';
import { placeName, type RoleAt, type RoleWords } from './role-rows.ts';

export type InviteRefusal = 'not_yours' | 'no_such_place' | 'name_taken';

export interface NewColleague {
	readonly displayName: string;
	readonly signInName: string;
}

interface Invitation extends NewColleague, RoleWords {
	/** One role in several places. The terminal may invite somebody without a role. */
	readonly at: readonly RoleAt[];
}

export interface Invited extends NewColleague {
	readonly account: AccountId;
	/** Of the link, which opens once. */
	readonly token: string;
}

/** C40 */
export async function invitePerson(
	{ db }: App,
	acting: Acting,
	invitation: Invitation
): Promise<Invited | InviteRefusal> {
	try {
		return await inTurn(db, acting, async (tx, now) => {
			const { at, title, fields } = invitation;
			if (!at.every((each) => mayGive(now, each.role, each))) return 'not_yours';
			const places = await Promise.all(at.map((each) => placeName(tx, each)));
			if (places.includes(null)) return 'no_such_place';
			const roles = at.map(({ role, council, area }) => ({
				role,
				council: council as CouncilId | null,
				area: area as AreaId | null,
				title,
				fields
			}));
			return insertInvited(tx, now, { ...invitation, roles });
		});
	} catch (error) {
		if (violatedUnique(error) === 'account_sign_in_name_unique') return 'name_taken';
		throw error;
	}
}

type Roles = Parameters<typeof insertAccount>[2]['roles'];

/** Throws if the sign-in name is taken. */
export async function insertInvited(
	tx: Tx,
	{ municipality, audit }: Acting,
	{ displayName, signInName, roles }: NewColleague & { readonly roles: Roles }
): Promise<Invited> {
	const account = await insertAccount(tx, municipality, { displayName, signInName, roles });
	const token = await makeLink(tx, { id: account, municipality }, 'invitation');
	await recordEvent(tx, audit, {
		what: 'account.invited',
		thing: { type: 'account', id: account, name: displayName.trim() },
		details: { roles }
	});
	return { account, token, displayName: displayName.trim(), signInName: normalName(signInName) };
}
