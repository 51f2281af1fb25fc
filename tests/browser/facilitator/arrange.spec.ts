/**
 * まとめる, 組み合わせる, 選ぶ, 決める on the laptop of the facilitator, by keyboard and without any phone; and
 * again in the next meeting, which takes over what this one left.
 */
import { expect, test, type Page } from '@playwright/test';
import type { Kind } from '#lib/board/model.ts';
import { startApp, type RunningApp } from '../../support/app.ts';
import { aRunningCity, type PreparedMeeting, type RunningCity } from '../../support/running-city.ts';
import { WirePhone } from '../../support/wire-phone.ts';
import { expectOneHeavy, expectQuiet, look, person, signIn, type Person } from '../people.ts';

const komatta = [
	'坂の上まで お米を 運べない',
	'雪の日、ごみ置き場まで 歩けない',
	'バスが 一日三本に なった',
	'電球が かえられない',
	'回覧板を まわす家が へった',
	'夕方の 放送が 聞きとれない',
	'病院の 帰りが 一人で 心ぼそい',
	'草かりが 追いつかない',
	'雨の日に あそぶ所が ない',
	'灯油を 二階に 上げられない',
	'役所の 紙が むずかしい',
	'昼に 話す人が いない'
];
const mottainai = [
	'送迎の車が 昼は あいている',
	'集会所の 午前が あいている',
	'畑が 半分 あいている',
	'漬物の つけ方を 知っている',
	'コーヒーを いれるのが 得意',
	'毎朝 犬と 歩いている',
	'小さい 除雪機が ねむっている',
	'大根が とれすぎる'
];
const idea = '火曜の 昼に、乗りあいの 日を つくれば';

let running: RunningApp;
let city: RunningCity;
let meeting: PreparedMeeting;
let desk: Person;
/** The same facilitator without a browser, to prepare data and to read the state of the server. */
let wire: WirePhone;

test.describe.configure({ mode: 'serial' });

const go = async (position: number) => {
	await wire.ask({ type: 'step.go', position });
};
const post = (kind: Kind, text: string) => wire.ask({ type: 'note.post', kind, text, as: 'proxy' });

async function begin(prepared: PreparedMeeting): Promise<void> {
	meeting = prepared;
	const { origin } = running;
	wire = new WirePhone({ origin, meeting, cookie: city.staffCookie, view: 'staff' });
	await wire.connect();
	await wire.ask({ type: 'door.set', open: true });
	await desk.page.goto(`/meetings/${meeting.id}/board`);
}

const note = (text: string) => {
	const found = wire.board.notes.find((each) => each.text === text);
	if (!found) throw new Error(`not on the board: ${text}`);
	return found;
};
const group = (number: number) => wire.board.groups.find((each) => each.number === number);
const large = (page: Page) => page.getByRole('region', { name: '1枚ずつ まとめる' });
const pressable = (text: string) => desk.page.locator('[data-note] > button', { hasText: text }).first();

test.beforeAll(async ({ browser }) => {
	running = await startApp();
	city = await aRunningCity(running);
	desk = await person(browser, 'laptop', running.origin);
	await signIn(desk);
	await begin(await city.prepare());
	for (const text of komatta) await post('komatta', text);
	for (const text of mottainai) await post('mottainai', text);
	await wire.ask({ type: 'notes.show' });
});
test.afterAll(async () => {
	wire.drop();
	await city.close();
	await running.stop();
});

