/** Minutes (会議録) at two laptops: the editors do not disturb each other, and 保存済み is true. */
import { expect, test, type Browser, type CDPSession, type Page } from '@playwright/test';
import { toBase64 } from 'lib0/buffer';
import { paragraph } from '#lib/editor/content.ts';
import { beginMinutes } from '#lib/editor/minutes-document.ts';
import { cookieName } from '#lib/server/auth/cookies.ts';
import { startApp, type RunningApp } from '../../support/app.ts';
import { post } from '../../support/meeting.ts';
import { aRunningCity, type PreparedMeeting, type RunningCity } from '../../support/running-city.ts';
import { comeIn, WirePhone } from '../../support/wire-phone.ts';
import { clipboards } from '../clipboards.ts';
import { expectQuiet, look, person, type Person } from '../people.ts';

let running: RunningApp;
let city: RunningCity;
let meeting: PreparedMeeting;
let staff: WirePhone;
test.beforeAll(async () => {
	running = await startApp();
	city = await aRunningCity(running);
	meeting = await city.prepare('at_once');
	staff = new WirePhone({ origin: running.origin, meeting, cookie: city.staffCookie, view: 'staff' });
	await staff.connect();
	await staff.ask({ type: 'door.set', open: true });
	await staff.ask({ type: 'step.go', position: 2 });
	const cookie = await comeIn(running.origin, { token: meeting.joinToken });
	const phone = new WirePhone({ origin: running.origin, meeting, cookie, view: 'phone' });
	await phone.connect();
	await phone.ask(post('坂の上まで お米を 運べない'));
	await staff.until(() => staff.board.notes.length === 1, 60_000);
	phone.drop();
});
test.afterAll(async () => {
	await city.close();
	await running.stop();
});

async function laptop(browser: Browser): Promise<Person> {
	const somebody = await person(browser, 'laptop', running.origin);
	const [, session = ''] = city.staffCookie.split('=');
	await somebody.page
		.context()
		.addCookies([{ name: cookieName('session', false), value: session, url: running.origin }]);
	await somebody.page.goto(`/meetings/${meeting.id}/minutes`);
	return somebody;
}

const paper = (page: Page) => page.getByRole('textbox', { name: '会議録の 本文' });
const saved = (page: Page) => expect(page.getByText('保存済み')).toBeVisible();

/** Starts a new line after the line that contains this text. */
async function newLineAfter(page: Page, text: string): Promise<void> {
	await paper(page).getByText(text).first().click();
	await page.keyboard.press('End');
	await heard(page);
	await page.keyboard.press('Enter');
	await heard(page);
}

/**
 * The editor learns the caret position one task after the browser moved it; keys typed by people
 * never come sooner.
 */
const heard = (page: Page) =>
	page.evaluate(() => new Promise<void>((done) => requestAnimationFrame(() => setTimeout(done))));

/** All laptops here share one account, and beyond eight pages the server closes the oldest. */
const leave = (page: Page) => page.context().close();

const compose = (keyboard: CDPSession, text: string) =>
	keyboard.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });

test('one press makes the draft; two people write at once, and a reload keeps every word', async ({
	browser
}) => {
	const mizuno = await laptop(browser);
	await look(mizuno, 'minutes-begin');
	await mizuno.page.getByRole('button', { name: '下書きを 作る' }).click();
	await expect(paper(mizuno.page)).toContainText('坂の上まで お米を 運べない');
	await saved(mizuno.page);
	await look(mizuno, 'minutes-draft');

	const scribe = await laptop(browser);
	await newLineAfter(mizuno.page, '葉月台 集会所');
	await newLineAfter(scribe.page, '組み合わせはしなかった。');
	await Promise.all([
		mizuno.page.keyboard.type('受付は 二人で した', { delay: 20 }),
		scribe.page.keyboard.type('次の 会議で つづける', { delay: 20 })
	]);
	for (const { page } of [mizuno, scribe]) {
		await expect(paper(page)).toContainText('受付は 二人で した');
		await expect(paper(page)).toContainText('次の 会議で つづける');
		await saved(page);
	}
	await scribe.page.reload();
	await expect(paper(scribe.page)).toContainText('受付は 二人で した');
	await expect(paper(scribe.page)).toContainText('次の 会議で つづける');
	expectQuiet([mizuno, scribe]);
});

