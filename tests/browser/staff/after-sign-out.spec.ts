/** After sign-out on a borrowed laptop 「戻る」 must bring nothing back. */
import { expect, type Browser, type Page } from '@playwright/test';
import type { Ask } from '#lib/board/policy/commands.ts';
import type { RunningApp } from '../../support/app.ts';
import type { PreparedMeeting, RunningCity } from '../../support/running-city.ts';
import { WirePhone } from '../../support/wire-phone.ts';
import { person, signIn } from '../people.ts';
import { test } from '../shared-server.ts';

const promise = '雪かきの 当番を 決める';
const ahead = '角の山﨑さんが ごみを 出せない';

let running: RunningApp;
let city: RunningCity;
let meeting: PreparedMeeting;
test.beforeAll(async ({ server }) => {
	running = server.running;
	city = await server.newCity();
	meeting = await city.prepare();
	await done(meeting, [{ type: 'note.post', kind: 'komatta', text: ahead }]);
	const today = await city.prepare(); // Only an open meeting can decide actions.
	const due = { kind: 'undecided' } as const;
	await done(today, [
		{ type: 'door.set', open: true },
		{
			type: 'action.decide',
			result: 'do',
			what: promise,
			combination: null,
			firstStep: '',
			owner: '',
			helpers: '',
			due
		}
	]);
});

async function done(its: PreparedMeeting, asks: readonly Ask[]): Promise<void> {
	const place = { origin: running.origin, meeting: its, cookie: city.staffCookie, view: 'staff' } as const;
	const staff = new WirePhone(place);
	await staff.connect();
	for (const ask of asks) expect(await staff.ask(ask)).toMatchObject({ ok: true });
	staff.drop();
}

const signOut = (page: Page) => page.getByRole('button', { name: 'サインアウト' }).click();

test('after サインアウト 「戻る」 shows no word of what was open, however far it goes', async ({
	browser
}) => {
	const staff = await person(browser, 'laptop', running.origin);
	await signIn(staff, city);
	const { page } = staff;
	await page.goto(`/meetings/${meeting.id}/ahead`);
	await expect(page.getByText(ahead)).toBeVisible();
	await page.goto('/actions?status=not_started&search=ｶｷﾉ');
	await expect(page.getByText(promise)).toBeVisible();
	await signOut(page);
	await page.waitForURL('**/sign-in');

	for (let back = 0; back < 2; back += 1) {
		await page.goBack();
		await expect(page.getByLabel('合いことば')).toBeVisible();
		expect(await page.content()).not.toContain(promise);
		expect(await page.content()).not.toContain(ahead);
	}
	expect(staff.complaints).toEqual([]);
	await page.context().close();
});

/** Returns a laptop at 先に 出しておく紙 with unsent text in the field. */
async function typesAhead(browser: Browser): Promise<Page> {
	const staff = await person(browser, 'laptop', running.origin);
	await signIn(staff, city);
	await staff.page.goto(`/meetings/${meeting.id}/ahead`);
	await staff.page.locator('textarea').first().fill('まだ 送って いない');
	return staff.page;
}

/** Simulates a page that the browser restores from its back/forward cache on 「戻る」. */
const comesBack = (page: Page) =>
	page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));

test('a page that the browser kept alive stays as it was for the same person, and is gone for anybody else', async ({
	browser
}) => {
	const page = await typesAhead(browser);
	const answered = page.waitForResponse((response) => response.request().method() === 'HEAD');
	await comesBack(page);
	await answered;
	await expect(page.getByText(ahead)).toBeVisible();
	await expect(page.locator('textarea').first()).toHaveValue('まだ 送って いない');

	// Sign-out happens as if in another tab.
	await page.request.post('/sign-out', { headers: { origin: running.origin }, form: {} });
	await comesBack(page);
	await page.waitForURL('**/sign-in?**');
	expect(await page.content()).not.toContain(ahead);
	await page.context().close();
});

test('without a network the page stays covered, and says so, until the server can be asked', async ({
	browser
}) => {
	const staff = await person(browser, 'laptop', running.origin);
	await signIn(staff, city);
	const { page } = staff;
	await page.goto('/actions');
	await expect(page.getByText(promise)).toBeVisible();
	await page.context().setOffline(true);
	await comesBack(page);
	await expect(page.getByText('つないで います')).toBeVisible();
	await expect(page.getByText(promise)).toBeHidden();
	await page.context().setOffline(false);
	await expect(page.getByText(promise)).toBeVisible();
	await expect(page.getByText('つないで います')).toBeHidden();
	await page.context().close();
});

test('while the server, or the proxy before it, is starting, the page stays covered and keeps what was typed', async ({
	browser
}) => {
	const page = await typesAhead(browser);
	let asked = 0;
	await page.route('**/ahead', async (route) => {
		asked += 1;
		await (asked === 1 ? route.fulfill({ status: 502 }) : route.continue());
	});
	const answered = page.waitForResponse((response) => response.status() === 502);
	await comesBack(page);
	await answered;
	await expect(page.getByText('つないで います')).toBeVisible();
	await expect(page.getByText('書いたものは のこっています。')).toBeVisible();
	await expect(page.getByText(ahead)).toBeHidden();
	await expect(page.getByText(ahead)).toBeVisible();
	await expect(page.locator('textarea').first()).toHaveValue('まだ 送って いない');
	expect(asked).toBe(2);
	await page.context().close();
});
