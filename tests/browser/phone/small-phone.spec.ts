/** The smallest phone with the largest letters: every main button is in sight, and no text is cut. */
import { expect, type Locator, type Page } from '@playwright/test';
import type { RunningApp } from '../../support/app.ts';
import type { RunningCity } from '../../support/running-city.ts';
import { picture, person, type Person } from '../people.ts';
import { aPhone, expectNoSideways, phoneMeeting } from '../phone-meeting.ts';
import { test } from '../shared-server.ts';

let running: RunningApp;
let city: RunningCity;
test.beforeAll(async ({ server }) => {
	running = server.running;
	city = await server.newCity();
});

const small = { width: 320, height: 640 };

async function makeSmall({ page }: Person): Promise<void> {
	await page.setViewportSize(small);
	await page.evaluate(() => {
		localStorage.setItem('text-size', 'xlarge');
		document.documentElement.dataset.text = 'xlarge';
	});
}

/** The whole of it, on a page that was not scrolled. */
async function expectInSight(what: Locator): Promise<void> {
	await expect(what).toBeVisible();
	expect(await what.evaluate(() => scrollY)).toBe(0);
	const box = await what.boundingBox();
	expect((box?.y ?? 0) + (box?.height ?? 9999)).toBeLessThanOrEqual(small.height);
}

const post = (page: Page) => page.getByRole('button', { name: '出す', exact: true });

test('both ways in have their button in sight, and the keypad its last row', async ({ browser }) => {
	const { meeting } = await phoneMeeting(running, city);
	const phone = await person(browser, 'phone', running.origin);
	const { page } = phone;
	await page.goto('/');
	await makeSmall(phone);
	await expectInSight(page.getByRole('button', { name: '会議に 入る' }));
	await expectInSight(page.getByRole('button', { name: '1つ 消す' }));
	await picture(phone, 'small-number');
	await page.goto(`/join#${meeting.joinToken}`);
	await expect(page.getByText('葉月台 支えあい会議')).toBeVisible();
	await expectInSight(page.getByRole('button', { name: '会議に 入る' }));
	await picture(phone, 'small-door');
	await expectNoSideways(page, 'the door at 特大');
});

test('書く: one line of header, the example whole, 出す in sight for both kinds', async ({ browser }) => {
	const { meeting, go } = await phoneMeeting(running, city);
	const phone = await aPhone(browser, running.origin, meeting);
	const { page } = phone;
	await makeSmall(phone);
	const read = page.getByRole('button', { name: '読みました' });
	expect(await read.evaluate((button) => getComputedStyle(button).position)).not.toBe('sticky');
	await read.tap();
	for (const nth of [0, 1]) {
		await go('write', nth);
		await expect(page.getByRole('textbox')).toBeVisible();
		await expectInSight(post(page));
		// Set without an event, the field keeps the height that it has for its example.
		const cut = await page.getByRole('textbox').evaluate((field: HTMLTextAreaElement) => {
			field.value = field.placeholder;
			const over = field.scrollHeight - field.clientHeight;
			field.value = '';
			return over;
		});
		expect(cut, 'the example').toBeLessThanOrEqual(0);
		await picture(phone, `small-write-${nth}`);
	}
	const header = await page.locator('header').boundingBox();
	expect(header?.height).toBeLessThanOrEqual(66);
	const mottainai = page.getByRole('button', { name: 'もったいない', exact: true });
	const lines = await mottainai
		.getByText('もったいない')
		.evaluate((word) => word.getBoundingClientRect().height / parseFloat(getComputedStyle(word).fontSize));
	expect(lines, 'lines of もったいない').toBeLessThan(2);
	await expectNoSideways(page, '書く at 特大');
});

test('あずかり: the main button of a sheet is in sight while its question is read', async ({ browser }) => {
	const { meeting, go } = await phoneMeeting(running, city);
	const phone = await aPhone(browser, running.origin, meeting);
	const { page } = phone;
	await makeSmall(phone);
	await go('write');
	await page.getByRole('textbox').fill('となりの 千代さんが、電球を かえられない');
	await post(page).tap();
	const main = page.getByRole('button', { name: 'この書き方で 出す' });
	await expect(main).toBeInViewport({ ratio: 1 });
	await picture(phone, 'small-hold');
	await page.getByRole('button', { name: 'このまま 進行役だけに あずける' }).tap();
	await expect(page.getByText('あずかり', { exact: true })).toBeVisible();
});

test('ゆくえ: the words of a note have the width of the page', async ({ browser }) => {
	const { meeting, staff, go } = await phoneMeeting(running, city);
	const phone = await aPhone(browser, running.origin, meeting);
	const { page } = phone;
	await makeSmall(phone);
	await go('write');
	await page.getByRole('textbox').fill('雪の日、ごみ置き場まで 歩けない');
	await post(page).tap();
	await staff.until(() => staff.board.tallies.waiting.komatta === 1);
	await staff.ask({ type: 'notes.show' });
	await staff.ask({ type: 'meeting.close' });
	await expect(page.getByText('わたしの紙の ゆくえ')).toBeVisible();
	const path = page.getByRole('listitem').filter({ hasText: '雪の日' });
	expect((await path.locator('article, .note').first().boundingBox())?.x).toBe(16);
	await expectNoSideways(page, 'ゆくえ at 特大');
	await picture(phone, 'small-paths');
});
