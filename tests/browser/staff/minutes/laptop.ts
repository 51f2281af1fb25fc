/** A person types the minutes (会議録) of one meeting at a laptop. */
import { expect, type Browser, type CDPSession, type Page } from '@playwright/test';
import { cookieName } from '#lib/server/auth/cookies.ts';
import type { PreparedMeeting, RunningCity } from '../../../support/running-city.ts';
import { person, type Person } from '../../people.ts';

interface Wanted {
	readonly browser: Browser;
	readonly origin: string;
	readonly city: RunningCity;
	readonly meeting: PreparedMeeting;
}

export async function laptopAt({ browser, origin, city, meeting }: Wanted): Promise<Person> {
	const somebody = await person(browser, 'laptop', origin);
	const [, session = ''] = city.staffCookie.split('=');
	await somebody.page
		.context()
		.addCookies([{ name: cookieName('session', false), value: session, url: origin }]);
	await somebody.page.goto(`/meetings/${meeting.id}/minutes`);
	return somebody;
}

export const editor = (page: Page) => page.getByRole('textbox', { name: '会議録の 本文' });
export const saved = (page: Page) => expect(page.getByText('保存済み')).toBeVisible();

/** Starts a new line after the line that contains this text. */
export async function newLineAfter(page: Page, text: string): Promise<void> {
	await editor(page).getByText(text).first().click();
	await page.keyboard.press('End');
	await heard(page);
	await page.keyboard.press('Enter');
	await heard(page);
}

/**
 * The editor learns the caret position one task after the browser moved it; keys typed by people
 * never come sooner.
 */
export const heard = (page: Page) =>
	page.evaluate(() => new Promise<void>((done) => requestAnimationFrame(() => setTimeout(done))));

/** All laptops here share one account, and beyond eight pages the server closes the oldest. */
export const leave = (page: Page) => page.context().close();

export const compose = (keyboard: CDPSession, text: string) =>
	keyboard.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
