import type { App } from '#lib/server/app.ts';
import { councilNames } from '#lib/server/councils/council-names.ts';
import type { AccountId } from '#lib/board/model.ts';
import { normalName } from '#lib/server/auth/sign-in.ts';
import { listAreas } from '#lib/server/councils/list-areas.ts';
import { type AreaId, type CouncilId, isUuid, type MunicipalityId } from '#lib/server/db/ids.ts';
import { findAccount, listMunicipalities } from '#lib/server/db/lookup.ts';
import { compareNames } from '#lib/words/natural-order.ts';
import { UsageProblem } from './usage.ts';

/** Takes name or id, else the only one; throws a `UsageProblem`. */
export async function municipalityNamed(app: App, named: string | undefined): Promise<MunicipalityId> {
	const all = await listMunicipalities(app.db);
	if (all.length === 0)
		throw new UsageProblem('市町村が まだ ありません。npm start の 画面に 出る リンクで 作ってください。');
	const [found, another] = all.filter(
		({ name, municipality }) => !named || name === named || municipality === named
	);
	if (found && !another) return found.municipality;

	const names = all
		.map(({ name }) => name)
		.toSorted(compareNames)
		.join('・');
	throw new UsageProblem(`どの 市町村かを --municipality で えらんでください：${names}`);
}

/** Takes name or id; throws a `UsageProblem` that lists them. */
export async function councilNamed(
	app: App,
	municipality: MunicipalityId,
	named: string | undefined
): Promise<CouncilId> {
	const all = await councilNames(app.db, municipality);
	const [found, another] = all.filter(({ id, name }) =>
		named && isUuid(named) ? id === named : name === named
	);
	if (found && !another) return found.id;

	const names = all.map(({ id, name }) => `  ${name}（${id}）`).join('\n');
	throw new UsageProblem(`どの 協議体かを --council で えらんでください：\n${names || '  まだ ありません'}`);
}

/** Takes name or id; throws a `UsageProblem` that lists them. */
export async function areaNamed(app: App, municipality: MunicipalityId, named: string): Promise<AreaId> {
	const all = await listAreas(app.db, municipality);
	const [found, another] = all.filter(({ id, name }) => (isUuid(named) ? id === named : name === named));
	if (found && !another) return found.id;

	const names = all.map(({ id, name }) => `  ${name}（${id}）`).join('\n');
	throw new UsageProblem(`どの 地区かを --area で えらんでください：\n${names || '  まだ ありません'}`);
}

interface NamedAccount {
	readonly account: AccountId;
	readonly municipality: MunicipalityId;
	readonly name: string;
}

/** By its sign-in name, which no other 市町村 of this installation has. */
export async function accountNamed(app: App, named: string | undefined): Promise<NamedAccount> {
	if (!named) throw new UsageProblem('--name が いります。');
	const found = await findAccount(app.db, normalName(named));
	if (!found) throw new UsageProblem(`${named} という 名前の アカウントは ありません。`);
	return { account: found.account, municipality: found.municipality, name: named };
}
