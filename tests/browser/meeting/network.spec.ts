/** A phone on a bad network says so truly and in time, and what was written arrives exactly once. */
import { expect, test } from '@playwright/test';
import { startApp, type RunningApp } from '../../support/app.ts';
import { BadProxy, goodNetwork } from '../../support/bad-proxy.ts';
import { aRunningCity, type RunningCity } from '../../support/running-city.ts';
import { expectQuiet } from '../people.ts';
import { aPhone, phoneMeeting, write, type PhoneMeeting } from '../phone-meeting.ts';

let running: RunningApp;
let city: RunningCity;
let hall: PhoneMeeting;
let proxy: BadProxy;
test.beforeAll(async () => {
	running = await startApp();
	city = await aRunningCity(running);
	hall = await phoneMeeting(running, city);
	await hall.go('write');
});
test.beforeEach(async () => {
	proxy = await BadProxy.before(running.origin, 7);
});
test.afterEach(() => proxy.close());
test.afterAll(async () => {
	await city.close();
	await running.stop();
});

const arrived = (words: string) =>
	[...hall.staff.privateNotes, ...hall.staff.board.notes].filter(({ text }) => text === words).length;

test('a phone whose socket died without a word says so within ten seconds; its note arrives once, ten seconds after the network', async ({
	browser
}) => {
	const phone = await aPhone(browser, proxy.origin, hall.meeting);
	await expect(phone.page.getByRole('textbox')).toBeVisible();
	proxy.halfOpen();
	proxy.network = { ...goodNetwork, link: 'stall' };
	await expect(phone.page.getByText('つながりません')).toBeVisible({ timeout: 10_500 });
	await write(phone, '線が 死んだ あとに 書いた');
	await expect(phone.page.getByText('書いた紙は、スマホの 中に あります', { exact: false })).toBeVisible();
	await expect(phone.page.getByText('届きました')).toHaveCount(0);
	proxy.network = goodNetwork;
	await expect(phone.page.getByText('届きました')).toBeVisible({ timeout: 10_000 });
	await expect(phone.page.getByText('つながりません')).toHaveCount(0);
	expect(arrived('線が 死んだ あとに 書いた')).toBe(1);
	expectQuiet([phone]);
});
