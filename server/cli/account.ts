import type { App } from '#lib/server/app.ts';
import { linkAddress } from '#lib/server/auth/links.ts';
import { municipalRoles, type Role, roles as knownRoles } from '#lib/city/roles.ts';
import type { MunicipalityId } from '#lib/server/db/ids.ts';
import { byTerminal } from '#lib/server/people/acting.ts';
import { dropSecondFactor } from '#lib/server/people/drop-second-factor.ts';
import { giveRole } from '#lib/server/people/give-role.ts';
import { handOver } from '#lib/server/people/hand-over.ts';
import { invitePerson } from '#lib/server/people/invite-person.ts';
import { makeLinkFor } from '#lib/server/people/make-link-for.ts';
import { removeAccount } from '#lib/server/people/remove-account.ts';
import type { RoleAt } from '#lib/server/people/role-rows.ts';
import { takeRole } from '#lib/server/people/take-role.ts';
import { openAddresses } from '../addresses.ts';
import { accountNamed, areaNamed, councilNamed, municipalityNamed } from './resolve-scope.ts';
import { refusedBecause } from './account-refusals.ts';
import type { Args, Output } from './args.ts';
import { UsageProblem } from './usage.ts';

export async function createAccount(app: App, args: Args): Promise<Output> {
	if (!args.name || !args.display) throw new UsageProblem('--name と --display が いります。');
	const municipality = await municipalityNamed(app, args.municipality);
	const invited = await invitePerson(app, byTerminal(municipality), {
		signInName: args.name,
		displayName: args.display,
		at: args.role ? [await roleAt(app, municipality, args.role, args)] : [],
		title: args.title ?? '',
		fields: []
	});
	if (typeof invited === 'string') throw refusedBecause(invited);

	return linkOutput(app, args.name, invited.token);
}

export async function resetAccount(app: App, args: Args): Promise<Output> {
	const { account, municipality, name } = await accountNamed(app, args.name);
	const acting = byTerminal(municipality);
	if (args['second-factor']) {
		const dropped = await dropSecondFactor(app, { ...acting, account: null }, account);
		if (typeof dropped === 'string') throw refusedBecause(dropped);
		const text = dropped.had
			? `${name} さんの 2つめの かぎを はずしました。合いことばだけで サインインできます。\n`
			: `${name} さんは 2つめの かぎを 使っていません。\n`;
		return { json: { name, ...dropped }, text };
	}
	const made = await makeLinkFor(app, acting, account);
	if (typeof made === 'string') throw refusedBecause(made);

	return linkOutput(app, name, made.token);
}

export async function changeRoles(app: App, args: Args): Promise<Output> {
	const { account, municipality, name } = await accountNamed(app, args.name);
	if (Boolean(args.give) === Boolean(args.take))
		throw new UsageProblem('--give か --take の どちらかが いります。');
	const at = await roleAt(app, municipality, args.give ?? args.take ?? '', args);
	const acting = byTerminal(municipality);
	const refusal = args.give
		? await giveRole(app, acting, { account, at: [at], title: args.title ?? '', fields: [] })
		: await takeRole(app, acting, { account, at });
	if (refusal) throw refusedBecause(refusal);

	const text = `${name} さん${args.give ? 'に' : 'から'} ${at.role} を ${args.give ? 'わたしました' : 'はずしました'}。\n`;
	return { json: { name, ...at }, text };
}

export async function removeNamed(app: App, args: Args): Promise<Output> {
	const { account, municipality, name } = await accountNamed(app, args.name);
	const removed = await removeAccount(app, byTerminal(municipality), account);
	if (typeof removed === 'string') throw refusedBecause(removed);
	return {
		json: { name, ...removed },
		text: `${removed.displayName} さんを はずしました。開いている 画面は 5秒のうちに とじます。記録と 名前は のこります。\n`
	};
}

/** `--display` invites the successor; without it `--to` is somebody who is there. */
export async function handOverNamed(app: App, args: Args): Promise<Output> {
	const { account: from, municipality, name } = await accountNamed(app, args.name);
	if (!args.to) throw new UsageProblem('--to が いります。');
	const to = args.display
		? { signInName: args.to, displayName: args.display }
		: (await accountNamed(app, args.to)).account;
	const done = await handOver(app, byTerminal(municipality), { from, to, keeps: args.keep ?? false });
	if (typeof done === 'string') throw refusedBecause(done);

	const text = `${name} さんから ${done.displayName} さんに 引きつぎました。\n`;
	if (!done.invited) return { json: { from: name, to: args.to }, text };
	const link = linkOutput(app, args.to, done.invited.token);
	return { json: { from: name, to: args.to, ...link.json }, text: text + link.text };
}

async function roleAt(
	app: App,
	municipality: MunicipalityId,
	named: string,
	args: Pick<Args, 'council' | 'area'>
): Promise<RoleAt> {
	const role: Role | undefined = knownRoles.find((known) => known === named);
	if (!role) throw new UsageProblem(`役割は ${knownRoles.join('・')} の どれかです。`);
	if (municipalRoles.includes(role)) return { role, council: null, area: null };
	if (args.area) return { role, council: null, area: await areaNamed(app, municipality, args.area) };
	return { role, council: await councilNamed(app, municipality, args.council), area: null };
}

function linkOutput({ config }: App, name: string, token: string) {
	const link = linkAddress(openAddresses(config, config.port)[0] ?? '', token);
	return {
		json: { name, link },
		text: `${name} さんに この リンクを わたしてください。1回だけ 使えます。\n\n  ${link}\n`
	};
}
