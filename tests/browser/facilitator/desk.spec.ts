/**
 * The laptop of the facilitator beside the board: 出席, the time, 代筆, 目を とおす, あずかり, the trash, まとめ完了.
 * It is mirrored to the projector, so text that was never shown must not be in its page unless
 * staff opened it.
 */
import { expect, test, type Page } from '@playwright/test';
import type { Kind } from '#lib/board/model.ts';
import { closeCodes } from '#lib/wire/frames.ts';
import { startApp, type RunningApp } from '../../support/app.ts';
import { aRunningCity, type PreparedMeeting, type RunningCity } from '../../support/running-city.ts';
import { comeIn, WirePhone } from '../../support/wire-phone.ts';
import { expectOneHeavy, expectQuiet, look, person, signIn, type Person } from '../people.ts';

const words = {
	rice: '坂の上まで お米を 運べない',
	bus: 'バスが 一日三本に なった',
	car: '送迎の車が 昼は あいている',
	named: '角の 田中さんが 雪かきを できない',
	rude: 'この会議は つまらない、さわがしい',
	told: '夕方の 放送が 聞きとれない',
	card: '集会所の 午前が あいている'
} as const;
const hidden = Object.values(words);

let running: RunningApp;
let city: RunningCity;
let meeting: PreparedMeeting;
let desk: Person;
let ann: WirePhone;
let ben: WirePhone;

test.describe.configure({ mode: 'serial' });

async function phone(): Promise<WirePhone> {
	const cookie = await comeIn(running.origin, { token: meeting.joinToken });
	const wire = new WirePhone({ origin: running.origin, meeting, cookie, view: 'phone' });
	await wire.connect();
	return wire;
}

const post = (wire: WirePhone, kind: Kind, text: string) => wire.ask({ type: 'note.post', kind, text });
/** The accessible name of a finished step begins with 済み. */
const step = (title: string) =>
	desk.page
		.getByRole('navigation', { name: '次第' })
		.getByRole('button', { name: new RegExp(`^(済み ?)?${title}$`) });
const tool = (name: string | RegExp) => desk.page.locator('header').getByRole('button', { name });
const panel = (name: string) => desk.page.getByRole('region', { name });

/** The text must be nowhere in the page: not in labels, titles, hidden elements or fields. */
async function expectNothingOf(page: Page, texts: readonly string[]): Promise<void> {
	const html = await page.content();
	const fields = await page
		.locator('input, textarea')
		.evaluateAll((all) => all.map((each) => 'value' in each && each.value));
	for (const text of texts) {
		expect(html, 'the page of the laptop').not.toContain(text);
		expect(fields).not.toContain(text);
	}
}

test.beforeAll(async ({ browser }) => {
	running = await startApp();
	city = await aRunningCity(running);
	meeting = await city.prepare();
	desk = await person(browser, 'laptop', running.origin);
	await signIn(desk);
	await desk.page.goto(`/meetings/${meeting.id}/board`);
	await desk.page.getByRole('button', { name: '入口を ひらく' }).click();
	await expect(desk.page.getByRole('button', { name: '入口を しめる' })).toBeVisible();
	[ann, ben] = [await phone(), await phone()];
});
test.afterAll(async () => {
	ann.drop();
	ben.drop();
	await city.close();
	await running.stop();
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
	await step('困っている').click();
	await page.getByRole('button', { name: '10分 はじめる' }).click();
	await expect(page.getByRole('timer')).toHaveText(/^(10:00|09:5\d)$/);
	await page.getByRole('button', { name: '＋1分' }).click();
	await expect(page.getByRole('timer')).toHaveText(/^10:[45]\d|11:00$/);
	for (const minutes of [11, 12]) {
		await page.getByRole('button', { name: '＋1分' }).click();
		await expect(page.getByRole('timer')).toHaveText(new RegExp(`^(${minutes}:\\d\\d|${minutes + 1}:00)$`));
	}
	await page.getByRole('button', { name: 'とめる', exact: true }).click();
	await expect(page.getByRole('button', { name: 'つづける' })).toBeVisible(); // the time runs until the server has stopped it
	const stopped = await page.getByRole('timer').innerText();
	await page.reload();
	await expect(page.getByRole('timer')).toHaveText(stopped);
	await page.getByRole('button', { name: 'つづける' }).click();
	await expect(page.getByRole('button', { name: 'とめる', exact: true })).toBeVisible();
	await expect(page.getByRole('timer')).not.toHaveText(stopped);
	await expect(page.getByRole('timer')).toHaveText(/^1[12]:\d\d$/); // it continues, it does not restart at ten minutes
	await look(desk, 'desk-03-time');
});

