/** Text comes into the minutes (会議録) by a paste or a drop, not only by keys. */
import { expect, type Page } from '@playwright/test';
import { editor, heard } from './laptop.ts';

/**
 * Dispatches a paste or drop event directly; a clipboard of 100,000 letters is slow to fill by
 * keys. Returns whether the editor handled it.
 */
export const hand = (page: Page, how: 'paste' | 'drop', text: string, html = '') =>
	editor(page).evaluate(
		(field, { how, text, html }) => {
			const data = new DataTransfer();
			data.setData('text/plain', text);
			if (html !== '') data.setData('text/html', html);
			const { left, top } = field.getBoundingClientRect();
			const init = { bubbles: true, cancelable: true };
			const event =
				how === 'paste'
					? new ClipboardEvent('paste', { ...init, clipboardData: data })
					: new DragEvent('drop', { ...init, dataTransfer: data, clientX: left + 80, clientY: top + 60 });
			return !field.dispatchEvent(event); // After a cancelled event the browser inserts nothing itself.
		},
		{ how, text, html }
	);

const linesOf = (page: Page) =>
	editor(page).evaluate((field) =>
		Array.from(field.querySelectorAll('p, h1, h2, h3'), (line) => {
			const copy = line.cloneNode(true) as HTMLElement;
			for (const end of copy.querySelectorAll('br:not(.ProseMirror-trailingBreak)')) end.append('\n');
			return copy.textContent;
		})
	);
export const pasteOverAll = async (page: Page, text: string, html: string) => {
	await editor(page).focus();
	await page.keyboard.press('Control+A');
	await heard(page);
	expect(await hand(page, 'paste', text, html)).toBe(true);
	return linesOf(page);
};
