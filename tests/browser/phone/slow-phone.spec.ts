import { expect, test } from '@playwright/test';
import { startApp, type RunningApp } from '../../support/app.ts';
import { aRunningCity, type RunningCity } from '../../support/running-city.ts';
import { machineSlowness } from '../machine-slowness.ts';
import { aPhone, phoneMeeting } from '../phone-meeting.ts';

let running: RunningApp;
let city: RunningCity;
test.beforeAll(async () => {
	running = await startApp();
	city = await aRunningCity(running);
});
test.afterAll(async () => {
	await city.close();
	await running.stop();
});

test('a slow phone on a thin line can be written on within four seconds', async ({ browser }) => {
	const { meeting, go } = await phoneMeeting(running, city);
	await go('write');
	const { page } = await aPhone(browser, running.origin, meeting);
	const line = await page.context().newCDPSession(page);
	await line.send('Network.enable');
	await line.send('Network.clearBrowserCache');
	const bytes = 1_600_000 / 8;
	await line.send('Network.emulateNetworkConditions', {
		offline: false,
		latency: 300,
		downloadThroughput: bytes,
		uploadThroughput: bytes
	});
	await line.send('Emulation.setCPUThrottlingRate', { rate: 4 });

	const start = performance.now();
	await page.goto(page.url(), { waitUntil: 'commit' });
	await page.getByRole('textbox').waitFor({ state: 'visible' });
	const ms = performance.now() - start;
	console.log(
		`slow phone: the field is there after ${(ms / 1000).toFixed(1)} s (4x CPU, 1.6 Mbit/s, 300 ms)`
	);
	// Beside other work the whole machine is slower, and so is every page on it.
	expect(ms).toBeLessThan(4_000 * machineSlowness());
	await page.getByRole('textbox').fill('雪が 多い');
	await page.getByRole('button', { name: '出す', exact: true }).tap();
	await expect(page.getByText('届きました')).toBeVisible({ timeout: 10_000 });
});
