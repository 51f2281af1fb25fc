/** Tests find buttons and panels of the laptop here, and check that a text is not in its page. */
import { expect, type Page } from '@playwright/test';

/** The accessible name of a finished step begins with 済み. */
export const step = (page: Page, title: string) =>
	page
		.getByRole('navigation', { name: '次第' })
		.getByRole('button', { name: new RegExp(`^(済み ?)?${title}$`) });
export const tool = (page: Page, name: string | RegExp) =>
	page.locator('header').getByRole('button', { name });
/** Behind ほか in the bar lie 1台で 進める, すてた紙 and 前の ようす. */
export async function openMore(page: Page): Promise<void> {
	await tool(page, 'ほか').click();
}
export const panel = (page: Page, name: string) => page.getByRole('region', { name });

/** The text must be nowhere in the page: not in labels, titles, hidden elements or fields. */
export async function expectNothingOf(page: Page, texts: readonly string[]): Promise<void> {
	const html = await page.content();
	const fields = await page
		.locator('input, textarea')
		.evaluateAll((all) => all.map((each) => 'value' in each && each.value));
	for (const text of texts) {
		expect(html, 'the page of the laptop').not.toContain(text);
		expect(fields).not.toContain(text);
	}
}
