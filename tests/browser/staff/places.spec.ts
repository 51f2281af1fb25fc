/**
 * A city writes down whom to call (相談先) and whom to ask (窓口): at 個別の支援につなぐ staff are told the
 * telephone, and phones and sheets say where a word is corrected.
 */
import { expect, test } from '@playwright/test';
import { startApp, type RunningApp } from '../../support/app.ts';
import { aRunningCity, type PreparedMeeting, type RunningCity } from '../../support/running-city.ts';
import { WirePhone } from '../../support/wire-phone.ts';
import { phoneIn, post } from '../facilitator/desk/notes.ts';
import { panel, tool } from '../facilitator/desk/page.ts';
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

const office = '葉月台 地域包括支援センター';
const line = 'なおす・消す ときは：高齢福祉課 0123-45-0001';

test('行政担当 writes down an office with few fields, and finds it again', async () => {
	const { page } = laptop;
	await page.goto('/city');
	await page.getByRole('link', { name: /^相談先/ }).click();
	await expect(page.getByText('相談先は まだ ありません')).toBeVisible();
	await expectOneHeavy(page, '記録する');
	await look(laptop, 'places-01-empty');

	await page.getByLabel('名前').fill(office);
	await page.keyboard.press('Tab');
	await page.keyboard.press('Tab');
	await page.keyboard.type('よる いつでも');
	await page.keyboard.press('Enter');
	await expect(page.getByText('電話番号を 数字で 入れてください。')).toBeVisible();
	await expect(page.getByLabel('名前')).toHaveValue(office);
	await page.getByLabel('電話').fill('０１２３-45-6789');
	await page.getByLabel('オープン時間').fill('月〜金 8:30〜17:15');
	await page.getByText('くわしく（分野・地区・別名・団体）').click();
	await page.getByRole('checkbox', { name: '高齢' }).check();
	await page.getByLabel('別名').fill('熟年相談室');
	await look(laptop, 'places-02-form');
	await page.getByRole('button', { name: '記録する' }).click();
	await expect(page.getByText('記録しました。')).toBeVisible();
	await expect(page.getByRole('heading', { name: `${office}（熟年相談室）` })).toBeVisible();
	await expect(page.getByRole('link', { name: '0123-45-6789' })).toHaveAttribute('href', 'tel:0123456789');
	await expect(page.getByLabel('名前')).toHaveValue('');

	await page.getByLabel('名前').fill('子ども家庭支援センター');
	await page.getByLabel('つなぎ先の 種類').selectOption({ label: '子育て支援' });
	await page.getByText('くわしく（分野・地区・別名・団体）').click();
	await page.getByRole('checkbox', { name: '子ども' }).check();
	await page.getByRole('button', { name: '記録する' }).click();
	await expect(page.getByRole('heading', { name: '子ども家庭支援センター' })).toBeVisible();

	await page.getByLabel('言葉で さがす').fill('ジュクネン');
	await page.getByRole('button', { name: '見る', exact: true }).click();
	await expect(page.getByText('えらんだ ものに 合う 相談先は ありません')).toBeVisible();
	await page.getByLabel('言葉で さがす').fill('熟年 相談');
	await page.getByRole('button', { name: '見る', exact: true }).click();
	await expect(page.getByRole('heading', { level: 2, name: '子ども家庭支援センター' })).toHaveCount(0);
	await look(laptop, 'places-03-list');
	await page.getByRole('link', { name: '印刷' }).click();
	await expect(page.getByRole('cell', { name: /熟年相談室/ })).toBeVisible();
	await look(laptop, 'places-04-print');
});

test('two people who change one office: the second is told, and loses nothing', async () => {
	const { page } = laptop;
	await page.goto('/places');
	await page.getByRole('link', { name: new RegExp(`^なおす ?：${office}`) }).click();
	await expect(page.getByRole('heading', { level: 1, name: office })).toBeVisible();
	const second = await page.context().newPage();
	await second.goto(page.url());
	await second.getByLabel('電話').fill('0123-45-1111');
	await second.getByRole('button', { name: '記録する' }).click();
	await expect(second.getByText('記録しました。')).toBeVisible();
	await second.close();

	await page.getByLabel('オープン時間').fill('毎日 9:00〜17:00');
	await page.getByRole('button', { name: '記録する' }).click();
	await expect(page.getByText('ほかの 人が 先に かえました')).toBeInViewport();
	await expect(page.getByText('いまの 記録：0123-45-1111')).toBeVisible();
	await expect(page.getByText('いまの 記録：月〜金 8:30〜17:15')).toBeVisible();
	await expect(page.getByLabel('オープン時間')).toHaveValue('毎日 9:00〜17:00');
	await expect(page.getByLabel('電話')).toHaveValue('0123-45-6789');
	await look(laptop, 'places-05-changed-meanwhile');
	await page.getByRole('button', { name: '記録する' }).click();
	await expect(page.getByText('毎日 9:00〜17:00')).toBeVisible();
});

