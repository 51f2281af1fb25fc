/**
 * The laptop of the facilitator has more than the board: 出席, the time, 代筆, 目を とおす, あずかり, the trash
 * and まとめ完了. It is mirrored to the projector, so text that was never shown must not be in its page
 * unless staff opened it.
 */
import { expect } from '@playwright/test';
import type { RunningApp } from '../../support/app.ts';
import type { PreparedMeeting, RunningCity } from '../../support/running-city.ts';
import { WirePhone } from '../../support/wire-phone.ts';
import { expectOneHeavy, expectQuiet, look, person, signIn, type Person } from '../people.ts';
import { test } from '../shared-server.ts';
import { cutForAWhile, cutForGood } from './desk/connection.ts';
import { emptyHeld } from './desk/held-notes.ts';
import { hidden, phoneIn, post, words } from './desk/notes.ts';
import { expectNothingOf, openMore, step, tool } from './desk/page.ts';
import { typeInPaperCards, writeByKeys, writeOnStaffPhone } from './desk/proxy-notes.ts';
import { closeListsOfUnseen, writeAtEveryStep } from './desk/unseen-notes.ts';

let running: RunningApp;
let city: RunningCity;
let meeting: PreparedMeeting;
let desk: Person;
let ann: WirePhone;
let ben: WirePhone;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser, server }) => {
	running = server.running;
	city = await server.newCity();
	meeting = await city.prepare();
	desk = await person(browser, 'laptop', running.origin);
	await signIn(desk, city);
	await desk.page.goto(`/meetings/${meeting.id}/board`);
	await desk.page.getByRole('button', { name: '入口を ひらく' }).click();
	await expect(desk.page.getByRole('button', { name: '入口を しめる' })).toBeVisible();
	[ann, ben] = [await phoneIn(running.origin, meeting), await phoneIn(running.origin, meeting)];
});
test.afterAll(() => {
	ann.drop();
	ben.drop();
});

test('出席: ten quick presses are ten people, and a reload knows them', async () => {
	const { page } = desk;
	await expect(page.getByText('買い物の 行き帰り')).toBeVisible();
	await look(desk, 'desk-01-reception');
	const club = page.getByRole('button', { name: '老人クラブを 1人 ふやす' });
	for (let i = 0; i < 10; i += 1) await club.click();
	await expect(page.getByText('参加 10人・スマホなし 0人')).toBeVisible();
	await page.getByRole('button', { name: '老人クラブの スマホなしを 1人 ふやす' }).click();
	await page.getByRole('button', { name: '老人クラブを 1人 へらす' }).click();
	await expect(page.getByText('参加 9人・スマホなし 1人')).toBeVisible();
	await ann.until(() => ann.board.tallies.people === 9 && ann.board.tallies.withoutPhone === 1);

	await page.getByText('団体の名前を 入れる').click();
	await page.getByLabel('団体の名前', { exact: true }).fill('葉月台 町会');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('button', { name: '葉月台 町会を 1人 へらす' })).toBeEnabled();
	await ann.until(() => ann.board.tallies.people === 10);
	await page.reload();
	await expect(page.getByText('参加 10人・スマホなし 1人')).toBeVisible();
	await look(desk, 'desk-02-attendance');
});

test('the time: the step’s minutes, one more, stopped and going on; nothing advances by itself', async () => {
	const { page } = desk;
	await step(page, '困っている').click();
	await page.getByRole('button', { name: '10分 はじめる' }).click();
	await expect(page.getByRole('timer')).toHaveText(/^(10:00|09:5\d)$/);
	await page.getByRole('button', { name: '＋1分' }).click();
	await expect(page.getByRole('timer')).toHaveText(/^10:[45]\d|11:00$/);
	for (const minutes of [11, 12]) {
		await page.getByRole('button', { name: '＋1分' }).click();
		await expect(page.getByRole('timer')).toHaveText(new RegExp(`^(${minutes}:\\d\\d|${minutes + 1}:00)$`));
	}
	await page.getByRole('button', { name: 'とめる', exact: true }).click();
	await expect(page.getByRole('button', { name: 'つづける' })).toBeVisible(); // The time runs until the server has stopped it.
	const stopped = await page.getByRole('timer').innerText();
	await page.reload();
	await expect(page.getByRole('timer')).toHaveText(stopped);
	await page.getByRole('button', { name: 'つづける' }).click();
	await expect(page.getByRole('button', { name: 'とめる', exact: true })).toBeVisible();
	await expect(page.getByRole('timer')).not.toHaveText(stopped);
	await expect(page.getByRole('timer')).toHaveText(/^1[12]:\d\d$/); // It continues and does not restart at ten minutes.
	await look(desk, 'desk-03-time');
});

test('nothing that phones write is in the laptop’s page, at any step', () =>
	writeAtEveryStep(desk, ann, ben));

test('代筆 by keys alone: kind, text, read back, 出す, and the field is ready again', () =>
	writeByKeys(desk));

test('notes on printed cards: number, text, twice Enter; a taken number says so and keeps the text', () =>
	typeInPaperCards(desk));

test('代筆 on a staff phone goes on without a network, and says what has arrived', ({ browser }) =>
	writeOnStaffPhone({ browser, origin: running.origin, city, meeting }));

