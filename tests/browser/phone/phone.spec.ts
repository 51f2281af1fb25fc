/** The phone through the whole meeting: every state in three text sizes, and by keyboard alone. */
import { expect, test, type Page } from '@playwright/test';
import { combine } from '#lib/board/document/edits.ts';
import type { CombinationId } from '#lib/board/model.ts';
import { startApp, type RunningApp } from '../../support/app.ts';
import { aRunningCity, type RunningCity } from '../../support/running-city.ts';
import { expectQuiet, look, person, picture, type Person } from '../people.ts';
import { aPhone, expectNoSideways, phoneMeeting, ride, tea } from '../phone-meeting.ts';

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

const sizes = ['standard', 'large', 'xlarge'] as const;

/** Checks the same state in 標準, 大 and 特大. */
async function lookAtAll(phone: Person, name: string): Promise<void> {
	for (const size of sizes) {
		await phone.page.evaluate((to) => (document.documentElement.dataset.text = to), size);
		await expectNoSideways(phone.page, `${name} ${size}`);
		// The larger sizes have the same content, so axe is skipped; width and pictures are still
		// checked.
		await (size === 'standard' ? look : picture)(phone, `phone-${name}-${size}`);
	}
	await phone.page.evaluate(() => (document.documentElement.dataset.text = 'standard'));
}

const own = (page: Page, text: string) => page.getByRole('listitem').filter({ hasText: text });
const write = async (page: Page, text: string) => {
	await page.getByRole('textbox').fill(text);
	await page.getByRole('button', { name: '出す', exact: true }).tap();
};

