/**
 * What arrives, and what is taken back, moves nothing that is there: the next click must not land on
 * another note. 145 notes are looked through on three screens, and the group that was filled is in sight.
 */
import { expect, type Locator } from '@playwright/test';
import { makeGroup } from '#lib/board/document/edits.ts';
import type { GroupId } from '#lib/board/model.ts';
import type { RunningApp } from '../../support/app.ts';
import type { RunningCity } from '../../support/running-city.ts';
import { comeIn, WirePhone } from '../../support/wire-phone.ts';
import { expectQuiet, look, person, signIn, type Person } from '../people.ts';
import { test } from '../shared-server.ts';
import { go } from './arrange/notes.ts';
import { expectNothingOf, openMore, tool } from './desk/page.ts';

const sizes = [
	{ width: 1366, height: 768 },
	{ width: 1280, height: 720 },
	{ width: 1024, height: 768 }
] as const;
const [show, group] = [4, 5];
const texts = [
	'坂の上の 集会所まで 夕方に なると 歩けない',
	'バスが 一日三本に なった',
	'雪の日、ごみ置き場まで 歩いて 行けない',
	'回覧板を まわす家が へった',
	'電球が かえられない'
];

let running: RunningApp;
let city: RunningCity;
let desk: Person;
let wire: WirePhone;
let phones: WirePhone[];

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser, server }) => {
	running = server.running;
	city = await server.newCity();
	const { origin } = running;
	const meeting = await city.prepare();
	wire = new WirePhone({ origin, meeting, cookie: city.staffCookie, view: 'staff' });
	await wire.connect();
	await wire.ask({ type: 'door.set', open: true });
	const phone = async () => {
		const cookie = await comeIn(origin, { token: meeting.joinToken });
		const each = new WirePhone({ origin, meeting, cookie, view: 'phone' });
		await each.connect();
		return each;
	};
	phones = await Promise.all(texts.map(phone));
	for (let i = 0; i < 145; i += phones.length)
		await Promise.all(
			phones.map((each, n) => {
				const kind = n % 2 ? 'komatta' : 'mottainai';
				return each.ask({ type: 'note.post', kind, text: `${texts[n]} ${i + n}` });
			})
		);
	await go(wire, show);
	desk = await person(browser, 'laptop', origin);
	await signIn(desk, city);
	await desk.page.goto(`/meetings/${meeting.id}/board`);
});
test.afterAll(() => {
	for (const each of [wire, ...phones]) each.drop();
});

test('目を とおす: 145 notes on three screens, by arrow keys, and H puts one into あずかり', async () => {
	const { page } = desk;
	await page.getByRole('button', { name: '目を とおす', exact: true }).click();
	const list = page.getByRole('list', { name: 'まだ 見せていない紙の なか' });
	await expect(list.getByRole('listitem')).toHaveCount(145);
	const height = await page.evaluate(() => document.documentElement.scrollHeight);
	console.log(`145 notes: the look-through is ${height} px high, ${(height / 768).toFixed(1)} screens`);
	expect(height).toBeLessThanOrEqual(3 * 768);
	await look(desk, 'still-01-look-through');

	const hold = list.getByRole('button', { name: /^あずかる/ });
	await hold.first().focus();
	await page.keyboard.press('ArrowRight');
	await expect(hold.nth(1)).toBeFocused();
	await page.keyboard.press('ArrowDown');
	await expect(hold.nth(5)).toBeFocused(); // There are four columns.
	const text = (await list.getByRole('listitem').nth(5).locator('.words').innerText()).trim();
	await page.keyboard.press('h');
	await expect(tool(page, 'あずかり 1')).toBeVisible();
	await expect(list.getByText(text, { exact: true })).toHaveCount(0);
	await expect(hold.nth(5)).toBeFocused();
	await page.keyboard.press('h');
	await expect(tool(page, 'あずかり 2')).toBeVisible();
	await wire.ask({ type: 'notes.show' });
});

test('1枚ずつ: of 40 groups the one that was just filled is in sight', async () => {
	const { page } = desk;
	await go(wire, group);
	const notes = wire.board.notes.map(({ id }) => id);
	for (let i = 0; i < 40; i += 1)
		makeGroup(wire.doc, `group-${100 + i}` as GroupId, notes.slice(2 * i, 2 * i + 2), `まとまり ${i + 1}`);
	const groups = page.getByRole('region', { name: '番号つきの まとまり' }).getByRole('listitem');
	await expect(groups).toHaveCount(40);
	const [first, second, third] = await Promise.all([0, 1, 2].map((at) => groups.nth(at).boundingBox()));
	expect([second!.y, third!.y]).toEqual([first!.y, first!.y]);
	await page.keyboard.press('4');
	await page.keyboard.press('0');
	await expect(groups.nth(39)).toHaveClass(/\bfilled\b/);
	await expect(groups.nth(39)).toBeInViewport({ ratio: 1 });
	await look(desk, 'still-02-filled');
	await page.keyboard.press('z');
	await expect(page.locator('.filled')).toHaveCount(0);
});

