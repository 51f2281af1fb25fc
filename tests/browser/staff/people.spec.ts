/** 行政担当 invites a colleague, hands over to a successor, and removes somebody who is on the board. */
import { expect, test, type Browser, type Page } from '@playwright/test';
import type { AreaId } from '#lib/server/db/ids.ts';
import { areas } from '#lib/server/db/schema/area.ts';
import { scope } from '#lib/server/db/scope.ts';
import { byTerminal } from '#lib/server/people/acting.ts';
import { giveRole } from '#lib/server/people/give-role.ts';
import { invitePerson } from '#lib/server/people/invite-person.ts';
import { takeRole } from '#lib/server/people/take-role.ts';
import { useLink } from '#lib/server/auth/links.ts';
import { startApp, type RunningApp } from '../../support/app.ts';
import { aRunningCity, type PreparedMeeting, type RunningCity } from '../../support/running-city.ts';
import { expectOneHeavy, expectQuiet, look, person, signIn, type Person, picture } from '../people.ts';

const password = 'akikaze-no-yoru';

let running: RunningApp;
let city: RunningCity;
let meeting: PreparedMeeting;
test.beforeAll(async () => {
	running = await startApp();
	city = await aRunningCity(running);
	meeting = await city.prepare();
	await scope(city.app.db, city.municipality, async (tx) => {
		const id = crypto.randomUUID() as AreaId;
		await tx
			.insert(areas)
			.values({ id, municipalityId: city.municipality, kind: 'community_area', name: '葉月台' });
	});
});
test.afterAll(async () => {
	await city.close();
	await running.stop();
});

async function manager(browser: Browser, device: 'laptop' | 'phone' = 'laptop'): Promise<Person> {
	const staff = await person(browser, device, running.origin);
	await signIn(staff, city);
	return staff;
}

/** The link that the page shows once. */
const linkOn = async (page: Page): Promise<string> => {
	const field = page.locator('textarea[readonly]');
	await expect(field).toBeVisible();
	return field.inputValue();
};

/** Signed in by the invitation, as if the slip was handed over. */
async function colleague(browser: Browser, role: 'facilitator' | 'viewer', name: string): Promise<Person> {
	const { municipality, council, app } = city;
	const invited = await invitePerson(app, byTerminal(municipality), {
		displayName: name,
		signInName: `${role}-${crypto.randomUUID().slice(0, 8)}`,
		at: [{ role, council, area: null }],
		title: '',
		fields: []
	});
	if (typeof invited === 'string') throw new Error(invited);
	const staff = await person(browser, 'laptop', running.origin);
	await staff.page.goto(`/sign-in/password#${invited.token}`);
	await staff.page.getByLabel('合いことば').fill(password);
	await staff.page.getByRole('button', { name: '決める' }).click();
	await staff.page.waitForURL('**/meetings');
	return staff;
}

const noSidewaysScroll = async (page: Page) =>
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);

test('[C40] from まねく to a colleague who is signed in: six taps, and no mail', async ({ browser }) => {
	const staff = await manager(browser);
	const { page } = staff;
	let taps = 0;
	const tap = async (what: ReturnType<Page['getByRole']>) => {
		taps += 1;
		await what.click();
	};
	await page.goto('/people');
	await look(staff, 'people');
	await expectOneHeavy(page, '人を まねく');
	await tap(page.getByRole('link', { name: '人を まねく' }));
	await expect(page.getByLabel('名前', { exact: true })).toBeFocused();
	await page.keyboard.type('山田 花子');
	await look(staff, 'people-invite');
	await tap(page.getByRole('radio', { name: /推進員/ }));
	await tap(page.getByRole('button', { name: 'まねく リンクを 作る' }));
	const link = await linkOn(page);
	await look(staff, 'people-invited');
	await expect(page.getByRole('heading', { name: 'よりあい へ ようこそ' })).toBeHidden();
	await page.emulateMedia({ media: 'print' });
	await expect(page.getByRole('heading', { name: 'よりあい へ ようこそ' })).toBeVisible();
	await expect(page.getByRole('link', { name: 'この人を 見る' })).toBeHidden();
	await picture(staff, 'people-slip');
	await page.emulateMedia({ media: 'screen' });

	const new1 = await person(browser, 'phone', running.origin);
	taps += 1; // the camera opens the QR code
	await new1.page.goto(link);
	await new1.page.getByLabel('合いことば').focus();
	taps += 1;
	await new1.page.keyboard.type(password);
	await tap(new1.page.getByRole('button', { name: '決める' }));
	await new1.page.waitForURL('**/meetings');
	await expect(new1.page.getByText('会議を 準備する').first()).toBeVisible();
	expect(taps).toBeLessThanOrEqual(6);

	// A second browser, and the same link once more.
	const late = await person(browser, 'phone', running.origin);
	await late.page.goto(link);
	await late.page.getByLabel('合いことば').fill(password);
	await late.page.getByRole('button', { name: '決める' }).click();
	await expect(late.page.getByText('この リンクは もう 使えません')).toBeVisible();
	expectQuiet([staff, new1]);
	for (const each of [staff, new1, late]) await each.page.context().close();
});

