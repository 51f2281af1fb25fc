/**
 * After a meeting, in the demo city, staff follow up actions (やること) on their list, on the page of
 * one with its history, and on the circulated sheet; others see none of it.
 */
import { expect, test, type Page } from '@playwright/test';
import { eq } from 'drizzle-orm';
import { actionItems } from '#lib/server/db/schema/action.ts';
import { scope } from '#lib/server/db/scope.ts';
import { expectQuiet, look, person, type Person } from '../people.ts';
import { signedIn, somebodyWith, startDemoCity, type DemoCity } from './follow/demo-city.ts';

const walking = 'さんぽの 人と ごみ出しの 人を つなぐ 紙を くばる';
const ferry = '施設に 送迎車の ことを 相談する';
/** Somebody wrote this in the second meeting of 葉月台. */
const written = 'ごみを 出す 場所が 遠くなった';

let demo: DemoCity;
test.beforeAll(async () => {
	demo = await startDemoCity();
});
test.afterAll(() => demo.stop());

async function secondMeeting(page: Page): Promise<string> {
	await page.goto('/meetings');
	const link = page.getByRole('link', { name: '葉月台 支えあい会議 第2回' });
	return (await link.getAttribute('href')) ?? '';
}

async function toAction(page: Page, what: string): Promise<void> {
	await page.goto('/actions');
	await page.getByRole('link', { name: what, exact: true }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(what);
}

test('the list begins with what has passed, and is narrowed to what somebody should look at', async ({
	browser
}) => {
	const desk = await signedIn(demo, browser, 'laptop');
	const { page } = desk;
	await page.goto('/actions');
	const names = page.locator('td.what a');
	await expect(names.first()).toHaveText(ferry); // It was due 次回まで, and that meeting is over.
	await expect(names.nth(1)).toHaveText(walking); // The next meeting reviews it.
	await expect(page.getByRole('row', { name: ferry })).toContainText('すぎました');
	await expect(page.getByRole('row', { name: ferry })).toContainText('持ち越し 1回');
	await look(desk, 'follow-01-actions');

	await page.getByRole('checkbox', { name: '日にちが すぎた' }).check();
	await page.getByRole('button', { name: '見る', exact: true }).click();
	await expect(names).toHaveText([ferry]);
	await page.goto('/actions');
	await page.getByLabel('さがす').fill('ベンチ');
	await page.getByLabel('さがす').press('Enter');
	await expect(names).toHaveText(['ベンチを 1つ、ためしに おく']);
	expectQuiet([desk]);
});

test('[A1] corrected words stand at once, and what they said before stays in これまで', async ({
	browser
}) => {
	const desk = await signedIn(demo, browser, 'laptop');
	const { page } = desk;
	await toAction(page, walking);
	const history = page.locator('#history');
	await expect(history).toContainText('だれが：町会 → 老人クラブ');
	await expect(page.getByText(written)).toBeVisible();
	await look(desk, 'follow-02-action');

	await page.getByRole('button', { name: 'ことばを なおす' }).click();
	const what = page.getByLabel('なにを');
	await expect(what).toBeFocused();
	await what.fill(' ');
	await page.getByRole('radio', { name: '日にち' }).check();
	await page.getByRole('button', { name: 'これで なおす' }).click();
	await expect(page.getByText('ここに 入れてください。')).toBeVisible();
	await look(desk, 'follow-03-action-words');
	await what.fill(walking);
	await page.getByRole('button', { name: 'これで なおす' }).click();
	await expect(page.getByText('日にちか 月を えらんでください。')).toBeVisible();
	await page.getByLabel('日にち', { exact: true }).last().fill('2027-03-01');
	await page.getByLabel('手伝う人').fill('民生委員と 中学生');
	await page.getByRole('button', { name: 'これで なおす' }).click();
	await expect(history).toContainText('手伝う人：民生委員 → 民生委員と 中学生');
	await expect(history).toContainText('いつまでに：次回まで → 令和9年3月1日まで');
	await expect(what).toBeHidden();

	await page.getByRole('radio', { name: '見送り' }).check({ force: true });
	await page.getByRole('button', { name: '記録する' }).click();
	await expect(page.getByRole('alert').or(page.locator('[aria-invalid]')).first()).toBeVisible();
	await page.getByRole('radio', { name: '進行中' }).check({ force: true });
	await page.getByLabel('ひとこと').fill('中学校に 聞いてみた');
	await page.getByRole('button', { name: '記録する' }).click();
	await expect(history).toContainText('中学校に 聞いてみた');
	expect(desk.complaints.filter((text) => !/400/.test(text))).toEqual([]); // A refused form returns 400.
});

test('what two meetings carried over asks gently for another shape', async ({ browser }) => {
	await scope(demo.connection.db, demo.municipality, (tx) =>
		tx
			.update(actionItems)
			.set({ meetingId: null, createdAt: new Date(Date.now() - 400 * 86_400_000) })
			.where(eq(actionItems.what, ferry))
	);
	const desk = await signedIn(demo, browser, 'laptop');
	const { page } = desk;
	await toAction(page, ferry);
	await expect(page.getByText('2回 持ち越しました。どう しますか。')).toBeVisible();
	await look(desk, 'follow-04-action-heavy');
	await page.getByRole('button', { name: '人を かえる' }).click();
	await expect(page.getByLabel('聞く人')).toBeFocused();
	await page.getByRole('button', { name: '見送る' }).click();
	await expect(page.getByRole('radio', { name: '見送り' })).toBeChecked();
	await expect(page.getByLabel('ひとこと')).toBeFocused();
	expectQuiet([desk]);
});

test('[CO-1] the sheet for 回覧 bears what was decided and never what people wrote', async ({ browser }) => {
	const desk = await signedIn(demo, browser, 'laptop');
	const { page } = desk;
	const meeting = await secondMeeting(page);
	await look(desk, 'follow-05-meetings');
	await page.goto(meeting);
	await expect(page.getByText('24人（スマホなし 8人）')).toBeVisible();
	await look(desk, 'follow-06-meeting');

	await page.getByRole('link', { name: 'やることの 紙（回覧）' }).click();
	const sheet = page.locator('section.sheet');
	await expect(sheet).toContainText('関係者のみ（地区の 回覧）');
	await expect(sheet).toContainText('写真を 撮っての SNS掲載は ご遠慮ください');
	await expect(sheet).toContainText('家の まわりの こと');
	await page.getByLabel('電話番号').fill('000-000-0000');
	await expect(sheet).toContainText('000-000-0000');
	await page.reload();
	await expect(sheet).toContainText('000-000-0000'); // The number is stored in this browser.
	expect(await page.content()).not.toContain(written);
	await look(desk, 'follow-07-sheet');
	expect(await print(desk, 'follow-08-sheet')).toMatch(/MediaBox \[0 0 594/); // This is A4.

	await page.getByRole('link', { name: '大きい字' }).click();
	await expect(sheet).toHaveClass(/large/);
	const points = await sheet.evaluate((root) =>
		[root, ...root.querySelectorAll('*')].map((each) => parseFloat(getComputedStyle(each).fontSize) * 0.75)
	);
	expect(Math.min(...points)).toBeGreaterThan(21.9);
	await print(desk, 'follow-09-sheet-large');

	await page.getByRole('link', { name: 'まとまりの 紙（係の 人）' }).click();
	await expect(sheet).toContainText('関係者のみ。外に 出さないでください');
	await expect(sheet).toContainText(written);
	await look(desk, 'follow-10-groups');
	expect(await print(desk, 'follow-11-groups')).toMatch(/MediaBox \[0 0 1191/); // This is A3 landscape.
	await page.getByLabel('紙の 言葉').selectOption('off');
	await page.getByRole('button', { name: 'これで 作る' }).click();
	await expect(sheet).not.toContainText(written);
	expectQuiet([desk]);
});

/** Prints a PDF to look at, and checks that nothing around the sheet is printed. */
async function print({ page }: Person, name: string): Promise<string> {
	const pdf = await page.pdf({ path: `tests/browser/pictures/${name}.pdf`, preferCSSPageSize: true });
	await page.emulateMedia({ media: 'print' });
	await expect(page.getByRole('navigation').first()).toBeHidden();
	await expect(page.getByRole('heading', { level: 1 })).toBeHidden();
	await page.emulateMedia({ media: null });
	return pdf.toString('latin1');
}

test('on a phone: the list as cards, one やること, the sheet', async ({ browser }) => {
	const phone = await signedIn(demo, browser, 'phone');
	const { page } = phone;
	const meeting = await secondMeeting(page);
	for (const [address, name] of [
		['/actions', 'follow-p1-actions'],
		[meeting, 'follow-p2-meeting'],
		[`${meeting}/sheet`, 'follow-p3-sheet'],
		[`${meeting}/sheet/groups`, 'follow-p4-groups']
	] as const) {
		await page.goto(address);
		await look(phone, name);
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
	}
	await toAction(page, walking);
	await look(phone, 'follow-p5-action');
	expectQuiet([phone]);
});

test('viewers, other councils and guests reach no sheet and change no やること', async ({ browser }) => {
	const desk = await signedIn(demo, browser, 'laptop');
	const meeting = await secondMeeting(desk.page);
	await toAction(desk.page, walking);
	const action = new URL(desk.page.url()).pathname;
	const sheets = [meeting, `${meeting}/sheet`, `${meeting}/sheet/groups`];

	const viewer = await somebodyWith(demo, browser, { role: 'viewer', council: '葉月台 支えあい会議' });
	const elsewhere = await somebodyWith(demo, browser, { role: 'coordinator', council: '川辺 支えあい会議' });
	for (const { page } of [viewer, elsewhere])
		for (const sheet of sheets) expect((await page.goto(sheet))?.status(), sheet).toBe(403);
	expect((await elsewhere.page.goto(action))?.status()).toBe(404);

	await viewer.page.goto(action); // A viewer may read it.
	await expect(viewer.page.getByRole('button', { name: 'ことばを なおす' })).toHaveCount(0);
	await expect(viewer.page.getByRole('button', { name: '記録する' })).toHaveCount(0);
	const words = { what: 'べつの こと', due: 'undecided' };
	const posted = await viewer.page.request.post(`${action}?/words`, {
		form: words,
		headers: { origin: demo.running.origin, accept: 'application/json' }
	});
	expect(await posted.text()).toContain('"status":403');
	await viewer.page.goto(action);
	await expect(viewer.page.getByRole('heading', { level: 1 })).toHaveText(walking);

	const guest = await person(browser, 'phone', demo.running.origin);
	for (const sheet of [...sheets, action]) {
		await guest.page.goto(sheet);
		await expect(guest.page).toHaveURL(/\/sign-in\?/);
	}
});
