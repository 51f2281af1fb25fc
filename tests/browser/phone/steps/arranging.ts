/** From まとめる to 選ぶ a phone shows the board, and adds わたしも and シール to it. */
import { expect } from '@playwright/test';
import { ride, tea } from '../../phone-meeting.ts';
import { lookAtAll, type WatchedPhone } from './watched-phone.ts';

export async function supportGroup({ phone, staff, go, fill }: WatchedPhone): Promise<void> {
	const { page } = phone;
	await fill();
	await go('group');
	await expect(page.getByText('のこり 5回')).toBeVisible();
	await expect(page.locator('summary', { hasText: '2番の まとまり' })).toContainText('雪の日の 家の まわり');
	await page.getByText('雪の日の 家の まわり').tap();
	await page.getByRole('button', { name: /わたしも.*雪の日/ }).tap();
	await expect(page.getByText('のこり 4回')).toBeVisible();
	await staff.until(() => staff.board.notes.some(({ supportPhones }) => supportPhones === 1));
	await page.getByText('まだ まとめていない紙').tap();
	await lookAtAll(phone, '09-group');
	await page.getByRole('button', { name: /わたしも.*雪の日/ }).tap();
	await expect(page.getByText('のこり 5回')).toBeVisible();
	await staff.until(() => staff.board.notes.every(({ supportPhones }) => supportPhones === 0));
}

export async function restAndCombine({ phone, staff, go }: WatchedPhone): Promise<void> {
	const { page } = phone;
	await go('break');
	await staff.ask({ type: 'timer.start', seconds: 300 });
	await expect(page.getByText('休憩です。')).toBeVisible();
	await lookAtAll(phone, '10-break');
	await go('combine');
	await expect(page.locator('.idea', { hasText: '和室で 週一回' })).toHaveText(/案\s*1\s*和室で 週一回/);
	await lookAtAll(phone, '11-combine');
}

export async function vote({ phone, staff, neighbour, go }: WatchedPhone): Promise<void> {
	const { page } = phone;
	await go('choose');
	await expect(page.getByText('シールは、進行役が 始めたら はれます。')).toBeVisible();
	await staff.ask({ type: 'votes.open' });
	await expect(page.getByText('シール のこり 3まい')).toBeVisible();
	const idea = page.getByRole('group', { name: '案1 和室で 週一回' });
	for (const left of [2, 1, 0]) {
		await idea.getByRole('button', { name: 'シールを 1まい はる' }).tap();
		await expect(page.getByText(`シール のこり ${left}まい`)).toBeVisible();
	}
	await idea.getByRole('button', { name: 'シールを 1まい はる' }).tap({ force: true }); // None is left, so nothing happens.
	await expect(idea.getByText('3', { exact: true })).toBeVisible();
	await idea.getByRole('button', { name: 'シールを 1まい はがす' }).tap();
	await lookAtAll(phone, '12-choose');
	await neighbour.ask({ type: 'vote.set', combination: ride, count: 1 });
	await staff.ask({ type: 'vote.count', combination: tea, hands: 4, stickers: 2 });
	await expect(page.getByText('まだ 出ていません')).toHaveCount(0);
	await staff.ask({ type: 'votes.close' });
	await expect(page.getByText('スマホ 2・手 4・紙の シール 2')).toBeVisible();
	await lookAtAll(phone, '13-votes');
}
