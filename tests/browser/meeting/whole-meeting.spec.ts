/**
 * The ninety minutes from 受付 to まとめ完了 and the start of the next meeting in one run: a mirrored
 * laptop driven by keyboard alone, a projector, a real phone page, fourteen more phones, and eight
 * people with paper cards. Text that was never shown must never be in the page of the laptop, and
 * no name on the projector screen. Pictures are for people; axe checks the same pages in other
 * specs.
 */
import { expect, test, type Locator, type Page } from '@playwright/test';
import type { Kind } from '#lib/board/model.ts';
import { startApp, type RunningApp } from '../../support/app.ts';
import { aRunningCity, staff, type PreparedMeeting, type RunningCity } from '../../support/running-city.ts';
import { comeIn, WirePhone } from '../../support/wire-phone.ts';
import { expectQuiet, person, picture, type Person } from '../people.ts';

const komatta = [
	...[
		'坂の上まで お米を 運べない',
		'雪の日、ごみ置き場まで 歩けない',
		'バスが 一日三本に なった',
		'電球が かえられない'
	],
	...[
		'回覧板を まわす家が へった',
		'夕方の 放送が 聞きとれない',
		'病院の 帰りが 心ぼそい',
		'草かりが 追いつかない'
	],
	...[
		'雨の日に あそぶ所が ない',
		'灯油を 二階に 上げられない',
		'役所の 紙が むずかしい',
		'昼に 話す人が いない'
	],
	...['夜の 道が 暗い', '重い 布団を 干せない']
];
const mottainai = [
	...[
		'送迎の車が 昼は あいている',
		'集会所の 午前が あいている',
		'畑が 半分 あいている',
		'漬物の つけ方を 知っている'
	],
	...[
		'コーヒーを いれるのが 得意',
		'毎朝 犬と 歩いている',
		'小さい 除雪機が ねむっている',
		'大根が とれすぎる'
	],
	...['倉庫に 太鼓が ある', '古い ミシンが 三台 ある', '将棋盤が 余っている', '竹が たくさん ある'],
	...['ピアノを ひける', '井戸の 水が つかえる']
];
const cards: [Kind, string][] = [
	['komatta', 'ふろの 掃除が つらい'],
	['komatta', '手紙の 字が 読めない'],
	['komatta', '墓まいりに 行けない'],
	['komatta', '灯りが 切れたまま'],
	['mottainai', '梅の 実が とれすぎる'],
	['mottainai', '軽トラックが 昼は 休んでいる'],
	['mottainai', '着物が 着られずに ある'],
	['mottainai', '昔の 遊びを 知っている']
];
const named = '角の 田中さんが 雪かきを できない';
const rude = 'この会議は つまらない';
/** Texts that the projector screen must never show. */
const never = [named, '田中', rude];

let running: RunningApp;
let city: RunningCity;
test.beforeAll(async () => {
	running = await startApp();
	city = await aRunningCity(running);
});
test.afterAll(async () => {
	await city.close();
	await running.stop();
});

/** Moves the focus with the Tab key only, like a person without a mouse. */
async function tabTo(page: Page, target: Locator): Promise<void> {
	await expect(target.first()).toBeVisible();
	await expect(target.first()).toBeEnabled();
	for (let i = 0; i < 250; i += 1) {
		if (await target.first().evaluate((element) => element === document.activeElement)) return;
		await page.keyboard.press('Tab');
	}
	throw new Error(`the Tab key does not lead to ${target.toString()}`);
}
async function press(
	page: Page,
	name: string | RegExp,
	role: 'button' | 'link' | 'radio' = 'button'
): Promise<void> {
	await tabTo(page, page.getByRole(role, { name, exact: typeof name === 'string' }));
	await page.keyboard.press(role === 'radio' ? 'Space' : 'Enter');
}
const next = (page: Page, title: string) => press(page, `次へ：${title}`);

/** The texts must be nowhere in the page, fields included. */
async function expectNothingOf({ page }: Person, texts: readonly string[]): Promise<void> {
	const html = await page.content();
	const fields = await page
		.locator('input, textarea')
		.evaluateAll((all) => all.map((each) => ('value' in each ? String(each.value) : '')));
	for (const text of texts) expect([html, ...fields].join('\n')).not.toContain(text);
}

async function aWire(meeting: PreparedMeeting): Promise<WirePhone> {
	const cookie = await comeIn(running.origin, { token: meeting.joinToken });
	const phone = new WirePhone({ origin: running.origin, meeting, cookie, view: 'phone' });
	await phone.connect();
	return phone;
}

