/** A city writes down its 団体, makes two one, and names its kinds of 所属; a meeting counts with them. */
import { expect, test, type Page } from '@playwright/test';
import { startApp, type RunningApp } from '../../support/app.ts';
import { aRunningCity, type PreparedMeeting, type RunningCity } from '../../support/running-city.ts';
import { expectOneHeavy, expectQuiet, look, person, signIn, type Person } from '../people.ts';

let running: RunningApp;
let city: RunningCity;
let meeting: PreparedMeeting;
let laptop: Person;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async ({ browser }) => {
	running = await startApp();
	city = await aRunningCity(running);
	meeting = await city.prepare();
	laptop = await person(browser, 'laptop', running.origin);
	await signIn(laptop, city);
});
test.afterAll(async () => {
	await city.close();
	await running.stop();
});

const widerThanPhone = (page: Page) =>
	page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

async function make(page: Page, kind: string, name: string, aliases = '') {
	const form = page.locator('form[method=post]').last();
	await form.getByLabel('所属').selectOption(kind);
	await form.getByLabel('名前', { exact: true }).fill(name);
	if (aliases) {
		if (!(await form.getByLabel('別名').isVisible())) await form.getByText('くわしく').click();
		await form.getByLabel('別名').fill(aliases);
	}
	await form.getByRole('button', { name: 'この 団体を 入れる' }).click();
}

test('団体 are written down with two fields, found however they are written, and a second one is told', async () => {
	const { page } = laptop;
	await page.goto('/organizations');
	await look(laptop, 'organizations-01-empty');
	await make(page, 'たすけあい団体', '葉月サロン', 'はづきの会');
	await expect(page.getByRole('link', { name: /葉月サロン/ })).toBeVisible();
	await make(page, 'ボランティア', '葉月台の 集い');
	await expect(page.getByRole('link', { name: /葉月台の 集い/ })).toBeVisible();
	await expectOneHeavy(page, 'この 団体を 入れる');
	await make(page, 'たすけあい団体', '葉月ｻﾛﾝ');
	await expect(page.getByText('「葉月サロン」は もう あります。')).toBeVisible();
	await expect(page.getByLabel('名前', { exact: true })).toHaveValue('葉月ｻﾛﾝ');
	await look(laptop, 'organizations-02-list');

	await page.getByLabel('名前・別名・地区で さがす').fill('ハヅキ');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('link', { name: /葉月サロン/ })).toBeVisible();
	await expect(page.getByRole('link', { name: /葉月台の 集い/ })).toBeHidden();
});

test('of two people who change one 団体 the second keeps what was typed and sees what stands', async () => {
	const { page } = laptop;
	await page.goto('/organizations');
	await page.getByRole('link', { name: /葉月サロン/ }).click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText('葉月サロン');
	const other = await page.context().newPage();
	await other.goto(page.url());
	await other.getByLabel('連絡先').fill('集会所 0000-00-1111');
	await other.getByRole('button', { name: '記録する' }).click();
	await expect(other.getByText('保存済み')).toBeVisible();
	await other.close();
	await page.getByLabel('名前', { exact: true }).fill('葉月の サロン');
	await page.getByRole('button', { name: '記録する' }).click();
	await expect(page.getByText('ほかの 人が、さきに なおしました。')).toBeVisible();
	await expect(page.getByText('集会所 0000-00-1111')).toBeVisible();
	await expect(page.getByLabel('名前', { exact: true })).toHaveValue('葉月の サロン');
	await look(laptop, 'organizations-03-changed-since');
	await page.goto(page.url().split('?')[0]!);
	await expect(page.getByLabel('名前', { exact: true })).toHaveValue('葉月サロン');
});

test('所属 is renamed, hidden and moved, with the keyboard too', async () => {
	const { page } = laptop;
	await page.goto('/organizations/affiliations');
	const row = (name: string) => page.getByRole('listitem').filter({ hasText: name });
	await row('たすけあい団体').getByText('なおす').click();
	await row('たすけあい団体').getByLabel('この市での 呼び名').fill('ささえあい隊');
	await row('たすけあい団体').getByRole('button', { name: '記録する' }).click();
	await expect(row('ささえあい隊')).toBeVisible();
	await row('老人クラブ').getByText('なおす').click();
	await row('老人クラブ').getByLabel('えらぶ ときに 出す').uncheck();
	await row('老人クラブ').getByRole('button', { name: '記録する' }).click();
	await expect(row('老人クラブ').getByText('出していません')).toBeVisible();
	const up = page.getByRole('button', { name: '町会・自治会を 上へ' });
	await up.focus();
	await page.keyboard.press('Enter');
	await expect(page.locator('main li').first()).toContainText('町会・自治会');
	await look(laptop, 'organizations-04-affiliations');
});

