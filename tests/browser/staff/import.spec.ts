/** Notes that were typed elsewhere are read from a file, looked at, corrected and posted. */
import { expect, type Page } from '@playwright/test';
import type { RunningApp } from '../../support/app.ts';
import type { PreparedMeeting, RunningCity } from '../../support/running-city.ts';
import { zipOf } from '../../support/zip.ts';
import { expectQuiet, look, person, signIn, type Person } from '../people.ts';
import { test } from '../shared-server.ts';

let running: RunningApp;
let city: RunningCity;
let meeting: PreparedMeeting;
let laptop: Person;

test.beforeAll(async ({ browser, server }) => {
	running = server.running;
	city = await server.newCity();
	laptop = await person(browser, 'laptop', running.origin);
	await signIn(laptop, city);
});
test.beforeEach(async () => {
	meeting = await city.prepare();
	await laptop.page.goto(`/meetings/${meeting.id}/ahead`);
	await laptop.page.getByRole('link', { name: /ファイルから 入れる/ }).click();
	await expect(laptop.page.getByRole('heading', { name: 'ファイルから 入れる' })).toBeVisible();
});

async function read(page: Page, name: string, content: string | Buffer) {
	await page.getByLabel(/ファイル（/).setInputFiles({
		name,
		mimeType: 'application/octet-stream',
		buffer: Buffer.from(content)
	});
	await page.getByRole('button', { name: '読んで 見る' }).click();
}

const typed = [
	'種類,内容,番号',
	'困,坂が つらい,12',
	'も,昼間の 車が あいている,',
	'困,田中さんが 夜 困っている,',
	'困,坂がつらい,',
	',和室が あいている,',
	'困,,'
].join('\r\n');

test('a table is looked at and corrected before anything goes in, and goes in whole', async () => {
	const { page } = laptop;
	await read(page, '紙.csv', `\ufeff${typed}`);
	await expect(page.getByText(/6行を 読みました/)).toBeVisible();
	const put = page.getByRole('button', { name: /枚を 入れる/ });
	await expect(put).toHaveText(/3枚を 入れる/); // the repeated row and the empty one are left out, one has no kind
	await expect(page.getByText(/同じ 言葉の 行が 上に/)).toBeVisible();
	await expect(page.getByText(/だれのことか 分からない/)).toBeVisible();
	await look(laptop, 'import-table');

	await page.getByRole('button', { name: 'もったいない', exact: true }).click();
	await expect(put).toHaveText(/4枚を 入れる/);
	await page.getByLabel('2行目の 種類').selectOption({ label: '困っている' });
	await page.getByLabel('2行目に 書くこと').fill('昼間の 車の あてが ない');
	await put.click();
	await expect(page.getByText('4枚 入れました。')).toBeVisible();
	await expect(page.getByText('うち あずかり 1枚。')).toBeVisible();
	await look(laptop, 'import-done');

	await page.goto(`/meetings/${meeting.id}/ahead`);
	await expect(page.getByText('昼間の 車の あてが ない')).toBeVisible();
	await expect(page.getByText('和室が あいている')).toBeVisible();
	expectQuiet([laptop]);
});

test('the same file once more posts nothing twice', async () => {
	const { page } = laptop;
	await read(page, '紙.csv', typed);
	await page.getByRole('button', { name: /3枚を 入れる/ }).click();
	await expect(page.getByText('3枚 入れました。')).toBeVisible();
	await page.getByRole('button', { name: 'ほかの ファイルを えらぶ' }).click();
	await read(page, '紙.csv', typed);
	await expect(page.getByText('同じ 言葉の 紙が もう あります。').first()).toBeVisible();
	await expect(page.getByRole('button', { name: /枚を 入れる/ })).toHaveCount(0);
	expectQuiet([laptop]);
});

test('a connection that breaks in between says what is in, and the rest goes in by a second press, once each', async () => {
	const { page } = laptop;
	const rows = Array.from({ length: 45 }, (_, i) => `困,紙 ${i + 1}`).join('\n');
	await read(page, '紙.csv', rows);
	let posts = 0;
	await page.route('**/ahead/import?/post', async (route) => {
		posts += 1;
		if (posts !== 2) return route.continue();
		await route.fetch(); // the server takes these rows, and its answer is lost
		return route.abort();
	});
	await page.getByRole('button', { name: '45枚を 入れる' }).click();
	await expect(page.getByText(/20枚は 入りました。25枚は、入ったか まだ 分かりません/)).toBeVisible();
	await look(laptop, 'import-stopped');
	await page.getByRole('button', { name: 'のこり 25枚を もう一度 送る' }).click();
	await expect(page.getByText('45枚 入れました。')).toBeVisible();
	await page.unroute('**/ahead/import?/post');
	await page.goto(`/meetings/${meeting.id}/ahead`);
	await expect(page.getByRole('heading', { name: /45枚/ })).toBeVisible();
});

test('a file that is no table of notes is told in one sentence, and nothing goes in', async () => {
	const { page } = laptop;
	const locked = Buffer.concat([
		Buffer.from('d0cf11e0a1b11ae1', 'hex'),
		Buffer.from('EncryptedPackage', 'utf16le')
	]);
	for (const [name, content, words] of [
		['紙.xlsx', 'ただの 文字', /名前と 中身が ちがいます/],
		['紙.xlsx', locked, /パスワードが かかっています/],
		['紙.xlsx', zipOf({ 'word/document.xml': '<w/>' }), /読めません/],
		['紙.csv', Array.from({ length: 10_000 }, (_, i) => `困,${i}`).join('\n'), /300行まで/],
		['紙.csv', 'あ'.repeat(200_000), /大きすぎます/]
	] as const) {
		await read(page, name, content);
		await expect(page.getByRole('alert')).toHaveText(words);
		await expect(page.getByRole('alert')).toContainText('なにも 入れていません');
	}
	await look(laptop, 'import-refused');
});
