/** A phone is watched at every step of a meeting, in its three sizes of text. */
import type { Browser, Page } from '@playwright/test';
import { look, picture, type Person } from '../../people.ts';
import { expectNoSideways, type PhoneMeeting } from '../../phone-meeting.ts';

export interface WatchedPhone extends PhoneMeeting {
	readonly browser: Browser;
	readonly origin: string;
	readonly phone: Person;
}

export const sizes = ['standard', 'large', 'xlarge'] as const;

/** Checks the same state in 標準, 大 and 特大. */
export async function lookAtAll(phone: Person, name: string): Promise<void> {
	for (const size of sizes) {
		await phone.page.evaluate((to) => (document.documentElement.dataset.text = to), size);
		await expectNoSideways(phone.page, `${name} ${size}`);
		// The larger sizes have the same content, so axe checks only the first.
		await (size === 'standard' ? look : picture)(phone, `phone-${name}-${size}`);
	}
	await phone.page.evaluate(() => (document.documentElement.dataset.text = 'standard'));
}

export const own = (page: Page, text: string) => page.getByRole('listitem').filter({ hasText: text });
export const write = async (page: Page, text: string) => {
	await page.getByRole('textbox').fill(text);
	await page.getByRole('button', { name: '出す', exact: true }).tap();
};
