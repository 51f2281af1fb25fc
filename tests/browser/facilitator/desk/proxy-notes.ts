/** Staff write for others (代筆) at the laptop, from printed cards and on a staff phone. */
import { expect, type Browser } from '@playwright/test';
import type { PreparedMeeting, RunningCity } from '../../../support/running-city.ts';
import { expectQuiet, look, person, signIn, type Person } from '../../people.ts';
import { hidden, words } from './notes.ts';
import { expectNothingOf, tool } from './page.ts';

export async function writeByKeys(desk: Person): Promise<void> {
	const { page } = desk;
	await page.locator('body').press('p');
	const text = page.getByRole('textbox', { name: '書くこと' });
	await expect(text).toBeFocused();
	await expectNothingOf(page, hidden);
	await look(desk, 'desk-05-scribe');
	await page.keyboard.press('ArrowRight');
	await expect(page.getByRole('radio', { name: 'もったいない' })).toBeChecked();
	await page.keyboard.press('ArrowLeft');
	await page.keyboard.type(words.told);

	// The Enter that confirms an IME conversion must not start the read-back.
	await text.dispatchEvent('keydown', { key: 'Enter', isComposing: true, keyCode: 229 });
	await expect(page.getByText('声に 出して 読みかえします')).toHaveCount(0);
	await page.keyboard.press('Enter');
	await expect(page.getByText('声に 出して 読みかえします')).toBeVisible();
	await look(desk, 'desk-06-read-back');
	await page.keyboard.press('Escape');
	await expect(text).toHaveValue(words.told);
	await page.keyboard.press('Enter');
	await page.keyboard.press('Enter');
	await expect(page.getByText('1枚 届きました')).toBeVisible();
	await expect(text).toBeFocused();
	await expect(text).toHaveValue('');
	await expect(page.getByRole('radio', { name: '困っている' })).toBeChecked();
}

export async function typeInPaperCards(desk: Person): Promise<void> {
	const { page } = desk;
	await page.getByRole('button', { name: '紙の番号を 使う' }).click();
	await page.keyboard.press('m');
	await page.keyboard.type('7');
	await page.keyboard.press('Enter');
	await page.keyboard.type('倉庫の 太鼓');
	await page.keyboard.press('Enter');
	await page.keyboard.press('Enter');
	await expect(page.getByText('2枚 届きました')).toBeVisible();

	await expect(page.getByLabel('紙の番号（1〜199）')).toBeFocused();
	await page.keyboard.type('7');
	await page.keyboard.press('Enter');
	await page.keyboard.type(words.hall);
	await page.keyboard.press('Enter');
	await expect(page.getByText('その番号の 紙は もう あります。番号を たしかめてください。')).toBeVisible();
	await expect(page.getByRole('textbox', { name: '書くこと' })).toHaveValue(words.hall);
	await look(desk, 'desk-07-number-taken');
	await page.reload();
	await expect(tool(page, '代筆（P）')).toBeVisible();
	await page.locator('body').press('p');
	await expect(page.getByRole('textbox', { name: '書くこと' })).toHaveValue(words.hall); // Typed text is kept.
	await page.getByLabel('紙の番号（1〜199）').fill('８');
	await page.keyboard.press('Enter');
	await page.keyboard.press('Enter');
	await page.keyboard.press('Enter');
	await expect(page.getByText('1枚 届きました')).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(page.getByRole('textbox', { name: '書くこと' })).toHaveCount(0);
	await expectNothingOf(page, hidden);
}

interface Wanted {
	readonly browser: Browser;
	readonly origin: string;
	readonly city: RunningCity;
	readonly meeting: PreparedMeeting;
}

export async function writeOnStaffPhone({ browser, origin, city, meeting }: Wanted): Promise<void> {
	const helper = await person(browser, 'phone', origin);
	const { page } = helper;
	await page.goto(`/meetings/${meeting.id}/entry`);
	await expect(page).toHaveURL(/sign-in/);
	await signIn(helper, city);
	await page.goto(`/meetings/${meeting.id}/entry`);
	const text = page.getByRole('textbox', { name: '書くこと' });
	await text.fill('古い ミシンが 三台 ある');
	await look(helper, 'desk-08-entry');
	await page.context().setOffline(true);
	await page.getByRole('radio', { name: 'もったいない' }).tap();
	await page.getByRole('button', { name: '読みかえす' }).tap();
	await look(helper, 'desk-09-entry-read-back');
	await page.getByRole('button', { name: '出す', exact: true }).tap();
	await expect(page.getByText('1枚 まだ 出ていません（この中に あります）')).toBeVisible();
	await expect(page.getByText('つながりません', { exact: false })).toBeVisible({ timeout: 40_000 });
	await look(helper, 'desk-10-entry-offline');
	await page.context().setOffline(false);
	await expect(page.getByText('1枚 届きました')).toBeVisible({ timeout: 30_000 });
	await expectNothingOf(page, hidden);
	const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
	expect(overflow).toBeLessThanOrEqual(0);
	expectQuiet([helper]);
	await page.context().close();
}
