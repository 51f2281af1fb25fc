/** In the hall of the whole meeting the laptop is driven by keys alone. */
import { expect, type Locator, type Page } from '@playwright/test';
import type { PreparedMeeting, RunningCity } from '../../../support/running-city.ts';
import { comeIn, WirePhone } from '../../../support/wire-phone.ts';
import type { Person } from '../../people.ts';

export interface Hall {
	readonly origin: string;
	readonly city: RunningCity;
	readonly meeting: PreparedMeeting;
	readonly desk: Person;
	readonly projector: Person;
	/** This phone has a page; those of `wires` have none. */
	readonly hand: Person;
	/** Fourteen phones are here once they have come in. */
	readonly wires: WirePhone[];
}

/** Moves the focus with the Tab key only, like a person without a mouse. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
	await expect(target.first()).toBeVisible();
	await expect(target.first()).toBeEnabled();
	for (let i = 0; i < 250; i += 1) {
		if (await target.first().evaluate((element) => element === document.activeElement)) return;
		await page.keyboard.press('Tab');
	}
	throw new Error(`the Tab key does not lead to ${target.toString()}`);
}
export async function press(
	page: Page,
	name: string | RegExp,
	role: 'button' | 'link' | 'radio' = 'button'
): Promise<void> {
	await tabTo(page, page.getByRole(role, { name, exact: typeof name === 'string' }));
	await page.keyboard.press(role === 'radio' ? 'Space' : 'Enter');
}
export const next = (page: Page, title: string) => press(page, `次へ：${title}`);

/** The texts must be nowhere in the page, fields included. */
export async function expectNothingOf({ page }: Person, texts: readonly string[]): Promise<void> {
	const html = await page.content();
	const fields = await page
		.locator('input, textarea')
		.evaluateAll((all) => all.map((each) => ('value' in each ? String(each.value) : '')));
	for (const text of texts) expect([html, ...fields].join('\n')).not.toContain(text);
}

export async function aWirePhone(origin: string, meeting: PreparedMeeting): Promise<WirePhone> {
	const cookie = await comeIn(origin, { token: meeting.joinToken });
	const phone = new WirePhone({ origin, meeting, cookie, view: 'phone' });
	await phone.connect();
	return phone;
}
