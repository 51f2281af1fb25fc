/** Behind a proxy that blocks WebSockets, as some cities have, everything is sent by POST. */
import { expect, type Browser } from '@playwright/test';
import { cookieName } from '#lib/server/auth/cookies.ts';
import type { RunningApp } from '../../support/app.ts';
import { BadProxy, goodNetwork } from '../../support/bad-proxy.ts';
import type { RunningCity } from '../../support/running-city.ts';
import { expectQuiet, look, person, type Person } from '../people.ts';
import { aPhone, phoneMeeting, write, type PhoneMeeting } from '../phone-meeting.ts';
import { test } from '../shared-server.ts';

let running: RunningApp;
let city: RunningCity;
let hall: PhoneMeeting;
let proxy: BadProxy;
test.beforeAll(async ({ server }) => {
	running = server.running;
	city = await server.newCity();
	hall = await phoneMeeting(running, city);
	await hall.go('write');
});
test.beforeEach(async () => {
	proxy = await BadProxy.before(running.origin, 7);
	proxy.network = { ...goodNetwork, upgrades: 'forbid' };
});
test.afterEach(() => proxy.close());

const arrived = (words: string) =>
	[...hall.staff.privateNotes, ...hall.staff.board.notes].filter(({ text }) => text === words).length;

async function laptop(browser: Browser, address: string): Promise<Person> {
	const somebody = await person(browser, 'laptop', proxy.origin);
	const [, session = ''] = city.staffCookie.split('=');
	await somebody.page
		.context()
		.addCookies([{ name: cookieName('session', false), value: session, url: proxy.origin }]);
	await somebody.page.goto(address);
	return somebody;
}

test('where no socket is let through a phone writes, the projector shows it, and nobody reads anything alarming', async ({
	browser
}) => {
	const projector = await person(browser, 'projector', proxy.origin);
	await projector.page.goto(`/screen#${hall.meeting.screenToken}`);
	const phone = await aPhone(browser, proxy.origin, hall.meeting);
	await write(phone, 'ソケットの ない 町から');
	await expect(phone.page.getByText('届きました')).toBeVisible();
	expect(arrived('ソケットの ない 町から')).toBe(1);
	await hall.staff.ask({ type: 'notes.show' });
	await hall.go('show');
	await expect(phone.page.getByText('みんなに 見えています')).toBeVisible();
	await expect(projector.page.getByText('ソケットの ない 町から')).toBeVisible();
	for (const { page } of [phone, projector])
		await expect(page.getByText('つながり', { exact: false })).toHaveCount(0);
	await look(phone, 'network-phone-post');
	expectQuiet([projector, phone]);
});

test('where no socket is let through a laptop arranges by POST, and 保存済み is said only of what is kept', async ({
	browser
}) => {
	await hall.staff.ask({ type: 'notes.show' });
	await hall.go('group');
	const desk = await laptop(browser, `/meetings/${hall.meeting.id}/board`);
	const saved = desk.page.getByText('保存済み');
	await expect(saved).toBeVisible();
	const titled = () => hall.staff.board.groups.filter(({ title }) => title === '町の こと').length;

	proxy.network = { ...proxy.network, link: 'stall' };
	await desk.page.keyboard.press('n');
	await desk.page.keyboard.insertText('町の こと');
	await desk.page.keyboard.press('Enter');
	await expect(saved).toHaveCount(0);
	await desk.page.waitForTimeout(1_000);
	await expect(saved).toHaveCount(0);
	expect(titled()).toBe(0);

	proxy.network = { ...proxy.network, link: 'up' };
	await expect(saved).toBeVisible({ timeout: 12_000 });
	expect(titled()).toBe(1);
	await look(desk, 'network-desk-post');
	expectQuiet([desk]);
});

test('where no socket is let through 会議録 are written by POST, and are there when the page is opened again', async ({
	browser
}) => {
	const { page } = await laptop(browser, `/meetings/${hall.meeting.id}/minutes`);
	await page.getByRole('button', { name: '下書きを 作る' }).click();
	const editor = page.getByRole('textbox', { name: '会議録の 本文' });
	await editor.getByText('葉月台 集会所').first().click();
	await page.keyboard.press('End');
	await page.keyboard.press('Enter');
	await page.keyboard.insertText('ソケットなしで 書いた');
	await expect(page.getByText('保存済み')).toHaveCount(0);
	await expect(page.getByText('保存済み')).toBeVisible();
	await page.reload();
	await expect(editor).toContainText('ソケットなしで 書いた');
});
