/** A city sets itself up in the browser, and later one of its areas is split. */
import { expect, test } from '@playwright/test';
import { startApp, type RunningApp } from '../../support/app.ts';
import { expectOneHeavy, expectQuiet, look, person, type Person } from '../people.ts';

let running: RunningApp;
let desk: Person;
test.beforeAll(async ({ browser }) => {
	running = await startApp();
	desk = await person(browser, 'laptop', running.origin);
});
test.afterAll(() => running.stop());

/** By its link in the list, whose own form has fields of the same names: only the heading tells the pages apart. */
async function openArea(name: string) {
	const { page } = desk;
	await page.goto('/areas');
	await page.getByRole('link', { name }).first().click();
	await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
	await page.waitForLoadState('networkidle');
}

async function expectNothingSideways(names: Record<string, string>) {
	const { page } = desk;
	await page.setViewportSize({ width: 360, height: 740 });
	for (const [name, path] of Object.entries(names)) {
		await page.goto(path);
		await page.waitForLoadState('networkidle');
		await look(desk, `areas-narrow-${name}`);
		const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
		expect(wide, path).toBeLessThanOrEqual(0);
	}
	await page.setViewportSize({ width: 1366, height: 768 });
}

test('[C10] from the set-up link to a prepared meeting by hand: two layers, a council, eight fields', async () => {
	const { page } = desk;
	const began = Date.now();
	let fields = 0;
	const fill = async (label: string | RegExp, words: string) => {
		await page.getByLabel(label).fill(words);
		fields += 1;
	};
	await page.goto(running.setupLink ?? '');
	await page.waitForLoadState('networkidle');
	await fill('市町村の 名前', '汐見野市');
	await fill('あなたの 名前', '水野');
	await fill('サインインの 名前', 'mizuno');
	await fill('合いことば', 'hazuki-dai-no-asa');
	await page.getByRole('button', { name: 'これで 始める' }).click();

	await expect(page.getByRole('heading', { name: '会議を すぐ 準備する' })).toBeVisible();
	await look(desk, 'areas-begin');
	await expectOneHeavy(page, '会議の 準備へ');
	await page.getByRole('link', { name: 'あとで' }).click();
	await page.getByRole('link', { name: 'はじめの 準備へ' }).click(); // It is taken up again.
	await page.getByRole('link', { name: /圏域と 地区の 二段/ }).click();
	await page.waitForLoadState('networkidle');
	await look(desk, 'areas-begin-layers');
	await page.getByRole('button', { name: 'たしかめる' }).click();
	await fill(/圏域と、その 中の 地区/, '北部圏域：葉月台、川辺\n南部圏域：坂の上、みなと、駅前');
	await page.getByRole('button', { name: 'たしかめる' }).click();
	await expect(page.getByText('日常生活圏域 2つ')).toBeVisible();
	await expect(page.getByText('コミュニティエリア 5つ')).toBeVisible();
	await look(desk, 'areas-begin-preview');
	await page.getByRole('button', { name: '書きなおす' }).click();
	await expect(page.getByLabel(/圏域と、その 中の 地区/)).toHaveValue(/駅前/);
	await page.getByRole('button', { name: 'たしかめる' }).click();
	await page.getByRole('button', { name: 'これで つくる' }).click();

	await expect(page.getByText('地区が できました')).toBeVisible();
	await look(desk, 'areas-list-new');
	await page.getByRole('link', { name: '協議体を つくる' }).click();
	await fill('協議体の 名前', '葉月台 支えあい会議');
	await page.getByLabel('圏域・地区').selectOption({ label: '葉月台' });
	await page.getByRole('button', { name: 'これで つくる' }).click();
	await page.getByRole('link', { name: /会議を 準備する/ }).click();
	await fill('日時', '2027-01-23T10:00');
	await fill('会場', '葉月台 集会所');
	await page.getByRole('button', { name: 'これで 準備する' }).click();
	await expect(page.getByRole('link', { name: '進行役の 画面を ひらく' })).toBeVisible();

	expect(fields).toBeLessThanOrEqual(8);
	expect(Date.now() - began).toBeLessThan(5 * 60_000);
	await page.goto('/begin');
	await expect(page).toHaveURL(/\/city$/); // Answered once.
	await expect(page.getByRole('link', { name: 'はじめの 準備へ' })).toHaveCount(0);
});