test('a meeting counts with the names of the city, and a head for several 団体 once', async () => {
	const { page } = laptop;
	await page.goto(`/meetings/${meeting.id}/board`);
	await page.getByRole('button', { name: '入口を ひらく' }).click();
	await expect(page.getByRole('button', { name: '町会・自治会を 1人 ふやす' })).toBeEnabled();
	await expect(page.getByRole('button', { name: '老人クラブを 1人 ふやす' })).toBeHidden();
	await page.getByText('団体の名前を 入れる').click();
	const name = page.getByLabel('団体の名前', { exact: true });
	const listed = await name.evaluate((field: HTMLInputElement) =>
		[...(field.list?.options ?? [])].map(({ value }) => value)
	);
	expect(listed).toEqual(expect.arrayContaining(['葉月サロン', 'はづきの会', '葉月台の 集い']));
	await name.fill('はづきの会');
	await expect(page.getByRole('combobox', { name: '所属' })).toHaveValue('mutual_aid_group');
	await page.keyboard.press('Enter');
	await expect(page.getByText('参加 1人・スマホなし 0人')).toBeVisible();
	await name.fill('葉月台の 集い');
	await page.getByLabel('ほかの 団体も かねている 人').check();
	await page.getByRole('button', { name: 'この 団体も 出席に する' }).click();
	await expect(page.getByText('出席（ほかの 席で 数えました）')).toBeVisible();
	await expect(page.getByText('参加 1人・スマホなし 0人')).toBeVisible();
	await look(laptop, 'organizations-05-attendance');

	await page.getByRole('button', { name: '葉月台の 集いを 1人 ふやす' }).click();
	await expect(page.getByText('参加 2人・スマホなし 0人')).toBeVisible();
	await page.getByRole('button', { name: '葉月台の 集いは ほかの 席で 数えた 人です' }).click();
	await expect(page.getByText('参加 1人・スマホなし 0人')).toBeVisible();
	await page.reload();
	await expect(page.getByText('出席（ほかの 席で 数えました）')).toBeVisible();
});

test('two become one: what follows is seen first, past 出席 takes the kept name, and nobody is lost', async () => {
	const { page } = laptop;
	await page.goto('/organizations');
	await page.getByRole('link', { name: /葉月サロン/ }).click();
	await page.getByRole('link', { name: 'ほかの 団体と 1つに する' }).click();
	await page
		.getByLabel('「葉月サロン」と 同じ 団体')
		.selectOption({ label: '葉月台の 集い（ボランティア）' });
	await page.getByRole('button', { name: 'どうなるか 見る' }).click();
	await expect(page.getByText('1回の 会議の 2行が、のこる 名前に なります。')).toBeVisible();
	await look(laptop, 'organizations-06-join');
	await page.getByRole('button', { name: '1つに する', exact: true }).click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText('葉月サロン');
	await expect(page.getByLabel('別名')).toHaveValue('はづきの会\n葉月台の 集い');
	await page.goto(`/meetings/${meeting.id}/board`);
	await expect(page.getByText('参加 1人・スマホなし 0人')).toBeVisible();
	await expect(page.getByRole('button', { name: '葉月サロンを 1人 へらす' })).toBeEnabled();
	await expect(page.getByText('葉月台の 集い')).toBeHidden();
});

test('on a phone nothing scrolls sideways, and nobody else opens these pages', async ({ browser }) => {
	const phone = await person(browser, 'phone', running.origin);
	await phone.page.goto('/organizations');
	await expect(phone.page).toHaveURL(/sign-in/);
	await signIn(phone, city);
	const its = async (address: string, name: string) => {
		await phone.page.goto(address);
		expect(await widerThanPhone(phone.page), address).toBeLessThanOrEqual(0);
		await look(phone, name);
	};
	await its('/organizations', 'organizations-11-phone');
	await phone.page.getByRole('link', { name: /葉月サロン/ }).click();
	await expect(phone.page.getByRole('heading', { level: 1 })).toContainText('葉月サロン');
	await its(phone.page.url(), 'organizations-12-phone-one');
	await its('/organizations/affiliations', 'organizations-13-phone-affiliations');
	expectQuiet([laptop, phone]);
});