test('目を とおす comes before 見せる; what is put into あずかり is not shown', async () => {
	const { page } = desk;
	await step(page, '見せる').click();
	await expectNothingOf(page, hidden);
	await look(desk, 'desk-11-before-look-through');

	await page.getByRole('button', { name: /^みんなに 見せる/ }).click();
	await expect(page.getByText('目を とおさないで 見せますか')).toBeVisible();
	await look(desk, 'desk-12-show-unseen');
	await page.keyboard.press('Escape');
	await page.getByRole('button', { name: '目を とおす', exact: true }).click();
	await expect(page.getByText(words.rude)).toBeVisible();
	await expect(page.getByText(words.named)).toHaveCount(0); // Held notes (あずかり) are not listed.
	await look(desk, 'desk-13-look-through');
	await page.getByRole('button', { name: `あずかる：${words.rude}` }).click();
	await expect(tool(page, 'あずかり 2')).toBeVisible();
	await step(page, '困っている').click();
	await expect(page.getByText(words.rude)).toHaveCount(0);
	await expect(step(page, '困っている')).toHaveAttribute('aria-current', 'step');
	await expectNothingOf(page, hidden);
	await step(page, '見せる').click();
	await expect(step(page, '見せる')).toHaveAttribute('aria-current', 'step');
	await expectNothingOf(page, hidden);
	await page.getByRole('button', { name: /^みんなに 見せる 7枚/ }).click();
	await expect(page.getByText('みんなに 見せました')).toBeVisible();
	await expect(page.getByText(words.rice).first()).toBeVisible();
	await expectNothingOf(page, [words.rude, words.named]);
});

test('あずかり is private: marked words, release, handing off without a text, a phone that is stopped', () =>
	emptyHeld({ desk, ann, ben }));

test('すてた紙 comes back with its number', async () => {
	const { page } = desk;
	const note = ann.board.notes.find(({ text }) => text === words.bus);
	const second = new WirePhone({
		origin: running.origin,
		meeting,
		cookie: await city.signInAgain(),
		view: 'staff'
	});
	await second.connect();
	await second.ask({ type: 'note.trash', note: note!.id });
	await openMore(page);
	await tool(page, 'すてた紙 1').click();
	await look(desk, 'desk-18-trash');
	await page.getByRole('button', { name: `もどす：${words.bus}` }).click();
	await openMore(page);
	await expect(tool(page, '1台で 進める')).toBeVisible();
	await expect(tool(page, /すてた紙/)).toHaveCount(0);
	await page.keyboard.press('Escape');
	await ann.until(() => ann.board.notes.some(({ number }) => number === note!.number));
	await page.keyboard.press('Escape');
	second.drop();
});

test('a laptop that was cut for good says so once, and offers nothing that it cannot do', () =>
	cutForGood(desk, meeting));

test('without the server the laptop says so, and what needs it cannot be pressed', () => cutForAWhile(desk));

test('閉会, まとめ中, まとめ完了: what becomes final is said before, and nothing can be changed after', async () => {
	const { page } = desk;
	await step(page, '確認').click();
	await expect(page.getByText('次回の 日にちは、これから 決めます')).toBeInViewport();
	await expect(page.getByRole('link', { name: '次の 会議を 準備する' })).toBeInViewport();
	await expect(page.getByRole('button', { name: '閉会する' })).toBeInViewport({ ratio: 1 });
	await expectOneHeavy(page, '閉会する');
	await page.getByRole('button', { name: '閉会する' }).click();
	await look(desk, 'desk-20-close');
	await page.getByRole('dialog').getByRole('button', { name: '閉会する' }).click();
	await expect(page.getByRole('link', { name: '会議録を 書く' })).toBeVisible();
	await expectOneHeavy(page, '会議録を 書く');
	await look(desk, 'desk-21-wrapup');
	await page.getByRole('button', { name: '組み合わせる', exact: true }).click();
	await page.reload();
	await expect(page.getByRole('button', { name: '組み合わせる', exact: true, pressed: true })).toBeVisible();
	await tool(page, '出席').click();
	await page.getByRole('button', { name: '住民（所属なし）を 1人 ふやす' }).click();
	await ann.until(() => ann.board.tallies.people === 11);
	await page.keyboard.press('Escape');

	await page.getByRole('button', { name: 'やること', exact: true }).click();
	await page.getByRole('button', { name: 'まとめ完了' }).click();
	await expect(page.getByText('見せなかった 紙 2枚の 言葉は なくなります。')).toBeVisible();
	await look(desk, 'desk-22-finish');
	await page.getByRole('dialog').getByRole('button', { name: 'まとめ完了' }).click();
	await expect(page.getByText('この会議は おわりました', { exact: true })).toBeVisible();
	await look(desk, 'desk-23-final');
	await page.reload();
	await expect(page.getByText('この会議は おわりました', { exact: true })).toBeVisible();
	await expect(page.getByRole('button', { name: 'まとめ完了' })).toHaveCount(0);
	await expectNothingOf(page, [words.rude, words.named]);
	expectQuiet([desk]);
});

test('a meeting that shows at once says so, and asks for no look-through', async () => {
	const { page } = desk;
	const shown = await city.prepare('at_once');
	await page.goto(`/meetings/${shown.id}/board`);
	await page.getByRole('button', { name: '入口を ひらく' }).click();
	await step(page, '困っている').click();
	const cho = await phoneIn(running.origin, shown);
	await post(cho, 'komatta', words.rice);
	await expect(page.getByText('20秒ごとに 出ています')).toBeVisible();
	await expect(page.getByRole('button', { name: /^みんなに 見せる/ })).toHaveCount(0);
	await look(desk, 'desk-24-at-once');
	await expect(page.getByText(words.rice)).toBeVisible({ timeout: 30_000 });
	cho.drop();
});

test('lists of words that the room has not seen close at 見せる, at a step and at 閉会; 代筆 keeps its words', () =>
	closeListsOfUnseen(desk, city, running.origin));
