/** What a person meets before anybody knows who it is, with and without a script, in every contrast. */
import { expect, type Locator } from '@playwright/test';
import type { RunningApp } from '../../support/app.ts';
import type { RunningCity } from '../../support/running-city.ts';
import { expectOneHeavy, expectQuiet, look, person, signIn } from '../people.ts';
import { test } from '../shared-server.ts';

let running: RunningApp;
let city: RunningCity;
test.beforeAll(async ({ server }) => {
	running = server.running;
	city = await server.newCity();
});

test('a 合いことば can be looked at while it is typed, and is hidden again when it is sent', async ({
	browser
}) => {
	const staff = await person(browser, 'laptop', running.origin);
	const { page } = staff;
	await page.goto('/sign-in');
	await expect(page.locator('meta[name=description]')).toHaveAttribute('content', /もったいない/);
	const field = page.getByLabel('合いことば');
	const caret = () => field.evaluate((input: HTMLInputElement) => input.selectionStart);
	await field.fill('ながい 合いことば');
	await field.press('ArrowLeft');
	await field.press('ArrowLeft');
	const before = await caret();

	await page.getByRole('button', { name: '見る' }).click();
	await expect(field).toHaveAttribute('type', 'text');
	await expect(field).toHaveValue('ながい 合いことば');
	expect(await caret()).toBe(before);
	const hide = page.getByRole('button', { name: 'かくす', pressed: true });
	await expect(hide).toBeVisible();
	await look(staff, 'sign-in-password-shown');
	await expectOneHeavy(page, 'サインイン');
	await hide.press('Enter');
	await expect(field).toHaveAttribute('type', 'password');
	expect(await caret()).toBe(before);

	await page.getByRole('button', { name: '見る', pressed: false }).click();
	await page.getByLabel('サインインの 名前').fill('だれか');
	await page.getByRole('button', { name: 'サインイン' }).click();
	await expect(field).toHaveAttribute('type', 'password');
	expectQuiet([staff]);
	await page.context().close();
});

test('without a script there is a field for the 合いことば and no button that does nothing', async ({
	browser
}) => {
	const context = await browser.newContext({ baseURL: running.origin, javaScriptEnabled: false });
	const page = await context.newPage();
	await page.goto('/sign-in');
	await expect(page.getByLabel('合いことば')).toHaveAttribute('type', 'password');
	await expect(page.getByRole('button')).toHaveCount(1);
	await context.close();
});

test('forced colours keep what is current, what is pressed and what comes next', async ({ browser }) => {
	const staff = await person(browser, 'laptop', running.origin);
	const { page } = staff;
	const ground = (of: Locator) => of.evaluate((element) => getComputedStyle(element).backgroundColor);
	await page.emulateMedia({ forcedColors: 'active' });
	await page.goto('/sign-in');
	await page.getByRole('button', { name: '見る' }).click();
	const pressed = page.getByRole('button', { pressed: true });
	await expect(pressed).toBeVisible();
	expect(await ground(pressed)).not.toBe(await ground(page.getByRole('button', { name: 'サインイン' })));

	await signIn(staff, city);
	const meeting = await city.prepare();
	await page.goto(`/meetings/${meeting.id}/board`);
	const now = page.locator('[aria-current=step]');
	const later = page.getByRole('navigation').getByRole('button', { name: 'まとめる' }).first();
	await now.waitFor();
	expect(await ground(now)).not.toBe(await ground(later));
	await expect(page.locator('.button.main').first()).toHaveCSS('outline-style', 'solid');
	await expect(page.locator('.button.tool').first()).not.toHaveCSS('outline-style', 'solid');
	await page.context().close();
});
