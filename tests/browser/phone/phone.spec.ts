/** A phone goes through a whole meeting: every state in three text sizes, and by keyboard alone. */
import { expect, type Page } from '@playwright/test';
import type { RunningApp } from '../../support/app.ts';
import type { RunningCity } from '../../support/running-city.ts';
import { expectQuiet, look, person } from '../people.ts';
import { aPhone, phoneMeeting } from '../phone-meeting.ts';
import { test } from '../shared-server.ts';
import { restAndCombine, supportGroup, vote } from './steps/arranging.ts';
import { readTheResult, readWhatIsDecided, stopAndAllow, takeBackAfterTheEnd } from './steps/ending.ts';
import { own, write, type WatchedPhone } from './steps/watched-phone.ts';
import {
	changeKinds,
	leaveHeld,
	readTheRules,
	reviewNothing,
	writeInTime,
	writeWithoutNetwork
} from './steps/writing.ts';

let running: RunningApp;
let city: RunningCity;
test.beforeAll(async ({ server }) => {
	running = server.running;
	city = await server.newCity();
});

test('a phone has something good to show at every step, in every size of text', async ({ browser }) => {
	test.setTimeout(240_000);
	const { origin } = running;
	const hall = await phoneMeeting(running, city);
	const phone = await aPhone(browser, origin, hall.meeting);
	const watched: WatchedPhone = { ...hall, browser, origin, phone };

	await test.step('受付: theme, 約束 and what becomes of the words', () => readTheRules(watched));
	await test.step('前回の つづき', () => reviewNothing(watched));
	await test.step('書く: the time left, and 出す in sight', () => writeInTime(watched));
	await test.step('あずかり: three ways out before anybody has seen it', () => leaveHeld(watched));
	await test.step('a draft is kept when the step changes, and もったいない is never a person', () =>
		changeKinds(watched));
	await test.step('no network: it says so, and keeps the note', () => writeWithoutNetwork(watched));
	await test.step('まとめる: わたしも, five at most, one tap back', () => supportGroup(watched));
	await test.step('休憩 and 組み合わせる', () => restAndCombine(watched));
	await test.step('選ぶ: closed, open within the budget, shown', () => vote(watched));
	await test.step('決める: what is spoken about, and what was decided', () => readWhatIsDecided(watched));
	await test.step('a stopped phone is told, and keeps its words', () => stopAndAllow(watched));
	await test.step('閉会: what became of every own note; one can still be taken back', () =>
		takeBackAfterTheEnd(watched));
	await test.step('まとめ完了: the result alone, for a month', () => readTheResult(watched));

	expectQuiet([phone]);
});

test('words that stand in the field stay: beside a note that comes back, and at 閉会', async ({
	browser
}) => {
	const { meeting, staff, go } = await phoneMeeting(running, city);
	const phone = await aPhone(browser, running.origin, meeting);
	const { page } = phone;
	await go('write');
	await write(page, 'ひとつめの 紙');
	await expect(own(page, 'ひとつめ').getByText('届きました')).toBeVisible();
	await staff.until(() => staff.privateNotes.length === 1);

	await page.context().setOffline(true);
	await write(page, 'つぎに 出した 紙');
	await expect(own(page, 'つぎに')).toBeVisible();
	const field = page.getByRole('region', { name: '紙を 書く' }).getByRole('textbox');
	await field.fill('まだ 書いている ことば');
	await field.blur(); // Without focus the draft must still not be overwritten.
	const [first] = staff.privateNotes;
	await staff.ask({ type: 'author.stop', note: first!.id });
	await page.context().setOffline(false);
	await expect(page.getByText('いま このスマホから 紙は 出せません。').first()).toBeVisible({
		timeout: 40_000
	});
	await expect(page.locator('.returned')).toContainText('つぎに 出した 紙');
	await expect(field).toHaveValue('まだ 書いている ことば');
	await expect(page.getByRole('button', { name: '書く ところに もどす' })).toHaveCount(0);

	await staff.ask({ type: 'authors.allow' });
	await page.getByRole('button', { name: '出す', exact: true }).tap();
	await expect(own(page, 'まだ 書いている').getByText('届きました')).toBeVisible();
	await expect(field).toHaveValue('つぎに 出した 紙'); // The refused note returns once the field is empty.
	await expect(page.locator('.returned')).toHaveCount(0);
	await expect(page.getByText('いま このスマホから 紙は 出せません')).toHaveCount(0); // The phone is allowed again.

	await field.fill('閉会の ときの ことば');
	await staff.ask({ type: 'meeting.close' });
	const kept = page.getByRole('textbox', { name: 'まだ 出ていない 紙' });
	await expect(kept).toHaveValue('閉会の ときの ことば');
	await page.reload();
	await expect(kept).toHaveValue('閉会の ときの ことば'); // The words are stored on this phone.
	await page.getByRole('button', { name: 'とじる' }).tap();
	await expect(kept).toHaveCount(0);
	expectQuiet([phone]);
	await page.context().close();
});

