/** まとめる, 組み合わせる and 選ぶ lead from notes on the board to the sums of their シール. */
import { expect } from '@playwright/test';
import { picture } from '../../people.ts';
import { next, press, tabTo, type Hall } from './hall.ts';
import { komatta, mottainai } from './notes.ts';

export async function fileAll({ desk, projector, hand, wires }: Hall): Promise<void> {
	const { page } = desk;
	await next(page, 'まとめる');
	await press(page, '1枚ずつ まとめる');
	const started = Date.now();
	let keys = 0;
	for (const title of ['行き帰り', '家の しごと', 'あいている もの', '得意なこと']) {
		await page.keyboard.press('n');
		await page.keyboard.insertText(title);
		await page.keyboard.press('Enter');
		keys += 2;
	}
	for (let i = 4; i < 37; i += 1) {
		await page.keyboard.press(String((i % 4) + 1));
		keys += 1;
	}
	await expect(page.getByText('ぜんぶ まとまりました')).toBeVisible();
	console.log(`37 notes filed with ${keys} keys in ${Date.now() - started} ms of pressing`);
	await picture(desk, 'whole-04-desk-group');
	await expect(projector.page.getByText('行き帰り').first()).toBeVisible();
	await picture(projector, 'whole-04-screen-group');
	await picture(hand, 'whole-04-phone-group');
	await wires[2]!.until(() => wires[2]!.board.groups.length === 4 && wires[2]!.board.ungrouped.length === 0);
	const { id } = wires[2]!.board.notes[0]!;
	for (const wire of wires.slice(0, 3)) await wire.ask({ type: 'support.set', note: id, on: true });
	await wires[2]!.until(() => wires[2]!.board.notes[0]?.supportPhones === 3);
}

export async function makeIdeas({ desk, projector, wires }: Hall): Promise<void> {
	const { page } = desk;
	await next(page, '休憩');
	await picture(projector, 'whole-05-screen-break');
	await next(page, '組み合わせる');
	const { notes } = wires[0]!.board;
	const number = (text: string) => notes.find((note) => note.text === text)!.number;
	for (const [ko, mo, idea] of [
		[komatta[0]!, mottainai[0]!, '火曜の 昼に、乗りあいの 日を つくれば'],
		[komatta[11]!, mottainai[1]!, '午前に お茶の 会を ひらけば'],
		[komatta[1]!, mottainai[6]!, '除雪機を みんなで つかえば']
	] as const) {
		const call = page.getByLabel('番号で えらぶ');
		await tabTo(page, call);
		await page.keyboard.type(`${number(ko)} ${number(mo)}`);
		await page.keyboard.press('Enter');
		await page.keyboard.press('Enter');
		await expect(page.getByLabel('案（〜すれば）')).toBeFocused();
		await page.keyboard.insertText(idea);
		await page.keyboard.press('Enter');
	}
	await wires[0]!.until(() => wires[0]!.board.combinations.length === 3);
	await picture(desk, 'whole-06-desk-combine');
	await picture(projector, 'whole-06-screen-combine');
}

export async function choose({ desk, projector, hand, wires }: Hall): Promise<void> {
	const { page } = desk;
	await next(page, '選ぶ');
	await press(page, 'シールを はじめる');
	const [first, second] = wires[0]!.board.combinations;
	await wires[0]!.until(() => wires[0]!.board.voting === 'open');
	for (const wire of wires) {
		await wire.ask({ type: 'vote.set', combination: first!.id, count: 2 });
		await wire.ask({ type: 'vote.set', combination: second!.id, count: 1 });
	}
	await hand.page.getByRole('button', { name: 'シールを 1まい はる' }).first().tap();
	expect(wires[0]!.board.combinations.map(({ votes }) => votes)).toEqual([0, 0, 0]);
	const hands = page.getByRole('group', { name: '案3' }).getByRole('textbox', { name: '手を あげた人' });
	await tabTo(page, hands);
	await page.keyboard.type('8');
	await page.keyboard.press('Tab');
	await picture(hand, 'whole-07-phone-choose');
	await picture(projector, 'whole-07-screen-choose');
	const [called] = first!.komatta;
	const spoken = projector.page.getByText(`困っている ${called!.number}番`, { exact: true });
	await expect(spoken.first()).toBeAttached(); // The screen says a note number (206番), not a count (206枚).
	await press(page, 'しめきって 見せる');
	await wires[0]!.until(() => wires[0]!.board.voting === 'shown');
	expect(wires[0]!.board.combinations.map(({ votes, hands }) => [votes, hands])).toEqual([
		[29, 0],
		[14, 0],
		[0, 8]
	]);
	await picture(desk, 'whole-08-desk-votes');
	await picture(projector, 'whole-08-screen-votes');
}