test('roles are given, named and taken on the page of a person, on a phone and by keyboard', async ({
	browser
}) => {
	const him = await colleague(browser, 'viewer', '佐藤 太郎');
	const staff = await manager(browser, 'phone');
	const { page } = staff;
	await page.goto('/people?search=佐藤');
	await noSidewaysScroll(page);
	await look(staff, 'people-phone');
	await page.getByRole('link', { name: /見る・なおす.*佐藤 太郎/ }).click();
	await page.getByRole('heading', { name: '佐藤 太郎', level: 1 }).waitFor();

	await page.locator('summary', { hasText: '役割を たす' }).click();
	await page.getByRole('radio', { name: /推進員/ }).check();
	await page.getByText('地区ごと うけもつ').click();
	await page.getByRole('checkbox', { name: '葉月台', exact: true }).check();
	await page.getByRole('checkbox', { name: '葉月台 支えあい会議' }).uncheck();
	await noSidewaysScroll(page);
	await look(staff, 'people-person-phone');
	await page.getByRole('button', { name: '役割を わたす' }).press('Enter');
	await expect(page.getByText('役割を わたしました')).toBeVisible();
	await expect(page.getByText('葉月台の 協議体 ぜんぶ')).toBeVisible();

	const more = page.locator('li', { hasText: '葉月台の 協議体 ぜんぶ' });
	await more.locator('summary').click();
	await more.getByLabel('この まちでの 呼び方').fill('包括化推進員');
	await more.getByRole('checkbox', { name: 'くらし・お金' }).check();
	await more.getByRole('button', { name: '呼び方と 分野を なおす' }).click();
	await expect(page.getByText('包括化推進員').first()).toBeVisible();
	await expect(page.getByText('分野：くらし・お金')).toBeVisible();

	await page.getByRole('button', { name: /役割を はずす.*見る人/ }).click();
	await expect(page.getByText('役割を はずしました')).toBeVisible();
	await page.getByLabel('名前', { exact: true }).fill('佐藤 太朗');
	await page.getByRole('button', { name: '名前を なおす' }).click();
	await expect(page.getByRole('heading', { name: '佐藤 太朗', level: 1 })).toBeVisible();
	await page.getByRole('button', { name: '新しい 合いことばの リンクを 作る' }).click();
	expect(await linkOn(page)).toContain('/sign-in/password#');
	await noSidewaysScroll(page);
	expectQuiet([staff]);
	for (const each of [staff, him]) await each.page.context().close();
});

test('[C42] the last 行政担当 cannot take the own role or remove itself, and is told the way', async ({
	browser
}) => {
	const staff = await manager(browser);
	const { page } = staff;
	await page.goto('/people?role=municipal_staff');
	await page.getByRole('link', { name: /見る・なおす/ }).click();
	await page.getByRole('button', { name: /役割を はずす.*行政担当/ }).click();
	await expect(page.getByText('サーバーの ターミナルで account role を 使います')).toBeVisible();
	await look(staff, 'people-last');
	await page.getByRole('link', { name: 'この人を はずす' }).click();
	await expect(page.getByText('サーバーの ターミナルで account role を 使います')).toBeVisible();
	await expect(page.getByRole('button', { name: /はずす/ })).toHaveCount(0);
	await page.context().close();
});

