/**
 * 代筆 at a table: a 代筆のかぎ opens its page and nothing else, a paper in the wrong kind is turned, and
 * the last entries of the device are corrected until the room has seen them.
 */
import { expect, type Page } from '@playwright/test';
import type { RunningApp } from '../../support/app.ts';
import type { PreparedMeeting, RunningCity } from '../../support/running-city.ts';
import { WirePhone } from '../../support/wire-phone.ts';
import { expectQuiet, look, person, signIn, type Person } from '../people.ts';
import { aPhone } from '../phone-meeting.ts';
import { test } from '../shared-server.ts';

let running: RunningApp;
let city: RunningCity;
let meeting: PreparedMeeting;
let wire: WirePhone;
let laptop: Person;
let tablet: Person;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser, server }) => {
	running = server.running;
	city = await server.newCity();
	meeting = await city.prepare();
	wire = new WirePhone({
		origin: running.origin,
		meeting,
		cookie: city.staffCookie,
		view: 'staff'
	});
	await wire.connect();
	await wire.ask({ type: 'door.set', open: true });
	await wire.ask({ type: 'step.go', position: 2 });
	laptop = await person(browser, 'laptop', running.origin);
	await signIn(laptop, city);
	tablet = await person(browser, 'phone', running.origin);
});
test.afterAll(() => {
	wire.drop();
});

const field = (page: Page) => page.getByRole('textbox', { name: '書くこと' });
const opener = (page: Page) => page.getByRole('button', { name: /^さいごに 書いた/ });
const list = (page: Page) => page.getByRole('region', { name: 'この 端末で さいごに 書いた紙' });

async function write(page: Page, text: string): Promise<void> {
	await field(page).fill(text);
	await page.getByRole('button', { name: '読みかえす' }).tap();
	await page.getByRole('button', { name: '出す', exact: true }).tap();
	await expect.poll(() => wire.privateNotes.some((note) => note.text === text)).toBe(true);
}

test('a 代筆のかぎ is made beside the 当日のかぎ, printed, and opens the page of 代筆 on a tablet', async () => {
	const { page } = laptop;
	await page.goto(`/meetings/${meeting.id}/key`);
	await page.getByRole('button', { name: '代筆のかぎを 作る' }).click();
	await expect(page.getByRole('img', { name: '代筆のかぎの QR' })).toBeVisible();
	await look(laptop, 'scribe-01-key');
	const link = await page.getByRole('textbox', { name: '代筆のかぎの リンク' }).inputValue();
	await page.getByRole('link', { name: 'かぎを 印刷' }).click();
	await expect(page.getByText('紙を 書きうつす 画面だけが ひらきます')).toBeVisible();
	await look(laptop, 'scribe-02-paper');

	await tablet.page.goto(`/key${new URL(link).hash}`);
	await expect(tablet.page.getByText('ほかの 画面は ひらきません')).toBeVisible();
	await look(tablet, 'scribe-03-take');
	await tablet.page.getByRole('button', { name: '代筆の 画面を ひらく' }).tap();
	await tablet.page.waitForURL('**/entry');
	await expect(field(tablet.page)).toBeVisible();
	for (const other of ['/board', '/screen', '/captions', '/minutes', '/plan', '/key', '']) {
		const answer = await tablet.page.request.get(`/meetings/${meeting.id}${other}`, { maxRedirects: 0 });
		expect(answer.status(), other).not.toBe(200);
	}
});

test('the last entries of this device are opened by a press, and close when the next person begins', async () => {
	const { page } = tablet;
	await wire.ask({ type: 'note.post', kind: 'komatta', text: 'となりの 机の 紙', as: 'proxy' });
	await write(page, '畑が あいている');
	await write(page, '坂が つらい');
	await expect(page.getByText('坂が つらい')).toHaveCount(0);
	await opener(page).tap();
	await expect(list(page).locator('.note')).toHaveText([/坂が つらい/, /畑が あいている/]);
	await expect(page.getByText('となりの 机の 紙')).toHaveCount(0);
	await look(tablet, 'scribe-04-last');
	await field(page).fill('つぎの 人の');
	await expect(list(page).locator('.note')).toHaveCount(0);
	await field(page).fill('');

	await page.reload();
	await opener(page).tap();
	await expect(list(page).locator('.note')).toHaveCount(2);
});

