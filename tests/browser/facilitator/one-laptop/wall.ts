/** The laptop while it is the wall: its keys, without a connection, the way back, a reload. */
import { expect } from '@playwright/test';
import { look } from '../../people.ts';
import { pageOnWall, startWall, stepOnWall, type Hall } from './hall.ts';

export async function keysTurnAndCover(hall: Hall): Promise<void> {
	const { laptop, staff } = hall;
	const { keyboard } = laptop.page;
	const pages = staff.board.wall.pages;
	for (const [key, page] of [
		['ArrowRight', 2],
		['PageUp', 1],
		['Space', 2],
		['ArrowLeft', 1]
	] as const) {
		await keyboard.press(key);
		await expect(pageOnWall(hall)).toContainText(`${page}／${pages}`);
		await expect.poll(() => staff.board.wall.page).toBe(page - 1);
	}
	for (const key of ['b', '.'] as const) {
		await keyboard.press(key);
		await expect(laptop.page.getByText('しばらく お待ちください')).toBeVisible();
		await expect.poll(() => staff.board.wall.covered).toBe(true);
		await keyboard.press(key);
		await expect(laptop.page.getByText('しばらく お待ちください')).toHaveCount(0);
		await expect.poll(() => staff.board.wall.covered).toBe(false);
	}
	await keyboard.press('?');
	await expect(laptop.page.getByText('かくす・見せる')).toBeVisible();
	await look(laptop, 'one-laptop-keys');
	await keyboard.press('?');
	await laptop.page.mouse.click(600, 400);
	await expect(stepOnWall(hall), 'a press on the wall does nothing to the meeting').toHaveText('見せる');
}

export async function cutOffPagesStillTurn(hall: Hall): Promise<void> {
	const { laptop, staff } = hall;
	const { page } = laptop;
	const first = await page.locator('.screen main .note .words').allTextContents();
	await page.context().setOffline(true);
	await expect(page.getByText('つなぎなおして います')).toBeVisible({ timeout: 40_000 });
	expect(await page.locator('.screen main .note .words').allTextContents()).toEqual(first);
	await page.keyboard.press('ArrowRight');
	await expect.poll(() => page.locator('.screen main .note .words').allTextContents()).not.toEqual(first);
	await page.keyboard.press('b');
	await expect(page.getByText('しばらく お待ちください')).toBeVisible();
	await page.keyboard.press('b');
	await look(laptop, 'one-laptop-offline');
	expect(staff.board.wall.page, 'nobody could be told').toBe(0);
	await page.context().setOffline(false);
	await expect(page.getByText('つなぎなおして います')).toHaveCount(0, { timeout: 30_000 });
	await expect.poll(() => staff.board.wall.page).toBe(1);
}

export async function backAndOnAgain(hall: Hall): Promise<void> {
	const { laptop } = hall;
	const { page } = laptop;
	const leaving = page.getByRole('heading', { name: '進行役の 画面に もどります' });
	await page.keyboard.press('Escape');
	await expect(leaving).toBeVisible();
	await look(laptop, 'one-laptop-leave');
	await page.keyboard.press('Escape');
	await expect(leaving, 'a second Esc does not lead to the private board').toBeVisible();
	await page.keyboard.press('Enter');
	await expect(stepOnWall(hall)).toHaveText('見せる');

	await page.keyboard.press('Escape');
	await page.getByRole('button', { name: 'もどる', exact: true }).click();
	await expect(page.getByRole('button', { name: '出席', exact: true })).toBeVisible();
	await expect(page).not.toHaveURL(/wall/);
	await startWall(hall);
}

export async function reloadIsTheWall(hall: Hall): Promise<void> {
	const { laptop, meeting } = hall;
	const drawn = await laptop.page.request.get(`/meetings/${meeting.id}/board?wall`);
	expect(await drawn.text(), 'before any script has run').not.toContain('class="board');
	await laptop.page.reload();
	await expect(stepOnWall(hall)).toHaveText('見せる');
	await expect(laptop.page.locator('.board')).toHaveCount(0);
}