test('a phone has something good to show at every step, in every size of text', async ({ browser }) => {
	test.setTimeout(240_000);
	const { meeting, staff, neighbour, go, fill, noteWith } = await phoneMeeting(running, city);
	const phone = await aPhone(browser, running.origin, meeting);
	const { page } = phone;

	await test.step('受付: theme, 約束 and what becomes of the words', async () => {
		await expect(page.getByText('人の なまえや、家の 場所は 書きません。')).toBeVisible();
		await expect(page.getByText('買い物の 行き帰り')).toBeVisible();
		await expect(page.getByText('関係者のみ')).toBeVisible();
		await lookAtAll(phone, '01-reception');
		await page.getByRole('button', { name: '読みました' }).tap();
		await expect(page.getByText('きょうの やくそく')).toHaveCount(0);
		await page.reload(); // it stays dismissed
		await expect(page.getByText('はじまるまで')).toBeVisible();
		await expect(page.getByText('きょうの やくそく')).toHaveCount(0);
	});

	await test.step('前回の つづき', async () => {
		await go('review');
		await expect(page.getByText('前回からの やることは ありません')).toBeVisible();
		await lookAtAll(phone, '02-review');
	});

	await test.step('書く: the time left, and 出す in sight', async () => {
		await go('write');
		await staff.ask({ type: 'timer.start', seconds: 125 });
		await expect(page.getByText(/^02:0\d$/)).toBeVisible();
		for (const size of sizes) {
			await page.evaluate((to) => (document.documentElement.dataset.text = to), size);
			const box = await page.getByRole('button', { name: '出す', exact: true }).boundingBox();
			expect((box?.y ?? 999) + (box?.height ?? 0), `出す at ${size}`).toBeLessThanOrEqual(740);
		}
		await lookAtAll(phone, '03-write');
		await expect(page.getByText('のこり 2分です')).toBeAttached({ timeout: 15_000 }); // announced once, politely
		await write(page, 'お米を 坂の上まで 運べない');
		await expect(own(page, 'お米').getByText('届きました')).toBeVisible();
	});

	await test.step('あずかり: three ways out before anybody has seen it', async () => {
		await write(page, 'となりの 千代さんが、電球を かえられない');
		await expect(page.getByText('まだ、だれにも 見えていません。')).toBeVisible();
		await expect(page.getByText('となりの ある人が、電球を かえられない')).toBeVisible();
		await lookAtAll(phone, '04-hold');
		await page.getByRole('button', { name: '自分で なおす' }).tap();
		await expect(page.getByRole('textbox')).toBeFocused();
		await expect(page.getByRole('textbox')).toHaveValue('となりの 千代さんが、電球を かえられない');
		await page.getByRole('button', { name: '出す', exact: true }).tap();
		await page.getByRole('button', { name: 'このまま 進行役だけに あずける' }).tap();
		await expect(own(page, '千代さん').getByText('あずかり', { exact: true })).toBeVisible();
		await lookAtAll(phone, '05-held');
		await own(page, '千代さん').getByRole('button', { name: '書き方を かえる' }).tap();
		await lookAtAll(phone, '06-held-ways');
		await page.getByRole('button', { name: 'この書き方で 出す' }).tap();
		await expect(own(page, 'ある人が').getByText('届きました')).toBeVisible();
		expect(neighbour.sawText('千代')).toBe(false);
	});

	await test.step('a draft is kept when the step changes, and もったいない is never a person', async () => {
		await page.getByRole('textbox').fill('書きかけの');
		await go('write', 1);
		await expect(page.getByRole('textbox')).toHaveValue('書きかけの');
		await expect(page.getByRole('button', { name: '困っている', pressed: true })).toBeVisible();
		await page.getByRole('textbox').fill('');
		await page.getByRole('button', { name: 'もったいない', exact: true }).tap();
		await page.getByRole('textbox').fill('若者が あまっている');
		await expect(page.getByText('「〜が 得意」')).toBeVisible();
		await lookAtAll(phone, '07-mottainai');
		await page.getByRole('textbox').fill('');
		await go('show');
		await expect(page.getByRole('button', { name: 'もったいない', pressed: true })).toBeVisible();
	});

	await test.step('no network: it says so, and keeps the paper', async () => {
		await page.context().setOffline(true);
		await write(page, '畑が 半分 あいている');
		await expect(own(page, '畑が').getByText('まだ 出ていません')).toBeVisible();
		await expect(page.getByText('つながりません')).toBeVisible({ timeout: 40_000 });
		await lookAtAll(phone, '08-offline');
		await page.context().setOffline(false);
		await expect(own(page, '畑が').getByText('届きました')).toBeVisible({ timeout: 30_000 });
	});

	await test.step('まとめる: わたしも, five at most, one tap back', async () => {
		await fill();
		await go('group');
		await expect(page.getByText('のこり 5回')).toBeVisible();
		await expect(page.locator('summary', { hasText: '2番の まとまり' })).toContainText(
			'雪の日の 家の まわり'
		);
		await page.getByText('雪の日の 家の まわり').tap();
		await page.getByRole('button', { name: /わたしも.*雪の日/ }).tap();
		await expect(page.getByText('のこり 4回')).toBeVisible();
		await staff.until(() => staff.board.notes.some(({ supportPhones }) => supportPhones === 1));
		await page.getByText('まだ まとめていない紙').tap();
		await lookAtAll(phone, '09-group');
		await page.getByRole('button', { name: /わたしも.*雪の日/ }).tap();
		await expect(page.getByText('のこり 5回')).toBeVisible();
		await staff.until(() => staff.board.notes.every(({ supportPhones }) => supportPhones === 0));
	});

	await test.step('休憩 and 組み合わせる', async () => {
		await go('break');
		await staff.ask({ type: 'timer.start', seconds: 300 });
		await expect(page.getByText('休憩です。')).toBeVisible();
		await lookAtAll(phone, '10-break');
		await go('combine');
		await expect(page.locator('.idea', { hasText: '和室で 週一回' })).toHaveText(/案\s*1\s*和室で 週一回/);
		await lookAtAll(phone, '11-combine');
	});

	await test.step('選ぶ: closed, open within the budget, shown', async () => {
		await go('choose');
		await expect(page.getByText('シールは、進行役が 始めたら はれます。')).toBeVisible();
		await staff.ask({ type: 'votes.open' });
		await expect(page.getByText('シール のこり 3まい')).toBeVisible();
		const card = page.getByRole('group', { name: '案1 和室で 週一回' });
		for (const left of [2, 1, 0]) {
			await card.getByRole('button', { name: 'シールを 1まい はる' }).tap();
			await expect(page.getByText(`シール のこり ${left}まい`)).toBeVisible();
		}
		await card.getByRole('button', { name: 'シールを 1まい はる' }).tap({ force: true }); // none left: nothing happens
		await expect(card.getByText('3', { exact: true })).toBeVisible();
		await card.getByRole('button', { name: 'シールを 1まい はがす' }).tap();
		await lookAtAll(phone, '12-choose');
		await neighbour.ask({ type: 'vote.set', combination: ride, count: 1 });
		await staff.ask({ type: 'vote.count', combination: tea, hands: 4, stickers: 2 });
		await expect(page.getByText('まだ 出ていません')).toHaveCount(0);
		await staff.ask({ type: 'votes.close' });
		await expect(page.getByText('スマホ 2・手 4・紙の シール 2')).toBeVisible();
		await lookAtAll(phone, '13-votes');
	});

	await test.step('決める: what is spoken about, and what was decided', async () => {
		await go('decide');
		const words = { what: '和室で お茶のみ場を 一度 ひらく', firstStep: '', owner: '町会', helpers: '' };
		const action = { result: 'do', ...words, due: { kind: 'next_meeting' }, combination: tea } as const;
		await staff.ask({ type: 'deciding.set', deciding: action });
		await expect(page.getByText('いま 話していること')).toBeVisible();
		await staff.ask({ type: 'action.decide', ...action });
		await staff.ask({ type: 'deciding.set', deciding: null });
		await expect(page.getByRole('heading', { name: words.what })).toBeVisible();
		const asking = { ...words, what: '送迎の車を 借りられるか', owner: 'デイサービスの 方' };
		const rice = 'combination-rice' as CombinationId;
		combine(staff.doc, rice, [{ type: 'note', id: noteWith('お米') }], '乗りあいの 日を つくれば');
		await neighbour.until(() => neighbour.board.combinations.some(({ id }) => id === rice));
		await staff.ask({
			type: 'action.decide',
			result: 'ask',
			...asking,
			due: { kind: 'undecided' },
			combination: rice
		});
		await lookAtAll(phone, '14-decide');
		await go('close');
		await lookAtAll(phone, '15-close');
	});

	await test.step('a stopped phone is told, and keeps its words', async () => {
		await page.getByRole('button', { name: '紙を 書く' }).tap();
		await page.getByRole('textbox').fill('さいごに ひとこと');
		await staff.ask({ type: 'author.stop', note: noteWith('お米') });
		await expect(page.getByText('いま このスマホから 紙は 出せません。')).toBeVisible();
		await expect(page.getByRole('textbox')).toHaveValue('さいごに ひとこと');
		await lookAtAll(phone, '16-stopped');
		await page.getByRole('button', { name: /なおす・消す.*お米/ }).tap();
		const sheet = page.getByRole('dialog');
		await expect(sheet.getByText('いま このスマホから 紙は 出せません。')).toBeVisible();
		await expect(sheet.getByRole('button', { name: 'これで 出す' })).toBeDisabled();
		await expect(sheet.getByRole('button', { name: 'この紙を 消す' })).toBeEnabled();
		await lookAtAll(phone, '16-stopped-edit');
		await sheet.getByRole('button', { name: 'やめる' }).tap();
		await staff.ask({ type: 'authors.allow' });
		await write(page, 'さいごに ひとこと');
		await expect(own(page, 'さいごに').getByText('届きました')).toBeVisible();
	});

	await test.step('閉会: what became of every own paper; one can still be taken back', async () => {
		await staff.ask({ type: 'meeting.close' });
		await expect(page.getByText('会議は おわりました')).toBeVisible();
		await expect(page.getByText('わたしの紙の ゆくえ')).toBeVisible();
		await expect(
			own(page, 'さいごに').locator('xpath=..').getByText('みんなには 見せませんでした')
		).toBeVisible();
		await expect(
			page.getByText(
				'送迎の車を 借りられるか を だれかに 聞いてみる ことに なりました（聞く人：デイサービスの 方）'
			)
		).toBeVisible();
		await lookAtAll(phone, '17-result');
		await page.getByRole('button', { name: /消す.*お米/ }).tap();
		await page.getByRole('button', { name: '消す', exact: true }).tap();
		await staff.until(() => !staff.board.notes.some(({ text }) => text.includes('お米')));
	});

	await test.step('まとめ完了: the result alone, for a month', async () => {
		await staff.ask({ type: 'meeting.finish' });
		await expect(page.getByText('記録が できあがりました')).toBeVisible();
		await expect(page.getByText('わたしの紙')).toHaveCount(0);
		await expect(page.getByText('紙の ゆくえは、もう 見られません。')).toBeVisible();
		await lookAtAll(phone, '18-finished');
		const late = await aPhone(browser, running.origin, meeting);
		await expect(late.page.getByRole('heading', { name: '和室で お茶のみ場を 一度 ひらく' })).toBeVisible();
		await expect(late.page.getByText(/決まったことは \d+月\d+日まで、ここで 見られます。/)).toBeVisible();
		await lookAtAll(late, '19-late-reader');
		expectQuiet([late]);
	});
	expectQuiet([phone]);
});

