/**
 * The core flow: a note from a phone goes to the projector screen, into a group, a combination and
 * an action item (やること), and the next meeting of the council opens with it. One projector, two
 * facilitators, three phones.
 */
import { expect, test, type Browser, type Page } from '@playwright/test';
import { startApp, type RunningApp } from '../../support/app.ts';
import { expectQuiet, look, person, type Person } from '../people.ts';

const words = {
	rice: '坂の上まで お米を 運べない',
	snow: '雪の日、ごみ置き場まで 歩けない',
	bus: 'バスが 一日三本に なった',
	car: '送迎の車が 昼は あいている',
	field: '畑が 半分 あいている',
	late: 'あとから 思いだした ことが ある'
} as const;
const idea = '火曜の 昼に、乗りあいの 日を つくれば';
const action = '乗りあいの 買い物を、一度 ためす';

let running: RunningApp;
test.beforeAll(async () => {
	running = await startApp();
});
test.afterAll(() => running.stop());

/** The paths of one meeting: its board and two ways to join. */
interface Meeting {
	readonly path: string;
	readonly joinLink: string;
	readonly code: string;
}

async function setUp(desk: Person): Promise<void> {
	const { page } = desk;
	await page.goto(running.setupLink ?? '');
	await look(desk, 'spine-01-setup');
	await page.getByLabel('市町村の 名前').fill('汐見野市');
	await page.getByLabel('あなたの 名前').fill('水野');
	await page.getByLabel('サインインの 名前').fill('mizuno');
	await page.getByLabel('合いことば').fill('hazuki-dai-no-asa');
	await page.getByRole('button', { name: 'これで 始める' }).click();
	await expect(page.getByText('協議体が まだ ありません')).toBeVisible();
	await look(desk, 'spine-02-nothing-yet');
	await page.getByRole('link', { name: '協議体を つくる' }).first().click();
	await page.getByLabel('協議体の 名前').fill('葉月台 支えあい会議');
	await look(desk, 'spine-03-council');
	await page.getByRole('button', { name: 'これで つくる' }).click();
	await expect(page.getByText('葉月台 支えあい会議').first()).toBeVisible();
}

