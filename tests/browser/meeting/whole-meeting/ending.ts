/** After 決める the promise comes again in the next meeting, and who wrote what is forgotten. */
import { expect } from '@playwright/test';
import { picture } from '../../people.ts';
import { expectNothingOf, next, press, tabTo, type Hall } from './hall.ts';
import { never, rude } from './notes.ts';

export async function decide({ desk, projector, wires }: Hall): Promise<void> {
	const { page } = desk;
	await next(page, '決める');
	const started = Date.now();
	await tabTo(page, page.getByRole('button', { name: 'この案から 決める' }).first());
	await page.keyboard.press('Enter');
	await expect(page.getByLabel('なにを')).toBeFocused();
	await page.keyboard.insertText('乗りあいの 買い物を、一度 ためす');
	await page.keyboard.press('Tab');
	await page.keyboard.insertText('車の 持ち主に 聞く');
	await page.keyboard.press('Tab');
	await page.keyboard.insertText('商店会');
	await expect(projector.page.getByText('乗りあいの 買い物を、一度 ためす').first()).toBeVisible();
	await picture(projector, 'whole-09-screen-deciding');
	await press(page, 'これで 決める');
	await wires[0]!.until(() => wires[0]!.board.actions.length === 1);
	console.log(
		`from an idea to a やること: ${((Date.now() - started) / 1000).toFixed(1)} s beside the typing of its words`
	);
	await tabTo(page, page.locator('[data-undecided]'));
	await page.keyboard.press('Enter');
	await press(page, 'まだ 決めない');
	await wires[0]!.until(() => wires[0]!.board.combinations.some(({ outcome }) => outcome === 'later'));
	await picture(desk, 'whole-09-desk-decide');
	await picture(projector, 'whole-10-screen-decided');
}

export async function closeAndFinish({ city, desk, projector, hand }: Hall): Promise<void> {
	const { page } = desk;
	await next(page, '確認');
	await picture(projector, 'whole-11-screen-close');
	await press(page, '閉会する');
	await page.keyboard.press('Tab');
	await tabTo(page, page.getByRole('dialog').getByRole('button', { name: '閉会する' }));
	await page.keyboard.press('Enter');
	await expect(hand.page.getByText('わたしの紙の ゆくえ')).toBeVisible();
	await expect(hand.page.getByText('乗りあいの 買い物を、一度 ためす').first()).toBeVisible();
	await picture(hand, 'whole-11-phone-result');
	await expectNothingOf(desk, never);
	await press(page, 'まとめ完了');
	await tabTo(page, page.getByRole('dialog').getByRole('button', { name: 'まとめ完了' }));
	await page.keyboard.press('Enter');
	await expect(page.getByText('この会議は おわりました', { exact: true })).toBeVisible();
	await picture(desk, 'whole-12-desk-final');
	await picture(projector, 'whole-12-screen-final');
	const rows = await city.connection.sql`select text, participant_id, posted_by from note`;
	expect(rows.every((row) => row.participant_id === null && row.posted_by === null)).toBe(true);
	expect(JSON.stringify(rows)).not.toContain('田中');
	expect(JSON.stringify(rows)).not.toContain(rude);
	expect(await city.connection.sql`select 1 from vote`).toHaveLength(0);
}

export async function meetAgain({ city, desk, projector }: Hall): Promise<void> {
	const { page } = desk;
	const later = await city.prepare();
	await page.goto(`/meetings/${later.id}/board`);
	await press(page, '入口を ひらく');
	await next(page, '前回の つづき');
	await expect(page.getByText('乗りあいの 買い物を、一度 ためす').first()).toBeVisible();
	await projector.page.goto(`/screen#${later.screenToken}`);
	await expect(projector.page.getByText('乗りあいの 買い物を、一度 ためす').first()).toBeVisible();
	await picture(projector, 'whole-13-screen-review');
	await next(page, '困っている');
	await press(page, /^前回からの つづき 1/);
	await expect(page.getByText('午前に お茶の 会を ひらけば').first()).toBeVisible();
	await picture(desk, 'whole-13-desk-tray');
}
