/** Two laptops write minutes (会議録): the editors do not disturb each other, and 保存済み is true. */
import { expect, type Browser } from '@playwright/test';
import type { RunningApp } from '../../support/app.ts';
import { post } from '../../support/meeting.ts';
import type { PreparedMeeting, RunningCity } from '../../support/running-city.ts';
import { comeIn, WirePhone } from '../../support/wire-phone.ts';
import { expectQuiet, look, type Person } from '../people.ts';
import { test } from '../shared-server.ts';
import { copyAndRemove } from './minutes/before-restore.ts';
import { clipboards } from './minutes/clipboards.ts';
import { compose, editor, laptopAt, leave, newLineAfter, saved } from './minutes/laptop.ts';
import { pasteOverAll, pasteTooMuch } from './minutes/paste.ts';

let running: RunningApp;
let city: RunningCity;
let meeting: PreparedMeeting;
let staff: WirePhone;
test.beforeAll(async ({ server }) => {
	running = server.running;
	city = await server.newCity();
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

const laptop = (browser: Browser): Promise<Person> =>
	laptopAt({ browser, origin: running.origin, city, meeting });

test('one press makes the draft; two people write at once, and a reload keeps every word', async ({
	browser
}) => {
	const mizuno = await laptop(browser);
	await look(mizuno, 'minutes-begin');
	await mizuno.page.getByRole('button', { name: '下書きを 作る' }).click();
	await expect(editor(mizuno.page)).toContainText('坂の上まで お米を 運べない');
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
		await expect(editor(page)).toContainText('受付は 二人で した');
		await expect(editor(page)).toContainText('次の 会議で つづける');
		await saved(page);
	}
	await scribe.page.reload();
	await expect(editor(scribe.page)).toContainText('受付は 二人で した');
	await expect(editor(scribe.page)).toContainText('次の 会議で つづける');
	expectQuiet([mizuno, scribe]);
});

test('half-typed kana of one stays as it is while the other writes before it', async ({ browser }) => {
	const [mizuno, scribe] = [await laptop(browser), await laptop(browser)];
	await newLineAfter(mizuno.page, '困っている 1枚');
	const keyboard = await mizuno.page.context().newCDPSession(mizuno.page);
	await compose(keyboard, 'さむ');
	await newLineAfter(scribe.page, '葉月台 集会所');
	await scribe.page.keyboard.type('外は 雪', { delay: 20 });
	await expect(editor(mizuno.page)).toContainText('外は 雪');
	await compose(keyboard, 'さむい'); // The IME composition continues where it was.
	await keyboard.send('Input.insertText', { text: '寒い' });
	for (const { page } of [mizuno, scribe]) {
		await expect(
			editor(page)
				.locator('p')
				.filter({ hasText: /^寒い$/ })
		).toHaveCount(1);
		await expect(editor(page)).not.toContainText('さむ');
		await expect(
			editor(page)
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
	await expect(mizuno.page.getByText('つながりません', { exact: true })).toBeVisible(); // The page may also say 話し合いに つながりません.
	await newLineAfter(mizuno.page, '葉月台 集会所');
	await mizuno.page.keyboard.type('電波が なくても 書けた');
	await expect(mizuno.page.getByText('まだ 保存できていません')).toBeVisible();
	await expect(editor(scribe.page)).not.toContainText('電波が なくても');
	await look(mizuno, 'minutes-offline');

	const keeps = () => Object.keys(localStorage).filter((key) => key.startsWith('yoriai:unsaved:')).length;
	await expect.poll(() => mizuno.page.evaluate(keeps)).toBe(1);
	await mizuno.page.goto('about:blank');
	await mizuno.page.context().setOffline(false);
	await mizuno.page.goto(`/meetings/${meeting.id}/minutes`);
	await expect(editor(mizuno.page)).toContainText('電波が なくても 書けた');
	await saved(mizuno.page);
	await expect(editor(scribe.page)).toContainText('電波が なくても 書けた');
	await expect.poll(() => mizuno.page.evaluate(keeps)).toBe(0);
});

test('話し合いから 入れる puts a note in, 元に戻す takes it out, and print says who may read it', async ({
	browser
}) => {
	const mizuno = await laptop(browser);
	const { page } = mizuno;
	await page.getByRole('button', { name: '紙', exact: true }).click();
	await editor(page).getByText('葉月台 集会所').first().click();
	const lines = editor(page).getByText('坂の上まで お米を 運べない');
	await expect(lines).toHaveCount(1);
	await page.getByRole('button', { name: /「201.*」を 入れる/ }).click();
	await expect(lines).toHaveCount(2);
	await page.getByRole('button', { name: '元に戻す' }).click();
	await expect(lines).toHaveCount(1);
	await saved(page);
	await look(mizuno, 'minutes-notes');

	await page.goto(`/meetings/${meeting.id}/minutes/print`);
	await expect(page.getByText('関係者のみ').first()).toBeVisible();
	await expect(page.getByText('写真を撮ってのSNS掲載はご遠慮ください。')).toBeVisible();
	await expect(page.getByText('坂の上まで お米を 運べない')).toHaveCount(1);
	await look(mizuno, 'minutes-print');
});

test('[M4] what was not saved before a restore is shown, to be copied or removed, and comes in by nobody else’s hand', async ({
	browser
}) => {
	await copyAndRemove(await laptop(browser), meeting);
});

test('a text that could not be saved at once is not put in, and what is too long after hours offline says so', async ({
	browser
}) => {
	await pasteTooMuch(await laptop(browser));
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
	await page.setViewportSize({ width: 794, height: 1123 }); // This is A4 at 96 dpi.
	await page.emulateMedia({ media: 'print' });
	await expect(editor(page).getByRole('heading', { level: 1 })).toBeInViewport();
	await expect(editor(page).getByText('葉月台 集会所')).toBeInViewport();
	await expect(editor(page).getByText('坂の上まで お米を 運べない')).toBeVisible(); // It is on the second page.
	await expect(page.getByText('関係者のみ', { exact: true })).toBeInViewport();
	await expect(page.getByText('写真を撮ってのSNS掲載はご遠慮ください。')).toBeInViewport();
	await expect(page.getByRole('button')).toHaveCount(0);
	await expect(page.getByRole('link')).toHaveCount(0);
	await page.goto(`/meetings/${meeting.id}/minutes/print`);
	expect(Math.abs(here - (await pages('minutes-print')))).toBeLessThanOrEqual(1); // The margins of the two differ.
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
	await expect(editor(page)).toContainText('二週間 あとに 書いた');
	await page.getByRole('navigation', { name: '見出し' }).getByRole('button', { name: '次回' }).click();
	await expect(editor(page).getByRole('heading', { name: '次回' })).toBeInViewport();
	expectQuiet([mizuno]);
});

test('[M4] cells of a spreadsheet become a line for each row, and words are read without their readings', async ({
	browser
}) => {
	const mizuno = await laptop(browser);
	const { page } = mizuno;
	await saved(page);
	for (const { name, html, lines } of clipboards)
		expect(await pasteOverAll(page, 'as plain text', html), name).toEqual(lines);
	await look(mizuno, 'minutes-pasted');
	expect(await pasteOverAll(page, 'さくら会\t月\u000b第3も\r\nなごみ\t水', '')).toEqual([
		'さくら会　月',
		'第3も',
		'なごみ　水'
	]);
	await saved(page);
	expectQuiet([mizuno]);
	await leave(page);
});
