/** From 受付 to 見せる people come in and write, and nobody sees a note before all do. */
import { expect } from '@playwright/test';
import { staff } from '../../../support/running-city.ts';
import { picture } from '../../people.ts';
import { aWirePhone, expectNothingOf, next, press, tabTo, type Hall } from './hall.ts';
import { komatta, mottainai, named, never, onPaperCards, rude, unseen } from './notes.ts';

export async function welcome({ origin, meeting, desk, projector, hand, wires }: Hall): Promise<void> {
	const { page } = desk;
	await page.goto('/sign-in');
	await tabTo(page, page.getByLabel('サインインの 名前'));
	await page.keyboard.type(staff.signInName);
	await tabTo(page, page.getByLabel('合いことば'));
	await page.keyboard.type(staff.password);
	await page.keyboard.press('Enter');
	await page.waitForURL('**/meetings');
	await page.goto(`/meetings/${meeting.id}/board`);
	await press(page, '入口を ひらく');
	await projector.page.goto(`/screen#${meeting.screenToken}`);
	await hand.page.goto(`/join#${meeting.joinToken}`);
	await hand.page.getByRole('button', { name: '会議に 入る' }).tap();
	await hand.page.getByRole('button', { name: '読みました' }).tap();
	for (let i = 0; i < 14; i += 1) wires.push(await aWirePhone(origin, meeting));
	await expect(projector.page.getByText('スマホ 15台')).toBeVisible();
	await tabTo(page, page.getByRole('button', { name: '老人クラブを 1人 ふやす' }));
	for (let i = 0; i < 8; i += 1) await page.keyboard.press('Enter');
	await tabTo(page, page.getByRole('button', { name: '老人クラブの スマホなしを 1人 ふやす' }));
	for (let i = 0; i < 8; i += 1) await page.keyboard.press('Enter');
	await expect(page.getByText('参加 8人・スマホなし 8人')).toBeVisible();
	await picture(desk, 'whole-01-desk-reception');
	await picture(projector, 'whole-01-screen-reception');
}

export async function writeTroubles({ desk, projector, hand, wires }: Hall): Promise<void> {
	const { page } = desk;
	await next(page, '前回の つづき');
	await next(page, '困っている');
	await press(page, /^10分 はじめる/);
	await expect(projector.page.getByText(/のこり|(09|10):\d\d/).first()).toBeVisible();
	for (const [i, text] of komatta.entries())
		await wires[i]!.ask({ type: 'note.post', kind: 'komatta', text });
	await wires[0]!.ask({ type: 'note.post', kind: 'komatta', text: named });
	await wires[1]!.ask({ type: 'note.post', kind: 'komatta', text: rude });
	await hand.page.getByRole('textbox').fill('回覧板の 字が 小さい');
	await hand.page.getByRole('button', { name: '出す', exact: true }).tap();
	await expect(hand.page.getByText('届きました')).toBeVisible();
	await expectNothingOf(desk, [...unseen, ...never]);
	await picture(desk, 'whole-02-desk-write');
	await picture(projector, 'whole-02-screen-write');
	await picture(hand, 'whole-02-phone-write');
}

export async function writeUnused({ desk, wires }: Hall): Promise<void> {
	const { page } = desk;
	await next(page, 'もったいない');
	for (const [i, text] of mottainai.entries())
		await wires[i]!.ask({ type: 'note.post', kind: 'mottainai', text });
	await page.locator('body').press('p');
	await press(page, '紙の番号を 使う');
	const started = Date.now();
	for (const [i, [kind, text]] of onPaperCards.entries()) {
		await expect(page.getByLabel('紙の番号（1〜199）')).toBeFocused();
		await page.keyboard.press(kind === 'komatta' ? 'k' : 'm');
		await page.keyboard.type(String(i + 1));
		await page.keyboard.press('Enter');
		await page.keyboard.insertText(text);
		await page.keyboard.press('Enter');
		await page.keyboard.press('Enter');
		await expect(page.getByText(`${i + 1}枚 届きました`)).toBeVisible();
	}
	console.log(
		`8 printed cards: ${((Date.now() - started) / 8000).toFixed(1)} s each beside the typing of their words`
	);
	await page.keyboard.press('Escape');
	await expectNothingOf(desk, [...unseen, ...never]);
}

export async function showAll({ desk, projector, hand, wires }: Hall): Promise<void> {
	const { page } = desk;
	await next(page, '見せる');
	await expectNothingOf(desk, [...unseen, ...never]);
	await press(page, '目を とおす');
	await expect(page.getByText(named)).toHaveCount(0);
	await press(page, `あずかる：${rude}`);
	await expect(page.getByText(rude)).toHaveCount(0);
	await press(page, /^みんなに 見せる 37枚/);
	await expect(
		projector.page.getByText(komatta[0]!).or(projector.page.getByText('1／')).first()
	).toBeVisible();
	await expect(hand.page.getByText('みんなに 見えています')).toBeVisible();
	await expectNothingOf(desk, never);
	await picture(desk, 'whole-03-desk-shown');
	await picture(projector, 'whole-03-screen-shown');
	expect(wires[3]!.board.notes).toHaveLength(37);
	expect(new Set(wires[3]!.board.notes.map(({ number }) => number)).size).toBe(37);
	expect(wires[3]!.board.notes.filter(({ number }) => number <= 199)).toHaveLength(8);
	for (const text of never) expect(wires[3]!.sawText(text)).toBe(false);
}