test('words that stand in the field stay: beside a paper that comes back, and at 閉会', async ({
	browser
}) => {
	const { meeting, staff, go } = await phoneMeeting(running, city);
	const phone = await aPhone(browser, running.origin, meeting);
	const { page } = phone;
	await go('write');
	await write(page, 'ひとつめの 紙');
	await expect(own(page, 'ひとつめ').getByText('届きました')).toBeVisible();
	await staff.until(() => staff.privateNotes.length === 1);

	await page.context().setOffline(true);
	await write(page, 'つぎに 出した 紙');
	await expect(own(page, 'つぎに')).toBeVisible();
	const field = page.getByRole('region', { name: '紙を 書く' }).getByRole('textbox');
	await field.fill('まだ 書いている ことば');
	await field.blur(); // without focus the draft must still not be overwritten
	const [first] = staff.privateNotes;
	await staff.ask({ type: 'author.stop', note: first!.id });
	await page.context().setOffline(false);
	await expect(page.getByText('いま このスマホから 紙は 出せません。').first()).toBeVisible({
		timeout: 40_000
	});
	await expect(page.locator('.returned')).toContainText('つぎに 出した 紙');
	await expect(field).toHaveValue('まだ 書いている ことば');
	await expect(page.getByRole('button', { name: '書く ところに もどす' })).toHaveCount(0);

	await staff.ask({ type: 'authors.allow' });
	await page.getByRole('button', { name: '出す', exact: true }).tap();
	await expect(own(page, 'まだ 書いている').getByText('届きました')).toBeVisible();
	await expect(field).toHaveValue('つぎに 出した 紙'); // the refused note returns once the field is empty
	await expect(page.locator('.returned')).toHaveCount(0);
	await expect(page.getByText('いま このスマホから 紙は 出せません')).toHaveCount(0); // the phone is allowed again

	await field.fill('閉会の ときの ことば');
	await staff.ask({ type: 'meeting.close' });
	const kept = page.getByRole('textbox', { name: 'まだ 出ていない 紙' });
	await expect(kept).toHaveValue('閉会の ときの ことば');
	await page.reload();
	await expect(kept).toHaveValue('閉会の ときの ことば'); // stored on this phone
	await page.getByRole('button', { name: 'とじる' }).tap();
	await expect(kept).toHaveCount(0);
	expectQuiet([phone]);
	await page.context().close();
});