test('nothing that phones write is in the laptop’s page, at any step', async () => {
	const { page } = desk;
	await post(ann, 'komatta', words.rice);
	await post(ann, 'komatta', words.named);
	await post(ben, 'komatta', words.bus);
	await post(ben, 'komatta', words.rude);
	await post(ben, 'mottainai', words.car);
	await expect(tool('あずかり 1')).toBeVisible();
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
		await step(title).click();
		await expect(step(title)).toHaveAttribute('aria-current', 'step');
		await expectNothingOf(page, hidden);
	}
	await page.reload();
	await expect(tool('あずかり 1')).toBeVisible();
	await expectNothingOf(page, hidden);
	await look(desk, 'desk-04-write');
});

test('代筆 by keys alone: kind, text, read back, 出す, and the field is ready again', async () => {
	const { page } = desk;
	await page.locator('body').press('p');
	const text = page.getByRole('textbox', { name: '書くこと' });
	await expect(text).toBeFocused();
	await expectNothingOf(page, hidden);
	await look(desk, 'desk-05-scribe');
	await page.keyboard.press('ArrowRight');
	await expect(page.getByRole('radio', { name: 'もったいない' })).toBeChecked();
	await page.keyboard.press('ArrowLeft');
	await page.keyboard.type(words.told);

	// The Enter that confirms an IME conversion must not start the read-back.
	await text.dispatchEvent('keydown', { key: 'Enter', isComposing: true, keyCode: 229 });
	await expect(page.getByText('声に 出して 読みかえします')).toHaveCount(0);
	await page.keyboard.press('Enter');
	await expect(page.getByText('声に 出して 読みかえします')).toBeVisible();
	await look(desk, 'desk-06-read-back');
	await page.keyboard.press('Escape');
	await expect(text).toHaveValue(words.told);
	await page.keyboard.press('Enter');
	await page.keyboard.press('Enter');
	await expect(page.getByText('1枚 届きました')).toBeVisible();
	await expect(text).toBeFocused();
	await expect(text).toHaveValue('');
	await expect(page.getByRole('radio', { name: '困っている' })).toBeChecked();
});

test('paper cards: number, text, twice Enter; a taken number says so and keeps the text', async () => {
	const { page } = desk;
	await page.getByRole('button', { name: '紙の番号を 使う' }).click();
	await page.keyboard.press('m');
	await page.keyboard.type('7');
	await page.keyboard.press('Enter');
	await page.keyboard.type('倉庫の 太鼓');
	await page.keyboard.press('Enter');
	await page.keyboard.press('Enter');
	await expect(page.getByText('2枚 届きました')).toBeVisible();

	await expect(page.getByLabel('紙の番号（1〜199）')).toBeFocused();
	await page.keyboard.type('7');
	await page.keyboard.press('Enter');
	await page.keyboard.type(words.card);
	await page.keyboard.press('Enter');
	await expect(page.getByText('その番号の 紙は もう あります。番号を たしかめてください。')).toBeVisible();
	await expect(page.getByRole('textbox', { name: '書くこと' })).toHaveValue(words.card);
	await look(desk, 'desk-07-number-taken');
	await page.reload();
	await expect(tool('代筆（P）')).toBeVisible();
	await page.locator('body').press('p');
	await expect(page.getByRole('textbox', { name: '書くこと' })).toHaveValue(words.card); // typed text is kept
	await page.getByLabel('紙の番号（1〜199）').fill('８');
	await page.keyboard.press('Enter');
	await page.keyboard.press('Enter');
	await page.keyboard.press('Enter');
	await expect(page.getByText('1枚 届きました')).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(page.getByRole('textbox', { name: '書くこと' })).toHaveCount(0);
	await expectNothingOf(page, hidden);
});

