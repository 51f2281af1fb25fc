/** From 書く to 見せる notes wait hidden, are kept without a network, and appear all at once. */
import { expect } from '@playwright/test';
import { look, picture } from '../../people.ts';
import { own, post, words, type Hall } from './hall.ts';

export async function writeHidden({ desk, projector, ann, ben, cho }: Hall): Promise<void> {
	await desk.page.getByRole('button', { name: '次へ：困っている' }).click();
	await expect(ann.page.getByRole('textbox')).toBeVisible();
	await ann.page.getByRole('button', { name: '出す', exact: true }).tap();
	await expect(ann.page.getByText('文字が ありません。')).toBeVisible();
	await post(ann, '困っている', words.rice);
	await expect(ann.page.getByText('文字が ありません。')).toHaveCount(0);
	await expect(own(ann.page, words.rice).getByText('届きました')).toBeVisible();
	await post(ben, '困っている', words.snow);
	await post(cho, '困っている', words.bus);
	await expect(projector.page.getByText('3', { exact: true })).toBeVisible();
	for (const text of [words.rice, words.snow]) {
		await expect(projector.page.getByText(text)).toHaveCount(0);
		await expect(desk.page.getByText(text)).toHaveCount(0); // The laptop may be mirrored.
	}
	await expect(ben.page.getByText(words.rice)).toHaveCount(0);
	await picture(ann, 'spine-08-phone-posted');
	await picture(projector, 'spine-08-screen-count');
	await picture(desk, 'spine-08-board-hidden');
}

export async function lookThrough({ desk }: Hall): Promise<void> {
	await desk.page.getByRole('button', { name: '目を とおす' }).click();
	await expect(desk.page.getByText(words.rice)).toBeVisible();
	await look(desk, 'spine-08-board-hidden-open');
	await desk.page.getByRole('button', { name: '次へ：もったいない' }).click();
	await expect(desk.page.getByText(words.rice)).toHaveCount(0);
}

export async function writeWithoutNetwork({ ben }: Hall): Promise<void> {
	await ben.page.context().setOffline(true);
	await post(ben, 'もったいない', words.car);
	await expect(own(ben.page, words.car).getByText('まだ 出ていません')).toBeVisible();
	await expect(ben.page.getByText('つながりません')).toBeVisible({ timeout: 40_000 });
	await picture(ben, 'spine-09-phone-offline');
	await ben.page.context().setOffline(false);
	await expect(own(ben.page, words.car).getByText('届きました')).toBeVisible({ timeout: 30_000 });
	await ben.page.reload();
	await expect(own(ben.page, words.car).getByText('届きました')).toBeVisible();
	await expect(own(ben.page, words.snow)).toBeVisible();
}

export async function changeOwnNotes({ cho }: Hall): Promise<void> {
	await post(cho, 'もったいない', words.field);
	await cho.page.getByRole('textbox').fill('書きかけの');
	await cho.page.reload();
	await expect(cho.page.getByRole('textbox')).toHaveValue('書きかけの');
	await cho.page.getByRole('textbox').fill('');
	await own(cho.page, words.bus).getByRole('button', { name: 'なおす・消す' }).tap();
	await look(cho, 'spine-10-phone-change');
	await cho.page.getByRole('button', { name: 'この紙を 消す' }).tap();
	await cho.page.getByRole('button', { name: '消す', exact: true }).tap();
	await expect(own(cho.page, words.bus)).toHaveCount(0);
}

export async function showAll({ desk, projector, ann }: Hall): Promise<void> {
	await desk.page.getByRole('button', { name: '次へ：見せる' }).click();
	await desk.page.getByRole('button', { name: /^目を とおす/ }).click();
	await desk.page.getByRole('button', { name: 'みんなに 見せる 4枚' }).click();
	for (const text of [words.rice, words.snow, words.car, words.field]) {
		await expect(projector.page.getByText(text).first()).toBeVisible();
		await expect(ann.page.getByText(text).first()).toBeVisible();
	}
	await expect(projector.page.getByText(words.bus)).toHaveCount(0);
	await expect(own(ann.page, words.rice).getByText('みんなに 見えています')).toBeVisible();
	await picture(projector, 'spine-11-screen-shown');
	await picture(ann, 'spine-11-phone-shown');
}
