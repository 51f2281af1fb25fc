/**
 * 組み合わせる: what the laptop picks is read on the projector screen while it is picked, and the idea
 * that comes of it stays there. Then 決める takes its words, and the next 前回の つづき is one line each.
 */
import { expect, type Page } from '@playwright/test';
import type { RunningApp } from '../../support/app.ts';
import type { PreparedMeeting, RunningCity } from '../../support/running-city.ts';
import { WirePhone } from '../../support/wire-phone.ts';
import { expectOneHeavy, expectQuiet, look, person, picture, signIn, type Person } from '../people.ts';
import { test } from '../shared-server.ts';
import { expectWholeWords, lettersOf } from './arrange/fitted-letters.ts';
import { go, komatta, mottainai, noteOf, post } from './arrange/notes.ts';

const idea = '火曜の 昼に、乗りあいの 日を つくれば';

let running: RunningApp;
let city: RunningCity;
let meeting: PreparedMeeting;
let desk: Person;
let projector: Person;
/** It is the same facilitator without a browser, who prepares data and reads the server’s state. */
let wire: WirePhone;

test.describe.configure({ mode: 'serial' });

async function begin(prepared: PreparedMeeting): Promise<void> {
	meeting = prepared;
	const { origin } = running;
	wire = new WirePhone({ origin, meeting, cookie: city.staffCookie, view: 'staff' });
	await wire.connect();
	await wire.ask({ type: 'door.set', open: true });
	await desk.page.goto(`/meetings/${meeting.id}/board`);
	await projector.page.goto(`/screen#${meeting.screenToken}`);
}

test.beforeAll(async ({ browser, server }) => {
	running = server.running;
	city = await server.newCity();
	desk = await person(browser, 'laptop', running.origin);
	projector = await person(browser, 'projector', running.origin);
	await signIn(desk, city);
	await begin(await city.prepare());
	for (const text of komatta) await post(wire, 'komatta', text);
	for (const text of mottainai) await post(wire, 'mottainai', text);
	await wire.ask({ type: 'notes.show' });
	await go(wire, 7);
});
test.afterAll(() => {
	wire.drop();
});

const seen = (text: string) => projector.page.getByText(text, { exact: true });
const emptyIdea = () => seen('どう すれば？');

/** The projector screen on 16 : 9 and on 4 : 3. */
async function pictures(name: string): Promise<void> {
	await picture(projector, name);
	await projector.page.setViewportSize({ width: 1024, height: 768 });
	await picture(projector, `${name}-1024x768`);
	await projector.page.setViewportSize({ width: 1920, height: 1080 });
}

async function call(page: Page, ...texts: string[]): Promise<void> {
	const field = page.getByLabel('番号で えらぶ');
	await field.fill(texts.map((text) => noteOf(wire, text).number).join(' '));
	await field.press('Enter');
}

test('while nothing is picked the room reads the notes of both kinds with their numbers', async () => {
	await expect(seen('どれと どれを 組み合わせますか。番号で どうぞ')).toBeVisible();
	// The first page has the lowest numbers, which are given at random.
	const lowest = (texts: readonly string[]) =>
		texts.map((text) => noteOf(wire, text)).toSorted((a, b) => a.number - b.number)[0]!;
	for (const [name, { text, number }] of [
		['困っている', lowest(komatta)],
		['もったいない', lowest(mottainai)]
	] as const) {
		const column = projector.page.getByRole('region', { name });
		await expect(column.getByText(text)).toBeVisible();
		await expect(column.getByText(String(number), { exact: true })).toBeVisible();
	}
	await look(projector, 'picking-01-screen-notes');
	await pictures('picking-01-screen-notes');
	await expect(desk.page.getByText('いまの 投影：ぜんぶの 紙')).toBeVisible();
	await look(desk, 'picking-01-desk');
});

test('two notes that are called are read on the wall while the idea is empty, and the sentence completes it', async () => {
	const { page } = desk;
	await call(page, komatta[0]!);
	await expect(seen(komatta[0]!)).toBeVisible();
	await expect(seen('何番の 紙？')).toBeVisible();
	await pictures('picking-02-screen-one');
	await call(page, mottainai[0]!);
	for (const text of [komatta[0]!, mottainai[0]!]) await expect(seen(text)).toBeVisible();
	await expect(seen('何番の 紙？')).toHaveCount(0);
	await expect(emptyIdea()).toBeVisible();
	await expect(desk.page.getByText('いまの 投影：えらんでいる 紙')).toBeVisible();
	expect(wire.board.combinations).toEqual([]);
	await look(projector, 'picking-03-screen-two');
	expect(await lettersOf(projector.page.locator('.picked'))).toBeGreaterThanOrEqual(64);
	await expectWholeWords(projector.page);
	await pictures('picking-03-screen-two');
	await picture(desk, 'picking-03-desk');

	const line = page.getByLabel('案（〜すれば）');
	await expect(line).toBeFocused();
	await line.fill(idea);
	await line.press('Enter');
	await expect(seen(idea)).toBeVisible();
	await expect(emptyIdea()).toHaveCount(0);
	await expect.poll(() => wire.board.wall.focus).toBeNull();
	await expect(page.getByText('いまの 投影：案1')).toBeVisible();
	await expectWholeWords(projector.page);
	await pictures('picking-04-screen-idea');
});

