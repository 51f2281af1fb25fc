/** A note in あずかり stays closed until staff open it, and has several ways out. */
import { expect } from '@playwright/test';
import type { WirePhone } from '../../../support/wire-phone.ts';
import { look, type Person } from '../../people.ts';
import { post, words } from './notes.ts';
import { expectNothingOf, panel, step, tool } from './page.ts';

interface Hall {
	readonly desk: Person;
	readonly ann: WirePhone;
	/** This phone wrote the rude note. */
	readonly ben: WirePhone;
}

export async function emptyHeld({ desk, ann, ben }: Hall): Promise<void> {
	const { page } = desk;
	await tool(page, 'あずかり 2').click();
	const held = panel(page, 'あずかり');
	const heldNote = (why: string) =>
		held
			.getByRole('listitem')
			.filter({ hasText: why })
			.getByRole('button', { name: /^\d枚目を ひらく$/ });
	const [named, rude] = ['名前や 連絡先かもしれない 言葉', '進行役が あずかりました'];
	await expect(heldNote(rude)).toBeVisible();
	await expectNothingOf(page, [words.rude, words.named]); // The first press opens a list of closed notes.
	await look(desk, 'desk-14-held-closed');
	await heldNote(named).click();
	await expect(held.locator('mark')).toHaveText(['角', '田中さん']);
	await expect(held.getByText('スマホの 紙の 言葉は、書いた人だけが なおせます。')).toBeVisible();
	await look(desk, 'desk-14-held');
	await heldNote(rude).click();
	await expect(held.getByText(words.rude)).toBeVisible();
	await expectNothingOf(page, [words.named]); // Only one can be open.
	await tool(page, '出席').focus();
	await expectNothingOf(page, [words.rude, words.named]);
	await heldNote(rude).click();
	await step(page, 'まとめる').click();
	await expect(held).toHaveCount(0);
	// The laptop shows the step before the server confirms it; then every open panel closes.
	await ann.until(() => ann.board.agenda[ann.board.position]?.step === 'group');
	await expect(step(page, 'まとめる')).toHaveAttribute('aria-current', 'step');
	await expectNothingOf(page, [words.rude, words.named]);

	await tool(page, 'あずかり 2').click();
	await expect(heldNote(rude)).toBeVisible();
	await expectNothingOf(page, [words.rude, words.named]);
	await heldNote(rude).click();
	await held.getByRole('button', { name: `このスマホの 投稿を 止める：${words.rude}` }).click();
	await look(desk, 'desk-15-stop');
	await page.getByRole('dialog').getByRole('button', { name: '投稿を 止める' }).click();
	await expect(held.getByText('止めている スマホが あります')).toBeVisible();
	expect(await post(ben, 'komatta', 'まだ 書ける')).toMatchObject({ ok: false, refusal: 'device_stopped' });
	await held.getByRole('button', { name: 'また 出せるように もどす' }).click();
	await expect(held.getByText('止めている スマホが あります')).toHaveCount(0);
	expect(await post(ben, 'komatta', 'あとから 思いだした')).toMatchObject({ ok: true });

	await heldNote(named).click();
	await held.getByRole('button', { name: `個別の支援に つなぐ：${words.named}` }).click();
	const sheet = page.getByRole('dialog');
	await sheet.getByRole('button', { name: 'つなぐ', exact: true }).click();
	await expect(sheet.getByText('分野と つなぎ先を えらんでください。')).toBeVisible();
	await sheet.getByRole('radio', { name: '高齢' }).check();
	await sheet.getByRole('radio', { name: '地域包括支援センター' }).check();
	await look(desk, 'desk-16-handoff');
	await sheet.getByRole('button', { name: 'つなぐ', exact: true }).click();
	await expect(tool(page, 'あずかり 1')).toBeVisible();
	await expect(page.getByText(words.named)).toHaveCount(0);

	await heldNote(rude).click();
	await held.getByRole('button', { name: `見せる紙に もどす：${words.rude}` }).click();
	await expect(tool(page, /あずかり/)).toHaveCount(0);
	await page.keyboard.press('Escape');
	await tool(page, 'あとから 2枚').click();
	await expect(page.getByText('あとから届いた声 2枚')).toBeVisible();
	await expectNothingOf(page, [words.rude, words.named]);
	await look(desk, 'desk-17-late');
	await page.keyboard.press('Escape');
	await expect(page.getByText('あとから届いた声 2枚')).toHaveCount(0);
}
