/** The terminal does with accounts what the pages do, by the same use cases. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { App } from '#lib/server/app.ts';
import { facilitates } from '#lib/server/auth/person.ts';
import { findAccount } from '#lib/server/db/lookup.ts';
import { secondFactors } from '#lib/server/db/schema/second-factor.ts';
import { scope } from '#lib/server/db/scope.ts';
import {
	changeRoles,
	createAccount,
	handOverNamed,
	removeNamed,
	resetAccount
} from '../../../server/cli/account.ts';
import { listAccounts } from '../../../server/cli/account-list.ts';
import { UsageProblem } from '../../../server/cli/usage.ts';
import { anApp } from '../../support/city.ts';
import { aDatabase, type TestDatabase } from '../../support/database.ts';
import { aFullCity, type FullCity } from '../../support/full-city.ts';
import { actsIn, personNow } from './city-of-people.ts';

let database: TestDatabase;
let app: App;
let city: FullCity;
beforeAll(async () => {
	database = await aDatabase();
	app = anApp(database.db);
	city = await aFullCity(app, '葉月市');
});
afterAll(() => database.close());

const council = '葉月台 支えあい会議';
const municipality = '葉月市';
const person = async (name: string) =>
	(await personNow(app, city, (await findAccount(app.db, name))!.account))!;

test('[C48] an account is made, gets roles and loses them, is handed over and removed from the terminal', async () => {
	const made = await createAccount(app, {
		name: 'Hana',
		display: '山田 花',
		role: 'viewer',
		council,
		municipality
	});
	expect(made.text).toContain('/sign-in/password#');
	await changeRoles(app, { name: 'hana', give: 'coordinator', area: '葉月台', title: '地区担当' });
	await changeRoles(app, { name: 'hana', give: 'facilitator', council });
	await changeRoles(app, { name: 'hana', take: 'viewer', council });
	expect((await person('hana')).roles).toEqual([{ role: 'facilitator', council: city.council }]);
	expect((await listAccounts(app, { municipality })).text).toMatch(
		/hana {2}山田 花 {2}coordinator（葉月台）、facilitator/
	);

	const over = await handOverNamed(app, { name: 'hana', to: 'tarou', display: '佐藤 太郎' });
	expect(over.text).toContain('/sign-in/password#');
	expect(facilitates(await person('tarou'), city.council)).toBe(true);
	expect((await person('hana')).roles).toEqual([]);
	await removeNamed(app, { name: 'hana' });
	expect(await findAccount(app.db, 'hana')).toBeNull();
	const { text } = await listAccounts(app, { municipality });
	expect(text.split('やめた 人')[1]).toContain('山田 花');

	const acts = (await actsIn(app, city)).filter(({ role }) => role === 'terminal').map(({ what }) => what);
	expect(acts.toSorted()).toEqual(
		[
			...['account.invited', 'account.invited', 'account.handed_over', 'account.removed'],
			...['role.given', 'role.given', 'role.taken']
		].toSorted()
	);
});

test('[C48] whoever lost phone and 予備の番号 gets in by the 合いことば alone again, and nobody else is touched', async () => {
	const rows = () =>
		scope(app.db, city.municipality, (tx) => tx.select({ id: secondFactors.accountId }).from(secondFactors));
	const [colleague] = await rows();
	const name = (await personNow(app, city, colleague!.id))!.signInName;
	const first = await resetAccount(app, { name, 'second-factor': true });
	expect(first.text).toContain('はずしました');
	expect(await rows()).toEqual([]);
	expect((await resetAccount(app, { name, 'second-factor': true })).text).toContain('使っていません');
	expect((await resetAccount(app, { name })).text).toContain('/sign-in/password#');
});

test('a command that names nobody, no role or no council tells what to type', async () => {
	for (const asked of [
		() => removeNamed(app, { name: 'nobody' }),
		() => changeRoles(app, { name: 'tarou' }),
		() => changeRoles(app, { name: 'tarou', give: 'boss' }),
		() => changeRoles(app, { name: 'tarou', give: 'viewer', council: 'なし' }),
		() => changeRoles(app, { name: 'tarou', give: 'viewer', area: 'なし' }),
		() => changeRoles(app, { name: 'tarou', take: 'viewer', council }),
		() => handOverNamed(app, { name: 'tarou', to: 'tarou' }),
		() => createAccount(app, { name: 'tarou', display: '同じ 名前', municipality })
	])
		await expect(asked()).rejects.toThrow(UsageProblem);
});