test('a whole meeting by keyboard alone', async ({ browser }) => {
	test.setTimeout(120_000);
	const { meeting, staff, go, fill } = await phoneMeeting(running, city);
	const phone = await aPhone(browser, running.origin, meeting);
	const { page } = phone;
	/** Presses Tab until the element has focus, like a keyboard user. */
	const tabTo = async (name: string | RegExp, role: 'button' | 'textbox' = 'button') => {
		const wanted = page.getByRole(role, { name, exact: true }).first();
		await expect(wanted).toBeVisible();
		for (let i = 0; i < 60; i += 1) {
			if (await wanted.evaluate((element) => element === document.activeElement)) return;
			await page.keyboard.press('Tab');
		}
		throw new Error(`the keyboard does not reach ${String(name)}`);
	};
	const press = async (name: string | RegExp) => {
		await tabTo(name);
		await page.keyboard.press('Enter');
	};

	await press('読みました');
	await go('write');
	await tabTo('困っている ことを 書く', 'textbox');
	await page.keyboard.type('雪が 多い');
	await press('出す');
	await expect(own(page, '雪が 多い').getByText('届きました')).toBeVisible();
	await tabTo('困っている ことを 書く', 'textbox');
	await page.keyboard.type('田中さんの 家が くらい');
	await press('出す');
	await press('この書き方で 出す');
	await expect(own(page, 'ある人').getByText('届きました')).toBeVisible();
	await press(/なおす・消す.*雪が/);
	await page.keyboard.press('Escape');
	await expect(page.getByRole('button', { name: /なおす・消す.*雪が/ })).toBeFocused();

	await fill();
	await go('group');
	await tabToSummary(page, '雪の日の 家の まわり');
	await page.keyboard.press('Enter');
	await press(/わたしも.*雪の日/);
	await staff.until(() => staff.board.notes.some(({ supportPhones }) => supportPhones === 1));

	await go('choose');
	await staff.ask({ type: 'votes.open' });
	await press('シールを 1まい はる');
	await page.keyboard.press('Enter');
	await expect(page.getByText('シール のこり 1まい')).toBeVisible();

	await staff.ask({ type: 'meeting.close' });
	await press(/消す.*雪が/);
	await press('消す');
	await staff.until(() => !staff.board.notes.some(({ text }) => text === '雪が 多い'));
	await expect(page.getByText('雪が 多い')).toHaveCount(0);
	expectQuiet([phone]);
});

