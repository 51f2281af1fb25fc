/**
 * Staff prepare a meeting days ahead: its 次第, early notes, print-outs, つながるか ためす, and another
 * person with the key.
 */
import { expect } from '@playwright/test';
import type { RunningApp } from '../../support/app.ts';
import type { PreparedMeeting, RunningCity } from '../../support/running-city.ts';
import { WirePhone } from '../../support/wire-phone.ts';
import { expectQuiet, look, person, signIn, type Person } from '../people.ts';
import { test } from '../shared-server.ts';
import { printEverything } from './prepare/print-outs.ts';
import { runWithTheKey, tryOnePhone } from './prepare/ways-in.ts';

let running: RunningApp;
let city: RunningCity;
let meeting: PreparedMeeting;
let laptop: Person;

test.beforeAll(async ({ browser, server }) => {
	running = server.running;
	city = await server.newCity();
	meeting = await city.prepare();
	laptop = await person(browser, 'laptop', running.origin);
	await signIn(laptop, city);
});

const to = (page: string) => laptop.page.goto(`/meetings/${meeting.id}${page}`);

test('the 次第 is edited by keyboard alone, and what was not decided is not lost without a word', async () => {
	const { page } = laptop;
	await to('');
	await look(laptop, 'prepare-meeting');
	await page.getByRole('link', { name: /次第と 約束/ }).click();
	await expect(page.getByRole('heading', { name: '次第と 約束' })).toBeVisible();
	await look(laptop, 'prepare-plan');

	const up = page.getByRole('button', { name: '上へ：もったいない' });
	await up.focus();
	await page.keyboard.press('Enter');
	await expect(up).toBeFocused(); // The focus moved with its line.
	await expect(page.getByRole('textbox', { name: /^なまえ/ }).nth(2)).toHaveValue('もったいない');

	await page.getByRole('button', { name: '消す：休憩' }).focus();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('textbox', { name: 'なまえ：休憩' })).toHaveCount(0);
	await page.getByRole('button', { name: '元に戻す' }).click();
	await expect(page.getByRole('textbox', { name: 'なまえ：休憩' })).toHaveCount(1);

	await page.getByLabel('加える 番').selectOption({ label: '報告・協議' });
	await page.getByRole('button', { name: '番を 加える' }).click();
	await page.keyboard.type('町会からの 報告');
	await page.getByRole('spinbutton', { name: '分：町会からの 報告' }).fill('7');
	await expect(page.getByText(/ぜんぶで 97分/)).toBeVisible();
	await page.getByLabel('今日の テーマ').fill('冬の 買い物');

	const asked = new Promise<string>((resolve) =>
		page.once('dialog', (dialog) => {
			resolve(dialog.message());
			void dialog.dismiss();
		})
	);
	await page.getByRole('link', { name: /第1回/ }).click();
	expect(await asked).toContain('まだ 決まっていません');
	await expect(page.getByLabel('今日の テーマ')).toHaveValue('冬の 買い物');
	await look(laptop, 'prepare-plan-changed');

	await page.getByRole('button', { name: 'これで 決める' }).click();
	await page.waitForURL(/\?planned$/);
	await expect(page.getByText('冬の 買い物')).toBeVisible();
	await expect(page.getByText('町会からの 報告')).toBeVisible();
	await expect(page.getByText('次第（97分）')).toBeVisible();
});

test('what somebody else decided meanwhile is shown beside what was typed, and the next press decides', async ({
	browser
}) => {
	const { page } = laptop;
	const other = await person(browser, 'laptop', running.origin);
	await signIn(other, city);
	await Promise.all([to('/plan'), other.page.goto(`/meetings/${meeting.id}/plan`)]);
	await other.page.getByLabel('会場').fill('葉月台 公民館');
	await other.page.getByRole('button', { name: 'これで 決める' }).click();
	await other.page.waitForURL(/\?planned$/);

	await page.getByLabel('今日の テーマ').fill('雪の日の 買い物');
	await page.getByRole('button', { name: 'これで 決める' }).click();
	await expect(page.getByText('この 準備を、ほかの 人が さきに かえました')).toBeVisible();
	await expect(page.getByText('葉月台 公民館')).toBeVisible();
	await expect(page.getByLabel('今日の テーマ')).toHaveValue('雪の日の 買い物');
	await look(laptop, 'prepare-plan-conflict');
	await page.getByLabel('会場').fill('葉月台 公民館');
	await page.getByRole('button', { name: 'これで 決める' }).click();
	await page.waitForURL(/\?planned$/);
	await expect(page.getByText('雪の日の 買い物')).toBeVisible();
	await expect(page.getByText('葉月台 公民館')).toBeVisible();
	expectQuiet([other]);
	expect(laptop.complaints.splice(0).filter((text) => !/409/.test(text))).toEqual([]); // The refused press returns 409.
});

test('[K2] another day of the meeting is said back in full', async () => {
	const { page } = laptop;
	await to('/plan');
	await page.waitForLoadState('networkidle');
	const when = await page.getByLabel('日時').inputValue();
	await page.getByLabel('日時').fill('2029-01-30T10:00');
	await page.getByRole('button', { name: 'これで 決める' }).click();
	await expect(page.getByText('日時は 令和11年1月30日(火) 10:00に なりました。')).toBeVisible();
	await look(laptop, 'prepare-moved');
	await to('/plan');
	await page.waitForLoadState('networkidle');
	await page.getByLabel('日時').fill(when);
	await page.getByRole('button', { name: 'これで 決める' }).click();
	await expect(page.getByText(/^日時は .*に なりました。$/)).toBeVisible();
});