test('half-typed kana of one stays as it is while the other writes before it', async ({ browser }) => {
	const [mizuno, scribe] = [await laptop(browser), await laptop(browser)];
	await newLineAfter(mizuno.page, '困っている 1枚');
	const keyboard = await mizuno.page.context().newCDPSession(mizuno.page);
	await compose(keyboard, 'さむ');
	await newLineAfter(scribe.page, '葉月台 集会所');
	await scribe.page.keyboard.type('外は 雪', { delay: 20 });
	await expect(paper(mizuno.page)).toContainText('外は 雪');
	await compose(keyboard, 'さむい'); // the IME composition continues where it was
	await keyboard.send('Input.insertText', { text: '寒い' });
	for (const { page } of [mizuno, scribe]) {
		await expect(
			paper(page)
				.locator('p')
				.filter({ hasText: /^寒い$/ })
		).toHaveCount(1);
		await expect(paper(page)).not.toContainText('さむ');
		await expect(
			paper(page)
				.locator('p')
				.filter({ hasText: /^外は 雪$/ })
		).toHaveCount(1);
	}
});

test('what is typed without a connection arrives later, also when the page was closed in between', async ({
	browser
}) => {
	const [mizuno, scribe] = [await laptop(browser), await laptop(browser)];
	await saved(mizuno.page);
	await mizuno.page.context().setOffline(true);
	await expect(mizuno.page.getByText('つながりません', { exact: true })).toBeVisible(); // not 話し合いに つながりません
	await newLineAfter(mizuno.page, '葉月台 集会所');
	await mizuno.page.keyboard.type('電波が なくても 書けた');
	await expect(mizuno.page.getByText('まだ 保存できていません')).toBeVisible();
	await expect(paper(scribe.page)).not.toContainText('電波が なくても');
	await look(mizuno, 'minutes-offline');

	const keeps = () => Object.keys(localStorage).filter((key) => key.startsWith('yoriai:unsaved:')).length;
	await expect.poll(() => mizuno.page.evaluate(keeps)).toBe(1);
	await mizuno.page.goto('about:blank');
	await mizuno.page.context().setOffline(false);
	await mizuno.page.goto(`/meetings/${meeting.id}/minutes`);
	await expect(paper(mizuno.page)).toContainText('電波が なくても 書けた');
	await saved(mizuno.page);
	await expect(paper(scribe.page)).toContainText('電波が なくても 書けた');
	await expect.poll(() => mizuno.page.evaluate(keeps)).toBe(0);
});

test('話し合いから 入れる puts a paper in, 元に戻す takes it out, and print says who may read it', async ({
	browser
}) => {
	const mizuno = await laptop(browser);
	const { page } = mizuno;
	await page.getByRole('button', { name: '紙', exact: true }).click();
	await paper(page).getByText('葉月台 集会所').first().click();
	const lines = paper(page).getByText('坂の上まで お米を 運べない');
	await expect(lines).toHaveCount(1);
	await page.getByRole('button', { name: /「201.*」を 入れる/ }).click();
	await expect(lines).toHaveCount(2);
	await page.getByRole('button', { name: '元に戻す' }).click();
	await expect(lines).toHaveCount(1);
	await saved(page);
	await look(mizuno, 'minutes-papers');

	await page.goto(`/meetings/${meeting.id}/minutes/print`);
	await expect(page.getByText('関係者のみ').first()).toBeVisible();
	await expect(page.getByText('写真を撮ってのSNS掲載はご遠慮ください。')).toBeVisible();
	await expect(page.getByText('坂の上まで お米を 運べない')).toHaveCount(1);
	await look(mizuno, 'minutes-print');
});