test('代筆 on a staff phone goes on without a network, and says what has arrived', async ({ browser }) => {
	const helper = await person(browser, 'phone', running.origin);
	const { page } = helper;
	await page.goto(`/meetings/${meeting.id}/entry`);
	await expect(page).toHaveURL(/sign-in/);
	await signIn(helper);
	await page.goto(`/meetings/${meeting.id}/entry`);
	const text = page.getByRole('textbox', { name: '書くこと' });
	await text.fill('古い ミシンが 三台 ある');
	await look(helper, 'desk-08-entry');
	await page.context().setOffline(true);
	await page.getByRole('radio', { name: 'もったいない' }).tap();
	await page.getByRole('button', { name: '読みかえす' }).tap();
	await look(helper, 'desk-09-entry-read-back');
	await page.getByRole('button', { name: '出す', exact: true }).tap();
	await expect(page.getByText('1枚 まだ 出ていません（この中に あります）')).toBeVisible();
	await expect(page.getByText('つながりません', { exact: false })).toBeVisible({ timeout: 40_000 });
	await look(helper, 'desk-10-entry-offline');
	await page.context().setOffline(false);
	await expect(page.getByText('1枚 届きました')).toBeVisible({ timeout: 30_000 });
	await expectNothingOf(page, hidden);
	const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
	expect(overflow).toBeLessThanOrEqual(0);
	expectQuiet([helper]);
	await page.context().close();
});

test('目を とおす comes before 見せる; what is put into あずかり is not shown', async () => {
	const { page } = desk;
	await step('見せる').click();
	await expectNothingOf(page, hidden);
	await look(desk, 'desk-11-before-look-through');

	await page.getByRole('button', { name: /^みんなに 見せる/ }).click();
	await expect(page.getByText('目を とおさないで 見せますか')).toBeVisible();
	await look(desk, 'desk-12-show-unseen');
	await page.keyboard.press('Escape');
	await page.getByRole('button', { name: '目を とおす', exact: true }).click();
	await expect(page.getByText(words.rude)).toBeVisible();
	await expect(page.getByText(words.named)).toHaveCount(0); // held notes (あずかり) are not listed
	await look(desk, 'desk-13-look-through');
	await page.getByRole('button', { name: `あずかる：${words.rude}` }).click();
	await expect(tool('あずかり 2')).toBeVisible();
	await step('困っている').click();
	await expect(page.getByText(words.rude)).toHaveCount(0);
	await expect(step('困っている')).toHaveAttribute('aria-current', 'step');
	await expectNothingOf(page, hidden);
	await step('見せる').click();
	await expect(step('見せる')).toHaveAttribute('aria-current', 'step');
	await expectNothingOf(page, hidden);
	await page.getByRole('button', { name: /^みんなに 見せる 7枚/ }).click();
	await expect(page.getByText('みんなに 見せました')).toBeVisible();
	await expect(page.getByText(words.rice).first()).toBeVisible();
	await expectNothingOf(page, [words.rude, words.named]);
});