test('the office for 訂正・削除 is set once', async () => {
	const { page } = laptop;
	await page.goto('/city');
	await page.getByRole('link', { name: /^窓口/ }).click();
	await page.getByLabel('課の 名前').fill('高齢福祉課');
	await page.getByLabel('電話').fill('0123-45-0001');
	await page.keyboard.press('Enter');
	await expect(page.getByText(line)).toBeVisible();
	await look(laptop, 'places-06-contact');
});

test('個別の支援につなぐ: what fits the 分野 stands first, and the telephone stays to be called', async () => {
	const { page } = laptop;
	await page.goto(`/meetings/${meeting.id}/board`);
	await page.getByRole('button', { name: '入口を ひらく' }).click();
	await expect(page.getByRole('button', { name: '入口を しめる' })).toBeVisible();
	const ann = await phoneIn(running.origin, meeting);
	await post(ann, 'komatta', '角の 田中さんが 雪かきを できない');
	await tool(page, 'あずかり 1').click();
	const held = panel(page, 'あずかり');
	await held.getByRole('button', { name: /^1枚目を ひらく$/ }).click();
	await held.getByRole('button', { name: /^個別の支援に つなぐ/ }).click();
	const sheet = page.getByRole('dialog');
	await expect(sheet.getByText('先に 分野を えらぶと、相談先が 出ます。')).toBeVisible();
	await sheet.getByRole('radio', { name: '高齢' }).check();
	await expect(sheet.getByText('ほかの 相談先（1）')).toBeVisible();
	await expect(sheet.getByRole('radio', { name: '子ども家庭支援センター' })).toBeHidden();
	await look(laptop, 'places-07-handoff');

	await page.context().setOffline(true);
	await sheet.getByRole('radio', { name: /熟年相談室/ }).check();
	await page.context().setOffline(false);
	const agree = sheet.getByRole('button', { name: 'つなぐ', exact: true });
	await expect(agree).toBeEnabled({ timeout: 30_000 });
	await agree.click();
	await expect(sheet.getByText('つなぎました。電話は ここへ')).toBeVisible();
	await expect(sheet.getByText('0123-45-6789')).toBeVisible();
	await expect(sheet.getByText('毎日 9:00〜17:00')).toBeVisible();
	await look(laptop, 'places-08-call');
	await sheet.getByRole('button', { name: 'とじる' }).click();
	await expect(sheet).toBeHidden();
	expect(JSON.stringify(ann.doc.toJSON())).not.toMatch(/0123-45|熟年/);
	ann.drop();

	await page.goto('/places');
	await page.getByRole('link', { name: 'つないだ 件数' }).click();
	await expect(page.getByText('高齢 1件')).toBeVisible();
	await page.getByText('日ごとに 見る').click();
	await expect(page.getByText(office)).toBeVisible();
	await look(laptop, 'places-09-handoffs');
});

test('sheets say whom to ask: the card on the table, the 次第 and the 回覧', async () => {
	const { page } = laptop;
	for (const sheet of ['cards?what=table', 'cards?what=table&size=a6', 'cards?what=agenda', 'sheet']) {
		await page.goto(`/meetings/${meeting.id}/${sheet}`);
		await expect(page.getByText(line).first(), sheet).toBeVisible();
		// Nothing is cut off at the edge of a card.
		const cut = await page
			.locator('.sheet.whole article')
			.evaluateAll((all) => all.filter((each) => each.scrollHeight > each.clientHeight + 1).length);
		expect([sheet, cut]).toEqual([sheet, 0]);
		await look(laptop, `places-10-${sheet.replace(/\W/g, '-')}`);
	}
});

test('a phone is told whom to ask at the door and in the meeting, and the offices after 閉会', async ({
	browser
}) => {
	const phone = await person(browser, 'phone', running.origin);
	const { page } = phone;
	await page.goto(`/join#${meeting.joinToken}`);
	await expect(page.getByText(line)).toBeVisible();
	await look(phone, 'places-11-door');
	await page.getByRole('button', { name: '会議に 入る' }).tap();
	await expect(page.getByText(line)).toBeVisible();
	const offices = page.getByText('困った ときの 相談先');
	await expect(offices).toBeHidden();

	const wire = { origin: running.origin, meeting, cookie: city.staffCookie, view: 'staff' } as const;
	const staff = new WirePhone(wire);
	await staff.connect();
	await staff.ask({ type: 'meeting.close' });
	staff.drop();
	await expect(offices).toBeVisible();
	for (const again of [false, true]) {
		if (again) await page.reload();
		await offices.tap();
		await expect(page.getByRole('link', { name: '0123-45-6789' })).toHaveAttribute('href', 'tel:0123456789');
		await expect(page.getByText('毎日 9:00〜17:00')).toBeVisible();
		await expect(page.getByText(line)).toBeVisible();
	}
	await look(phone, 'places-12-result');
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
	await page.context().close();

	const small = await person(browser, 'phone', running.origin);
	await signIn(small, city);
	for (const [address, name] of [
		['/places', 'list'],
		['/places/handoffs', 'handoffs'],
		['/city/contact', 'contact']
	] as const) {
		await small.page.goto(address);
		await look(small, `places-13-phone-${name}`);
		expect(await small.page.evaluate(() => document.documentElement.scrollWidth), address).toBe(360);
	}
	expectQuiet([laptop, phone, small]);
});