test('まとめる: twenty notes are filed with nothing but keys', async () => {
	const { page } = desk;
	await go(5);
	await expect(page.getByRole('button', { name: '1枚ずつ まとめる', pressed: true })).toBeVisible();
	await expectOneHeavy(page, /^次へ/);
	await expect(large(page).getByText('のこり 20枚')).toBeVisible();
	await look(desk, 'arrange-01-filing-first');
	const first = wire.board.ungrouped[0]!;
	await expect(large(page).getByText(first.text)).toBeVisible();
	await expect.poll(() => wire.board.spotlight).toBe(first.id); // the projector screen shows the same note

	const { keyboard } = page;
	await keyboard.press('n');
	await expect(page.getByLabel('1番の まとまりの 名前')).toBeFocused();
	await page.keyboard.insertText('買い物の 行き帰り');
	await look(desk, 'arrange-01-filing-name');
	await keyboard.press('Enter');
	await keyboard.press('n');
	await keyboard.press('Escape');
	await keyboard.press('N');
	await page.keyboard.insertText('あいている もの');
	await keyboard.press('Enter');
	await expect
		.poll(() => wire.board.groups.map(({ title }) => title))
		.toEqual(['買い物の 行き帰り', '', 'あいている もの']);

	const started = Date.now();
	for (let i = 0; i < 15; i += 1) await keyboard.press(String((i % 3) + 1));
	console.log(`15 notes filed in ${Date.now() - started} ms of pressing`);
	await expect(large(page).getByText('のこり 2枚')).toBeVisible();
	await look(desk, 'arrange-02-filing');
	await expect.poll(() => group(1)?.notes.length).toBe(6);

	// An unused number shows a message; a repeated key and a key pressed in a field do nothing.
	await keyboard.press('9');
	await expect(page.getByText('9番の まとまりは ありません')).toBeVisible();
	const [one, other] = wire.board.ungrouped;
	await expect(large(page).getByText(one!.text)).toBeVisible();
	await keyboard.press('s');
	await expect(large(page).getByText(other!.text)).toBeVisible();
	await expect.poll(() => wire.board.spotlight).toBe(other!.id);
	await keyboard.press('ArrowLeft');
	await expect(large(page).getByText(one!.text)).toBeVisible();
	await keyboard.press('2');
	await expect(large(page).getByText('のこり 1枚')).toBeVisible();
	await keyboard.press('z');
	await expect(large(page).getByText(one!.text)).toBeVisible();
	await keyboard.press('2');
	await keyboard.press('2');
	await expect(page.getByText('ぜんぶ まとまりました')).toBeVisible();
	await look(desk, 'arrange-03-filing-done');
});

test('with ten groups a digit that may go on waits for the next one', async () => {
	const { page } = desk;
	const { keyboard } = page;
	for (let i = 0; i < 2; i += 1) await keyboard.press('z');
	await expect(large(page).getByText('のこり 2枚')).toBeVisible();
	for (let number = 4; number <= 11; number += 1) await post('komatta', `あとから ${number}`);
	await wire.ask({ type: 'notes.show' });
	await expect(large(page).getByText('のこり 10枚')).toBeVisible();
	for (let number = 4; number <= 11; number += 1) {
		await keyboard.press('n');
		await keyboard.press('Escape');
	}
	await expect(large(page).getByText('のこり 2枚')).toBeVisible();
	await keyboard.press('1');
	await expect(page.getByText('1… つづけて もう1文字か、Enter')).toBeVisible();
	await keyboard.press('0');
	await expect.poll(() => group(10)?.notes.length).toBe(2);
	await keyboard.press('1');
	await expect.poll(() => group(1)?.notes.length, { timeout: 3_000 }).toBe(7); // no second digit followed
	await look(desk, 'arrange-04-filing-many');
});

test('ぜんぶ 見る: groups become one and keep both names; trash and 次回へ have ways back', async () => {
	const { page } = desk;
	await page.getByRole('button', { name: 'ぜんぶ 見る' }).click();
	await expect.poll(() => wire.board.spotlight).toBeNull(); // the screen shows all notes again
	await page.getByRole('button', { name: '「あいている もの」を ほかの まとまりと ひとつに する' }).click();
	await look(desk, 'arrange-05-merge');
	await page.keyboard.press('1');
	await page.keyboard.press('Enter');
	await expect(page.getByText('別名：あいている もの')).toBeVisible();
	await page.getByRole('button', { name: '元に戻す' }).first().click();
	await expect(page.getByText('別名：あいている もの')).toHaveCount(0);

	await pressable('電球が').click();
	await look(desk, 'arrange-05-selected');
	await page.getByRole('textbox', { name: 'わたしも：手を あげた人' }).fill('７');
	await expect.poll(() => note('電球が かえられない').supportHands).toBe(7);
	await expect(pressable('電球が')).toContainText('わたしも 7');
	await page.getByRole('button', { name: '次回へ' }).click();
	await expect.poll(() => note('電球が かえられない').carried).toBe(true);
	const lying = wire.board.groups.find(({ notes }) => notes.some(({ text }) => text.startsWith('電球')))?.id;
	await page.getByRole('button', { name: 'すてる' }).click();
	await expect(pressable('電球が')).toHaveCount(0);
	await page.getByRole('status').getByRole('button', { name: 'もどす' }).click();
	await expect(pressable('電球が')).toBeVisible();
	const back = wire.board.groups.find(({ notes }) => notes.some(({ text }) => text.startsWith('電球')));
	expect(back?.id).toBe(lying);
	await look(desk, 'arrange-06-board');
});

