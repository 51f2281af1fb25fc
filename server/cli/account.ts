import type { App } from '#lib/server/app.ts';
import { inviteAccount, resetAccount } from '#lib/server/auth/accounts.ts';
import { linkAddress } from '#lib/server/auth/links.ts';
import { municipalRoles, roles as knownRoles } from '#lib/city/roles.ts';
import { openAddresses } from '../addresses.ts';
import type { Args, Output } from './args.ts';
import { UsageProblem } from './usage.ts';
import { councilNamed, municipalityNamed } from './resolve-scope.ts';

export async function createAccount(app: App, args: Args): Promise<Output> {
	if (!args.name || !args.display) throw new UsageProblem('--name と --display が いります。');
	const municipality = await municipalityNamed(app, args.municipality);
	const roles = args.role ? [await roleFor(app, municipality, args)] : [];
	const invited = await inviteAccount(app, municipality, {
		signInName: args.name,
		displayName: args.display,
		roles
	});
	if (invited === 'name_taken')
		throw new UsageProblem('その 名前は もう 使われています。ほかの 名前に してください。');

	return linkOutput(app, args.name, invited.token);
}

export async function resetPassword(app: App, args: Args): Promise<Output> {
	if (!args.name) throw new UsageProblem('--name が いります。');
	const reset = await resetAccount(app, args.name);
	if (reset === 'no_such_account') throw new UsageProblem('その 名前の アカウントは ありません。');

	return linkOutput(app, args.name, reset.token);
}

async function roleFor(app: App, municipality: Parameters<typeof councilNamed>[1], args: Args) {
	const chosen = knownRoles.find((known) => known === args.role);
	if (!chosen) throw new UsageProblem(`--role は ${knownRoles.join('・')} の どれかです。`);
	const council = municipalRoles.includes(chosen)
		? null
		: await councilNamed(app, municipality, args.council);
	return { role: chosen, council };
}

function linkOutput({ config }: App, name: string, token: string): Output {
	const link = linkAddress(openAddresses(config, config.port)[0] ?? '', token);
	return {
		json: { name, link },
		text: `${name} さんに この リンクを わたしてください。1回だけ 使えます。\n\n  ${link}\n`
	};
}