test('あずかり is private: marked words, release, handing off without a text, a phone that is stopped', async () => {
	const { page } = desk;
	await tool('あずかり 2').click();
	const held = panel('あずかり');
	const paper = (why: string) =>
		held
			.getByRole('listitem')
			.filter({ hasText: why })
			.getByRole('button', { name: /^\d枚目を ひらく$/ });
	const [named, rude] = ['名前や 連絡先かもしれない 言葉', '進行役が あずかりました'];
	await expect(paper(rude)).toBeVisible();
	await expectNothingOf(page, [words.rude, words.named]); // the first press opens a list of closed notes
	await look(desk, 'desk-14-held-closed');
	await paper(named).click();
	await expect(held.locator('mark')).toHaveText('田中さん');
	await expect(held.getByText('スマホの 紙の 言葉は、書いた人だけが なおせます。')).toBeVisible();
	await look(desk, 'desk-14-held');
	await paper(rude).click();
	await expect(held.getByText(words.rude)).toBeVisible();
	await expectNothingOf(page, [words.named]); // only one can be open
	await tool('出席').focus();
	await expectNothingOf(page, [words.rude, words.named]);
	await paper(rude).click();
	await step('まとめる').click();
	await expect(held).toHaveCount(0);
	// The laptop shows the step before the server confirms it. On confirmation every open panel
	// closes.
	await ann.until(() => ann.board.agenda[ann.board.position]?.step === 'group');
	await expect(step('まとめる')).toHaveAttribute('aria-current', 'step');
	await expectNothingOf(page, [words.rude, words.named]);

	await tool('あずかり 2').click();
	await expect(paper(rude)).toBeVisible();
	await expectNothingOf(page, [words.rude, words.named]);
	await paper(rude).click();
	await held.getByRole('button', { name: `このスマホの 投稿を 止める：${words.rude}` }).click();
	await look(desk, 'desk-15-stop');
	await page.getByRole('dialog').getByRole('button', { name: '投稿を 止める' }).click();
	await expect(held.getByText('止めている スマホが あります')).toBeVisible();
	expect(await post(ben, 'komatta', 'まだ 書ける')).toMatchObject({ ok: false, refusal: 'device_stopped' });
	await held.getByRole('button', { name: 'また 出せるように もどす' }).click();
	await expect(held.getByText('止めている スマホが あります')).toHaveCount(0);
	expect(await post(ben, 'komatta', 'あとから 思いだした')).toMatchObject({ ok: true });

	await paper(named).click();
	await held.getByRole('button', { name: `個別の支援に つなぐ：${words.named}` }).click();
	const sheet = page.getByRole('dialog');
	await sheet.getByRole('button', { name: 'つなぐ', exact: true }).click();
	await expect(sheet.getByText('分野と つなぎ先を えらんでください。')).toBeVisible();
	await sheet.getByRole('radio', { name: '高齢' }).check();
	await sheet.getByRole('radio', { name: '地域包括支援センター' }).check();
	await look(desk, 'desk-16-handoff');
	await sheet.getByRole('button', { name: 'つなぐ', exact: true }).click();
	await expect(tool('あずかり 1')).toBeVisible();
	await expect(page.getByText(words.named)).toHaveCount(0);

	await paper(rude).click();
	await held.getByRole('button', { name: `見せる紙に もどす：${words.rude}` }).click();
	await expect(tool(/あずかり/)).toHaveCount(0);
	await page.keyboard.press('Escape');
	await expect(page.getByText('あとから届いた声 2枚')).toBeVisible();
	await expectNothingOf(page, [words.rude, words.named]);
	await look(desk, 'desk-17-late');
});

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
	await tool('すてた紙 1').click();
	await look(desk, 'desk-18-trash');
	await page.getByRole('button', { name: `もどす：${words.bus}` }).click();
	await expect(tool(/すてた紙/)).toHaveCount(0);
	await ann.until(() => ann.board.notes.some(({ number }) => number === note!.number));
	await page.keyboard.press('Escape');
	second.drop();
});

test('a laptop that was cut for good says so once, and offers nothing that it cannot do', async () => {
	const page = await desk.page.context().newPage();
	let cut = async () => {};
	await page.routeWebSocket(/./, (socket) => {
		socket.connectToServer();
		cut = () => socket.close({ code: closeCodes.unreadable });
	});
	await page.goto(`/meetings/${meeting.id}/board`);
	await page.getByRole('navigation', { name: '次第' }).getByRole('button', { name: /受付$/ }).click();
	await page.getByRole('button', { name: '入口を しめる' }).click();
	await expect(page.getByText('入口を しめました')).toBeVisible();
	await page.getByRole('button', { name: '入口を ひらく' }).click();
	await expect(page.getByText('入口を ひらきました')).toBeVisible();
	await cut();
	await expect(page.getByText('さいごの 操作を 保存できませんでした')).toBeVisible();
	await expect(page.getByText('入口を ひらきました')).toHaveCount(0);
	await expect(page.getByText('保存済み')).toHaveCount(0);
	await expect(page.getByRole('button')).toHaveText(['ひらきなおす']);
	await expect(page.getByRole('link', { name: '投影を 見る' })).toBeVisible();
	await look({ page, complaints: [] }, 'desk-18-refused');
	await page.close();
});

