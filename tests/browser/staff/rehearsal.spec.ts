/**
 * 練習: from the page of a meeting to a board with sample notes, a phone and a projector screen, and to
 * the end of it when the real door opens.
 */
import { expect, type Page } from '@playwright/test';
import type { RunningApp } from '../../support/app.ts';
import type { PreparedMeeting, RunningCity } from '../../support/running-city.ts';
import { expectQuiet, look, person, signIn, type Person } from '../people.ts';
import { test } from '../shared-server.ts';

let running: RunningApp;
let city: RunningCity;
let meeting: PreparedMeeting;
let laptop: Person;
let phone: Person;
let projector: Person;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser, server }) => {
	running = server.running;
	city = await server.newCity();
	meeting = await city.prepare();
	const everybody = ['laptop', 'phone', 'projector'] as const;
	[laptop, phone, projector] = (await Promise.all(
		everybody.map((device) => person(browser, device, running.origin))
	)) as [Person, Person, Person];
	for (const each of [laptop, projector]) await signIn(each, city);
});

const band = (page: Page) => page.getByText('練習中 — ここに 書いたことは 残りません');
const home = () => `/meetings/${meeting.id}`;

async function inSight(page: Page): Promise<void> {
	await expect(band(page)).toBeInViewport({ ratio: 1 });
	const covered = await band(page).evaluate((element) => {
		const { left, top, width, height } = element.getBoundingClientRect();
		const there = document.elementFromPoint(left + width / 2, top + height / 2);
		return there !== element && !element.contains(there);
	});
	expect(covered).toBe(false);
}

let rehearsal = '';
let code = '';

test('an account that has not run a meeting is offered 練習, which opens a board with 18 notes that wait', async () => {
	const { page } = laptop;
	await page.goto(home());
	await expect(page.getByText('はじめて 進行する 人へ：練習できます', { exact: false })).toBeVisible();
	await look(laptop, 'rehearsal-01-offer');
	await page.getByRole('button', { name: '練習を はじめる' }).click();
	await page.waitForURL(/\/meetings\/[0-9a-f-]{36}\/board$/);
	rehearsal = new URL(page.url()).pathname.split('/')[2]!;
	expect(rehearsal).not.toBe(meeting.id);
	await expect(page.getByRole('heading', { level: 1 })).toContainText('練習：葉月台 支えあい会議');
	await inSight(page);
	await page.getByRole('button', { name: '入口を ひらく' }).click();
	code = (await page.locator('dd.number').first().textContent())!.replace(/\D/g, '');
	expect(code).not.toBe(meeting.code);
	await look(laptop, 'rehearsal-02-board');
	await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
	await inSight(page);
});

test('a real phone joins by the number of the rehearsal, and says at every place that nothing stays', async () => {
	const { page } = phone;
	await page.goto('/');
	await page.waitForLoadState('networkidle');
	for (const digit of code) await page.getByRole('button', { name: digit, exact: true }).click();
	await page.waitForURL(`**/join/${rehearsal}`);
	await inSight(page);
	await expect(page.getByText('つながりました').first()).toBeVisible();
	await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
	await inSight(page);
	await look(phone, 'rehearsal-03-phone');
});

test('the projector screen has the band in every step, and nothing of what the laptop presses', async () => {
	await projector.page.goto(`/meetings/${rehearsal}/screen`);
	await inSight(projector.page);
	await expect(projector.page.getByRole('button')).toHaveCount(0);
	await look(projector, 'rehearsal-04-screen');
});

test('when 書く begins three more notes arrive, one after the other', async () => {
	const { page } = laptop;
	const next = page.getByRole('button', { name: /^次へ/ });
	await next.click();
	await next.click();
	const wall = projector.page.getByRole('main');
	await expect(wall).toContainText('10', { timeout: 15_000 });
	await expect(wall).toContainText('12', { timeout: 30_000 });
	await inSight(projector.page);
	await look(laptop, 'rehearsal-05-arriving');
});

test('参加者の 画面 is a window of its own, of the size of a phone, that joins as one', async () => {
	const { page } = laptop;
	const popup = page.waitForEvent('popup');
	await page.getByRole('button', { name: '参加者の 画面' }).click();
	const participant = await popup;
	await participant.waitForLoadState('networkidle');
	expect(await participant.evaluate(() => innerWidth)).toBeLessThan(420);
	await participant.getByRole('button', { name: '会議に 入る' }).click();
	await participant.waitForURL(`**/join/${rehearsal}`);
	await inSight(participant);
	await participant.close();
});

test('opening the real door ends it: board, screen and phone say so, and the phone leads to the number', async ({
	browser
}) => {
	const other = await person(browser, 'laptop', running.origin);
	await signIn(other, city);
	await other.page.goto(`${home()}/board`);
	await expect(other.page.getByText('この会議の 練習が つづいています', { exact: false })).toBeVisible();
	await look(other, 'rehearsal-06-door');
	await other.page.getByRole('button', { name: '入口を ひらく' }).click();
	await expect(other.page.locator('.phones b')).toHaveText('0');

	await expect(phone.page.getByRole('heading', { name: '練習は おわりました。' })).toBeVisible({
		timeout: 15_000
	});
	await expect(phone.page.getByText('会議の 番号で 入りなおしてください。')).toBeVisible();
	await expect(band(phone.page)).toBeHidden();
	await look(phone, 'rehearsal-07-phone-over');
	await expect(projector.page.getByText('練習は おわりました。')).toBeVisible({ timeout: 15_000 });
	await look(projector, 'rehearsal-08-screen-over');
	await expect(laptop.page.getByRole('heading', { name: '練習は おわりました。' })).toBeVisible({
		timeout: 15_000
	});
	await look(laptop, 'rehearsal-09-board-over');

	await phone.page.getByRole('link', { name: '番号で 入る' }).click();
	await phone.page.waitForLoadState('networkidle');
	for (const digit of meeting.code)
		await phone.page.getByRole('button', { name: digit, exact: true }).click();
	await phone.page.waitForURL(`**/join/${meeting.id}`);
	await expect(band(phone.page)).toHaveCount(0);
	const kept = await phone.page.evaluate(
		(id) => Object.keys(localStorage).filter((key) => key.includes(id) && !key.includes('read:')),
		rehearsal
	);
	expect(kept).toEqual([]);

	await laptop.page.getByRole('link', { name: '会議の ページへ' }).click();
	await laptop.page.waitForURL(`**${home()}`);
	await expect(laptop.page.getByText('はじめて 進行する 人へ', { exact: false })).toHaveCount(0);
	expectQuiet([laptop, projector, phone, other]);
});

test('「練習を おわる」 leads back to the meeting, and the list of meetings never had a second one', async () => {
	const next = await city.prepare();
	const { page } = laptop;
	await page.goto(`/meetings/${next.id}`);
	await page.getByRole('link', { name: /練習する/ }).click();
	await page.waitForLoadState('networkidle');
	await look(laptop, 'rehearsal-10-page');
	await page.getByRole('button', { name: '練習を はじめる' }).click();
	await page.waitForURL(/\/board$/);
	await page.getByRole('button', { name: '練習を おわる' }).click();
	await page.waitForURL(`**/meetings/${next.id}?rehearsed`);
	await expect(page.getByText('練習を おわりました。書いたことは、何も 残っていません。')).toBeVisible();
	await page.goto('/meetings');
	await expect(page.getByText('練習')).toHaveCount(0);
	await expect(page.getByRole('row', { name: /第\d回/ })).toHaveCount(2);
	expectQuiet([laptop]);
});