test('組み合わせる: several × several by number; 運送のきまり stands there by itself', async () => {
	const { page } = desk;
	await go(7);
	const call = page.getByLabel('番号で えらぶ');
	const [rice, bus] = [note(komatta[0]!), note(komatta[2]!)];
	const [car, hall] = [note(mottainai[0]!), note(mottainai[1]!)];
	await call.fill(`${rice.number} ${bus.number} + も${car.number} 999`);
	await call.press('Enter');
	await expect(page.getByText('999 は 見つかりません。')).toBeVisible();
	await call.fill(String(hall.number));
	await call.press('Enter');
	await page.reload();
	for (const { text } of [rice, bus, car, hall])
		await expect(page.getByRole('button', { name: `「${text}」を はずす` })).toBeVisible();
	await call.press('Enter');
	const line = page.getByLabel('案（〜すれば）');
	await expect(line).toBeFocused();
	await line.fill(idea);
	const box = page.getByRole('group', { name: /確認すること/ }).first();
	await expect(box.getByText('運送の きまりを 市町村・運輸支局に 確認する')).toBeVisible();
	await expect(box.getByRole('checkbox', { name: /運送/ })).toHaveCount(0);
	await box.getByRole('checkbox', { name: '保険' }).check();
	await expectOneHeavy(page, 'この案を 入れる');
	await page.evaluate(() => scrollTo(0, 0));
	await expect(page.getByRole('button', { name: 'この案を 入れる' })).toBeInViewport({ ratio: 1 });
	await look(desk, 'arrange-07-combine');
	await line.press('Enter');
	await expect.poll(() => wire.board.combinations.length).toBe(1);
	const [made] = wire.board.combinations;
	expect(made).toMatchObject({ idea, cautions: ['insurance'] });
	expect([made!.komatta.length, made!.mottainai.length]).toEqual([2, 2]);

	// A group without the note that goes to the next meeting on its own.
	const alone = (number: number) => !group(number)?.notes.some(({ text }) => text.startsWith('電球'));
	const whole = [2, 3].find(alone);
	for (const words of ['朝市を ひらけば', '昼の お茶会を すれば']) {
		await call.fill(`${bus.number} ${hall.number} ま${whole}`);
		await call.press('Enter');
		await line.fill(words);
		await line.press('Enter');
	}
	await expect.poll(() => wire.board.combinations.length).toBe(3);
	await page.getByRole('button', { name: '元に戻す' }).first().click();
	await expect.poll(() => wire.board.combinations.length).toBe(2); // one undo step, its checkboxes included
	await page.getByRole('button', { name: 'やりなおす' }).click();
	await look(desk, 'arrange-08-ideas');
});