test('なおす turns the kind and changes the words, by keys too; Enter of a conversion posts nothing', async () => {
	const { page } = tablet;
	await list(page).getByRole('button', { name: 'なおす：畑が あいている' }).focus();
	await page.keyboard.press('Enter');
	const words = list(page).getByRole('textbox', { name: '書くこと' });
	await expect(words).toBeFocused();
	await list(page).getByRole('button', { name: '「もったいない」の 紙に かえる' }).tap();
	await words.fill('畑が 半分 あいている');
	await words.dispatchEvent('keydown', { key: 'Enter', isComposing: true, keyCode: 229 });
	await expect(words).toBeVisible();
	expect(wire.privateNotes.some(({ text }) => text.includes('半分'))).toBe(false);
	await look(tablet, 'scribe-05-correct');
	await list(page).getByRole('button', { name: 'これで なおす' }).tap();
	await expect(list(page).getByText('なおしました')).toBeVisible();
	await expect
		.poll(() => wire.privateNotes.find(({ text }) => text === '畑が 半分 あいている')?.kind)
		.toBe('mottainai');
	expect(wire.board.tallies.waiting).toEqual({ komatta: 2, mottainai: 1 });
});

test('消す asks once more; what is in あずかり says so, and what was shown can no longer be corrected', async () => {
	const { page } = tablet;
	await list(page).getByRole('button', { name: '消す：坂が つらい' }).tap();
	await list(page).getByRole('button', { name: 'やめる' }).tap();
	await expect(list(page).getByText('坂が つらい')).toBeVisible();
	await list(page).getByRole('button', { name: '消す：坂が つらい' }).tap();
	await list(page).getByRole('button', { name: '消す', exact: true }).tap();
	await expect(list(page).getByText('坂が つらい')).toHaveCount(0);
	await expect(list(page).getByText('消しました')).toBeVisible();

	await write(page, '山本さんの 家の 畑');
	await opener(page).tap();
	await expect(list(page).getByText('あずかり')).toBeVisible();
	await wire.ask({ type: 'notes.show' });
	await expect(list(page).getByText('見せました')).toBeVisible();
	await expect(list(page).getByRole('button', { name: /^なおす：畑/ })).toHaveCount(0);
	await look(tablet, 'scribe-06-shown');
});

test('a paper typed at the laptop as the wrong kind is turned in the panel', async () => {
	const { page } = laptop;
	await page.goto(`/meetings/${meeting.id}/board`);
	await page.getByRole('button', { name: '代筆（P）' }).click();
	await field(page).fill('古い ミシンが ある');
	await page.keyboard.press('Enter');
	await page.keyboard.press('Enter');
	await expect(page.getByText('1枚 届きました')).toBeVisible();
	await opener(page).click();
	await list(page).getByRole('button', { name: 'なおす：古い ミシンが ある' }).click();
	await list(page).getByRole('button', { name: '「もったいない」の 紙に かえる' }).click();
	await list(page).getByRole('button', { name: 'これで なおす' }).click();
	await expect
		.poll(() => wire.privateNotes.find(({ text }) => text === '古い ミシンが ある')?.kind)
		.toBe('mottainai');
	await look(laptop, 'scribe-07-panel');
});

test('a phone turns its own note before it is shown, and is not offered it afterwards', async ({
	browser
}) => {
	const phone = await aPhone(browser, running.origin, meeting);
	const { page } = phone;
	await page.getByRole('textbox').fill('庭の 柿が たくさん なる');
	await page.getByRole('button', { name: '出す', exact: true }).tap();
	await expect(page.getByText('届きました')).toBeVisible();
	await page.getByRole('button', { name: /なおす・消す/ }).tap();
	const sheet = page.getByRole('dialog');
	await sheet.getByRole('button', { name: '「もったいない」の 紙に かえる' }).tap();
	await expect(sheet.locator('.field.mottainai')).toBeVisible();
	await look(phone, 'scribe-08-phone');
	await sheet.getByRole('button', { name: 'これで 出す' }).tap();
	await expect
		.poll(() => wire.privateNotes.find(({ text }) => text.startsWith('庭の 柿'))?.kind)
		.toBe('mottainai');
	await wire.ask({ type: 'notes.show' });
	await expect(page.getByText('みんなに 見えています')).toBeVisible();
	await page.getByRole('button', { name: /なおす・消す/ }).tap();
	await expect(sheet.getByRole('button', { name: /の 紙に かえる/ })).toHaveCount(0);
	expectQuiet([phone]);
});

test('a 代筆のかぎ that is taken back closes the page within seconds, and the page says what to do', async () => {
	const { page } = laptop;
	await page.goto(`/meetings/${meeting.id}/key`);
	await page.getByRole('button', { name: '使えなくする' }).click();
	await expect(page.getByText('かぎを 使えなくしました')).toBeVisible();
	await expect(tablet.page.getByText('使えなく なっています')).toBeVisible({ timeout: 10_000 });
	await look(tablet, 'scribe-09-revoked');
	expectQuiet([laptop, tablet]);
});
