import { gzipSync } from 'node:zlib';
import { expect, type Response } from '@playwright/test';
import type { RunningApp } from '../../support/app.ts';
import type { RunningCity } from '../../support/running-city.ts';
import { WirePhone } from '../../support/wire-phone.ts';
import { person, signIn } from '../people.ts';
import { test } from '../shared-server.ts';

/** An old phone on a slow connection bears no more bytes than these (AC-13). */
const mostScriptGzip = 74 * 1000;
const mostFirstLoad = 95 * 1000;

let running: RunningApp;
let city: RunningCity;
test.beforeAll(async ({ server }) => {
	running = server.running;
	city = await server.newCity();
});

/** A browser sends six at a time over HTTP/1.1, and bad Wi-Fi answers each six after 200 ms. */
const mostFiles = 48;

test('the page on which a phone posts stays light, and never loads an editor', async ({ browser }) => {
	const meeting = await city.prepare();
	const staff = new WirePhone({ origin: running.origin, meeting, cookie: city.staffCookie, view: 'staff' });
	await staff.connect();
	await staff.ask({ type: 'door.set', open: true });
	await staff.ask({ type: 'step.go', position: 2 });
	const phone = await person(browser, 'phone', running.origin);
	await phone.page.goto(`/join#${meeting.joinToken}`);
	await phone.page.getByRole('button', { name: '会議に 入る' }).tap();
	await expect(phone.page.getByRole('textbox')).toBeVisible();

	// The page is reloaded with an empty cache, to count everything that it needs.
	const network = await phone.page.context().newCDPSession(phone.page);
	await network.send('Network.enable');
	await network.send('Network.clearBrowserCache');
	let firstLoad = 0;
	network.on('Network.loadingFinished', ({ encodedDataLength }) => (firstLoad += encodedDataLength));
	const scripts: { url: string; body: Promise<Buffer> }[] = [];
	phone.page.on('response', (response) => {
		if (response.request().resourceType() === 'script')
			scripts.push({ url: response.url(), body: response.body() });
	});
	await phone.page.reload();
	await expect(phone.page.getByRole('textbox')).toBeVisible();
	await phone.page.waitForLoadState('networkidle');

	const bodies = await Promise.all(scripts.map(({ body }) => body));
	const gzip = bodies.reduce((sum, body) => sum + gzipSync(body).length, 0);
	console.log(
		`phone page: ${scripts.length} scripts, ${(gzip / 1000).toFixed(1)} kB gzip; first load ${(firstLoad / 1000).toFixed(1)} kB`
	);
	expect(scripts.length).toBeGreaterThan(0);
	expect(gzip).toBeLessThan(mostScriptGzip);
	expect(firstLoad).toBeLessThan(mostFirstLoad);
	expect(bodies.some((body) => /prosemirror|tiptap/i.test(body.toString()))).toBe(false);
});

test('the facilitator’s board and the screen come in few files', async ({ browser }) => {
	const meeting = await city.prepare();
	const laptop = await person(browser, 'laptop', running.origin);
	await signIn(laptop, city);
	for (const page of ['board', 'screen']) {
		let files = 0;
		const count = (response: Response) => {
			if (['script', 'stylesheet'].includes(response.request().resourceType())) files += 1;
		};
		laptop.page.on('response', count);
		await laptop.page.goto(`/meetings/${meeting.id}/${page}`);
		await laptop.page.waitForLoadState('networkidle');
		laptop.page.off('response', count);
		console.log(`${page}: ${files} files`);
		expect(files).toBeGreaterThan(0);
		expect(files).toBeLessThan(mostFiles);
	}
});