test('a picked note that is taken back meanwhile leaves the wall', async () => {
	const { page } = desk;
	const words = '夜の 坂道が こわい';
	await post(wire, 'komatta', words);
	await wire.ask({ type: 'notes.show' });
	await expect(page.getByRole('button', { name: new RegExp(words) })).toBeVisible();
	await call(page, words, mottainai[1]!);
	await expect(seen(words)).toBeVisible();
	await wire.ask({ type: 'note.withdraw', note: noteOf(wire, words).id });
	await expect(seen(words)).toHaveCount(0);
	await expect(seen(mottainai[1]!)).toBeVisible();
	await expect(seen('何番の 紙？')).toBeVisible();
	await page.getByRole('button', { name: 'えらびなおす' }).click();
	await expect(seen('どれと どれを 組み合わせますか。番号で どうぞ')).toBeVisible(); // The room picks anew.
});

test('the newest idea stands on top of the list, and any idea is called up to the wall', async () => {
	const { page } = desk;
	await call(page, komatta[2]!, mottainai[1]!);
	const line = page.getByLabel('案（〜すれば）');
	await line.fill('朝市を ひらけば');
	await line.press('Enter');
	await expect(seen('朝市を ひらけば')).toBeVisible();
	await expect(page.getByText(/^案\d$/).first()).toHaveText('案2');
	await page.getByRole('button', { name: '案1を 投影に 出す' }).click();
	await expect(seen(idea)).toBeVisible();
	await expect(page.getByRole('button', { name: '案1が 投影に 出ています', pressed: true })).toBeVisible();
	await look(desk, 'picking-05-desk-ideas');
	await page.getByRole('button', { name: 'ぜんぶの 紙を 投影に 出す' }).click();
	await expect(seen('どれと どれを 組み合わせますか。番号で どうぞ')).toBeVisible();
	await wire.ask({ type: 'wall.set', focus: null });
});

test('two laptops: the last press is what stands on the wall', async ({ browser }) => {
	const other = await person(browser, 'laptop', running.origin);
	await signIn(other, city);
	await other.page.goto(`/meetings/${meeting.id}/board`);
	await call(desk.page, komatta[3]!, mottainai[3]!);
	await expect(seen(komatta[3]!)).toBeVisible();
	await call(other.page, komatta[4]!, mottainai[4]!);
	await expect(seen(komatta[4]!)).toBeVisible();
	await post(wire, 'komatta', 'あとから 一枚'); // The board changes under both.
	await wire.ask({ type: 'notes.show' });
	await expect(desk.page.getByRole('button', { name: /あとから 一枚/ })).toBeVisible();
	await expect(seen(komatta[4]!)).toBeVisible();
	await desk.page.getByRole('button', { name: 'えらんだ紙を 投影に 出す' }).click();
	await expect(seen(komatta[3]!)).toBeVisible();
	await desk.page.getByRole('button', { name: 'えらびなおす' }).click();
	expectQuiet([other]);
	await other.page.context().close();
});

test('決める: a button takes the words of the idea, and nothing typed is lost', async () => {
	const { page } = desk;
	await go(wire, 9);
	await page.getByRole('button', { name: 'この案から 決める' }).first().click();
	const what = page.getByLabel('なにを');
	await page.getByRole('button', { name: '案の ことばを 入れる' }).click();
	await expect(what).toHaveValue(idea);
	await expect(what).toBeFocused();
	await look(desk, 'picking-06-decide');
	await what.fill('まず');
	await page.getByRole('button', { name: '案の ことばを 入れる' }).click();
	await expect(what).toHaveValue(`まず ${idea}`);
	await what.fill('乗りあいを ためす');
	await page.keyboard.press('Tab');
	await expect(page.getByLabel('最初の一歩')).toBeFocused(); // The button is not in the way of the keys.
	await page.getByRole('button', { name: 'これで 決める' }).click();
	await expect.poll(() => wire.board.actions.length).toBe(1);
});

test('前回の つづき: six やること are in view, one line each; a pressed state opens its ひとこと', async () => {
	const { page } = desk;
	await wire.ask({ type: 'meeting.close' });
	wire.drop();
	await begin(await city.prepare());
	for (let i = 1; i <= 6; i += 1)
		await wire.ask({
			type: 'action.bring',
			what: `毎月の サロンを ひらく ${i}`,
			firstStep: '',
			owner: '二丁目の サロン',
			helpers: '',
			due: { kind: 'next_meeting' },
			remark: i === 2 ? '雪が とけてから' : ''
		});
	await go(wire, 1);
	const line = (words: string) => page.getByRole('listitem').filter({ hasText: words });
	for (const words of ['乗りあいを ためす', '毎月の サロンを ひらく 5'])
		await expect(line(words)).toBeInViewport({ ratio: 1 });
	await expect(page.getByLabel('ひとこと')).toHaveCount(0);
	await expectOneHeavy(page, /^次へ/);
	await look(desk, 'picking-07-review');

	const ride = line('乗りあいを ためす');
	await ride.getByRole('button', { name: '進行中' }).click();
	const remark = ride.getByLabel('ひとこと');
	await expect(remark).toBeFocused();
	await expect
		.poll(() => wire.board.actions.find(({ what }) => what.startsWith('乗り'))?.status)
		.toBe('in_progress');
	await look(desk, 'picking-08-review-open');
	await remark.fill('車を 借りられた');
	await remark.press('Enter');
	await expect(ride.getByText('車を 借りられた')).toBeVisible();
	await expect(page.getByLabel('ひとこと')).toHaveCount(0);

	const salon = line('毎月の サロンを ひらく 1');
	await salon.getByRole('button', { name: '見送り' }).click();
	await expect(salon.getByLabel('ひとこと')).toHaveAttribute('aria-invalid', 'true'); // It needs a reason (A5).
	await page.keyboard.press('Escape');
	await expect(page.getByLabel('ひとこと')).toHaveCount(0);
	await expect(salon.getByRole('button', { name: 'まだ', pressed: true })).toBeFocused();
	expectQuiet([desk, projector]);
});