test('選ぶ: hands and paper without any phone; no sum anywhere while it is open', async () => {
	const { page } = desk;
	await go(8);
	await expect(page.getByRole('button', { name: 'シールを はじめる' })).toBeVisible();
	await expectOneHeavy(page, 'シールを はじめる');
	await look(desk, 'arrange-09-choose-closed');
	await page.getByRole('button', { name: 'シールを はじめる' }).click();
	await expect(page.getByText(/いま シールを はっています/)).toBeVisible();
	const third = page.getByRole('group', { name: '案3' });
	await third.getByRole('textbox', { name: '手を あげた人' }).fill('8');
	await third.getByRole('textbox', { name: '紙の シール' }).fill('3');
	const second = page.getByRole('group', { name: '案2' });
	await second.getByRole('button', { name: '紙の シールを 1つ ふやす' }).click({ clickCount: 4 });
	await expect
		.poll(() => wire.board.combinations.map(({ hands, stickers }) => [hands, stickers]))
		.toEqual([
			[0, 0],
			[0, 4],
			[8, 3]
		]);
	await expect(page.getByText('合わせて')).toHaveCount(0);
	await expectOneHeavy(page, 'しめきって 見せる');
	await look(desk, 'arrange-10-choose-open');
	await page.getByRole('button', { name: 'しめきって 見せる' }).click();
	await expect(page.getByText('合わせて 11')).toBeVisible();
	await expect(page.getByRole('group', { name: /^案/ }).first()).toHaveAccessibleName('案3');
	await expect(page.getByText('手 8人')).toBeVisible();
	await expectOneHeavy(page, /^次へ/);
	await look(desk, 'arrange-11-choose-shown');
	await page.getByRole('button', { name: 'もういちど はじめる' }).click();
	await expect(third.getByRole('textbox', { name: '手を あげた人' })).toHaveValue('8');
	await page.getByRole('button', { name: 'しめきって 見せる' }).click();
});

test('決める: from an idea to a やること by keys, mirrored, asked, left, and corrected', async () => {
	const { page } = desk;
	const { keyboard } = page;
	await go(9);
	await expect(page.getByRole('heading', { name: 'やることを 決める' })).toBeVisible();
	const started = Date.now();
	await page.getByRole('button', { name: 'この案から 決める' }).last().focus();
	await keyboard.press('Enter');
	await expect(page.getByLabel('なにを')).toBeFocused();
	await keyboard.insertText('乗りあいの 買い物を、一度 ためす');
	await keyboard.press('Tab');
	await keyboard.insertText('車の 持ち主に、昼の 予定を 聞く');
	await keyboard.press('Tab');
	await keyboard.insertText('商店会');
	await expect.poll(() => wire.board.deciding).toMatchObject({ owner: '商店会', result: 'do' });
	await expectOneHeavy(page, 'これで 決める');
	await look(desk, 'arrange-12-decide');
	await page.reload();
	await expect(page.getByLabel('だれが')).toHaveValue('商店会');
	await page.getByRole('button', { name: 'これで 決める' }).focus();
	await keyboard.press('Enter');
	await expect.poll(() => wire.board.actions.length).toBe(1);
	console.log(`an idea became a やること in ${Date.now() - started} ms, a reload included`);
	await expect.poll(() => wire.board.deciding).toBeNull();
	await expect(page.getByRole('button', { name: 'この案から 決めています' })).toHaveCount(0);
	await expect(page.locator('[data-undecided]').first()).toBeFocused();

	await keyboard.press('Enter');
	const ways = ['これで 決める', 'だれかに 聞いてみる', 'まだ 決めない'].map((name) =>
		page.getByRole('button', { name, exact: true })
	);
	const sizes = await Promise.all(ways.map((way) => way.boundingBox()));
	expect(new Set(sizes.map((size) => `${Math.round(size!.width)}×${Math.round(size!.height)}`)).size).toBe(1);
	await page.getByRole('button', { name: 'だれかに 聞いてみる' }).click();
	await page.getByLabel('聞くこと').fill('昼の 車を 借りられるか');
	await page.getByLabel('聞く人').fill('社協');
	await look(desk, 'arrange-13-ask');
	await page.getByRole('button', { name: 'これで 聞いてみる' }).click();
	await expect.poll(() => wire.board.actions.map(({ result }) => result)).toEqual(['do', 'ask']);

	await page.locator('[data-undecided]').first().click();
	await page.getByRole('button', { name: 'まだ 決めない', exact: true }).click();
	await expect(page.getByText('まだ 決めない（次回へ）')).toBeVisible();
	await expect.poll(() => wire.board.deciding).toBeNull();

	await page.getByRole('button', { name: '「昼の 車を 借りられるか」の ことばを なおす' }).click();
	await page
		.getByRole('group', { name: /ことばを なおす/ })
		.getByLabel('聞く人')
		.fill('社協の 窓口');
	await look(desk, 'arrange-14-correct');
	await page.getByRole('button', { name: 'これで なおす' }).click();
	await expect(page.getByText('聞く人：社協の 窓口')).toBeVisible();
	await look(desk, 'arrange-15-decided');
});