test('without the server the laptop says so, and what needs it cannot be pressed', async () => {
	const { page } = desk;
	await step('見せる').click();
	await expect(step('見せる')).toHaveAttribute('aria-current', 'step');
	await page.context().setOffline(true);
	await expect(page.getByText('つながりません').first()).toBeVisible({ timeout: 40_000 });
	await expect(page.getByRole('button', { name: /^みんなに 見せる/ })).toBeDisabled();
	await expect(page.getByText('つながるまで、ここは 押せません。').first()).toBeVisible();
	await look(desk, 'desk-19-offline');
	await page.context().setOffline(false);
	await expect(page.getByRole('button', { name: /^みんなに 見せる/ })).toBeEnabled({ timeout: 30_000 });
});

test('閉会, まとめ中, まとめ完了: what becomes final is said before, and nothing can be changed after', async () => {
	const { page } = desk;
	await step('確認').click();
	await expect(page.getByText('次回の 日にちは、これから 決めます')).toBeInViewport();
	await expect(page.getByRole('link', { name: '次回の 会議を 用意する' })).toBeInViewport();
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
	await tool('出席').click();
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
	meeting = await city.prepare('at_once');
	await page.goto(`/meetings/${meeting.id}/board`);
	await page.getByRole('button', { name: '入口を ひらく' }).click();
	await step('困っている').click();
	const cho = await phone();
	await post(cho, 'komatta', words.rice);
	await expect(page.getByText('20秒ごとに 出ています')).toBeVisible();
	await expect(page.getByRole('button', { name: /^みんなに 見せる/ })).toHaveCount(0);
	await look(desk, 'desk-24-at-once');
	await expect(page.getByText(words.rice)).toBeVisible({ timeout: 30_000 });
	cho.drop();
});

test('lists of words that the room has not seen close at 見せる, at a step and at 閉会; 代筆 keeps its words', async () => {
	const { page } = desk;
	meeting = await city.prepare();
	await page.goto(`/meetings/${meeting.id}/board`);
	await page.getByRole('button', { name: '入口を ひらく' }).click();
	const staff = new WirePhone({
		origin: running.origin,
		meeting,
		cookie: await city.signInAgain(),
		view: 'staff'
	});
	await staff.connect();
	const position = (name: string) => staff.board.agenda.findIndex(({ step }) => step === name);
	await staff.ask({ type: 'step.go', position: position('write') });
	const dan = await phone();
	await post(dan, 'komatta', words.rice);
	await staff.ask({ type: 'step.go', position: position('show') });
	await expect(step('見せる')).toHaveAttribute('aria-current', 'step');
	await page.getByRole('button', { name: '目を とおす', exact: true }).click();
	await expect(page.getByText(words.rice)).toBeVisible();
	await page.getByRole('button', { name: /^みんなに 見せる/ }).click();
	await expect(page.getByText('みんなに 見せました')).toBeVisible();
	await post(dan, 'komatta', words.told);
	await expect(page.getByText('あとから届いた声 1枚')).toBeVisible();
	await expectNothingOf(page, [words.told]);

	await page.getByRole('button', { name: /^目を とおす/ }).click();
	await expect(page.getByText(words.told)).toBeVisible();
	await staff.ask({ type: 'step.go', position: position('group') });
	await expect(step('まとめる')).toHaveAttribute('aria-current', 'step');
	await expectNothingOf(page, [words.told]);
	await post(dan, 'komatta', words.named);
	await tool('あずかり 1').click();
	await panel('あずかり').getByRole('button', { name: '1枚目を ひらく' }).click();
	await expect(panel('あずかり').locator('mark')).toBeVisible();
	await staff.ask({ type: 'step.go', position: position('combine') });
	await expect(step('組み合わせる')).toHaveAttribute('aria-current', 'step');
	await expectNothingOf(page, [words.told, words.named]);

	await tool(/^代筆/).click();
	const field = panel('代筆・紙の カード').getByRole('textbox').last();
	await field.fill('閉会の ときの 代筆');
	await staff.ask({ type: 'meeting.close' });
	await expect(page.getByRole('link', { name: '会議録を 書く' })).toBeVisible();
	await expect(field).toHaveValue('閉会の ときの 代筆');
	await expectNothingOf(page, [words.told, words.named]);
	expectQuiet([desk]);
	dan.drop();
	staff.drop();
});
