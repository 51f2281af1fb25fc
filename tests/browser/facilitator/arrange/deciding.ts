/** By keys an idea goes each of its three ways in 決める, and its words are corrected. */
import { expect } from '@playwright/test';
import { expectOneHeavy, look } from '../../people.ts';
import { go, type Facilitator } from './notes.ts';

export async function decideThree({ desk, wire }: Facilitator): Promise<void> {
	const { page } = desk;
	const { keyboard } = page;
	await go(wire, 9);
	await expect(page.getByRole('heading', { name: 'やることを 決める' })).toBeVisible();
	const started = Date.now();
	await page.getByRole('button', { name: 'この案から 決める' }).last().focus();
	await keyboard.press('Enter');
	await expect(page.getByLabel('なにを')).toBeFocused();
	await keyboard.insertText('乗りあいの 買い物を、一度 ためす');
	await keyboard.press('Tab');
	await keyboard.insertText('車の 持ち主に、昼の 予定を 聞く');
	await keyboard.press('Tab');
	await keyboard.insertText('商店会');
	await expect.poll(() => wire.board.deciding).toMatchObject({ owner: '商店会', result: 'do' });
	await expectOneHeavy(page, 'これで 決める');
	await look(desk, 'arrange-12-decide');
	await page.reload();
	await expect(page.getByLabel('だれが')).toHaveValue('商店会');
	await page.getByRole('button', { name: 'これで 決める' }).focus();
	await keyboard.press('Enter');
	await expect.poll(() => wire.board.actions.length).toBe(1);
	console.log(`an idea became a やること in ${Date.now() - started} ms, a reload included`);
	await expect.poll(() => wire.board.deciding).toBeNull();
	await expect(page.getByRole('button', { name: 'この案から 決めています' })).toHaveCount(0);
	await expect(page.locator('[data-undecided]').first()).toBeFocused();

	await keyboard.press('Enter');
	const ways = ['これで 決める', 'だれかに 聞いてみる', 'まだ 決めない'].map((name) =>
		page.getByRole('button', { name, exact: true })
	);
	const sizes = await Promise.all(ways.map((way) => way.boundingBox()));
	expect(new Set(sizes.map((size) => `${Math.round(size!.width)}×${Math.round(size!.height)}`)).size).toBe(1);
	await page.getByRole('button', { name: 'だれかに 聞いてみる' }).click();
	await page.getByLabel('聞くこと').fill('昼の 車を 借りられるか');
	await page.getByLabel('聞く人').fill('社協');
	await look(desk, 'arrange-13-ask');
	await page.getByRole('button', { name: 'これで 聞いてみる' }).click();
	await expect.poll(() => wire.board.actions.map(({ result }) => result)).toEqual(['do', 'ask']);

	await page.locator('[data-undecided]').first().click();
	await page.getByRole('button', { name: 'まだ 決めない', exact: true }).click();
	await expect(page.getByText('まだ 決めない（次回へ）')).toBeVisible();
	await expect.poll(() => wire.board.deciding).toBeNull();

	await page.getByRole('button', { name: '「昼の 車を 借りられるか」の ことばを なおす' }).click();
	await page
		.getByRole('group', { name: /ことばを なおす/ })
		.getByLabel('聞く人')
		.fill('社協の 窓口');
	await look(desk, 'arrange-14-correct');
	await page.getByRole('button', { name: 'これで なおす' }).click();
	await expect(page.getByText('聞く人：社協の 窓口')).toBeVisible();
	await look(desk, 'arrange-15-decided');
}