test('[C43] a hand-over is shown before it is done, and the successor comes in with all of it', async ({
	browser
}) => {
	const him = await colleague(browser, 'facilitator', '鈴木 一郎');
	const staff = await manager(browser);
	const { page } = staff;
	await page.goto('/people?search=鈴木');
	await page.getByRole('link', { name: /見る・なおす/ }).click();
	await look(staff, 'people-person');
	await page.getByRole('link', { name: '次の人に 引きつぐ' }).click();
	await expect(page.getByText('これからの 会議')).toBeVisible();
	await page.getByLabel('名前', { exact: true }).fill('高橋 次子');
	await look(staff, 'people-hand-over');
	await expectOneHeavy(page, '引きつぐ');
	await page.getByRole('button', { name: '引きつぐ', exact: true }).click();
	await expect(page.getByText('鈴木 一郎から 高橋 次子に 引きつぎました')).toBeVisible();
	const link = await linkOn(page);
	await look(staff, 'people-handed-over');

	const her = await person(browser, 'laptop', running.origin);
	await her.page.goto(link);
	await her.page.getByLabel('合いことば').fill(password);
	await her.page.getByRole('button', { name: '決める' }).click();
	await her.page.waitForURL('**/meetings');
	// The link leads to the address of the house, where she is signed in.
	await her.page.goto(new URL(`/meetings/${meeting.id}`, her.page.url()).href);
	await expect(her.page.getByText('進行役の 画面を ひらく').first()).toBeVisible();
	expect((await him.page.goto(`/meetings/${meeting.id}`))?.status()).toBe(403);
	expectQuiet([staff, her]);
	for (const each of [staff, her, him]) await each.page.context().close();
});

test('[C44] somebody who is on the board when they are removed is out within five seconds, and the list keeps the name', async ({
	browser
}) => {
	const him = await colleague(browser, 'facilitator', '田中 三郎');
	await him.page.goto(`/meetings/${meeting.id}/board`);
	await expect(him.page.getByRole('button', { name: '入口を ひらく' }).first()).toBeVisible();

	const staff = await manager(browser);
	const { page } = staff;
	await page.goto('/people?search=田中');
	await page.getByRole('link', { name: /見る・なおす/ }).click();
	await page.getByRole('link', { name: 'この人を はずす' }).click();
	await look(staff, 'people-remove');
	await page.getByRole('button', { name: 'この人を はずす' }).click();
	await page.waitForURL('**/people');
	await expect(him.page.getByText('サインインが 切れたか、役割が かわりました')).toBeVisible({
		timeout: 5_000
	});
	await page.getByText('やめた 人').click();
	await expect(page.getByRole('link', { name: '田中 三郎' })).toBeVisible();
	expectQuiet([staff]);
	for (const each of [staff, him]) await each.page.context().close();
});

test('[M1] a role that is taken while its holder types 会議録: what was saved stays, the rest can be copied', async ({
	browser
}) => {
	const held = await city.prepare();
	const him = await colleague(browser, 'facilitator', '伊藤 四郎');
	const { page } = him;
	await page.goto(`/meetings/${held.id}/board`);
	await page.getByRole('button', { name: '入口を ひらく' }).first().click();
	await page.goto(`/meetings/${held.id}/minutes`);
	await page.getByRole('button', { name: '下書きを 作る' }).click();
	const paper = page.locator('[contenteditable=true]').first();
	await paper.click();
	await page.keyboard.type('話し合いの はじめ');
	await expect(page.getByText('保存済み')).toBeVisible();

	const { municipality, council, app } = city;
	const at = { role: 'facilitator', council, area: null } as const;
	const account = (await findByName('伊藤 四郎'))!;
	expect(await takeRole(app, byTerminal(municipality), { account, at })).toBeNull();
	await expect(page.getByText('サインインが 切れたか、役割が かわりました')).toBeVisible({ timeout: 5_000 });
	await expect(page.getByText('話し合いの はじめ')).toBeVisible();
	expect((await page.goto(`/meetings/${held.id}/minutes`))?.status()).toBe(403);
	expect(
		await giveRole(app, byTerminal(municipality), { account, at: [at], title: '', fields: [] })
	).toBeNull();
	await page.goto(`/meetings/${held.id}/minutes`);
	await expect(page.getByText('話し合いの はじめ')).toBeVisible();
	await page.context().close();
});