test('late notes, あずかり, the time and やりなおす come without moving anything', async () => {
	const { page } = desk;
	await page.getByRole('button', { name: 'ぜんぶ 見る' }).click();
	await page.evaluate(() => scrollTo(0, 0));
	const fixed = () => [
		...['出席', '元に戻す', 'やりなおす', 'ほか'].map((name) => tool(page, name)),
		page.locator('[data-note]').first(),
		page.locator('[data-place]').nth(3)
	];
	const places = (all: readonly Locator[]) => Promise.all(all.map((each) => each.boundingBox()));
	for (const [round, size] of sizes.entries()) {
		await page.setViewportSize(size);
		await page.waitForFunction((width) => innerWidth === width, size.width);
		const before = await places(fixed());
		expect((await page.locator('header').boundingBox())!.height).toBeLessThan(64);
		const [late, held] = [round + 1, round + 3];
		await phones[round]!.ask({ type: 'note.post', kind: 'komatta', text: 'あとから 思いだした' });
		await phones[round]!.ask({ type: 'note.post', kind: 'komatta', text: '田中さんの 電話 090-1234-5678' });
		await expect(tool(page, `あとから ${late}枚`)).toBeVisible();
		await expect(tool(page, `あずかり ${held}`)).toBeVisible();
		await wire.ask({ type: 'timer.start', seconds: 600 });
		await expect(page.getByRole('timer')).toBeVisible();
		expect(await places(fixed())).toEqual(before);

		await page.locator('[data-note] > button').first().click();
		await page.getByRole('toolbar').getByRole('button', { name: 'まとめる' }).click();
		await page.keyboard.press('Escape');
		await tool(page, '元に戻す').click();
		await expect(tool(page, 'やりなおす')).toBeEnabled();
		await page.evaluate(() => scrollTo(0, 0));
		expect(await places(fixed())).toEqual(before);
		expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
		await look(desk, `still-03-${size.width}`);
		await wire.ask({ type: 'timer.stop' });
	}
});

test('あとから届いた声 opens beside the board, and ほか has what goes back further', async () => {
	const { page } = desk;
	await page.setViewportSize(sizes[0]);
	await wire.ask({ type: 'note.trash', note: wire.board.ungrouped[0]!.id });
	const note = page.locator('main [data-note]').first();
	const before = await note.boundingBox();
	await openMore(page);
	await expect(tool(page, 'すてた紙 1')).toBeVisible();
	await look(desk, 'still-04-more');
	await page.keyboard.press('Escape');
	await expect(tool(page, 'すてた紙 1')).toHaveCount(0);
	await expect(tool(page, 'ほか')).toBeFocused();
	await tool(page, 'あとから 3枚').click();
	const panel = page.getByRole('region', { name: 'あとから届いた声 3枚' });
	await expect(panel.getByText('あとから 思いだした')).toHaveCount(0); // The list is closed at first.
	await panel.getByRole('button', { name: '目を とおす' }).click();
	await expect(panel.getByText('あとから 思いだした')).toHaveCount(3);
	await look(desk, 'still-05-late');
	expect(await note.boundingBox()).toEqual(before);
	await panel.getByRole('button', { name: 'みんなに 見せる 3枚' }).click();
	await expect(panel).toHaveCount(0);
	await expect(tool(page, /^あとから/)).toHaveCount(0);
	await phones[0]!.ask({ type: 'note.post', kind: 'komatta', text: 'もう一つ 思いだした' });
	await tool(page, 'あとから 1枚').click();
	await page.getByRole('button', { name: '目を とおす' }).click();
	await wire.ask({ type: 'notes.show' });
	await expect(tool(page, /^あとから/)).toHaveCount(0);
	await phones[0]!.ask({ type: 'note.post', kind: 'komatta', text: 'だれも まだ ひらいていない' });
	await expect(tool(page, 'あとから 1枚')).toBeVisible();
	await expectNothingOf(page, ['だれも まだ ひらいていない']); // The panel did not stay open for it.
	expectQuiet([desk]);
});
