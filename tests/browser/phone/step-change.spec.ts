/** A phone notices that the step has changed, and never takes the words from somebody who writes. */
import { expect, type Page } from '@playwright/test';
import type { RunningApp } from '../../support/app.ts';
import type { RunningCity } from '../../support/running-city.ts';
import { expectQuiet, look } from '../people.ts';
import { aPhone, phoneMeeting } from '../phone-meeting.ts';
import { test } from '../shared-server.ts';

let running: RunningApp;
let city: RunningCity;
test.beforeAll(async ({ server }) => {
	running = server.running;
	city = await server.newCity();
});

const scrolled = (page: Page) => page.evaluate(() => scrollY);
const line = (page: Page) => page.locator('section.step');
const bar = (page: Page, title: string) => page.getByRole('button', { name: `いま：${title}` });
/** A low screen has something to scroll. */
const low = { width: 320, height: 420 };

test('the step stays in sight, and the next one brings a phone that was scrolled down to its top', async ({
	browser
}) => {
	const { meeting, go, fill } = await phoneMeeting(running, city);
	const phone = await aPhone(browser, running.origin, meeting);
	const { page } = phone;
	await page.setViewportSize(low);
	await page.getByRole('button', { name: '読みました' }).tap();
	await fill();
	await go('show');
	await expect(page.getByText('バスが 一日三本に なった', { exact: true })).toBeVisible();
	await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
	expect(await scrolled(page)).toBeGreaterThan(100);
	await expect(line(page)).toContainText('見せる');
	expect((await line(page).boundingBox())?.y).toBe(0);
	await look(phone, 'phone-step-in-sight');

	await go('choose');
	await expect(line(page)).toContainText('選ぶ');
	await expect.poll(() => scrolled(page)).toBe(0);
	await expect(page.getByRole('button', { name: /^いま：/ })).toHaveCount(0);
	expectQuiet([phone]);
});

test('who writes keeps the words, the focus and the place; a bar leads to the step', async ({ browser }) => {
	const { meeting, go, fill } = await phoneMeeting(running, city);
	const phone = await aPhone(browser, running.origin, meeting);
	const { page } = phone;
	await page.setViewportSize(low);
	await page.getByRole('button', { name: '読みました' }).tap();
	await go('write');
	const field = page.getByRole('textbox');
	await field.tap();
	await page.keyboard.type('書いている とちゅう');
	await page.evaluate(() => scrollTo(0, 80));
	const place = (await field.boundingBox())?.y;
	await fill();
	await go('show');
	await expect(bar(page, '見せる')).toBeVisible();
	await expect(field).toBeFocused();
	await expect(field).toHaveValue('書いている とちゅう');
	expect((await field.boundingBox())?.y).toBe(place);
	await look(phone, 'phone-step-bar');

	await bar(page, '見せる').tap();
	await expect(bar(page, '見せる')).toHaveCount(0);
	expect(await scrolled(page)).toBe(0);
	await expect(page.getByRole('heading', { name: 'みんなの紙' })).toBeInViewport();
	await expect(field).toHaveValue('書いている とちゅう');
	expectQuiet([phone]);
});

test('an empty field that was just touched stays under the finger', async ({ browser }) => {
	const { meeting, go } = await phoneMeeting(running, city);
	const { page } = await aPhone(browser, running.origin, meeting);
	await go('write');
	const field = page.getByRole('textbox');
	await field.tap();
	await go('choose');
	await expect(bar(page, '選ぶ')).toBeVisible();
	await expect(field).toBeFocused();
	await page.keyboard.type('まにあった');
	await expect(field).toHaveValue('まにあった');
});

test('見せる: the notes of all come first and open, and the field is one press away on top', async ({
	browser
}) => {
	const { meeting, staff, neighbour, go, fill } = await phoneMeeting(running, city);
	const phone = await aPhone(browser, running.origin, meeting);
	const { page } = phone;
	await page.getByRole('button', { name: '読みました' }).tap();
	await go('show');
	await expect(page.getByText('もうすぐ、みんなの紙が ここに ならびます。')).toBeVisible();
	for (let i = 0; i < 12; i += 1)
		await neighbour.ask({ type: 'note.post', kind: 'komatta', text: `たくさんの 紙 ${i}` });
	await fill();
	await staff.until(() => staff.board.notes.length === 17);
	await expect(page.getByText('たくさんの 紙 11', { exact: true })).toBeVisible(); // Without a press.
	await expect(page.getByRole('heading', { name: 'みんなの紙' })).toBeInViewport();
	await expect(page.getByRole('textbox')).toHaveCount(0);
	await look(phone, 'phone-show');

	await page.getByText('たくさんの 紙 11', { exact: true }).scrollIntoViewIfNeeded();
	await page.evaluate(() => scrollTo(0, 0));
	await page.getByRole('button', { name: '紙を 書く' }).tap();
	await expect(page.getByRole('textbox')).toBeInViewport();
	await expect(page.getByRole('button', { name: '出す', exact: true })).toBeInViewport();
	expectQuiet([phone]);
});
