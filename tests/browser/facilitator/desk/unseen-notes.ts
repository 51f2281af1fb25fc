/** Words that the room has not seen must not be in the page of a laptop that is mirrored. */
import { expect } from '@playwright/test';
import type { RunningCity } from '../../../support/running-city.ts';
import { WirePhone } from '../../../support/wire-phone.ts';
import { expectQuiet, look, type Person } from '../../people.ts';
import { hidden, phoneIn, post, words } from './notes.ts';
import { expectNothingOf, panel, step, tool } from './page.ts';

export async function writeAtEveryStep(desk: Person, ann: WirePhone, ben: WirePhone): Promise<void> {
	const { page } = desk;
	await post(ann, 'komatta', words.rice);
	await post(ann, 'komatta', words.named);
	await post(ben, 'komatta', words.bus);
	await post(ben, 'komatta', words.rude);
	await post(ben, 'mottainai', words.car);
	await expect(tool(page, 'あずかり 1')).toBeVisible();
	await expectNothingOf(page, hidden);
	for (const title of [
		'もったいない',
		'まとめる',
		'組み合わせる',
		'選ぶ',
		'決める',
		'確認',
		'受付',
		'前回の つづき',
		'困っている'
	]) {
		await step(page, title).click();
		await expect(step(page, title)).toHaveAttribute('aria-current', 'step');
		await expectNothingOf(page, hidden);
	}
	await page.reload();
	await expect(tool(page, 'あずかり 1')).toBeVisible();
	await expectNothingOf(page, hidden);
	await look(desk, 'desk-04-write');
}

export async function closeListsOfUnseen(desk: Person, city: RunningCity, origin: string): Promise<void> {
	const { page } = desk;
	const meeting = await city.prepare();
	await page.goto(`/meetings/${meeting.id}/board`);
	await page.getByRole('button', { name: '入口を ひらく' }).click();
	const staff = new WirePhone({
		origin,
		meeting,
		cookie: await city.signInAgain(),
		view: 'staff'
	});
	await staff.connect();
	const position = (name: string) => staff.board.agenda.findIndex(({ step }) => step === name);
	await staff.ask({ type: 'step.go', position: position('write') });
	const dan = await phoneIn(origin, meeting);
	await post(dan, 'komatta', words.rice);
	await staff.ask({ type: 'step.go', position: position('show') });
	await expect(step(page, '見せる')).toHaveAttribute('aria-current', 'step');
	await page.getByRole('button', { name: '目を とおす', exact: true }).click();
	await expect(page.getByText(words.rice)).toBeVisible();
	await page.getByRole('button', { name: /^みんなに 見せる/ }).click();
	await expect(page.getByText('みんなに 見せました')).toBeVisible();
	await post(dan, 'komatta', words.told);
	await tool(page, 'あとから 1枚').click();
	await expect(page.getByText('あとから届いた声 1枚')).toBeVisible();
	await expectNothingOf(page, [words.told]);

	await page.getByRole('button', { name: /^目を とおす/ }).click();
	await expect(page.getByText(words.told)).toBeVisible();
	await staff.ask({ type: 'step.go', position: position('group') });
	await expect(step(page, 'まとめる')).toHaveAttribute('aria-current', 'step');
	await expectNothingOf(page, [words.told]);
	await post(dan, 'komatta', words.named);
	await tool(page, 'あずかり 1').click();
	await panel(page, 'あずかり').getByRole('button', { name: '1枚目を ひらく' }).click();
	await expect(panel(page, 'あずかり').locator('mark').first()).toBeVisible();
	await staff.ask({ type: 'step.go', position: position('combine') });
	await expect(step(page, '組み合わせる')).toHaveAttribute('aria-current', 'step');
	await expectNothingOf(page, [words.told, words.named]);

	await tool(page, /^代筆/).click();
	const field = panel(page, '代筆・紙の カード').getByRole('textbox').last();
	await field.fill('閉会の ときの 代筆');
	await staff.ask({ type: 'meeting.close' });
	await expect(page.getByRole('link', { name: '会議録を 書く' })).toBeVisible();
	await expect(field).toHaveValue('閉会の ときの 代筆');
	await expectNothingOf(page, [words.told, words.named]);
	expectQuiet([desk]);
	dan.drop();
	staff.drop();
}