async function prepare(desk: Person, name: string): Promise<Meeting> {
	const { page } = desk;
	await page.goto('/meetings/prepare');
	await page.getByLabel('日時').fill('2027-01-23T10:00');
	await page.getByLabel('会場').fill('葉月台 集会所');
	await page.getByLabel('テーマ').fill('買い物の 行き帰り');
	await look(desk, `${name}-prepare`);
	await page.getByRole('button', { name: 'これで 準備する' }).click();
	await expect(page.getByRole('link', { name: '進行役の 画面を ひらく' })).toBeVisible();
	await look(desk, `${name}-meeting`);
	const joinLink = await page
		.getByText(/\/join#/)
		.first()
		.innerText();
	const code = (
		await page
			.getByText(/^\d{4}-\d{4}$/)
			.first()
			.innerText()
	).replace('-', '');
	return {
		path: new URL(page.url()).pathname,
		joinLink: new URL(joinLink).pathname + new URL(joinLink).hash,
		code
	};
}

async function signIn({ page }: Person): Promise<void> {
	await page.goto('/sign-in');
	await page.getByLabel('サインインの 名前').fill('mizuno');
	await page.getByLabel('合いことば').fill('hazuki-dai-no-asa');
	await page.getByRole('button', { name: 'サインイン' }).click();
	await expect(page).toHaveURL(/\/meetings$/);
}

async function joinByQr(phone: Person, meeting: Meeting): Promise<void> {
	await phone.page.goto(meeting.joinLink);
	await phone.page.getByRole('button', { name: '会議に 入る' }).tap();
	await expect(phone.page).toHaveURL(/\/join\/[0-9a-f-]{36}$/);
}

async function joinByNumber(phone: Person, meeting: Meeting): Promise<void> {
	await phone.page.goto('/');
	await look(phone, 'spine-05-phone-number');
	for (const digit of meeting.code) await phone.page.getByRole('button', { name: digit, exact: true }).tap();
	await phone.page.getByRole('button', { name: '会議に 入る' }).tap();
	await expect(phone.page).toHaveURL(/\/join\/[0-9a-f-]{36}$/);
}

async function post({ page }: Person, kind: '困っている' | 'もったいない', text: string): Promise<void> {
	const fold = page.getByRole('button', { name: '紙を 書く' }); // after 見せる the field is one press away
	if (await fold.isVisible()) await fold.tap();
	await page.getByRole('button', { name: kind, exact: true }).tap();
	await page.getByRole('textbox').fill(text);
	await page.getByRole('button', { name: '出す', exact: true }).tap();
}

const own = (page: Page, text: string) => page.getByRole('listitem').filter({ hasText: text });
const note = (page: Page, text: string) => page.locator('[data-note] button', { hasText: text }).first();
const step = (page: Page, title: string) =>
	page.getByRole('navigation', { name: '次第' }).getByRole('button', { name: title, exact: true });
const saved = (page: Page) => expect(page.getByText('保存済み')).toBeVisible();

async function people(browser: Browser) {
	const { origin } = running;
	return {
		desk: await person(browser, 'laptop', origin),
		second: await person(browser, 'laptop', origin),
		wall: await person(browser, 'projector', origin),
		phones: [
			await person(browser, 'phone', origin),
			await person(browser, 'phone', origin),
			await person(browser, 'phone', origin)
		] as const
	};
}

test('a note from a phone becomes a やること that opens the next meeting', async ({ browser }) => {
	test.setTimeout(600_000);
	const { desk, second, wall, phones } = await people(browser);
	const everybody = [desk, second, wall, ...phones];
	const [ann, ben, cho] = phones;

	await setUp(desk);
	const first = await prepare(desk, 'spine-04');
	await signIn(second);
	for (const { page } of [desk, second]) await page.goto(`${first.path}/board`);

	await test.step('the door is shut until the facilitator opens it', async () => {
		await ann.page.goto(first.joinLink);
		await ann.page.getByRole('button', { name: '会議に 入る' }).tap();
		await expect(ann.page.getByText(/入口は まだ ひらいていません/)).toBeVisible();
		await look(ann, 'spine-05-phone-too-early');
		await look(desk, 'spine-05-board-door-shut');
		await desk.page.getByRole('button', { name: '入口を ひらく' }).click();
		await expect(second.page.getByRole('button', { name: '入口を しめる' })).toBeVisible();
	});

	await test.step('受付: phones come in by QR and by number', async () => {
		await signIn(wall);
		await wall.page.goto(`${first.path}/screen`);
		await joinByQr(ann, first);
		await joinByQr(ben, first);
		await joinByNumber(cho, first);
		await expect(wall.page.getByText('スマホ 3台 つながりました')).toBeVisible();
		await expect(ann.page.getByText('はじまるまで、お待ちください。')).toBeVisible();
		await look(wall, 'spine-06-screen-reception');
		await look(desk, 'spine-06-board-reception');
		await look(ann, 'spine-06-phone-reception');
	});

	await test.step('a second scan brings back the same participant', async () => {
		await joinByQr(ann, first);
		await expect(wall.page.getByText('スマホ 3台 つながりました')).toBeVisible();
	});

	await test.step('前回の つづき of a first meeting is empty, and says so', async () => {
		await desk.page.getByRole('button', { name: '次へ：前回の つづき' }).click();
		await expect(wall.page.getByText('前回からの やることは ありません')).toBeVisible();
		await look(desk, 'spine-07-board-review-empty');
	});

	await test.step('書く: notes wait hidden; only their number is on the wall', async () => {
		await desk.page.getByRole('button', { name: '次へ：困っている' }).click();
		await expect(ann.page.getByRole('textbox')).toBeVisible();
		await ann.page.getByRole('button', { name: '出す', exact: true }).tap();
		await expect(ann.page.getByText('文字が ありません。')).toBeVisible();
		await post(ann, '困っている', words.rice);
		await expect(ann.page.getByText('文字が ありません。')).toHaveCount(0);
		await expect(own(ann.page, words.rice).getByText('届きました')).toBeVisible();
		await post(ben, '困っている', words.snow);
		await post(cho, '困っている', words.bus);
		await expect(wall.page.getByText('3', { exact: true })).toBeVisible();
		for (const text of [words.rice, words.snow]) {
			await expect(wall.page.getByText(text)).toHaveCount(0);
			await expect(desk.page.getByText(text)).toHaveCount(0); // hidden, because the laptop may be mirrored
		}
		await expect(ben.page.getByText(words.rice)).toHaveCount(0);
		await look(ann, 'spine-08-phone-posted');
		await look(wall, 'spine-08-screen-count');
		await look(desk, 'spine-08-board-hidden');
	});

	await test.step('the facilitator looks into the closed pile; it closes again at the next step', async () => {
		await desk.page.getByRole('button', { name: '目を とおす' }).click();
		await expect(desk.page.getByText(words.rice)).toBeVisible();
		await look(desk, 'spine-08-board-hidden-open');
		await desk.page.getByRole('button', { name: '次へ：もったいない' }).click();
		await expect(desk.page.getByText(words.rice)).toHaveCount(0);
	});

	await test.step('no network: the phone keeps its papers, also over a reload of the page it has', async () => {
		await ben.page.context().setOffline(true);
		await post(ben, 'もったいない', words.car);
		await expect(own(ben.page, words.car).getByText('まだ 出ていません')).toBeVisible();
		await expect(ben.page.getByText('つながりません')).toBeVisible({ timeout: 40_000 });
		await look(ben, 'spine-09-phone-offline');
		await ben.page.context().setOffline(false);
		await expect(own(ben.page, words.car).getByText('届きました')).toBeVisible({ timeout: 30_000 });
		await ben.page.reload();
		await expect(own(ben.page, words.car).getByText('届きました')).toBeVisible();
		await expect(own(ben.page, words.snow)).toBeVisible();
	});

	await test.step('a draft survives a reload; own papers are changed and taken back', async () => {
		await post(cho, 'もったいない', words.field);
		await cho.page.getByRole('textbox').fill('書きかけの');
		await cho.page.reload();
		await expect(cho.page.getByRole('textbox')).toHaveValue('書きかけの');
		await cho.page.getByRole('textbox').fill('');
		await own(cho.page, words.bus).getByRole('button', { name: 'なおす・消す' }).tap();
		await look(cho, 'spine-10-phone-change');
		await cho.page.getByRole('button', { name: 'この紙を 消す' }).tap();
		await cho.page.getByRole('button', { name: '消す', exact: true }).tap();
		await expect(own(cho.page, words.bus)).toHaveCount(0);
	});

	await test.step('見せる: all at once, on every screen, with numbers', async () => {
		await desk.page.getByRole('button', { name: '次へ：見せる' }).click();
		await desk.page.getByRole('button', { name: /^目を とおす/ }).click();
		await desk.page.getByRole('button', { name: 'みんなに 見せる 4枚' }).click();
		for (const text of [words.rice, words.snow, words.car, words.field]) {
			await expect(wall.page.getByText(text).first()).toBeVisible();
			await expect(ann.page.getByText(text).first()).toBeVisible();
		}
		await expect(wall.page.getByText(words.bus)).toHaveCount(0);
		await expect(own(ann.page, words.rice).getByText('みんなに 見えています')).toBeVisible();
		await look(wall, 'spine-11-screen-shown');
		await look(ann, 'spine-11-phone-shown');
	});

	await test.step('まとめる: two facilitators at once, one of them through a cut', async () => {
		await desk.page.getByRole('button', { name: '次へ：まとめる' }).click();
		for (const { page } of [desk, second]) await page.getByRole('button', { name: 'ぜんぶ 見る' }).click();
		await note(desk.page, words.rice).click();
		await note(desk.page, words.car).click();
		await look(desk, 'spine-12-board-selected');
		await desk.page.getByRole('button', { name: 'まとめる', exact: true }).last().click();
		await desk.page.keyboard.type('買い物の 行き帰り');
		await desk.page.keyboard.press('Enter');
		await expect(wall.page.getByText('買い物の 行き帰り')).toBeVisible();

		await second.page.context().setOffline(true);
		await note(second.page, words.snow).focus();
		await second.page.keyboard.press('Space');
		await second.page.keyboard.press('m');
		await second.page.keyboard.type('雪の日');
		await second.page.keyboard.press('Enter');
		await expect(second.page.getByText('まだ 保存できていません').first()).toBeVisible({ timeout: 40_000 });
		await note(desk.page, words.field).click();
		await desk.page.getByRole('button', { name: 'まとめる', exact: true }).last().click();
		await desk.page.keyboard.type('あいている 場所');
		await desk.page.keyboard.press('Enter');
		await second.page.context().setOffline(false);
		await saved(second.page);
		await saved(desk.page);
		for (const title of ['買い物の 行き帰り', '雪の日', 'あいている 場所']) {
			await expect(wall.page.getByText(title).first()).toBeVisible({ timeout: 30_000 });
		}
		await look(wall, 'spine-13-screen-groups');
		await look(desk, 'spine-13-board-groups');
	});

	await test.step('元に戻す takes back one’s own step, やりなおす brings it again', async () => {
		await note(desk.page, words.field).click();
		await desk.page.getByRole('button', { name: 'まとまりから 出す' }).click();
		await expect(desk.page.getByText('1枚を まとまりから 出しました')).toBeVisible();
		await expect(wall.page.getByText('まだ まとめて いない紙')).toBeVisible();
		await desk.page.getByRole('button', { name: '元に戻す' }).first().click();
		await expect(wall.page.getByText('まだ まとめて いない紙')).toHaveCount(0);
	});

	await test.step('a late note waits, and is shown when the facilitator says so', async () => {
		await post(ann, '困っている', words.late);
		await expect(own(ann.page, words.late).getByText('届きました')).toBeVisible();
		await expect(wall.page.getByText(words.late)).toHaveCount(0);
		await desk.page.getByRole('button', { name: 'みんなに 見せる 1枚' }).click();
		await desk.page.getByRole('dialog').getByRole('button', { name: 'このまま 見せる' }).click();
		await expect(own(ann.page, words.late).getByText('みんなに 見えています')).toBeVisible();
	});

	await test.step('組み合わせる: one of each and one line', async () => {
		await step(desk.page, '組み合わせる').click();
		await expect(desk.page.getByLabel('案（〜すれば）')).toBeVisible(); // the notes look the same in the step before
		await note(desk.page, words.rice).click();
		await note(desk.page, words.car).click();
		await desk.page.getByLabel('案（〜すれば）').fill(idea);
		await look(desk, 'spine-14-board-combine');
		await desk.page.getByRole('button', { name: 'この案を 入れる' }).click();
		await expect(wall.page.getByText(idea)).toBeVisible();
		await expect(ann.page.getByText(idea)).toBeVisible();
		await look(wall, 'spine-14-screen-combine');
		await look(ann, 'spine-14-phone-combine');
	});

	await test.step('決める: なにを, 最初の一歩, だれが, いつまでに', async () => {
		await step(desk.page, '決める').click();
		await desk.page.getByRole('button', { name: 'この案から 決める' }).click();
		await desk.page.getByLabel('なにを').fill(action);
		await desk.page.getByLabel('最初の一歩').fill('車の 持ち主に、昼の 予定を 聞く');
		await desk.page.getByLabel('だれが').fill('商店会');
		await look(desk, 'spine-15-board-decide');
		await desk.page.getByRole('button', { name: 'これで 決める' }).click();
		await expect(wall.page.getByText(action)).toBeVisible();
		await expect(ann.page.getByText(action).first()).toBeVisible();
		await look(wall, 'spine-15-screen-decide');
	});

	await test.step('閉会: phones see the result; a late word is kept on the phone', async () => {
		await step(desk.page, '確認').click();
		await look(desk, 'spine-16-board-confirm');
		await desk.page.getByRole('button', { name: '閉会する' }).first().click();
		await look(desk, 'spine-16-board-close');
		await desk.page.getByRole('dialog').getByRole('button', { name: '閉会する' }).click();
		await expect(ann.page.getByText('会議は おわりました').first()).toBeVisible();
		await expect(ann.page.getByText(action).first()).toBeVisible();
		await look(ann, 'spine-16-phone-result');
		await look(wall, 'spine-16-screen-over');
		await look(desk, 'spine-16-board-wrapup');
	});

	await test.step('between meetings: one list of all やること, with filters', async () => {
		await desk.page.goto('/actions');
		await expect(desk.page.getByText(action)).toBeVisible();
		await look(desk, 'spine-17-actions');
		await ann.page.context().newPage(); // the list needs an account
		await ann.page.goto('/actions');
		await expect(ann.page).toHaveURL(/sign-in/);
	});

	const next = await prepare(desk, 'spine-18');
	await test.step('the next meeting opens at 前回の つづき with what is undone', async () => {
		await desk.page.goto(`${next.path}/board`);
		await desk.page.getByRole('button', { name: '入口を ひらく' }).click();
		await wall.page.goto(`${next.path}/screen`);
		await joinByQr(ben, next);
		await desk.page.getByRole('button', { name: '次へ：前回の つづき' }).click();
		for (const { page } of [desk, wall, ben]) await expect(page.getByText(action).first()).toBeVisible();
		await look(wall, 'spine-19-screen-review');
		await look(desk, 'spine-19-board-review');
		await look(ben, 'spine-19-phone-review');
	});

	await test.step('status and a word are set there, and stay in its history', async () => {
		await desk.page.getByRole('button', { name: '進行中' }).click();
		await expect(wall.page.getByText('進行中')).toBeVisible();
		await desk.page.getByLabel('ひとこと').fill('持ち主から「どうぞ」と 返事');
		await desk.page.getByRole('button', { name: '記録する' }).click();
		await expect(wall.page.getByText('持ち主から「どうぞ」と 返事')).toBeVisible();
		await desk.page.goto('/actions');
		await desk.page.getByRole('link', { name: action }).click();
		await expect(desk.page.getByText('持ち主から「どうぞ」と 返事').first()).toBeVisible();
		await expect(desk.page.getByText(idea).first()).toBeVisible();
		await expect(desk.page.getByText(/第2回の 会議/).first()).toBeVisible();
		await look(desk, 'spine-20-action');
	});

	await test.step('a change on the page between meetings is on the open board at once', async () => {
		await desk.page.getByRole('radio', { name: 'できた' }).check();
		await desk.page.getByRole('button', { name: '記録する' }).click();
		await expect(wall.page.getByText('できた')).toBeVisible();
		await look(wall, 'spine-21-screen-done');
	});

	expectQuiet(everybody);
});
