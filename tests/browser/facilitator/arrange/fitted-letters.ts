/** What the projector screen has fitted to its room. */
import { expect, type Locator, type Page } from '@playwright/test';

/** In units of 1/1080 of the screen height. */
export const lettersOf = async (box: Locator): Promise<number> =>
	Number(await box.evaluate((element: HTMLElement) => element.style.getPropertyValue('--letters')));

/** No phrase is wider than its line, so that none breaks inside a word. */
export async function expectWholeWords(page: Page): Promise<void> {
	await expect.poll(() => page.evaluate(wideWords)).toEqual([]);
}

/** Runs in the page. */
function wideWords(): string[] {
	const words = [...document.querySelectorAll<HTMLElement>('main .words')];
	const widths = words.map(({ clientWidth }) => clientWidth);
	for (const { style } of words) style.overflowWrap = 'normal';
	const wide = words.filter(({ scrollWidth }, i) => scrollWidth > widths[i]! + 1);
	for (const { style } of words) style.overflowWrap = '';
	return wide.map(({ innerText }) => innerText);
}
