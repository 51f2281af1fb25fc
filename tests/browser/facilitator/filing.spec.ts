/**
 * A fast facilitator files 80 ungrouped notes by keyboard and types in printed cards at the laptop, and
 * the time is measured.
 */
import { expect, test, type Page } from '@playwright/test';
import type { Kind } from '#lib/board/model.ts';
import { startApp, type RunningApp } from '../../support/app.ts';
import { aRunningCity, type PreparedMeeting, type RunningCity } from '../../support/running-city.ts';
import { comeIn, WirePhone } from '../../support/wire-phone.ts';
import { expectQuiet, look, person, signIn, type Person } from '../people.ts';

const notes = 80;
const titles = [
	'行き帰り',
	'家の しごと',
	'あいている もの',
	'得意なこと',
	'話し相手',
	'雪と 坂',
	'知らせ',
	'畑'
];
/**
 * The facilitator thinks so many milliseconds before each key, after the note was read aloud; a fast
 * person needs 250.
 */
const decision = Number(process.env.FILING_MS ?? 60);

let running: RunningApp;
let city: RunningCity;
let meeting: PreparedMeeting;
let desk: Person;
let wire: WirePhone;
let keys = 0;

test.beforeAll(async ({ browser }) => {
	running = await startApp();
	city = await aRunningCity(running);
	meeting = await city.prepare();
	const { origin } = running;
	wire = new WirePhone({ origin, meeting, cookie: city.staffCookie, view: 'staff' });
	await wire.connect();
	await wire.ask({ type: 'door.set', open: true });
	await everybodyWrites();
	await wire.ask({ type: 'notes.show' });
	await wire.ask({ type: 'step.go', position: 5 });
	desk = await person(browser, 'laptop', origin);
	await signIn(desk, city);
	await desk.page.goto(`/meetings/${meeting.id}/board`);
});
test.afterAll(async () => {
	wire.drop();
	await city.close();
	await running.stop();
});

/** Eight phones write ten notes each, since 80 from one phone would exceed its rate limit. */
async function everybodyWrites(): Promise<void> {
	for (let phone = 0; phone < 8; phone += 1) {
		const cookie = await comeIn(running.origin, { token: meeting.joinToken });
		const each = new WirePhone({ origin: running.origin, meeting, cookie, view: 'phone' });
		await each.connect();
		for (let i = 0; i < notes / 8; i += 1) {
			const kind: Kind = i % 2 ? 'komatta' : 'mottainai';
			expect(
				await each.ask({ type: 'note.post', kind, text: `${phone}の 列の ${i}枚めに 書いた こと` })
			).toMatchObject({
				ok: true
			});
		}
		each.drop();
	}
}

const left = (page: Page, count: number) => page.getByText(`のこり ${count}枚`);

/** Presses a key after the thinking time. */
async function press(page: Page, key: string): Promise<void> {
	await page.waitForTimeout(decision);
	await page.keyboard.press(key);
	keys += 1;
}

test('まとめる opens on one note; 80 of them are filed in a minute, with a key each', async () => {
	const { page } = desk;
	await expect(page.getByRole('button', { name: '1枚ずつ まとめる', pressed: true })).toBeVisible();
	await expect(left(page, notes)).toBeVisible();

	const started = Date.now();
	for (const title of titles) {
		await press(page, 'n');
		await page.keyboard.insertText(title); // An IME inserts text in this way.
		await press(page, 'Enter');
	}
	const named = Date.now();
	for (let i = titles.length; i < notes - 2; i += 1) await press(page, String((i % titles.length) + 1));
	await press(page, 'z');
	await press(page, 'z');
	await expect(left(page, 4)).toBeVisible();
	for (let i = 0; i < 4; i += 1) await press(page, '1');
	await expect(page.getByText('ぜんぶ まとまりました')).toBeVisible();
	const [all, names] = [Date.now() - started, named - started];

	await expect.poll(() => wire.board.ungrouped.length).toBe(0);
	expect(wire.board.groups.map(({ title }) => title)).toEqual(titles);
	const machine = all - keys * decision;
	console.info(
		`${notes} notes, ${titles.length} groups, 2 × Z: ${keys} keys beside the names, ${(all / 1000).toFixed(1)} s at ` +
			`${decision} ms a key (${(names / 1000).toFixed(1)} s of it for new groups), ${(machine / 1000).toFixed(1)} s of it the machine`
	);
	expect(keys).toBeLessThanOrEqual(notes + titles.length + 4);
	expect(all).toBeLessThan(60_000);
	await look(desk, 'filing-01-done');
	expectQuiet([desk]);
});

test('代筆: a note of 40 letters by keys alone', async () => {
	const { page } = desk;
	const words = '坂の上の 集会所まで 夕方に なると 歩いて 行くのが つらくて このごろは 休んで いる';
	const started = Date.now();
	await press(page, 'p');
	await expect(page.getByRole('textbox', { name: '書くこと' })).toBeFocused();
	const before = keys;
	await page.keyboard.type(words, { delay: 120 });
	await press(page, 'Enter');
	await press(page, 'Enter');
	await expect(page.getByText('1枚 届きました')).toBeVisible();
	const seconds = (Date.now() - started) / 1000;
	console.info(
		`代筆 of ${[...words].length} letters: ${seconds.toFixed(1)} s at 120 ms a letter, ${1 + keys - before} keys beside its words`
	);
	expect(seconds).toBeLessThan(20);
	expectQuiet([desk]);
});

test('代筆: a note on a numbered card takes its number, its words and three times Enter', async () => {
	const { page } = desk;
	await page.getByRole('button', { name: '紙の番号を 使う' }).click();
	await page.keyboard.press('m');
	await page.keyboard.type('7');
	await page.keyboard.press('Enter');
	const started = Date.now();
	await page.keyboard.type('倉庫の 太鼓', { delay: 120 });
	await page.keyboard.press('Enter');
	await page.keyboard.press('Enter');
	await expect(page.getByText('2枚 届きました')).toBeVisible();
	const seconds = (Date.now() - started) / 1000;
	console.info(`a note on a numbered card: ${seconds.toFixed(1)} s, 4 keys beside its words`);
	expect(seconds).toBeLessThan(10);
	expectQuiet([desk]);
});