test('[M4] what was not saved before a restore is shown, to be copied or removed, and comes in by nobody else’s hand', async ({
	browser
}) => {
	const mizuno = await laptop(browser);
	const { page } = mizuno;
	await saved(page);
	const lines = ['復元の まえに 書いた', ...Array.from({ length: 30 }, (_, i) => `話し合い ${i + 1}`)];
	const words = beginMinutes({ type: 'doc', content: lines.map((line) => paragraph(line)) });
	const other = 'yoriai:unsaved:minutes:00000000-0000-4000-8000-000000000000:before:p';
	await page.evaluate(
		(copies) => Object.entries(copies).forEach(([key, value]) => (localStorage[key] = value)),
		{
			[`yoriai:unsaved:minutes:${meeting.id}:before:p`]: toBase64(words),
			[`yoriai:unsaved:minutes:${meeting.id}:before:q`]: toBase64(words.subarray(0, 40)),
			[other]: toBase64(words)
		}
	);
	await page.reload();
	const earlier = page.getByRole('region', {
		name: 'まえに 保存できなかった 会議録が、この 端末に あります'
	});
	const unreadable = page.getByRole('region', { name: '読めません' });
	await expect(earlier).toHaveCount(1);
	await expect(earlier).toContainText('復元の まえに 書いた');
	await expect(unreadable).toHaveCount(1);
	await saved(page);
	await expect(paper(page)).not.toContainText('復元の まえに 書いた');
	await look(mizuno, 'minutes-earlier');

	await earlier.getByRole('button', { name: 'コピーする' }).click();
	await expect(earlier.getByText('コピーしました')).toBeVisible();
	await newLineAfter(page, '葉月台 集会所');
	await page.keyboard.press('Control+V');
	await expect(paper(page).getByText('話し合い 30')).toHaveCount(1);
	await page.getByRole('button', { name: '元に戻す' }).click();
	await expect(paper(page)).not.toContainText('復元の まえに 書いた');
	await saved(page);

	const sheet = page.getByRole('dialog');
	await earlier.getByRole('button', { name: '消す' }).click();
	await look(mizuno, 'minutes-earlier-remove');
	await sheet.getByRole('button', { name: '消さない' }).click();
	await expect(earlier).toBeVisible();
	for (const box of [earlier, unreadable]) {
		await box.getByRole('button', { name: '消す' }).click();
		await sheet.getByRole('button', { name: '消す', exact: true }).click();
		await expect(box).toHaveCount(0);
	}
	const keys = () => Object.keys(localStorage).filter((key) => key.startsWith('yoriai:unsaved:'));
	expect(await page.evaluate(keys)).toEqual([other]);
	await page.reload();
	await saved(page);
	await expect(earlier).toHaveCount(0);
	expectQuiet([mizuno]);
	await leave(page);
});

/**
 * Dispatches a paste or drop event directly; a clipboard of 100,000 letters is slow to fill by
 * keys. Returns whether the editor handled it.
 */
const hand = (page: Page, how: 'paste' | 'drop', text: string, html = '') =>
	paper(page).evaluate(
		(field, { how, text, html }) => {
			const data = new DataTransfer();
			data.setData('text/plain', text);
			if (html !== '') data.setData('text/html', html);
			const { left, top } = field.getBoundingClientRect();
			const init = { bubbles: true, cancelable: true };
			const event =
				how === 'paste'
					? new ClipboardEvent('paste', { ...init, clipboardData: data })
					: new DragEvent('drop', { ...init, dataTransfer: data, clientX: left + 80, clientY: top + 60 });
			return !field.dispatchEvent(event); // cancelled: the browser inserts nothing itself
		},
		{ how, text, html }
	);

test('a text that could not be saved at once is not put in, and what is too long after hours offline says so', async ({
	browser
}) => {
	const mizuno = await laptop(browser);
	const { page } = mizuno;
	await newLineAfter(page, '葉月台 集会所');
	await saved(page);
	const before = await paper(page).innerText();
	const refused = page.getByRole('alert').filter({ hasText: '長すぎるので、入れませんでした' });
	for (const how of ['paste', 'drop'] as const) {
		expect(await hand(page, how, '議'.repeat(100_001))).toBe(true);
		await expect(refused).toBeVisible();
		expect(await paper(page).innerText()).toBe(before);
		if (how === 'paste') await look(mizuno, 'minutes-too-much');
		await refused.getByRole('button', { name: 'とじる' }).click();
		await expect(refused).toHaveCount(0);
	}

	await paper(page).focus();
	await page.context().setOffline(true);
	await expect(page.getByText('つながりません', { exact: true })).toBeVisible();
	for (let i = 0; i < 4; i += 1) await hand(page, 'paste', '議'.repeat(90_000));
	await expect(paper(page)).toContainText('議'.repeat(360_000));
	await page.context().setOffline(false);
	const tooLong = page.getByText('長すぎて、いちどに 保存できません');
	await expect(tooLong).toBeVisible({ timeout: 30_000 });
	await expect(page.getByText('まだ 保存できていません')).toBeVisible();
	await expect(page.getByText('保存中')).toHaveCount(0);
	await look(mizuno, 'minutes-too-long');

	await expect(async () => {
		await page.getByRole('button', { name: '元に戻す' }).click();
		await expect(paper(page)).not.toContainText('議議議', { timeout: 500 });
	}).toPass();
	await page.getByRole('button', { name: 'ひらきなおす' }).click();
	await saved(page);
	await expect(tooLong).toHaveCount(0);
	expectQuiet([mizuno]);
	await leave(page);
});