async function tabToSummary(page: Page, words: string): Promise<void> {
	for (let i = 0; i < 60; i += 1) {
		const text = await page.evaluate(() => document.activeElement?.textContent ?? '');
		const isSummary = await page.evaluate(() => document.activeElement?.tagName === 'SUMMARY');
		if (isSummary && text.includes(words)) return;
		await page.keyboard.press('Tab');
	}
	throw new Error(`the keyboard does not reach ${words}`);
}

test('two phones of one person: the server judges the シール, and the returned one says why', async ({
	browser
}) => {
	const { meeting, staff, go, fill } = await phoneMeeting(running, city);
	const phone = await aPhone(browser, running.origin, meeting);
	await fill();
	await go('choose');
	await staff.ask({ type: 'votes.open' });
	const tab = await phone.page.context().newPage();
	await tab.goto(phone.page.url());
	await expect(tab.getByText('シール のこり 3まい')).toBeVisible();
	await phone.page.context().setOffline(true);
	const more = (page: Page, idea: string) =>
		page.getByRole('group', { name: idea }).getByRole('button', { name: 'シールを 1まい はる' });
	await expect(async () => {
		await more(phone.page, '和室で').click();
		await expect(phone.page.getByText('シール のこり 1まい')).toBeVisible({ timeout: 100 });
	}).toPass();
	await expect(phone.page.getByText('まだ 出ていません').first()).toBeVisible();
	await phone.page.context().setOffline(false);
	await expect(tab.getByText('シール のこり 1まい')).toBeVisible({ timeout: 20_000 });
});

test('the way in names the meeting, and stays when nobody answers', async ({ browser }) => {
	const { meeting } = await phoneMeeting(running, city);
	const phone = await person(browser, 'phone', running.origin);
	const { page } = phone;
	await page.goto(`/join#${meeting.joinToken}`);
	await expect(page.getByText(/支えあい会議 第\d+回/)).toBeVisible();
	await look(phone, '20-door');
	await page.context().setOffline(true);
	await page.getByRole('button', { name: '会議に 入る' }).tap();
	await expect(page.getByText('もういちど おしてください。')).toBeVisible();
	await page.context().setOffline(false);
	await page.getByRole('button', { name: '会議に 入る' }).tap();
	await expect(page).toHaveURL(/\/join\/[0-9a-f-]{36}$/);
});

test('はじめの ページ is the meetings for staff, and the door for everybody else', async () => {
	const home = async (cookie: string) => {
		const answer = await fetch(`${running.origin}/home`, { headers: { cookie }, redirect: 'manual' });
		return answer.headers.get('location');
	};
	expect(await home(city.staffCookie)).toBe('/meetings');
	expect(await home('')).toBe('/');
});
