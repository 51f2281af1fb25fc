import { eq } from 'drizzle-orm';
import type { HandoffField } from '#lib/board/handoff.ts';
import type { AccountId } from '#lib/board/model.ts';
import type { App } from '../app.ts';
import type { Tx } from '../db/client.ts';
import type { AreaId, MunicipalityId } from '../db/ids.ts';
import { findAccount } from '../db/lookup.ts';
import { accountRoles, accounts } from '../db/schema/account.ts';
import { scope } from '../db/scope.ts';
import { violatedUnique } from '../db/violation.ts';
import type { RoleInCouncil } from './held-roles.ts';
import { makeLink } from './links.ts';
import type { Person } from './person.ts';
import { normalName } from './sign-in.ts';

export interface NewAccount {
	readonly signInName: string;
	readonly displayName: string;
	readonly roles: readonly GivenRole[];
}

/** Never both a council and an area; none of both is the whole municipality (市町村). */
export interface GivenRole extends RoleInCouncil {
	readonly area?: AreaId | null;
	/** What the place calls this role. */
	readonly title?: string;
	readonly fields?: readonly HandoffField[];
}

export async function insertAccount(
	tx: Tx,
	municipality: MunicipalityId,
	{ signInName, displayName, roles, passwordHash = null }: NewAccount & { passwordHash?: string | null }
): Promise<AccountId> {
	const id = crypto.randomUUID() as AccountId;
	await tx.insert(accounts).values({
		id,
		municipalityId: municipality,
		signInName: normalName(signInName),
		displayName: displayName.trim(),
		passwordHash
	});
	await grantRoles(tx, { id, municipality }, roles);

	return id;
}

export async function grantRoles(
	tx: Tx,
	{ id, municipality }: Pick<Person, 'id' | 'municipality'>,
	roles: readonly GivenRole[]
): Promise<void> {
	if (roles.length === 0) return;
	await tx
		.insert(accountRoles)
		.values(
			roles.map(({ role, council, area = null, title = '', fields = [] }) => ({
				accountId: id,
				municipalityId: municipality,
				role,
				councilId: council,
				areaId: area,
				title,
				fields
			}))
		)
		.onConflictDoNothing();
}

/** Returns the token of the invitation link. */
export async function inviteAccount(
	app: App,
	municipality: MunicipalityId,
	account: NewAccount
): Promise<{ readonly token: string } | 'name_taken'> {
	try {
		return await scope(app.db, municipality, async (tx) => {
			const id = await insertAccount(tx, municipality, account);
			return { token: await makeLink(tx, { id, municipality }, 'invitation') };
		});
	} catch (error) {
		if (violatedUnique(error) === 'account_sign_in_name_unique') return 'name_taken';
		throw error;
	}
}

/** Returns a token; the old password works until it is used. */
export async function resetAccount(
	app: App,
	signInName: string
): Promise<{ readonly token: string; readonly displayName: string } | 'no_such_account'> {
	const found = await findAccount(app.db, normalName(signInName));
	if (!found) return 'no_such_account';
	const { account: id, municipality } = found;

	return scope(app.db, municipality, async (tx) => {
		const [row] = await tx
			.select({ displayName: accounts.displayName })
			.from(accounts)
			.where(eq(accounts.id, id));
		const token = await makeLink(tx, { id, municipality }, 'new_password');
		return { token, displayName: row?.displayName ?? '' };
	});
}
