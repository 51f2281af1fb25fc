/** From 受付 to 見せる a phone shows its own notes and where they are. */
import { expect } from '@playwright/test';
import { lookAtAll, own, sizes, write, type WatchedPhone } from './watched-phone.ts';

export async function readTheRules({ phone }: WatchedPhone): Promise<void> {
	const { page } = phone;
	await expect(page.getByText('人の なまえや、家の 場所は 書きません。')).toBeVisible();
	await expect(page.getByText('買い物の 行き帰り')).toBeVisible();
	await expect(page.getByText('関係者のみ')).toBeVisible();
	await lookAtAll(phone, '01-reception');
	await page.getByRole('button', { name: '読みました' }).tap();
	await expect(page.getByText('今日の 約束')).toHaveCount(0);
	await page.reload(); // The 約束 stay dismissed.
	await expect(page.getByText('はじまるまで')).toBeVisible();
	await expect(page.getByText('今日の 約束')).toHaveCount(0);
}

export async function reviewNothing({ phone, go }: WatchedPhone): Promise<void> {
	const { page } = phone;
	await go('review');
	await expect(page.getByText('前回からの やることは ありません')).toBeVisible();
	await lookAtAll(phone, '02-review');
}

export async function writeInTime({ phone, staff, go }: WatchedPhone): Promise<void> {
	const { page } = phone;
	await go('write');
	await staff.ask({ type: 'timer.start', seconds: 125 });
	await expect(page.getByText(/^02:0\d$/)).toBeVisible();
	for (const size of sizes) {
		await page.evaluate((to) => (document.documentElement.dataset.text = to), size);
		const box = await page.getByRole('button', { name: '出す', exact: true }).boundingBox();
		expect((box?.y ?? 999) + (box?.height ?? 0), `出す at ${size}`).toBeLessThanOrEqual(740);
	}
	await lookAtAll(phone, '03-write');
	await expect(page.getByText('のこり 2分です')).toBeAttached({ timeout: 15_000 }); // The page announces it once, politely.
	await write(page, 'お米を 坂の上まで 運べない');
	await expect(own(page, 'お米').getByText('届きました')).toBeVisible();
}

export async function leaveHeld({ phone, neighbour }: WatchedPhone): Promise<void> {
	const { page } = phone;
	await write(page, 'となりの 千代さんが、電球を かえられない');
	await expect(page.getByText('まだ、だれにも 見えていません。')).toBeVisible();
	await expect(page.getByText('近所の ある人が、電球を かえられない')).toBeVisible();
	await lookAtAll(phone, '04-hold');
	await page.getByRole('button', { name: '自分で なおす' }).tap();
	await expect(page.getByRole('textbox')).toBeFocused();
	await expect(page.getByRole('textbox')).toHaveValue('となりの 千代さんが、電球を かえられない');
	await page.getByRole('button', { name: '出す', exact: true }).tap();
	await page.getByRole('button', { name: 'このまま 進行役だけに あずける' }).tap();
	await expect(own(page, '千代さん').getByText('あずかり', { exact: true })).toBeVisible();
	await lookAtAll(phone, '05-held');
	await own(page, '千代さん').getByRole('button', { name: '書き方を かえる' }).tap();
	await lookAtAll(phone, '06-held-ways');
	await page.getByRole('button', { name: 'この書き方で 出す' }).tap();
	await expect(own(page, 'ある人が').getByText('届きました')).toBeVisible();
	expect(neighbour.sawText('千代')).toBe(false);
}

export async function changeKinds({ phone, go }: WatchedPhone): Promise<void> {
	const { page } = phone;
	await page.getByRole('textbox').fill('書きかけの');
	await go('write', 1);
	await expect(page.getByRole('textbox')).toHaveValue('書きかけの');
	await expect(page.getByRole('button', { name: '困っている', pressed: true })).toBeVisible();
	await page.getByRole('textbox').fill('');
	await page.getByRole('button', { name: 'もったいない', exact: true }).tap();
	await page.getByRole('textbox').fill('若者が あまっている');
	await expect(page.getByText('「〜が 得意」')).toBeVisible();
	await lookAtAll(phone, '07-mottainai');
	await page.getByRole('textbox').fill('');
	await page.getByRole('textbox').blur(); // A field in use stays where it is.
	await go('show');
	await page.getByRole('button', { name: '紙を 書く' }).tap();
	await expect(page.getByRole('button', { name: 'もったいない', pressed: true })).toBeVisible();
}

export async function writeWithoutNetwork({ phone }: WatchedPhone): Promise<void> {
	const { page } = phone;
	await page.context().setOffline(true);
	await write(page, '畑が 半分 あいている');
	await expect(own(page, '畑が').getByText('まだ 出ていません')).toBeVisible();
	await expect(page.getByText('つながりません')).toBeVisible({ timeout: 40_000 });
	await lookAtAll(phone, '08-offline');
	await page.context().setOffline(false);
	await expect(own(page, '畑が').getByText('届きました')).toBeVisible({ timeout: 30_000 });
}