async function findByName(name: string): Promise<string | undefined> {
	const rows = await city.connection.sql<
		{ id: string }[]
	>`select id from account where display_name = ${name}`;
	return rows[0]?.id;
}

test('[C47] 委嘱 of a 推進員 without an account is written, changed and ended', async ({ browser }) => {
	const staff = await manager(browser);
	const { page } = staff;
	await page.goto('/people/commissions');
	await page.getByLabel('名前', { exact: true }).fill('小林 さと');
	await page.getByLabel('委嘱の はじめ').fill('2026-04-01');
	await page.getByRole('button', { name: '記録する' }).click();
	await expect(page.getByRole('heading', { name: '小林 さと' })).toBeVisible();
	await look(staff, 'people-commissions');
	await page.getByRole('link', { name: /見る・なおす/ }).click();
	await page.getByLabel('専任・兼任').selectOption('兼任');
	await page.getByLabel('所属先').fill('どこにもない 団体');
	await page.getByRole('button', { name: 'なおす', exact: true }).click();
	await expect(page.getByText('その 名前の 団体は ありません')).toBeVisible();
	await expect(page.getByLabel('専任・兼任')).toHaveValue('concurrent');
	await page.getByLabel('所属先').fill('');
	await page.getByRole('button', { name: 'なおす', exact: true }).click();
	await expect(page.getByText('兼任', { exact: true }).first()).toBeVisible();
	await page.getByRole('link', { name: /見る・なおす/ }).click();
	await page.getByRole('button', { name: 'きょうで おわりに する' }).click();
	await expect(page.getByText(/委嘱 令和8年4月1日～令和/)).toBeVisible();
	await page.setViewportSize({ width: 360, height: 740 });
	await noSidewaysScroll(page);
	await look(staff, 'people-commissions-phone');
	expectQuiet([staff]);
	await page.context().close();
});

test('[C3] a 推進員 invites 進行役 and viewers of the own council from its page, and an ended invitation says so', async ({
	browser
}) => {
	const { municipality, council, app } = city;
	const invited = await invitePerson(app, byTerminal(municipality), {
		displayName: '渡辺 五月',
		signInName: 'watanabe',
		at: [{ role: 'coordinator', council, area: null }],
		title: '',
		fields: []
	});
	if (typeof invited === 'string') throw new Error(invited);
	await useLink(app, invited.token, password);
	const her = await person(browser, 'laptop', running.origin);
	const form = { signInName: 'watanabe', password };
	await her.page.request.post('/sign-in', { form, headers: { origin: running.origin }, maxRedirects: 0 });
	const { page } = her;
	await page.goto(`/councils/${council}/people`);
	await page.getByRole('link', { name: '人を まねく' }).click();
	await expect(page.getByRole('radio')).toHaveCount(2);
	await page.getByLabel('名前', { exact: true }).fill('中村 六');
	await look(her, 'people-invite-council');
	await page.getByRole('button', { name: 'まねく リンクを 作る' }).click();
	const link = await linkOn(page);

	await city.connection.sql`update one_time_link set expires_at = now() - interval '1 minute'`;
	const late = await person(browser, 'phone', running.origin);
	await late.page.goto(link);
	await late.page.getByLabel('合いことば').fill(password);
	await late.page.getByRole('button', { name: '決める' }).click();
	await expect(late.page.getByText('この リンクは もう 使えません')).toBeVisible();

	await page.goto(`/councils/${council}/people`);
	await page.getByRole('link', { name: /役割を かえる.*中村 六/ }).click();
	await page.getByRole('button', { name: /役割を はずす/ }).click();
	await expect(page).toHaveURL(`/councils/${council}/people`);
	await expect(page.getByText('中村 六')).toHaveCount(0);
	expectQuiet([her]);
	for (const each of [her, late]) await each.page.context().close();
});
