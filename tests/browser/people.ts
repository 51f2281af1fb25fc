/** A person at a device has a browser context of their own and a console that must stay empty. */
import { expect, test, type Browser, type Page } from '@playwright/test';
import { staff, type RunningCity } from '../support/running-city.ts';
import { axeFaults } from './axe.ts';

const devices = {
	phone: { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true },
	laptop: { viewport: { width: 1366, height: 768 } },
	projector: { viewport: { width: 1920, height: 1080 } }
} as const;

export interface Person {
	readonly page: Page;
	/** Of the server. */
	readonly origin: string;
	/** It collects errors and warnings of the console, and uncaught errors of the page. */
	readonly complaints: string[];
}

export async function person(
	browser: Browser,
	device: keyof typeof devices,
	origin: string
): Promise<Person> {
	await putAwayOthers(browser);
	const context = await browser.newContext({
		...devices[device],
		baseURL: origin,
		locale: 'ja-JP',
		timezoneId: 'Asia/Tokyo'
	});
	const page = await context.newPage();
	const complaints: string[] = [];
	page.on('console', (message) => {
		if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
	});
	page.on('pageerror', (error) => complaints.push(String(error)));
	return { page, origin, complaints };
}

let file = '';

/**
 * Closes the contexts of the previous test file: their pages would keep running and slow this one.
 */
async function putAwayOthers(browser: Browser): Promise<void> {
	const others = test.info().file === file ? [] : browser.contexts();
	file = test.info().file;
	for (const context of others) await context.close();
}

/** Signs in as the coordinator of the council. Its page has tests of its own, and costs a second. */
export async function signIn(
	{ page, origin }: Person,
	{ signInName }: Pick<RunningCity, 'signInName'>
): Promise<void> {
	const form = { signInName, password: staff.password };
	const answer = await page.request.post('/sign-in', { form, headers: { origin }, maxRedirects: 0 });
	expect(answer.headers()['set-cookie']).toContain('yoriai-session');
}

/** Pictures are taken on request only (`npm run pictures`), because all of them take minutes. */
export const wantsPictures = Boolean(process.env['PICTURES']);

/** Saves a picture to tests/browser/pictures, which is not in version control. */
export async function picture({ page }: Pick<Person, 'page'>, name: string): Promise<void> {
	await page.evaluate(() => document.fonts.ready);
	if (wantsPictures) await page.screenshot({ path: `tests/browser/pictures/${name}.png` });
}

/** Takes a picture and fails on axe violations. */
export async function look(person: Pick<Person, 'page'>, name: string): Promise<void> {
	await picture(person, name);
	expect(await axeFaults(person.page), `axe on ${name}`).toEqual([]);
}

/**
 * A page has only one heavy black button, which is the next sensible action. Steps, switches and
 * marks are black too, but they are no actions.
 */
export async function expectOneHeavy(page: Page, name: string | RegExp): Promise<void> {
	const black = page.locator('.button:not(.on)').filter({ visible: true });
	const words = () =>
		black.evaluateAll((all) =>
			all
				.filter((each) => getComputedStyle(each).backgroundColor === 'rgb(26, 26, 26)')
				.map((each) => each.textContent.trim())
		);
	await expect.poll(async () => (await words()).length).toBe(1);
	expect((await words())[0]).toMatch(name);
}

/** Browsers log lost connections themselves; every other console message is a defect of ours. */
export function expectQuiet(people: readonly Person[]): void {
	const ours = people.flatMap(({ complaints }) => complaints).filter((text) => !networkWords.test(text));
	expect(ours).toEqual([]);
}
const networkWords =
	/ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|WebSocket connection to .* failed/;
