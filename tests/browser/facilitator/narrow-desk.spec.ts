/** A facilitator's phone: one row with the step and 次へ, and the board in its first screen. */
import { expect } from '@playwright/test';
import type { RunningApp } from '../../support/app.ts';
import type { RunningCity } from '../../support/running-city.ts';
import { expectQuiet, look, person, picture, signIn } from '../people.ts';
import { expectNoSideways, phoneMeeting } from '../phone-meeting.ts';
import { test } from '../shared-server.ts';

let running: RunningApp;
let city: RunningCity;
test.beforeAll(async ({ server }) => {
	running = server.running;
	city = await server.newCity();
});

const steps = [
	'reception',
	'review',
	'write',
	'show',
	'group',
	'combine',
	'choose',
	'decide',
	'close'
] as const;

test('under 600 px the rail is one button with the list of steps, and the first note is in sight', async ({
	browser
}) => {
	const { meeting, staff, go, fill } = await phoneMeeting(running, city);
	const desk = await person(browser, 'phone', running.origin);
	const { page } = desk;
	await signIn(desk, city);
	await fill();
	await go('group');
	await page.goto(`/meetings/${meeting.id}/board`);
	const rail = page.getByRole('button', { name: /^6／11 ?まとめる$/ });
	const next = page.getByRole('button', { name: '次へ', exact: true });
	await expect(rail).toBeVisible();
	const [left, right] = [await rail.boundingBox(), await next.boundingBox()];
	expect(Math.abs((left?.y ?? 0) - (right?.y ?? 99))).toBeLessThanOrEqual(4);
	expect(right?.y).toBeLessThan(60);
	const rows = await page.locator('.board > .head').boundingBox();
	expect(rows?.height).toBeLessThanOrEqual(2 * 48 + 12);
	await look(desk, 'narrow-group');

	await page.getByRole('button', { name: '道具', exact: true }).tap();
	for (const name of ['出席', /^代筆/, '元に戻す', 'やりなおす', '会議番号', 'ほか']) {
		const box = await page.locator('.board > .head').getByRole('button', { name }).boundingBox();
		expect(box?.height, String(name)).toBeGreaterThanOrEqual(44);
	}
	await expect(page.getByRole('link', { name: '投影を 見る' })).toBeVisible();
	await page.getByRole('button', { name: 'ほか', exact: true }).tap();
	await expect(page.getByRole('link', { name: 'リモコンを ひらく' })).toBeInViewport({ ratio: 1 });
	await picture(desk, 'narrow-tools');
	await page.keyboard.press('Escape');
	await page.getByRole('button', { name: '道具', exact: true }).tap();

	await page.getByRole('button', { name: 'ぜんぶ 見る' }).tap();
	const first = await page.locator('[data-note]').first().boundingBox();
	expect((first?.y ?? 999) + (first?.height ?? 0)).toBeLessThanOrEqual(740);
	await picture(desk, 'narrow-all');

	await rail.tap();
	const list = page.getByRole('dialog', { name: '次第' });
	await expect(list.getByRole('button', { name: 'まとめる' })).toHaveAttribute('aria-current', 'step');
	await look(desk, 'narrow-steps');
	await list.getByRole('button', { name: '選ぶ' }).tap();
	await expect(list).toHaveCount(0);
	await staff.until(() => staff.board.agenda[staff.board.position]?.step === 'choose');
	await expect(page.getByRole('button', { name: /^9／11 ?選ぶ$/ })).toBeVisible();
	await next.tap();
	await staff.until(() => staff.board.agenda[staff.board.position]?.step === 'decide');

	for (const step of steps) {
		await go(step);
		await expect(page.getByRole('status').filter({ hasText: 'いま：' })).toBeAttached();
		await expectNoSideways(page, step);
		await picture(desk, `narrow-${step}`);
	}
	expectQuiet([desk]);
});

test('from 600 px on the rail is what it was', async ({ browser }) => {
	const { meeting, go } = await phoneMeeting(running, city);
	const desk = await person(browser, 'laptop', running.origin);
	await signIn(desk, city);
	await go('group');
	await desk.page.goto(`/meetings/${meeting.id}/board`);
	const rail = desk.page.getByRole('navigation', { name: '次第' });
	await expect(rail.getByRole('button', { name: '休憩', exact: true })).toBeVisible();
	await expect(rail.getByRole('button', { name: /^6／11/ })).toHaveCount(0);
	await expect(rail.getByRole('button', { name: '次へ：休憩' })).toBeVisible();
});
