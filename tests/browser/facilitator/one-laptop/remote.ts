/** The remote in one hand: what it opens, how large it is, and what it does without a connection. */
import { expect } from '@playwright/test';
import { look } from '../../people.ts';
import { expectNoSideways } from '../../phone-meeting.ts';
import { button, named, rude, tap, type Hall } from './hall.ts';

export async function lookThrough(hall: Hall): Promise<void> {
	const { remote, staff, laptop } = hall;
	const { page } = remote;
	await look(remote, 'remote-show');
	await tap(hall, /^目を とおす \d+枚$/);
	await expect(page.getByText(rude)).toBeVisible();
	await look(remote, 'remote-look');
	await tap(hall, `あずかる：${rude}`);
	await expect(page.getByText(rude)).toHaveCount(0);
	await tap(hall, /^みんなに 見せる \d+枚$/);
	await expect.poll(() => staff.board.notes.length).toBeGreaterThan(30);
	await expect(laptop.page.locator('.screen main .note').first()).toBeVisible();

	await tap(hall, 'あずかり 2');
	await expect(page.getByText(named)).toHaveCount(0); // Each note is opened by itself.
	await tap(hall, '1枚目を ひらく');
	await look(remote, 'remote-held');
	await tap(hall, 'とじる');
	await tap(hall, '出席');
	await tap(hall, '老人クラブを 1人 ふやす');
	await expect(page.getByText('参加 1人')).toBeVisible();
	await look(remote, 'remote-attendance');
	await tap(hall, 'とじる');
}

/** 56 px for a thumb, at the smallest width and with the largest letters. */
export async function fitsOneHand(hall: Hall, what: string): Promise<void> {
	const { page } = hall.remote;
	await page.evaluate(() => (document.documentElement.dataset['text'] = 'xlarge'));
	await expectNoSideways(page, `${what} at 特大`);
	await page.setViewportSize({ width: 320, height: 640 });
	const small = await page.locator('.remote main button, .remote .dock button').evaluateAll((all) =>
		all
			.filter((each) => each.checkVisibility())
			.filter((each) => each.getBoundingClientRect().height < 55.5)
			.map((each) => each.textContent.trim())
	);
	expect(small, `${what}: under 56 px`).toEqual([]);
	await expect(button(hall, /^(次へ：|さいごの 番)/)).toBeInViewport({ ratio: 1 });
	await look(hall.remote, `remote-320-${what}`);
	await page.evaluate(() => (document.documentElement.dataset['text'] = 'standard'));
	await page.setViewportSize({ width: 360, height: 740 });
	await expectNoSideways(page, what);
	await page.setViewportSize({ width: 360, height: 740 });
}

export async function cutOffItWaits(hall: Hall): Promise<void> {
	const { remote, staff } = hall;
	const { page } = remote;
	const { position } = staff.board;
	await page.context().setOffline(true);
	await expect(page.getByText('つながりません。つながるまで、ボタンは 待っています。')).toBeVisible({
		timeout: 40_000
	});
	await expect(button(hall, 'つながるのを 待っています')).toBeDisabled();
	await look(remote, 'remote-offline');
	await staff.ask({ type: 'wall.set', covered: true });
	await page.context().setOffline(false);
	await expect(button(hall, '見せる'), 'it shows what became true meanwhile').toBeEnabled({
		timeout: 30_000
	});
	await staff.ask({ type: 'wall.set', covered: false });
	expect(staff.board.position).toBe(position);
}

export async function chooseAndClose(hall: Hall): Promise<void> {
	const { remote, laptop, ann, staff } = hall;
	await tap(hall, 'シールを はじめる');
	await ann.until(() => ann.board.voting === 'open');
	await ann.ask({ type: 'vote.set', combination: ann.board.combinations[0]!.id, count: 2 });
	await expect(remote.page.getByText('シールを はった スマホ 1台')).toBeVisible();
	await look(remote, 'remote-choose');
	await fitsOneHand(hall, 'choose');
	await tap(hall, 'しめきって 見せる');
	await expect.poll(() => staff.board.voting).toBe('shown');
	await expect(laptop.page.locator('.screen main')).toContainText(/2\s*枚/);
}

export async function closed(hall: Hall): Promise<void> {
	const { remote, laptop, staff } = hall;
	await tap(hall, '閉会する');
	await remote.page.getByRole('dialog').getByRole('button', { name: '閉会する' }).tap();
	await staff.until(() => staff.board.phase === 'wrapup');
	await expect(remote.page.getByText('リモコンは もう つかいません')).toBeVisible();
	await expect(remote.page.getByRole('link', { name: '会議の ページへ' })).toBeVisible();
	await look(remote, 'remote-over');
	await expect(laptop.page.getByText('会議は おわりました').first()).toBeVisible();
}
