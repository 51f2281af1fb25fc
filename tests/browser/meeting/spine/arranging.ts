/** From まとめる to 決める notes become a group, a combination and a やること. */
import { expect } from '@playwright/test';
import { look, picture } from '../../people.ts';
import { action, idea, note, own, post, saved, step, words, type Hall } from './hall.ts';

export async function groupTogether({ desk, second, projector }: Hall): Promise<void> {
	await desk.page.getByRole('button', { name: '次へ：まとめる' }).click();
	for (const { page } of [desk, second]) await page.getByRole('button', { name: 'ぜんぶ 見る' }).click();
	await note(desk.page, words.rice).click();
	await note(desk.page, words.car).click();
	await look(desk, 'spine-12-board-selected');
	await desk.page.getByRole('button', { name: 'まとめる', exact: true }).last().click();
	await desk.page.keyboard.type('買い物の 行き帰り');
	await desk.page.keyboard.press('Enter');
	await expect(projector.page.getByText('買い物の 行き帰り')).toBeVisible();

	await second.page.context().setOffline(true);
	await note(second.page, words.snow).focus();
	await second.page.keyboard.press('Space');
	await second.page.keyboard.press('m');
	await second.page.keyboard.type('雪の日');
	await second.page.keyboard.press('Enter');
	await expect(second.page.getByText('まだ 保存できていません').first()).toBeVisible({ timeout: 40_000 });
	await note(desk.page, words.field).click();
	await desk.page.getByRole('button', { name: 'まとめる', exact: true }).last().click();
	await desk.page.keyboard.type('あいている 場所');
	await desk.page.keyboard.press('Enter');
	await second.page.context().setOffline(false);
	await saved(second.page);
	await saved(desk.page);
	for (const title of ['買い物の 行き帰り', '雪の日', 'あいている 場所']) {
		await expect(projector.page.getByText(title).first()).toBeVisible({ timeout: 30_000 });
	}
	await picture(projector, 'spine-13-screen-groups');
	await picture(desk, 'spine-13-board-groups');
}

export async function undo({ desk, projector }: Hall): Promise<void> {
	await note(desk.page, words.field).click();
	await desk.page.getByRole('button', { name: 'まとまりから 出す' }).click();
	await expect(desk.page.getByText('1枚を まとまりから 出しました')).toBeVisible();
	await expect(projector.page.getByText('まだ まとめて いない紙')).toBeVisible();
	await desk.page.getByRole('button', { name: '元に戻す' }).first().click();
	await expect(projector.page.getByText('まだ まとめて いない紙')).toHaveCount(0);
}

export async function showLateNote({ desk, projector, ann }: Hall): Promise<void> {
	await post(ann, '困っている', words.late);
	await expect(own(ann.page, words.late).getByText('届きました')).toBeVisible();
	await expect(projector.page.getByText(words.late)).toHaveCount(0);
	await desk.page.getByRole('button', { name: 'あとから 1枚' }).click();
	await desk.page.getByRole('button', { name: 'みんなに 見せる 1枚' }).click();
	await desk.page.getByRole('dialog').getByRole('button', { name: 'このまま 見せる' }).click();
	await expect(own(ann.page, words.late).getByText('みんなに 見えています')).toBeVisible();
}

export async function makeIdea({ desk, projector, ann }: Hall): Promise<void> {
	await step(desk.page, '組み合わせる').click();
	await expect(desk.page.getByLabel('案（〜すれば）')).toBeVisible(); // The notes look the same in the step before.
	await note(desk.page, words.rice).click();
	await note(desk.page, words.car).click();
	await desk.page.getByLabel('案（〜すれば）').fill(idea);
	await picture(desk, 'spine-14-board-combine');
	await desk.page.getByRole('button', { name: 'この案を 入れる' }).click();
	await expect(projector.page.getByText(idea)).toBeVisible();
	await expect(ann.page.getByText(idea)).toBeVisible();
	await picture(projector, 'spine-14-screen-combine');
	await picture(ann, 'spine-14-phone-combine');
}

export async function decide({ desk, projector, ann }: Hall): Promise<void> {
	await step(desk.page, '決める').click();
	await desk.page.getByRole('button', { name: 'この案から 決める' }).click();
	await desk.page.getByLabel('なにを').fill(action);
	await desk.page.getByLabel('最初の一歩').fill('車の 持ち主に、昼の 予定を 聞く');
	await desk.page.getByLabel('だれが').fill('商店会');
	await picture(desk, 'spine-15-board-decide');
	await desk.page.getByRole('button', { name: 'これで 決める' }).click();
	await expect(projector.page.getByText(action)).toBeVisible();
	await expect(ann.page.getByText(action).first()).toBeVisible();
	await picture(projector, 'spine-15-screen-decide');
}
