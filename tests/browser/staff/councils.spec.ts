/**
 * What a council is: a 準備会 becomes 正式, two people edit it, its own ひな形 and 手引き, and a 名簿 with
 * 出席 and 欠席.
 */
import { expect, test } from '@playwright/test';
import { startApp, type RunningApp } from '../../support/app.ts';
import { aRunningCity, type PreparedMeeting, type RunningCity } from '../../support/running-city.ts';
import { WirePhone } from '../../support/wire-phone.ts';
import { aPhone } from '../phone-meeting.ts';
import { expectQuiet, look, person, signIn, type Person } from '../people.ts';

let running: RunningApp;
let city: RunningCity;
let meeting: PreparedMeeting;
let laptop: Person;

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

const goto = async (path: string) => {
	await laptop.page.goto(path);
	await laptop.page.waitForLoadState('networkidle');
};
const summary = (words: string | RegExp) => laptop.page.locator('summary').filter({ hasText: words });

test('[C20] [C22] a 準備会 is made with a name alone, and becomes 正式 with its day', async () => {
	const { page } = laptop;
	await goto('/councils');
	await page.getByLabel('協議体の 名前').fill('若葉町 準備会');
	await summary('くわしく').click();
	await page.getByLabel('いまの ようす').selectOption({ label: '準備会' });
	await page.getByRole('button', { name: 'これで つくる' }).click();
	const row = page.getByRole('listitem').filter({ hasText: '若葉町 準備会' });
	await expect(row.getByText('準備会', { exact: true })).toBeVisible();
	await expect(row.getByText('層は まだ 決めていません')).toBeVisible();
	await look(laptop, 'councils-list');
	await row.getByRole('link', { name: /この 協議体/ }).click();
	await expect(page.getByRole('heading', { level: 1, name: '若葉町 準備会' })).toBeVisible();
	await look(laptop, 'councils-preparing');
	await page.getByRole('button', { name: '正式に する' }).click();
	await expect(page.getByText(/^正式：.*から$/)).toBeVisible();
	await expect(page.getByText(/^準備会：.*から$/)).toBeVisible();

	await summary('準備会・終了').click();
	await page.getByRole('button', { name: '終了に する' }).click();
	await expect(page.getByText(/^終了：.*から$/)).toBeVisible();
	await goto(page.url().replace(/\/councils\//, '/meetings/prepare?council='));
	await expect(page.getByText(/は 終了しました/)).toBeVisible();
	await goto('/councils');
	await summary('終了した 協議体').click();
	await page.getByRole('link', { name: /この 協議体 ?：若葉町/ }).click();
	await expect(page.getByRole('heading', { level: 1, name: '若葉町 準備会' })).toBeVisible();
	await summary('準備会・終了').click();
	await page.getByRole('button', { name: '終了を 取り消す' }).click();
	await expect(page.getByText(/^終了：/)).toHaveCount(0);
});

test('[C21] the second of two editors sees what the first wrote, and loses nothing', async ({ browser }) => {
	const { page } = laptop;
	const other = await person(browser, 'laptop', running.origin);
	await signIn(other, city);
	await goto(`/councils/${city.council}`);
	await other.page.goto(`/councils/${city.council}`);
	await other.page.getByLabel('協議体の 名前').fill('葉月台 ささえあい');
	await other.page.getByRole('button', { name: 'これで 記録する' }).click();
	await expect(other.page.getByText('記録しました。')).toBeVisible();

	await page.getByLabel('協議体の 名前').fill('葉月台 地域会議');
	await summary('くわしく').click();
	await page.getByLabel('地域ケア会議を 兼ねる').check();
	await page.getByLabel('事務局 1').fill('葉月台 町会');
	await look(laptop, 'councils-details');
	await page.getByRole('button', { name: 'これで 記録する' }).click();
	await expect(page.getByText('ほかの 人が さきに かえました')).toBeVisible();
	await expect(page.getByText('ほかの 人：葉月台 ささえあい')).toBeVisible();
	await expect(page.getByLabel('協議体の 名前')).toHaveValue('葉月台 地域会議');
	await expect(page.getByLabel('地域ケア会議を 兼ねる')).toBeChecked();
	await look(laptop, 'councils-edited-twice');
	await page.getByRole('button', { name: 'これで 記録する' }).click();
	await page.getByLabel('「葉月台 町会」の 所属').selectOption({ label: '町会・自治会' });
	await page.getByRole('button', { name: 'これで 記録する' }).click();
	await expect(page.getByText('記録しました。')).toBeVisible();
	await expect(page.getByRole('heading', { name: '葉月台 地域会議' })).toBeVisible();
	expectQuiet([other]);
	expect(laptop.complaints.splice(0).filter((text) => !/40[09]/.test(text))).toEqual([]);
});

test('[C25] the 手引き of the place stands at 約束 on phones, and nothing but a web address is taken', async ({
	browser
}) => {
	const { page } = laptop;
	await goto(`/councils/${city.council}`);
	await summary('くわしく').click();
	await page.getByLabel('手引きの 名前').fill('支えあい活動の 手引き');
	await page.getByLabel('手引きの アドレス').fill('javascript:alert(1)');
	await page.getByRole('button', { name: 'これで 記録する' }).click();
	await expect(page.getByText('https:// か http:// で はじまる アドレスを 入れてください。')).toBeVisible();
	await expect(page.getByLabel('手引きの 名前')).toHaveValue('支えあい活動の 手引き');
	await page.getByLabel('手引きの アドレス').fill('https://tebiki.example/r7.pdf');
	await page.getByRole('button', { name: 'これで 記録する' }).click();
	await expect(page.getByText('記録しました。')).toBeVisible();
	laptop.complaints.splice(0);

	const board = new WirePhone({ origin: running.origin, meeting, cookie: city.staffCookie, view: 'staff' });
	await board.connect();
	await board.ask({ type: 'door.set', open: true });
	const phone = await aPhone(browser, running.origin, meeting);
	const guide = phone.page.getByRole('link', { name: '支えあい活動の 手引き' });
	await expect(guide).toHaveAttribute('href', 'https://tebiki.example/r7.pdf');
	await expect(guide).toHaveAttribute('rel', /noopener/);
	await look(phone, 'councils-guide-phone');
	const wall = await person(browser, 'projector', running.origin);
	await signIn(wall, city);
	await wall.page.goto(`/meetings/${meeting.id}/screen`);
	const atRules = wall.page.getByText('手引き：支えあい活動の 手引き');
	let turned = 0;
	await expect(async () => {
		turned += 1; // 約束 follow the door, and staff turn the pages.
		await board.ask({ type: 'wall.set', page: turned % 5 });
		await expect(atRules).toBeVisible({ timeout: 1_500 });
	}).toPass({ timeout: 30_000 });
	await expect(wall.page.getByRole('link', { name: /手引き/ })).toHaveCount(0);
	await look(wall, 'councils-guide-wall');
	board.drop();
	expectQuiet([phone, wall]);
});

test('[C26] the 次第 of a meeting is kept, and stands first where the next one is prepared', async () => {
	const { page } = laptop;
	await goto(`/meetings/${meeting.id}`);
	await summary('この 次第を ひな形に する').click();
	await page.getByLabel('ひな形の 名前').fill('いつもの 90分');
	await page.getByRole('button', { name: 'ひな形に する', exact: true }).click();
	await expect(page.getByText('ひな形「いつもの 90分」に しました。')).toBeVisible();
	await goto(`/meetings/prepare?council=${city.council}`);
	const first = page.getByLabel(/次第/).locator('option').first();
	await expect(first).toHaveText('いつもの 90分（この 協議体の ひな形）');
	await page.getByLabel('日時').fill('2029-01-30T10:00');
	await page.getByLabel('会場').fill('葉月台 集会所');
	await page.getByRole('button', { name: 'これで 準備する' }).click();
	await expect(page.getByText('次第（90分）')).toBeVisible();
});

test('[C27] [C28] a 名簿 is switched on, and 出席 and 欠席 are counted by its seats', async () => {
	const { page } = laptop;
	await goto(`/councils/${city.council}/members`);
	await expect(page.getByText('名簿は 使っていません')).toBeVisible();
	await look(laptop, 'councils-roster-off');
	await page.getByRole('button', { name: '名簿を 使う' }).click();
	for (const [name, seat] of [
		['高瀬 みのり', '会長'],
		['森川 たけし', '副会長'],
		['野田 はる', '']
	] as const) {
		await page.getByLabel('名前', { exact: true }).last().fill(name);
		if (seat) {
			await summary('くわしく').click();
			await page.getByLabel('役').last().fill(seat);
		}
		await page.getByRole('button', { name: '加える', exact: true }).click();
		await expect(page.getByRole('listitem').filter({ hasText: name })).toBeVisible();
		await page.waitForLoadState('networkidle');
	}
	await look(laptop, 'councils-roster');

	await goto(`/meetings/${meeting.id}/attendance`);
	await expect(page.getByText('出席 0人　欠席 0人　まだ 3人')).toBeVisible();
	const absent = page.getByRole('button', { name: /欠席 ?：森川 たけし/ });
	await absent.focus();
	await page.keyboard.press('Enter');
	await expect(page.getByText('出席 0人　欠席 1人　まだ 2人')).toBeVisible();
	await page.getByRole('button', { name: 'まだの 2人を みんな 出席に する' }).click();
	await expect(page.getByText('出席 2人　欠席 1人　まだ 0人')).toBeVisible();
	await look(laptop, 'councils-seats');
	await goto(`/meetings/${meeting.id}/minutes`);
	await page.getByRole('button', { name: '下書きを 作る' }).click();
	await expect(page.getByText('森川 たけし（副会長）')).toBeVisible();
});

test('nothing of it scrolls sideways on a phone', async () => {
	const { page } = laptop;
	await page.setViewportSize({ width: 360, height: 740 });
	const council = `/councils/${city.council}`;
	for (const path of ['/councils', council, `${council}/members`, `/meetings/${meeting.id}/attendance`]) {
		await goto(path);
		for (const each of await page.locator('main summary').all()) await each.click();
		await look(laptop, `councils-narrow${path.replace(/[^a-z]+/g, '-').slice(0, 40)}`);
		const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
		expect(wide, path).toBeLessThanOrEqual(0);
	}
	expectQuiet([laptop]);
});