test('だれが: six open やること are said, never forbidden', async () => {
	const { page } = desk;
	for (let i = 0; i < 5; i += 1)
		await wire.ask({
			type: 'action.bring',
			what: `前から ${i}`,
			firstStep: '',
			owner: '商店会',
			helpers: '',
			due: { kind: 'undecided' }
		});
	await page.getByLabel('だれが').fill('商店会');
	await expect(page.getByText(/商店会は、いま やることが 6件 あります/)).toBeVisible();
	await look(desk, 'arrange-16-many');
	await page.getByLabel('だれが').fill('');
});

test('[E4] words of a paper that is taken back go from the form, and the next key does not bring them again', async () => {
	const { page } = desk;
	const words = '東の角の 家の 雨戸が 三日 しまった まま';
	await post('komatta', words);
	await wire.ask({ type: 'notes.show' });
	await page.getByLabel('なにを').fill(`「${words}」を 見にいく`);
	await page.getByLabel('だれが').fill('商店会');
	await expect.poll(() => wire.board.deciding?.what).toContain(words);
	await wire.ask({ type: 'note.withdraw', note: note(words).id });
	await expect(page.getByLabel('なにを')).toHaveValue('');
	await expect.poll(() => wire.board.deciding).toBeNull();
	await page.getByLabel('なにを').fill('雪の日の 声かけ');
	await expect.poll(() => wire.board.deciding?.what).toBe('雪の日の 声かけ');
	await page.reload();
	await expect(page.getByLabel('なにを')).toHaveValue('雪の日の 声かけ');
	await page.getByLabel('なにを').fill('');
});

test('前回からの つづき: the next meeting opens a closed tray with what was left', async () => {
	const { page } = desk;
	await expect
		.poll(async () => {
			const rows = await city.connection.sql`select outcome from combination where outcome = 'later'`;
			return rows.length;
		})
		.toBe(1);
	await wire.ask({ type: 'meeting.close' });
	wire.drop();
	await begin(await city.prepare());
	await go(1);
	await expect(page.getByText('前から 0')).toBeVisible();
	await page.getByRole('button', { name: '前からの やることを たす' }).click();
	await page.getByLabel('なにを').fill('毎月の サロン');
	await look(desk, 'arrange-17-review');
	await page.getByRole('button', { name: 'ならべる' }).click();
	await expect(page.getByText('毎月の サロン').first()).toBeVisible();

	await go(5);
	await expect(page.getByText('電球が かえられない')).toHaveCount(0);
	await page.getByRole('button', { name: '前回からの つづき 2' }).click();
	await look(desk, 'arrange-18-tray');
	await page.getByRole('button', { name: '「電球が かえられない」を 出す' }).click();
	await expect.poll(() => wire.board.notes.map(({ text }) => text)).toEqual(['電球が かえられない']);
	await page.getByRole('button', { name: '「朝市を ひらけば」を 組み合わせごと 出す' }).click();
	await expect.poll(() => wire.board.combinations.map(({ idea }) => idea)).toEqual(['朝市を ひらけば']);
	const [taken] = wire.board.combinations;
	expect([...taken!.komatta, ...taken!.mottainai].length).toBeGreaterThan(2); // notes of the group included
	await expect(page.getByText('出しました', { exact: true })).toHaveCount(2);
	await look(desk, 'arrange-19-taken');
	for (const position of [7, 5]) {
		await go(position); // collapsed again, even where it was open before
		await expect(page.getByRole('button', { name: '前回からの つづき 2' })).toBeVisible();
	}
	expectQuiet([desk]);
});
