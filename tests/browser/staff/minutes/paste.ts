/** Text comes into the minutes (会議録) by a paste or a drop, not only by keys. */
import { expect, type Page } from '@playwright/test';
import { expectQuiet, look, type Person } from '../../people.ts';
import { editor, heard, leave, newLineAfter, saved } from './laptop.ts';

/**
 * Dispatches a paste or drop event directly; a clipboard of 100,000 letters is slow to fill by
 * keys. Returns whether the editor handled it.
 */
const hand = (page: Page, how: 'paste' | 'drop', text: string, html = '') =>
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

export async function pasteTooMuch(mizuno: Person): Promise<void> {
	const { page } = mizuno;
	await newLineAfter(page, '葉月台 集会所');
	await saved(page);
	const before = await editor(page).innerText();
	const refused = page.getByRole('alert').filter({ hasText: '長すぎるので、入れませんでした' });
	for (const how of ['paste', 'drop'] as const) {
		expect(await hand(page, how, '議'.repeat(100_001))).toBe(true);
		await expect(refused).toBeVisible();
		expect(await editor(page).innerText()).toBe(before);
		if (how === 'paste') await look(mizuno, 'minutes-too-much');
		await refused.getByRole('button', { name: 'とじる' }).click();
		await expect(refused).toHaveCount(0);
	}

	await editor(page).focus();
	await page.context().setOffline(true);
	await expect(page.getByText('つながりません', { exact: true })).toBeVisible();
	for (let i = 0; i < 4; i += 1) await hand(page, 'paste', '議'.repeat(90_000));
	await expect(editor(page)).toContainText('議'.repeat(360_000));
	await page.context().setOffline(false);
	const tooLong = page.getByText('長すぎて、いちどに 保存できません');
	await expect(tooLong).toBeVisible({ timeout: 30_000 });
	await expect(page.getByText('まだ 保存できていません')).toBeVisible();
	await expect(page.getByText('保存中')).toHaveCount(0);
	await look(mizuno, 'minutes-too-long');

	await expect(async () => {
		await page.getByRole('button', { name: '元に戻す' }).click();
		await expect(editor(page)).not.toContainText('議議議', { timeout: 500 });
	}).toPass();
	await page.getByRole('button', { name: 'ひらきなおす' }).click();
	await saved(page);
	await expect(tooLong).toHaveCount(0);
	expectQuiet([mizuno]);
	await leave(page);
}
