/** The laptop may lose its connection for good or for a while. */
import { expect } from '@playwright/test';
import { closeCodes } from '#lib/wire/frames.ts';
import type { PreparedMeeting } from '../../../support/running-city.ts';
import { look, type Person } from '../../people.ts';
import { step } from './page.ts';

export async function cutForGood(desk: Person, meeting: PreparedMeeting): Promise<void> {
	const page = await desk.page.context().newPage();
	let cut = async () => {};
	await page.routeWebSocket(/./, (socket) => {
		socket.connectToServer();
		cut = () => socket.close({ code: closeCodes.unreadable });
	});
	await page.goto(`/meetings/${meeting.id}/board`);
	await page.getByRole('navigation', { name: '次第' }).getByRole('button', { name: /受付$/ }).click();
	await page.getByRole('button', { name: '入口を しめる' }).click();
	await expect(page.getByText('入口を しめました')).toBeVisible();
	await page.getByRole('button', { name: '入口を ひらく' }).click();
	await expect(page.getByText('入口を ひらきました')).toBeVisible();
	await cut();
	await expect(page.getByText('さいごの 操作を 保存できませんでした')).toBeVisible();
	await expect(page.getByText('入口を ひらきました')).toHaveCount(0);
	await expect(page.getByText('保存済み')).toHaveCount(0);
	await expect(page.getByRole('button')).toHaveText(['ひらきなおす']);
	await expect(page.getByRole('link', { name: '投影を 見る' })).toBeVisible();
	await look({ page }, 'desk-18-refused');
	await page.close();
}

export async function cutForAWhile(desk: Person): Promise<void> {
	const { page } = desk;
	await step(page, '見せる').click();
	await expect(step(page, '見せる')).toHaveAttribute('aria-current', 'step');
	await page.context().setOffline(true);
	await expect(page.getByText('つながりません').first()).toBeVisible({ timeout: 40_000 });
	await expect(page.getByRole('button', { name: /^みんなに 見せる/ })).toBeDisabled();
	await expect(page.getByText('つながるまで、ここは 押せません。').first()).toBeVisible();
	await look(desk, 'desk-19-offline');
	await page.context().setOffline(false);
	await expect(page.getByRole('button', { name: /^みんなに 見せる/ })).toBeEnabled({ timeout: 30_000 });
}