test('[C11] an area gets a number and parents; one that would contain itself is refused with a sentence', async () => {
	const { page } = desk;
	await page.goto('/areas');
	await page.waitForLoadState('networkidle');
	await look(desk, 'areas-list');
	await openArea('葉月台');
	await page.getByText('くわしく').click();
	await page.getByLabel('番号').fill('７');
	await expect(page.getByLabel('北部圏域')).toBeChecked();
	await page.getByLabel('南部圏域').focus();
	await page.keyboard.press('Space');
	await look(desk, 'areas-area');
	await page.getByRole('button', { name: 'なおす', exact: true }).click();
	await expect(page.getByText('かわりました。')).toBeVisible();
	await expect(page.getByRole('heading', { level: 1, name: '7 葉月台' })).toBeVisible();

	await openArea('北部圏域');
	await page.getByText('くわしく').click();
	await page.getByLabel('7 葉月台').check();
	await page.getByLabel('地区の 名前').fill('北部');
	await page.getByRole('button', { name: 'なおす', exact: true }).click();
	await expect(page.getByText(/この 地区が、もう その 地区を ふくんで います/)).toBeVisible();
	await expect(page.getByLabel('地区の 名前')).toHaveValue('北部');
	await look(desk, 'areas-circle');
});

test('[C12] the second of two people sees what the first wrote, and keeps what was typed', async ({
	browser
}) => {
	const { page } = desk;
	await openArea('川辺');
	const other = await person(browser, 'laptop', running.origin);
	await other.page.context().addCookies(await page.context().cookies());
	await other.page.goto(page.url());
	await other.page.waitForLoadState('networkidle');
	await other.page.getByLabel('地区の 名前').fill('川辺 本町');
	await other.page.getByRole('button', { name: 'なおす', exact: true }).click();
	await expect(other.page.getByText('かわりました。')).toBeVisible();

	await page.getByLabel('地区の 名前').fill('川べり');
	await page.getByRole('button', { name: 'なおす', exact: true }).click();
	await expect(page.getByText('ほかの 人が さきに かえました')).toBeVisible();
	await expect(page.getByText('川辺 本町').first()).toBeVisible();
	await expect(page.getByLabel('地区の 名前')).toHaveValue('川べり');
	await look(desk, 'areas-conflict');
	await page.getByRole('button', { name: 'なおす', exact: true }).click();
	await expect(page.getByRole('heading', { level: 1, name: '川べり' })).toBeVisible();
	expectQuiet([other]);
	expect(desk.complaints.splice(0).filter((text) => !/40[09]/.test(text))).toEqual([]);
});

test('[C15] 人口, 高齢化率 and 自主防災 are noted with their day, corrected and taken away', async () => {
	const { page } = desk;
	await openArea('葉月台');
	await page.getByText('地区の ようすを 記録する').click();
	await page.getByLabel('いつの 数字ですか').fill('2026-04-01');
	await page.getByLabel('人口').fill('４，１２０人');
	await page.getByLabel('高齢化率').fill('352');
	await page.getByRole('button', { name: '記録する', exact: true }).click();
	await expect(page.getByText('35.2 の ように')).toBeVisible();
	await expect(page.getByLabel('人口')).toHaveValue('４，１２０人');
	await page.getByLabel('高齢化率').fill('35.2');
	await page.getByLabel('自主防災組織').selectOption({ label: 'あり' });
	await page.getByRole('button', { name: '記録する', exact: true }).click();
	await expect(page.getByText('人口 4,120人　高齢化率 35.2％　自主防災組織 あり')).toBeVisible();
	await look(desk, 'areas-facts');
	const noted = page.locator('#facts').getByRole('listitem');
	await page.getByText(/^なおす：/).click();
	await noted.getByLabel('高齢化率').fill('36.1');
	await noted.getByRole('button', { name: 'なおす', exact: true }).click();
	await expect(page.getByText('人口 4,120人　高齢化率 36.1％　自主防災組織 あり')).toBeVisible();
	await page.getByText(/^なおす：/).click();
	await page.getByRole('button', { name: /この日の ものを 取り消す/ }).click();
	await expect(page.getByText('人口 4,120人', { exact: false })).toHaveCount(0);
	desk.complaints.splice(0);
});

