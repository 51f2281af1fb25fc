/** 前の ようすに もどす asks first, and the undo history holds no word of a note that was withdrawn. */
import { expect } from '@playwright/test';
import { combine, makeGroup } from '#lib/board/document/edits.ts';
import type { CombinationId, GroupId, NoteId } from '#lib/board/model.ts';
import type { RunningApp } from '../../support/app.ts';
import type { RunningCity } from '../../support/running-city.ts';
import { comeIn, WirePhone } from '../../support/wire-phone.ts';
import { expectQuiet, look, person, signIn, type Person } from '../people.ts';
import { test } from '../shared-server.ts';

let running: RunningApp;
let city: RunningCity;
let desk: Person;
let wire: WirePhone;
let phone: WirePhone;
test.beforeAll(async ({ browser, server }) => {
	running = server.running;
	city = await server.newCity();
	const meeting = await city.prepare();
	const { origin } = running;
	wire = new WirePhone({ origin, meeting, cookie: city.staffCookie, view: 'staff' });
	await wire.connect();
	await wire.ask({ type: 'door.set', open: true });
	const cookie = await comeIn(origin, { token: meeting.joinToken });
	phone = new WirePhone({ origin, meeting, cookie, view: 'phone' });
	await phone.connect();
	desk = await person(browser, 'laptop', origin);
	await signIn(desk, city);
	await desk.page.goto(`/meetings/${meeting.id}/board`);
});
test.afterAll(() => {
	for (const each of [wire, phone]) each.drop();
});

test('the board goes back to how it was at the end of a step, after asking', async () => {
	const { page } = desk;
	const words = 'となりの 家の 雨戸が しまった まま';
	await phone.ask({ type: 'note.post', kind: 'komatta', text: words });
	await wire.ask({ type: 'note.post', kind: 'mottainai', text: '送迎の車が 昼は あいている', as: 'proxy' });
	await wire.ask({ type: 'notes.show' });
	await wire.ask({ type: 'step.go', position: 5 });
	await expect(page.getByRole('button', { name: '1枚ずつ まとめる' })).toBeVisible();
	await page.getByRole('button', { name: 'ほか', exact: true }).click();
	await expect(page.getByRole('button', { name: '1台で 進める' })).toBeVisible();
	await expect(page.getByRole('button', { name: '前の ようす' })).toHaveCount(0);
	await page.keyboard.press('Escape');
	const [shutter, car] = ['komatta', 'mottainai'].map(
		(kind) => wire.board.notes.find((note) => note.kind === kind)!.id
	) as [NoteId, NoteId];
	makeGroup(wire.doc, 'group-0001' as GroupId, [shutter, car], '見まもり');
	combine(wire.doc, 'idea-000001' as CombinationId, [{ type: 'note', id: car }], '車で よって みれば');
	await wire.ask({ type: 'step.go', position: 6 });
	await wire.ask({ type: 'step.go', position: 5 });

	await page.getByRole('button', { name: 'ぜんぶ 見る' }).click();
	await page.getByRole('textbox', { name: 'まとまりの 名前' }).fill('雨戸');
	await page.keyboard.press('Enter');
	await expect.poll(() => wire.board.groups[0]?.title).toBe('雨戸');
	await page.getByRole('button', { name: 'ほか', exact: true }).click();
	await page.getByRole('button', { name: '前の ようす' }).click();
	await look(desk, 'earlier-01-list');
	await page
		.getByRole('button', { name: /もどす$/ })
		.last()
		.click();
	await look(desk, 'earlier-02-ask');
	await page.getByRole('dialog').getByRole('button', { name: 'もどす', exact: true }).click();
	await expect.poll(() => wire.board.groups[0]?.title).toBe('見まもり');
	await look(desk, 'earlier-03-back');

	// 元に戻す would restore the text 雨戸. Withdrawing the note must drop that undo step (E4).
	await expect(page.getByRole('button', { name: '元に戻す' })).toBeEnabled();
	await phone.ask({ type: 'note.withdraw', note: shutter });
	await expect(page.getByRole('button', { name: '元に戻す' })).toBeDisabled();
	expectQuiet([desk]);
});
