/** The door of a meeting: the number enters by itself, and a shut door says so and opens by itself. */
import { expect, type Browser, type Page } from '@playwright/test';
import type { RunningApp } from '../../support/app.ts';
import type { PreparedMeeting, RunningCity } from '../../support/running-city.ts';
import { WirePhone } from '../../support/wire-phone.ts';
import { look, person, type Person } from '../people.ts';
import { test } from '../shared-server.ts';

let running: RunningApp;
let city: RunningCity;
test.beforeAll(async ({ server }) => {
	running = server.running;
	city = await server.newCity();
});

const inside = /\/join\/[0-9a-f-]{36}$/;
const waits = '数秒ごとに たしかめて、ひらいたら 中に 入ります。';

async function staffOf(meeting: PreparedMeeting): Promise<WirePhone> {
	const staff = new WirePhone({ origin: running.origin, meeting, cookie: city.staffCookie, view: 'staff' });
	await staff.connect();
	return staff;
}

async function press(page: Page, digits: string): Promise<void> {
	for (const digit of digits) await page.getByRole('button', { name: digit, exact: true }).tap();
}

/** Both ways in, side by side: the QR is scanned and pressed, the number typed. */
async function atTheDoor(browser: Browser, { joinToken, code }: PreparedMeeting): Promise<Person[]> {
	const scanned = await person(browser, 'phone', running.origin);
	await scanned.page.goto(`/join#${joinToken}`);
	await scanned.page.getByRole('button', { name: '会議に 入る' }).tap();
	const typed = await person(browser, 'phone', running.origin);
	await typed.page.goto('/');
	await typed.page.waitForLoadState('networkidle');
	await press(typed.page, code);
	return [scanned, typed];
}

test('before the meeting both ways say when it begins, blame nobody, and come in by themselves', async ({
	browser
}) => {
	const meeting = await city.prepare();
	const staff = await staffOf(meeting);
	const phones = await atTheDoor(browser, meeting);
	for (const [i, phone] of phones.entries()) {
		const { page } = phone;
		await expect(page.getByText(/入口は まだ ひらいていません。.*から 始まります。/)).toBeVisible();
		await expect(page.getByText(waits)).toBeVisible();
		await expect(page.getByRole('alert')).toHaveCount(0);
		await expect(page.locator('[aria-invalid]')).toHaveCount(0);
		await look(phone, `phone-door-early-${i}`);
	}
	await staff.ask({ type: 'door.set', open: true });
	for (const { page } of phones) await expect(page).toHaveURL(inside, { timeout: 20_000 });
	await staff.until(() => staff.board.tallies.phones === 2);
});

test('a door that was shut again in mid-meeting sends to the people who can open it', async ({ browser }) => {
	const meeting = await city.prepare();
	const staff = await staffOf(meeting);
	await staff.ask({ type: 'door.set', open: true });
	await staff.ask({ type: 'door.set', open: false });
	const phones = await atTheDoor(browser, meeting);
	for (const [i, phone] of phones.entries()) {
		const { page } = phone;
		await expect(page.getByText('入口は しまっています。近くの 係に 声を かけてください。')).toBeVisible();
		await expect(page.getByText('まだ ひらいていません')).toHaveCount(0);
		await expect(page.getByText(waits)).toBeVisible();
		await look(phone, `phone-door-shut-${i}`);
	}
	await staff.ask({ type: 'door.set', open: true });
	for (const { page } of phones) await expect(page).toHaveURL(inside, { timeout: 20_000 });
});

test('the eighth digit enters, once for each number; a wrong one stays to be corrected', async ({
	browser
}) => {
	const meeting = await city.prepare();
	const staff = await staffOf(meeting);
	await staff.ask({ type: 'door.set', open: true });
	const { page } = await person(browser, 'phone', running.origin);
	const sent: string[] = [];
	page.on('request', (request) => request.method() === 'POST' && sent.push(request.url()));
	await page.goto('/');
	await page.waitForLoadState('networkidle');

	const widths = await page
		.locator('.keys > *')
		.evaluateAll((keys) => keys.map((key) => Math.round(key.getBoundingClientRect().width)));
	expect(Math.max(...widths) - Math.min(...widths)).toBeLessThanOrEqual(1);

	const last = meeting.code.at(-1);
	const wrong = last === '0' ? '1' : '0';
	await press(page, meeting.code.slice(0, -1) + wrong);
	await expect(page.getByRole('alert')).toBeVisible();
	expect(sent).toHaveLength(1);
	await page.getByRole('button', { name: '1つ 消す' }).tap();
	await press(page, wrong); // The same number is not sent again by itself,
	await expect(page.getByRole('alert')).toBeVisible();
	expect(sent).toHaveLength(1);
	await page.getByRole('button', { name: '会議に 入る' }).tap(); // but by a press.
	await expect.poll(() => sent.length).toBe(2);
	await expect(page.getByRole('button', { name: '会議に 入る' })).toBeEnabled();
	await page.getByRole('button', { name: '1つ 消す' }).tap();
	await press(page, last ?? '');
	await expect(page).toHaveURL(inside);
	await staff.until(() => staff.board.tallies.phones === 1);
});
