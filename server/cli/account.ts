import type { App } from '#lib/server/app.ts';
import { inviteAccount, resetAccount } from '#lib/server/auth/accounts.ts';
import { linkAddress } from '#lib/server/auth/links.ts';
import type { Role } from '#lib/server/auth/person.ts';
import { role } from '#lib/server/db/schema/account.ts';
import { openAddresses } from '../addresses.ts';
import type { Given, Told } from './given.ts';
import { UsageProblem } from './usage.ts';
import { councilFor, municipalityFor } from './whose.ts';

/** Roles that stand for the whole 市町村. */
const everywhere: readonly Role[] = ['municipal_staff', 'tier1_coordinator'];

export async function createAccount(app: App, given: Given): Promise<Told> {
	if (!given.name || !given.display) throw new UsageProblem('--name と --display が いります。');
	const municipality = await municipalityFor(app, given.municipality);
	const roles = given.role ? [await roleFor(app, municipality, given)] : [];
	const invited = await inviteAccount(app, municipality, {
		signInName: given.name,
		displayName: given.display,
		roles
	});
	if (invited === 'name_taken')
		throw new UsageProblem('その 名前は もう 使われています。ほかの 名前に してください。');

	return toldLink(app, given.name, invited.token);
}

export async function resetPassword(app: App, given: Given): Promise<Told> {
	if (!given.name) throw new UsageProblem('--name が いります。');
	const reset = await resetAccount(app, given.name);
	if (reset === 'no_such_account') throw new UsageProblem('その 名前の アカウントは ありません。');

	return toldLink(app, given.name, reset.token);
}

async function roleFor(app: App, municipality: Parameters<typeof councilFor>[1], given: Given) {
	const chosen = role.enumValues.find((known) => known === given.role);
	if (!chosen) throw new UsageProblem(`--role は ${role.enumValues.join('・')} の どれかです。`);
	const council = everywhere.includes(chosen) ? null : await councilFor(app, municipality, given.council);
	return { role: chosen, council };
}

function toldLink({ config }: App, name: string, token: string): Told {
	const link = linkAddress(openAddresses(config, config.port)[0] ?? '', token);
	return {
		json: { name, link },
		text: `${name} さんに この リンクを わたしてください。1回だけ 使えます。\n\n  ${link}\n`
	};
}