test('[C14] an area that ends: its open meeting is named and goes on, its council moves to what began after', async () => {
	const { page } = desk;
	await openArea('葉月台');
	await expect(page.getByText(/この 地区には 協議体 1つが あるので、なくせません/)).toBeVisible();
	await page.getByRole('link', { name: 'おわる・わかれる' }).click();
	await page.waitForLoadState('networkidle');
	await expect(page.getByText('葉月台 支えあい会議 第1回')).toBeVisible();
	await page.getByLabel('さいごの 日').fill('2026-03-31');
	await page.getByLabel('つぎの 日に はじまる 地区').fill('葉月台 東\n葉月台 西');
	await look(desk, 'areas-end');
	await page.getByRole('button', { name: 'これで おわる' }).click();

	await expect(page.getByText('令和8年3月31日に おわりました').first()).toBeVisible();
	await expect(page.getByText('葉月台 支えあい会議 第1回')).toBeVisible();
	await page.waitForLoadState('networkidle');
	await look(desk, 'areas-ended');
	await page.getByLabel('葉月台 支えあい会議').selectOption({ label: '葉月台 西' });
	await page.getByRole('button', { name: /^うつす/ }).click();
	await expect(page.getByText('この 地区の 協議体は ありません。')).toBeVisible();
	await page.getByRole('link', { name: '葉月台 西' }).click();
	await expect(page.getByText('前身')).toBeVisible();
	await expect(page.getByText('葉月台 支えあい会議')).toBeVisible();

	await page.goto('/areas');
	await expect(page.getByRole('link', { name: '7 葉月台', exact: true })).toBeHidden();
	await page.getByText('おわった 地区（1）').click();
	await expect(page.getByRole('link', { name: '7 葉月台', exact: true })).toBeVisible();
	await page.goto('/meetings');
	await expect(page.getByText('葉月台 支えあい会議 第1回').first()).toBeVisible();
	expectQuiet([desk]);
});

test('nothing of it scrolls sideways on a phone', async () => {
	const { page } = desk;
	await page.goto('/areas');
	const area = (await page.getByRole('link', { name: '葉月台 西' }).getAttribute('href')) ?? '';
	await expectNothingSideways({ list: '/areas', area, end: `${area}/end` });
});

test('[C10] one field is enough for a 準備会: the question on a phone, and without a script', async ({
	browser
}) => {
	const fresh = await startApp();
	const context = await browser.newContext({ baseURL: fresh.origin, viewport: { width: 360, height: 740 } });
	const page = await context.newPage();
	await page.goto(fresh.setupLink ?? '');
	await page.waitForLoadState('networkidle');
	await page.getByLabel('市町村の 名前').fill('汐見野市');
	await page.getByLabel('あなたの 名前').fill('水野');
	await page.getByLabel('サインインの 名前').fill('mizuno');
	await page.getByLabel('合いことば').fill('hazuki-dai-no-asa');
	await page.getByRole('button', { name: 'これで 始める' }).click();
	await page.waitForURL(/begin/);
	await look({ page }, 'areas-narrow-begin');
	expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
	const cookies = await context.cookies();
	const plain = await browser.newContext({ baseURL: fresh.origin, javaScriptEnabled: false });
	await plain.addCookies(cookies);
	const bare = await plain.newPage();
	await bare.goto('/begin/areas?as=schools');
	await bare.getByLabel('学校区の 名前').fill('東小学校区\n西小学校区');
	await bare.getByRole('button', { name: 'たしかめる' }).click();
	await expect(bare.getByText('小学校区 2つ')).toBeVisible();
	await bare.getByRole('button', { name: '書きなおす' }).click();
	await expect(bare.getByLabel('学校区の 名前')).toHaveValue('東小学校区\n西小学校区');
	await bare.goto('/begin');
	await bare.getByLabel('会議（協議体）の 名前').fill('葉月台 準備会');
	await bare.getByRole('button', { name: '会議の 準備へ' }).click();
	await expect(bare).toHaveURL(/\/meetings\/prepare\?council=/);
	await plain.close();
	await context.close();
	await fresh.stop();
});
