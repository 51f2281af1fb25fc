/**
 * When the clock of a device or of the server is set while a timer runs, every page goes on showing
 * the same time (T3).
 */
import { expect, test, type Page } from '@playwright/test';
import { startApp, type RunningApp } from '../../support/app.ts';
import { aRunningCity, type RunningCity } from '../../support/running-city.ts';
import { ServerClockHand } from '../../support/set-clock.ts';
import { expectQuiet, person } from '../people.ts';
import { aPhone, phoneMeeting } from '../phone-meeting.ts';

const hand = new ServerClockHand();
let running: RunningApp;
let city: RunningCity;
test.beforeAll(async () => {
	running = await startApp({ env: hand.env });
	city = await aRunningCity(running);
});
test.afterAll(async () => {
	await city.close();
	await running.stop();
	hand.putAway();
});

const jumps = [-45_000, -600_000, -86_400_000, 86_400_000];

test('[T3] phone and projector show one time, whichever clock is set, and the phone goes on writing', async ({
	browser
}) => {
	const { meeting, staff, go } = await phoneMeeting(running, city);
	await go('write');
	const projector = await person(browser, 'projector', running.origin);
	await projector.page.goto(`/screen#${meeting.screenToken}`);
	await projector.page.waitForURL('**/screen');
	const phone = await aPhone(browser, running.origin, meeting);
	await staff.ask({ type: 'timer.start', seconds: 3_000 });
	await expect.poll(() => apart(phone.page, projector.page)).toBeLessThanOrEqual(1);

	const set = [
		{ of: jumps, clock: (ms: number) => setDevice(phone.page, ms) },
		{ of: [-600_000], clock: (ms: number) => setDevice(projector.page, ms) },
		{ of: jumps, clock: (ms: number) => Promise.resolve(hand.set(running.pid, ms)) }
	];
	for (const { of, clock } of set)
		for (const jump of of)
			for (const ms of [jump, 0]) {
				const before = await left(projector.page);
				const since = performance.now();
				await clock(ms);
				await twoLooks(phone.page);
				await expect.poll(() => apart(phone.page, projector.page), `by ${ms}`).toBeLessThanOrEqual(1);
				const gone = before - (await left(projector.page));
				const passed = (performance.now() - since) / 1000;
				expect(Math.abs(gone - passed), 'what has passed, and not what was set').toBeLessThanOrEqual(3);
			}

	await phone.page.getByRole('textbox').fill('雪の日、ごみ置き場まで 歩けない');
	await setDevice(phone.page, -600_000);
	await phone.page.getByRole('button', { name: '出す' }).tap();
	await staff.until(() => staff.privateNotes.some(({ text }) => text.includes('雪の日')));
	expectQuiet([phone, projector]);
});

/** Shifts `Date` of an open page and changes nothing else in it. */
const setDevice = (page: Page, ms: number) =>
	page.evaluate((ahead) => {
		const device = globalThis as typeof globalThis & { realNow?: () => number };
		device.realNow ??= Date.now.bind(Date);
		const { realNow } = device;
		Date.now = () => realNow() + ahead;
	}, ms);

/** Waits two rounds: page and server compare their clocks once a second. */
const twoLooks = (page: Page) =>
	page.evaluate(() => new Promise<void>((resolve) => setTimeout(resolve, 2_200)));

async function left(page: Page): Promise<number> {
	const [, minutes, seconds] = /(\d\d):(\d\d)/.exec(await page.locator('body').innerText()) ?? [];
	return minutes === undefined ? Infinity : Number(minutes) * 60 + Number(seconds);
}

async function apart(one: Page, other: Page): Promise<number> {
	const [a, b] = await Promise.all([left(one), left(other)]);
	return Number.isFinite(a) && Number.isFinite(b) ? Math.abs(a - b) : Infinity;
}
