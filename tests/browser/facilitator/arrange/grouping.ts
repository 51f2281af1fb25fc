/** By keys notes are grouped one at a time, and groups are merged. */
import { expect, type Page } from '@playwright/test';
import { expectOneHeavy, look } from '../../people.ts';
import { go, group, noteOf, post, type Facilitator } from './notes.ts';

const large = (page: Page) => page.getByRole('region', { name: '1枚ずつ まとめる' });
const pressable = (page: Page, text: string) =>
	page.locator('[data-note] > button', { hasText: text }).first();

export async function fileTwentyNotes({ desk, wire }: Facilitator): Promise<void> {
	const { page } = desk;
	await go(wire, 5);
	await expect(page.getByRole('button', { name: '1枚ずつ まとめる', pressed: true })).toBeVisible();
	await expectOneHeavy(page, /^次へ/);
	await expect(large(page).getByText('のこり 20枚')).toBeVisible();
	await look(desk, 'arrange-01-filing-first');
	const first = wire.board.ungrouped[0]!;
	await expect(large(page).getByText(first.text)).toBeVisible();
	await expect.poll(() => wire.board.spotlight).toBe(first.id); // The projector screen shows the same note.

	const { keyboard } = page;
	await keyboard.press('n');
	await expect(page.getByLabel('1番の まとまりの 名前')).toBeFocused();
	await page.keyboard.insertText('買い物の 行き帰り');
	await look(desk, 'arrange-01-filing-name');
	await keyboard.press('Enter');
	await keyboard.press('n');
	await keyboard.press('Escape');
	await keyboard.press('N');
	await page.keyboard.insertText('あいている もの');
	await keyboard.press('Enter');
	await expect
		.poll(() => wire.board.groups.map(({ title }) => title))
		.toEqual(['買い物の 行き帰り', '', 'あいている もの']);

	const started = Date.now();
	for (let i = 0; i < 15; i += 1) await keyboard.press(String((i % 3) + 1));
	console.log(`15 notes filed in ${Date.now() - started} ms of pressing`);
	await expect(large(page).getByText('のこり 2枚')).toBeVisible();
	await look(desk, 'arrange-02-filing');
	await expect.poll(() => group(wire, 1)?.notes.length).toBe(6);

	// An unused number shows a message; a repeated key and a key pressed in a field do nothing.
	await keyboard.press('9');
	await expect(page.getByText('9番の まとまりは ありません')).toBeVisible();
	const [one, other] = wire.board.ungrouped;
	await expect(large(page).getByText(one!.text)).toBeVisible();
	await keyboard.press('s');
	await expect(large(page).getByText(other!.text)).toBeVisible();
	await expect.poll(() => wire.board.spotlight).toBe(other!.id);
	await keyboard.press('ArrowLeft');
	await expect(large(page).getByText(one!.text)).toBeVisible();
	await keyboard.press('2');
	await expect(large(page).getByText('のこり 1枚')).toBeVisible();
	await keyboard.press('z');
	await expect(large(page).getByText(one!.text)).toBeVisible();
	await keyboard.press('2');
	await keyboard.press('2');
	await expect(page.getByText('ぜんぶ まとまりました')).toBeVisible();
	await look(desk, 'arrange-03-filing-done');
}

export async function fileUnderTenGroups({ desk, wire }: Facilitator): Promise<void> {
	const { page } = desk;
	const { keyboard } = page;
	for (let i = 0; i < 2; i += 1) await keyboard.press('z');
	await expect(large(page).getByText('のこり 2枚')).toBeVisible();
	for (let number = 4; number <= 11; number += 1) await post(wire, 'komatta', `あとから ${number}`);
	await wire.ask({ type: 'notes.show' });
	await expect(large(page).getByText('のこり 10枚')).toBeVisible();
	for (let number = 4; number <= 11; number += 1) {
		await keyboard.press('n');
		await keyboard.press('Escape');
	}
	await expect(large(page).getByText('のこり 2枚')).toBeVisible();
	await keyboard.press('1');
	await expect(page.getByText('1… つづけて もう1文字か、Enter')).toBeVisible();
	await keyboard.press('0');
	await expect.poll(() => group(wire, 10)?.notes.length).toBe(2);
	await keyboard.press('1');
	await expect.poll(() => group(wire, 1)?.notes.length, { timeout: 3_000 }).toBe(7); // No second digit followed.
	await look(desk, 'arrange-04-filing-many');
}

export async function mergeAndTrash({ desk, wire }: Facilitator): Promise<void> {
	const { page } = desk;
	await page.getByRole('button', { name: 'ぜんぶ 見る' }).click();
	await expect.poll(() => wire.board.spotlight).toBeNull(); // The screen shows all notes again.
	await page.getByRole('button', { name: '「あいている もの」を ほかの まとまりと 合わせる' }).click();
	await look(desk, 'arrange-05-merge');
	await page.keyboard.press('1');
	await page.keyboard.press('Enter');
	await expect(page.getByText('別名：あいている もの')).toBeVisible();
	await page.getByRole('button', { name: '元に戻す' }).first().click();
	await expect(page.getByText('別名：あいている もの')).toHaveCount(0);

	await pressable(page, '電球が').click();
	await look(desk, 'arrange-05-selected');
	await page.getByRole('textbox', { name: 'わたしも：手を あげた人' }).fill('７');
	await expect.poll(() => noteOf(wire, '電球が かえられない').supportHands).toBe(7);
	await expect(pressable(page, '電球が')).toContainText('わたしも 7');
	await page.getByRole('button', { name: '次回へ' }).click();
	await expect.poll(() => noteOf(wire, '電球が かえられない').carried).toBe(true);
	const lying = wire.board.groups.find(({ notes }) => notes.some(({ text }) => text.startsWith('電球')))?.id;
	await page.getByRole('toolbar').getByRole('button', { name: 'ほか' }).click();
	await look(desk, 'arrange-05-more');
	await page.getByRole('button', { name: 'すてる' }).click();
	await expect(pressable(page, '電球が')).toHaveCount(0);
	await page.getByRole('status').getByRole('button', { name: 'もどす' }).click();
	await expect(pressable(page, '電球が')).toBeVisible();
	const back = wire.board.groups.find(({ notes }) => notes.some(({ text }) => text.startsWith('電球')));
	expect(back?.id).toBe(lying);
	await look(desk, 'arrange-06-board');
}