test('a whole meeting by keyboard alone', async ({ browser }) => {
	test.setTimeout(120_000);
	const { meeting, staff, go, fill } = await phoneMeeting(running, city);
	const phone = await aPhone(browser, running.origin, meeting);
	const { page } = phone;
	/** Presses Tab until the element has focus, like a keyboard user. */
	const tabTo = async (name: string | RegExp, role: 'button' | 'textbox' = 'button') => {
		const wanted = page.getByRole(role, { name, exact: true }).first();
		await expect(wanted).toBeVisible();
		for (let i = 0; i < 60; i += 1) {
			if (await wanted.evaluate((element) => element === document.activeElement)) return;
			await page.keyboard.press('Tab');
		}
		throw new Error(`the keyboard does not reach ${String(name)}`);
	};
	const press = async (name: string | RegExp) => {
		await tabTo(name);
		await page.keyboard.press('Enter');
	};

	await press('読みました');
	await go('write');
	await tabTo('困っている ことを 書く', 'textbox');
	await page.keyboard.type('雪が 多い');
	await press('出す');
	await expect(own(page, '雪が 多い').getByText('届きました')).toBeVisible();
	await tabTo('困っている ことを 書く', 'textbox');
	await page.keyboard.type('田中さんの 家が くらい');
	await press('出す');
	await press('この書き方で 出す');
	await expect(own(page, 'ある人').getByText('届きました')).toBeVisible();
	await press(/なおす・消す.*雪が/);
	await page.keyboard.press('Escape');
	await expect(page.getByRole('button', { name: /なおす・消す.*雪が/ })).toBeFocused();

	await fill();
	await go('group');
	await tabToSummary(page, '雪の日の 家の まわり');
	await page.keyboard.press('Enter');
	await press(/わたしも.*雪の日/);
	await staff.until(() => staff.board.notes.some(({ supportPhones }) => supportPhones === 1));

	await go('choose');
	await staff.ask({ type: 'votes.open' });
	await press('シールを 1まい はる');
	await page.keyboard.press('Enter');
	await expect(page.getByText('シール のこり 1まい')).toBeVisible();

	await staff.ask({ type: 'meeting.close' });
	await press(/消す.*雪が/);
	await press('消す');
	await staff.until(() => !staff.board.notes.some(({ text }) => text === '雪が 多い'));
	await expect(page.getByText('雪が 多い')).toHaveCount(0);
	expectQuiet([phone]);
});

async function tabToSummary(page: Page, words: string): Promise<void> {
	for (let i = 0; i < 60; i += 1) {
		const text = await page.evaluate(() => document.activeElement?.textContent ?? '');
		const isSummary = await page.evaluate(() => document.activeElement?.tagName === 'SUMMARY');
		if (isSummary && text.includes(words)) return;
		await page.keyboard.press('Tab');
	}
	throw new Error(`the keyboard does not reach ${words}`);
}

test('two phones of one person: the server judges the シール, and the returned one says why', async ({
	browser
}) => {
	const { meeting, staff, go, fill } = await phoneMeeting(running, city);
	const phone = await aPhone(browser, running.origin, meeting);
	await fill();
	await go('choose');
	await staff.ask({ type: 'votes.open' });
	const tab = await phone.page.context().newPage();
	await tab.goto(phone.page.url());
	await expect(tab.getByText('シール のこり 3まい')).toBeVisible();
	await phone.page.context().setOffline(true);
	const more = (page: Page, idea: string) =>
		page.getByRole('group', { name: idea }).getByRole('button', { name: 'シールを 1まい はる' });
	await expect(async () => {
		await more(phone.page, '和室で').click();
		await expect(phone.page.getByText('シール のこり 1まい')).toBeVisible({ timeout: 100 });
	}).toPass();
	await expect(phone.page.getByText('まだ 出ていません').first()).toBeVisible();
	await phone.page.context().setOffline(false);
	await expect(tab.getByText('シール のこり 1まい')).toBeVisible({ timeout: 20_000 });
});

test('the way in names the meeting, and stays when nobody answers', async ({ browser }) => {
	const { meeting } = await phoneMeeting(running, city);
	const phone = await person(browser, 'phone', running.origin);
	const { page } = phone;
	await page.goto(`/join#${meeting.joinToken}`);
	await expect(page.getByText(/支えあい会議 第\d+回/)).toBeVisible();
	await look(phone, '20-door');
	await page.context().setOffline(true);
	await page.getByRole('button', { name: '会議に 入る' }).tap();
	await expect(page.getByText('もういちど おしてください。')).toBeVisible();
	await page.context().setOffline(false);
	await page.getByRole('button', { name: '会議に 入る' }).tap();
	await expect(page).toHaveURL(/\/join\/[0-9a-f-]{36}$/);
});

test('はじめの ページ is the meetings for staff, and the door for everybody else', async () => {
	const home = async (cookie: string) => {
		const answer = await fetch(`${running.origin}/home`, { headers: { cookie }, redirect: 'manual' });
		return answer.headers.get('location');
	};
	expect(await home(city.staffCookie)).toBe('/meetings');
	expect(await home('')).toBe('/');
});