test('Ctrl+P where 会議録 are written prints their words and who may read them, and nothing around them', async ({
	browser
}) => {
	const { page } = await laptop(browser);
	await saved(page);
	const pages = async (name: string) => {
		const path = `tests/browser/pictures/${name}.pdf`;
		const pdf = await page.pdf({ path, format: 'A4', preferCSSPageSize: true });
		return pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g)?.length ?? 0;
	};
	const here = await pages('minutes-ctrl-p');
	await page.setViewportSize({ width: 794, height: 1123 }); // A4 at 96 dpi
	await page.emulateMedia({ media: 'print' });
	await expect(paper(page).getByRole('heading', { level: 1 })).toBeInViewport();
	await expect(paper(page).getByText('葉月台 集会所')).toBeInViewport();
	await expect(paper(page).getByText('坂の上まで お米を 運べない')).toBeVisible(); // on the second page
	await expect(page.getByText('関係者のみ', { exact: true })).toBeInViewport();
	await expect(page.getByText('写真を撮ってのSNS掲載はご遠慮ください。')).toBeInViewport();
	await expect(page.getByRole('button')).toHaveCount(0);
	await expect(page.getByRole('link')).toHaveCount(0);
	await page.goto(`/meetings/${meeting.id}/minutes/print`);
	expect(Math.abs(here - (await pages('minutes-print')))).toBeLessThanOrEqual(1); // its margins differ
});

test('[M2] after まとめ完了 会議録 are still written, and 話し合いから 入れる still offers what was said', async ({
	browser
}) => {
	await staff.ask({ type: 'meeting.close' });
	expect(await staff.ask({ type: 'meeting.finish' })).toMatchObject({ ok: true });
	const mizuno = await laptop(browser);
	const { page } = mizuno;
	await newLineAfter(page, '葉月台 集会所');
	await page.keyboard.type('二週間 あとに 書いた');
	await page.getByRole('button', { name: '紙', exact: true }).click();
	await expect(page.getByRole('button', { name: /「201.*」を 入れる/ })).toBeVisible();
	await saved(page);
	await page.reload();
	await expect(paper(page)).toContainText('二週間 あとに 書いた');
	await page.getByRole('navigation', { name: '見出し' }).getByRole('button', { name: '次回' }).click();
	await expect(paper(page).getByRole('heading', { name: '次回' })).toBeInViewport();
	expectQuiet([mizuno]);
});

test('[M4] cells of a spreadsheet become a line for each row, and words are read without their readings', async ({
	browser
}) => {
	const mizuno = await laptop(browser);
	const { page } = mizuno;
	await saved(page);
	const linesNow = () =>
		paper(page).evaluate((field) =>
			Array.from(field.querySelectorAll('p, h1, h2, h3'), (line) => {
				const copy = line.cloneNode(true) as HTMLElement;
				for (const end of copy.querySelectorAll('br:not(.ProseMirror-trailingBreak)')) end.append('\n');
				return copy.textContent;
			})
		);
	const pasteOverAll = async (text: string, html: string) => {
		await paper(page).focus();
		await page.keyboard.press('Control+A');
		await heard(page);
		expect(await hand(page, 'paste', text, html)).toBe(true);
		return linesNow();
	};
	for (const { name, html, lines } of clipboards)
		expect(await pasteOverAll('as plain text', html), name).toEqual(lines);
	await look(mizuno, 'minutes-pasted');
	expect(await pasteOverAll('さくら会\t月\u000b第3も\r\nなごみ\t水', '')).toEqual([
		...['さくら会　月', '第3も', 'なごみ　水']
	]);
	await saved(page);
	expectQuiet([mizuno]);
	await leave(page);
});