test('a whole meeting with one laptop, by keys alone, and the next one half a year later', async ({
	browser
}) => {
	test.setTimeout(420_000);
	const { origin } = running;
	const meeting = await city.prepare();
	const desk = await person(browser, 'laptop', origin);
	const wall = await person(browser, 'projector', origin);
	const hand = await person(browser, 'phone', origin);
	const { page } = desk;
	const wires: WirePhone[] = [];
	const unseen = [...komatta, ...mottainai, ...cards.map(([, text]) => text)];

	await test.step('受付: sign in, open the door, count who has come', async () => {
		await page.goto('/sign-in');
		await tabTo(page, page.getByLabel('サインインの 名前'));
		await page.keyboard.type(staff.signInName);
		await tabTo(page, page.getByLabel('合いことば'));
		await page.keyboard.type(staff.password);
		await page.keyboard.press('Enter');
		await page.waitForURL('**/meetings');
		await page.goto(`/meetings/${meeting.id}/board`);
		await press(page, '入口を ひらく');
		await wall.page.goto(`/screen#${meeting.screenToken}`);
		await hand.page.goto(`/join#${meeting.joinToken}`);
		await hand.page.getByRole('button', { name: '会議に 入る' }).tap();
		await hand.page.getByRole('button', { name: '読みました' }).tap();
		for (let i = 0; i < 14; i += 1) wires.push(await aWire(meeting));
		await expect(wall.page.getByText('スマホ 15台')).toBeVisible();
		await tabTo(page, page.getByRole('button', { name: '老人クラブを 1人 ふやす' }));
		for (let i = 0; i < 8; i += 1) await page.keyboard.press('Enter');
		await tabTo(page, page.getByRole('button', { name: '老人クラブの スマホなしを 1人 ふやす' }));
		for (let i = 0; i < 8; i += 1) await page.keyboard.press('Enter');
		await expect(page.getByText('参加 8人・スマホなし 8人')).toBeVisible();
		await picture(desk, 'whole-01-desk-reception');
		await picture(wall, 'whole-01-wall-reception');
	});

	await test.step('前回の つづき, then 困っている: the time runs, phones write, cards are typed in', async () => {
		await next(page, '前回の つづき');
		await next(page, '困っている');
		await press(page, /^10分 はじめる/);
		await expect(wall.page.getByText(/のこり|(09|10):\d\d/).first()).toBeVisible();
		for (const [i, text] of komatta.entries())
			await wires[i]!.ask({ type: 'note.post', kind: 'komatta', text });
		await wires[0]!.ask({ type: 'note.post', kind: 'komatta', text: named });
		await wires[1]!.ask({ type: 'note.post', kind: 'komatta', text: rude });
		await hand.page.getByRole('textbox').fill('回覧板の 字が 小さい');
		await hand.page.getByRole('button', { name: '出す', exact: true }).tap();
		await expect(hand.page.getByText('届きました')).toBeVisible();
		await expectNothingOf(desk, [...unseen, ...never]);
		await picture(desk, 'whole-02-desk-write');
		await picture(wall, 'whole-02-wall-write');
		await picture(hand, 'whole-02-phone-write');
	});

	await test.step('もったいない, and eight paper cards by 代筆', async () => {
		await next(page, 'もったいない');
		for (const [i, text] of mottainai.entries())
			await wires[i]!.ask({ type: 'note.post', kind: 'mottainai', text });
		await page.locator('body').press('p');
		await press(page, '紙の番号を 使う');
		const started = Date.now();
		for (const [i, [kind, text]] of cards.entries()) {
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
			`8 cards: ${((Date.now() - started) / 8000).toFixed(1)} s each beside the typing of their words`
		);
		await page.keyboard.press('Escape');
		await expectNothingOf(desk, [...unseen, ...never]);
	});

	await test.step('見せる: looked through once, one put into あずかり, then all at once', async () => {
		await next(page, '見せる');
		await expectNothingOf(desk, [...unseen, ...never]);
		await press(page, '目を とおす');
		await expect(page.getByText(named)).toHaveCount(0);
		await press(page, `あずかる：${rude}`);
		await expect(page.getByText(rude)).toHaveCount(0);
		await press(page, /^みんなに 見せる 37枚/);
		await expect(wall.page.getByText(komatta[0]!).or(wall.page.getByText('1／')).first()).toBeVisible();
		await expect(hand.page.getByText('みんなに 見えています')).toBeVisible();
		await expectNothingOf(desk, never);
		await picture(desk, 'whole-03-desk-shown');
		await picture(wall, 'whole-03-wall-shown');
		expect(wires[3]!.board.notes).toHaveLength(37);
		expect(new Set(wires[3]!.board.notes.map(({ number }) => number)).size).toBe(37);
		expect(wires[3]!.board.notes.filter(({ number }) => number <= 199)).toHaveLength(8);
		for (const text of never) expect(wires[3]!.sawText(text)).toBe(false);
	});

	await test.step('まとめる: 37 papers filed by keys, a わたしも from the phone', async () => {
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
		console.log(`37 papers filed with ${keys} keys in ${Date.now() - started} ms of pressing`);
		await picture(desk, 'whole-04-desk-group');
		await expect(wall.page.getByText('行き帰り').first()).toBeVisible();
		await picture(wall, 'whole-04-wall-group');
		await picture(hand, 'whole-04-phone-group');
		await wires[2]!.until(
			() => wires[2]!.board.groups.length === 4 && wires[2]!.board.ungrouped.length === 0
		);
		const { id } = wires[2]!.board.notes[0]!;
		for (const wire of wires.slice(0, 3)) await wire.ask({ type: 'support.set', note: id, on: true });
		await wires[2]!.until(() => wires[2]!.board.notes[0]?.supportPhones === 3);
	});

	await test.step('休憩, 組み合わせる: three ideas by number', async () => {
		await next(page, '休憩');
		await picture(wall, 'whole-05-wall-break');
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
		await picture(wall, 'whole-06-wall-combine');
	});

	await test.step('選ぶ: phones, hands and paper; nobody sees a sum before it is closed', async () => {
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
		await picture(wall, 'whole-07-wall-choose');
		const [called] = first!.komatta;
		const spoken = wall.page.getByText(`困っている ${called!.number}番`, { exact: true });
		await expect(spoken.first()).toBeAttached(); // a note number (206番) is not a count (206枚)
		await press(page, 'しめきって 見せる');
		await wires[0]!.until(() => wires[0]!.board.voting === 'shown');
		expect(wires[0]!.board.combinations.map(({ votes, hands }) => [votes, hands])).toEqual([
			[29, 0],
			[14, 0],
			[0, 8]
		]);
		await picture(desk, 'whole-08-desk-votes');
		await picture(wall, 'whole-08-wall-votes');
	});

	await test.step('決める: an idea becomes a やること; another is left for next time', async () => {
		await next(page, '決める');
		const started = Date.now();
		await tabTo(page, page.getByRole('button', { name: 'この案から 決める' }).first());
		await page.keyboard.press('Enter');
		await expect(page.getByLabel('なにを')).toBeFocused();
		await page.keyboard.insertText('乗りあいの 買い物を、一度 ためす');
		await page.keyboard.press('Tab');
		await page.keyboard.insertText('車の 持ち主に 聞く');
		await page.keyboard.press('Tab');
		await page.keyboard.insertText('商店会');
		await expect(wall.page.getByText('乗りあいの 買い物を、一度 ためす').first()).toBeVisible();
		await picture(wall, 'whole-09-wall-deciding');
		await press(page, 'これで 決める');
		await wires[0]!.until(() => wires[0]!.board.actions.length === 1);
		console.log(
			`from an idea to a やること: ${((Date.now() - started) / 1000).toFixed(1)} s beside the typing of its words`
		);
		await tabTo(page, page.locator('[data-undecided]'));
		await page.keyboard.press('Enter');
		await press(page, 'まだ 決めない');
		await wires[0]!.until(() => wires[0]!.board.combinations.some(({ outcome }) => outcome === 'later'));
		await picture(desk, 'whole-09-desk-decide');
		await picture(wall, 'whole-10-wall-decided');
	});

	await test.step('閉会 and まとめ完了: the phone sees where its paper went; the rest is forgotten', async () => {
		await next(page, '確認');
		await picture(wall, 'whole-11-wall-close');
		await press(page, '閉会する');
		await page.keyboard.press('Tab');
		await tabTo(page, page.getByRole('dialog').getByRole('button', { name: '閉会する' }));
		await page.keyboard.press('Enter');
		await expect(hand.page.getByText('わたしの紙の ゆくえ')).toBeVisible();
		await expect(hand.page.getByText('乗りあいの 買い物を、一度 ためす').first()).toBeVisible();
		await picture(hand, 'whole-11-phone-result');
		await expectNothingOf(desk, never);
		await press(page, 'まとめ完了');
		await tabTo(page, page.getByRole('dialog').getByRole('button', { name: 'まとめ完了' }));
		await page.keyboard.press('Enter');
		await expect(page.getByText('この会議は おわりました', { exact: true })).toBeVisible();
		await picture(desk, 'whole-12-desk-final');
		await picture(wall, 'whole-12-wall-final');
		const rows = await city.connection.sql`select text, participant_id, posted_by from note`;
		expect(rows.every((row) => row.participant_id === null && row.posted_by === null)).toBe(true);
		expect(JSON.stringify(rows)).not.toContain('田中');
		expect(JSON.stringify(rows)).not.toContain(rude);
		expect(await city.connection.sql`select 1 from vote`).toHaveLength(0);
	});

	await test.step('half a year later: the next meeting opens with it, and with what was left', async () => {
		const later = await city.prepare();
		await page.goto(`/meetings/${later.id}/board`);
		await press(page, '入口を ひらく');
		await next(page, '前回の つづき');
		await expect(page.getByText('乗りあいの 買い物を、一度 ためす').first()).toBeVisible();
		await wall.page.goto(`/screen#${later.screenToken}`);
		await expect(wall.page.getByText('乗りあいの 買い物を、一度 ためす').first()).toBeVisible();
		await picture(wall, 'whole-13-wall-review');
		await next(page, '困っている');
		await press(page, /^前回からの つづき 1/);
		await expect(page.getByText('午前に お茶の 会を ひらけば').first()).toBeVisible();
		await picture(desk, 'whole-13-desk-tray');
	});

	for (const wire of wires) wire.drop();
	expectQuiet([desk, wall, hand]);
});