test('notes ahead wait for the day; one that names somebody is あずかり until it is reworded', async () => {
	const { page } = laptop;
	await to('/ahead');
	await page.waitForLoadState('networkidle'); // Until its scripts run, a form reloads the page and the focus is lost.
	await page.getByLabel('書くこと').fill('坂の上まで お米を 運べない');
	await page.getByRole('button', { name: '出す', exact: true }).click();
	await expect(page.getByText('坂の上まで お米を 運べない')).toBeVisible();
	await expect(page.getByLabel('書くこと')).toBeFocused();
	await expect(page.getByLabel('書くこと')).toHaveValue('');

	await page.getByRole('button', { name: 'もったいない' }).click();
	await page.getByLabel('書くこと').fill('山田さんの 車が 昼は あいている');
	await page.getByRole('button', { name: '出す', exact: true }).click();
	await expect(page.getByText('あずかり', { exact: true })).toBeVisible();
	await look(laptop, 'prepare-ahead');
	await page.getByRole('button', { name: 'なおす：山田さん' }).click();
	await page.getByLabel('書くこと').nth(1).fill('近所の 車が 昼は あいている');
	await page.getByRole('button', { name: 'これで なおす' }).click();
	await expect(page.getByText('近所の 車が 昼は あいている')).toBeVisible();

	const row = page.getByRole('listitem').filter({ hasText: '近所の 車' });
	await page.getByRole('button', { name: 'なおす：近所の 車' }).click();
	await page.getByRole('button', { name: /困っている.*(する|かえる)/ }).click();
	await page.getByRole('button', { name: 'これで なおす' }).click();
	await expect(row.getByText('困っている')).toBeVisible();

	await page.getByRole('button', { name: '取り消す：坂の上' }).click();
	await expect(page.getByText('坂の上まで お米を 運べない', { exact: true })).toHaveCount(0);
	await page.getByRole('button', { name: '元に戻す' }).click();
	await expect(page.getByText('坂の上まで お米を 運べない', { exact: true })).toBeVisible();

	await page.getByLabel('書くこと').first().fill('とちゅうまで 書いた');
	await page.reload();
	await expect(page.getByLabel('書くこと').first()).toHaveValue('とちゅうまで 書いた');
});

test('[A3] what was promised before the first meeting is written down', async () => {
	const { page } = laptop;
	await to('/earlier');
	await page.getByLabel('なにを').fill('花の水やりを 分担する');
	await page.getByLabel('だれが').fill('老人会');
	await page.getByRole('button', { name: '加える' }).click();
	await expect(page.getByRole('link', { name: '花の水やりを 分担する' })).toBeVisible();
	await expect(page.getByLabel('なにを')).toHaveValue('');
	await look(laptop, 'prepare-earlier');
});

test('paper: cards, the table’s QR, the 次第 and やること, in both sizes', () =>
	printEverything(laptop, meeting));

test('one phone scans before the meeting, and the laptop says that it arrived', ({ browser }) =>
	tryOnePhone({ browser, origin: running.origin, city, meeting, laptop }));

test('somebody without an account runs the meeting with the key, until it is taken back', ({ browser }) =>
	runWithTheKey({ browser, origin: running.origin, city, meeting, laptop }));

test('the people of a council', async () => {
	await laptop.page.goto('/councils');
	await look(laptop, 'prepare-councils');
	await laptop.page.getByRole('link', { name: /人を 見る/ }).click();
	await expect(laptop.page.getByText('あなた')).toBeVisible();
	await look(laptop, 'prepare-people');
	expectQuiet([laptop]);
});

test('nothing of it scrolls sideways on a phone', async () => {
	const { page } = laptop;
	await page.setViewportSize({ width: 360, height: 740 });
	for (const path of ['', '/plan', '/ahead', '/earlier', '/key', '/try', '/cards']) {
		await to(path);
		await look(laptop, `prepare-narrow${path.replace('/', '-')}`);
		const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
		expect(wide, path).toBeLessThanOrEqual(0);
	}
});

test('while the meeting runs what lies ahead can still be changed, and what is いま stays いま', async () => {
	const { page } = laptop;
	await page.setViewportSize({ width: 1366, height: 768 });
	const board = new WirePhone({ origin: running.origin, meeting, cookie: city.staffCookie, view: 'staff' });
	await board.connect();
	await board.ask({ type: 'door.set', open: true });
	await board.ask({ type: 'step.go', position: 2 });

	await to('');
	await expect(page.getByRole('link', { name: /次第と 約束/ })).toBeVisible();
	await expect(page.getByRole('link', { name: /日を かえる/ })).toHaveCount(0); // The door was open (P13).
	await to('/cancel');
	await expect(page.getByText('もう ひらいた 会議です。')).toBeVisible();
	await expect(page.getByRole('link', { name: /日を かえる/ })).toHaveCount(0);

	await to('/plan');
	await expect(page.getByText('いま・済み', { exact: true })).toHaveCount(3);
	await expect(page.getByRole('button', { name: /^下へ/ }).nth(2)).toBeDisabled();
	await expect(page.getByRole('button', { name: /^上へ/ }).nth(3)).toBeDisabled();
	await look(laptop, 'prepare-plan-open');
	const now = await page
		.getByRole('textbox', { name: /^なまえ/ })
		.nth(2)
		.inputValue();
	await page.getByRole('button', { name: /^下へ/ }).nth(3).click();
	await page.getByRole('button', { name: 'これで 決める' }).click();
	await page.waitForURL(/\?planned$/);
	await board.until(() => board.board.agenda[4]?.title === '困っている');
	expect(board.board.agenda[board.board.position]?.title).toBe(now);
	board.drop();
	expectQuiet([laptop]);
});
