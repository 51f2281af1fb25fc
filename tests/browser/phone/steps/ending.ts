/** From 決める to まとめ完了 a phone shows what was decided, and what became of its words. */
import { expect, type Page } from '@playwright/test';
import { combine } from '#lib/board/document/edits.ts';
import type { CombinationId } from '#lib/board/model.ts';
import { expectQuiet } from '../../people.ts';
import { aPhone, tea } from '../../phone-meeting.ts';
import { lookAtAll, own, write, type WatchedPhone } from './watched-phone.ts';

export async function readWhatIsDecided({
	phone,
	staff,
	neighbour,
	go,
	noteWith
}: WatchedPhone): Promise<void> {
	const { page } = phone;
	await go('decide');
	const words = { what: '和室で お茶のみ場を 一度 ひらく', firstStep: '', owner: '町会', helpers: '' };
	const action = { result: 'do', ...words, due: { kind: 'next_meeting' }, combination: tea } as const;
	await staff.ask({ type: 'deciding.set', deciding: action });
	await expect(page.getByText('いま 話していること')).toBeVisible();
	await staff.ask({ type: 'action.decide', ...action });
	await staff.ask({ type: 'deciding.set', deciding: null });
	await expect(page.getByRole('heading', { name: words.what })).toBeVisible();
	const asking = { ...words, what: '送迎の車を 借りられるか', owner: 'デイサービスの 方' };
	const rice = 'combination-rice' as CombinationId;
	combine(staff.doc, rice, [{ type: 'note', id: noteWith('お米') }], '乗りあいの 日を つくれば');
	await neighbour.until(() => neighbour.board.combinations.some(({ id }) => id === rice));
	await staff.ask({
		type: 'action.decide',
		result: 'ask',
		...asking,
		due: { kind: 'undecided' },
		combination: rice
	});
	await offerHelp(page, words.what);
	await lookAtAll(phone, '14-decide');
	await go('close');
	await lookAtAll(phone, '15-close');
}

/** One tap says 手伝えます, and one takes it back (A8). */
async function offerHelp(page: Page, what: string): Promise<void> {
	const help = page.getByRole('button', { name: new RegExp(`手伝えます.*${what}`) });
	await expect(help).toHaveAttribute('aria-pressed', 'false');
	await help.tap();
	await expect(help).toHaveAttribute('aria-pressed', 'true');
	await expect(help).toContainText('係に 届きました');
	await help.tap();
	await expect(help).toHaveAttribute('aria-pressed', 'false');
	await expect(help).not.toContainText('届きました');
	await help.tap();
}

export async function stopAndAllow({ phone, staff, noteWith }: WatchedPhone): Promise<void> {
	const { page } = phone;
	await page.getByRole('button', { name: '紙を 書く' }).tap();
	await page.getByRole('textbox').fill('さいごに ひとこと');
	await staff.ask({ type: 'author.stop', note: noteWith('お米') });
	await expect(page.getByText('いま このスマホから 紙は 出せません。')).toBeVisible();
	await expect(page.getByRole('textbox')).toHaveValue('さいごに ひとこと');
	await lookAtAll(phone, '16-stopped');
	await page.getByRole('button', { name: /なおす・消す.*お米/ }).tap();
	const sheet = page.getByRole('dialog');
	await expect(sheet.getByText('いま このスマホから 紙は 出せません。')).toBeVisible();
	await expect(sheet.getByRole('button', { name: 'これで 出す' })).toBeDisabled();
	await expect(sheet.getByRole('button', { name: 'この紙を 消す' })).toBeEnabled();
	await lookAtAll(phone, '16-stopped-edit');
	await sheet.getByRole('button', { name: 'やめる' }).tap();
	await staff.ask({ type: 'authors.allow' });
	await write(page, 'さいごに ひとこと');
	await expect(own(page, 'さいごに').getByText('届きました')).toBeVisible();
}

export async function takeBackAfterTheEnd({ phone, staff }: WatchedPhone): Promise<void> {
	const { page } = phone;
	await staff.ask({ type: 'meeting.close' });
	await expect(page.getByText('会議は おわりました')).toBeVisible();
	await expect(page.getByText('わたしの紙の ゆくえ')).toBeVisible();
	await expect(
		own(page, 'さいごに').locator('xpath=..').getByText('みんなには 見せませんでした')
	).toBeVisible();
	await expect(
		page.getByText(
			'送迎の車を 借りられるか を だれかに 聞いてみる ことに なりました（聞く人：デイサービスの 方）'
		)
	).toBeVisible();
	await lookAtAll(phone, '17-result');
	await page.getByRole('button', { name: /消す.*お米/ }).tap();
	await page.getByRole('button', { name: '消す', exact: true }).tap();
	await staff.until(() => !staff.board.notes.some(({ text }) => text.includes('お米')));
}

export async function readTheResult({ browser, origin, meeting, phone, staff }: WatchedPhone): Promise<void> {
	const { page } = phone;
	await staff.ask({ type: 'meeting.finish' });
	await expect(page.getByText('記録が できあがりました')).toBeVisible();
	await expect(page.getByText('わたしの紙')).toHaveCount(0);
	await expect(page.getByText('紙の ゆくえは、もう 見られません。')).toBeVisible();
	await lookAtAll(phone, '18-finished');
	const late = await aPhone(browser, origin, meeting);
	await expect(late.page.getByRole('heading', { name: '和室で お茶のみ場を 一度 ひらく' })).toBeVisible();
	await expect(late.page.getByText(/決まったことは \d+月\d+日まで、ここで 見られます。/)).toBeVisible();
	await lookAtAll(late, '19-late-reader');
	expectQuiet([late]);
}
