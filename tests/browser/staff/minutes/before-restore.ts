/** A laptop keeps words that it had not saved when the server was restored from a backup. */
import { expect } from '@playwright/test';
import { toBase64 } from 'lib0/buffer';
import { paragraph } from '#lib/editor/content.ts';
import { beginMinutes } from '#lib/editor/minutes-document.ts';
import type { PreparedMeeting } from '../../../support/running-city.ts';
import { expectQuiet, look, type Person } from '../../people.ts';
import { editor, leave, newLineAfter, saved } from './laptop.ts';

export async function copyAndRemove(mizuno: Person, meeting: PreparedMeeting): Promise<void> {
	const { page } = mizuno;
	await saved(page);
	const lines = ['復元の まえに 書いた', ...Array.from({ length: 30 }, (_, i) => `話し合い ${i + 1}`)];
	const words = beginMinutes({ type: 'doc', content: lines.map((line) => paragraph(line)) });
	const other = 'yoriai:unsaved:minutes:00000000-0000-4000-8000-000000000000:before:p';
	await page.evaluate(
		(copies) => Object.entries(copies).forEach(([key, value]) => (localStorage[key] = value)),
		{
			[`yoriai:unsaved:minutes:${meeting.id}:before:p`]: toBase64(words),
			[`yoriai:unsaved:minutes:${meeting.id}:before:q`]: toBase64(words.subarray(0, 40)),
			[other]: toBase64(words)
		}
	);
	await page.reload();
	const earlier = page.getByRole('region', {
		name: 'まえに 保存できなかった 会議録が、この 端末に あります'
	});
	const unreadable = page.getByRole('region', { name: '読めません' });
	await expect(earlier).toHaveCount(1);
	await expect(earlier).toContainText('復元の まえに 書いた');
	await expect(unreadable).toHaveCount(1);
	await saved(page);
	await expect(editor(page)).not.toContainText('復元の まえに 書いた');
	await look(mizuno, 'minutes-earlier');

	await earlier.getByRole('button', { name: 'コピーする' }).click();
	await expect(earlier.getByText('コピーしました')).toBeVisible();
	await newLineAfter(page, '葉月台 集会所');
	await page.keyboard.press('Control+V');
	await expect(editor(page).getByText('話し合い 30')).toHaveCount(1);
	await page.getByRole('button', { name: '元に戻す' }).click();
	await expect(editor(page)).not.toContainText('復元の まえに 書いた');
	await saved(page);

	const sheet = page.getByRole('dialog');
	await earlier.getByRole('button', { name: '消す' }).click();
	await look(mizuno, 'minutes-earlier-remove');
	await sheet.getByRole('button', { name: '消さない' }).click();
	await expect(earlier).toBeVisible();
	for (const box of [earlier, unreadable]) {
		await box.getByRole('button', { name: '消す' }).click();
		await sheet.getByRole('button', { name: '消す', exact: true }).click();
		await expect(box).toHaveCount(0);
	}
	const keys = () => Object.keys(localStorage).filter((key) => key.startsWith('yoriai:unsaved:'));
	expect(await page.evaluate(keys)).toEqual([other]);
	await page.reload();
	await saved(page);
	await expect(earlier).toHaveCount(0);
	expectQuiet([mizuno]);
	await leave(page);
}
