/** A city sets itself up by sheets: 21 areas in 7 圏域, 25 councils, 60 people. */
import fs from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { insertAccount } from '#lib/server/auth/accounts.ts';
import { startSession } from '#lib/server/auth/sessions.ts';
import { scope } from '#lib/server/db/scope.ts';
import { writeFile } from '#lib/server/sheets/write-file.ts';
import { startApp, type RunningApp } from '../../support/app.ts';
import { aRunningCity, type RunningCity } from '../../support/running-city.ts';
import { expectOneHeavy, expectQuiet, look, person, picture, signIn, type Person } from '../people.ts';

let running: RunningApp;
let city: RunningCity;
let laptop: Person;

test.beforeAll(async ({ browser }) => {
	running = await startApp();
	city = await aRunningCity(running);
	laptop = await person(browser, 'laptop', running.origin);
	await signIn(laptop, city);
});
test.afterAll(async () => {
	await city.close();
	await running.stop();
});

const many = <T>(count: number, of: (i: number) => T) => Array.from({ length: count }, (_, i) => of(i));
const xlsx = (heading: readonly string[], rows: readonly (readonly string[])[]) =>
	writeFile({ title: '表', heading, rows }, 'xlsx');

const areas = () =>
	xlsx(
		['名前', '種類', '地区の番号', '入っている 圏域', 'はじまり'],
		[
			...many(7, (i) => [`第${i + 1}圏域`, '日常生活圏域', `${i + 1}`, '', '令和7年4月1日']),
			...many(21, (i) => [
				`第${i + 1}地区`,
				'コミュニティエリア',
				`${i + 1}`,
				`第${(i % 7) + 1}圏域`,
				'2025/4/1'
			])
		]
	);
const councils = () =>
	xlsx(
		['名前', '地区', '層', '段階'],
		[
			...many(21, (i) => [`第${i + 1}地区 支えあい会議`, `第${i + 1}地区`, '第2層', '']),
			...many(4, (i) => [`準備会 その${i + 1}`, '', '', '準備会'])
		]
	);
const people = () =>
	xlsx(
		['名前', '推進員', '進行役', '見る人'],
		many(60, (i) => [
			`係 その${i + 1}`,
			i < 25 ? (i < 21 ? `第${i + 1}地区 支えあい会議` : `準備会 その${i - 20}`) : '',
			i >= 25 && i < 53 ? `第${(i % 21) + 1}地区 支えあい会議` : '',
			i >= 53 ? `第${i - 52}圏域` : ''
		])
	);

const block = (page: Page, title: string) =>
	page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title, exact: true }) });

/** From a file, since Playwright passes on at most 50 MB of memory. */
async function read(page: Page, title: string, content: Buffer, name = '表.xlsx') {
	await page.goto('/sheets');
	const form = block(page, title);
	const file = test.info().outputPath(name);
	fs.writeFileSync(file, content);
	await form.getByLabel(`${title}の 表（Excel か CSV）`).setInputFiles(file);
	await form.getByRole('button', { name: '読んで 見る' }).click();
}

async function take(page: Page, count: number) {
	await page.getByRole('button', { name: `${count}行を 入れる` }).click();
	await expect(page.getByText(`入れました。新しい ${count}、`)).toBeVisible();
}

test('a city by sheet: 21 areas in 7 圏域, 25 councils, 60 people, and a slip for each of them', async () => {
	const { page } = laptop;
	await page.goto('/city');
	await page.getByRole('link', { name: /表で 入れる・出す/ }).click();
	await expect(page.getByRole('heading', { name: '表で 入れる・出す', level: 1 })).toBeVisible();
	await look(laptop, 'sheets');

	await read(page, '地区', await areas());
	await expect(page.getByRole('heading', { name: '地区の 表を 見る' })).toBeVisible();
	await expectOneHeavy(page, '28行を 入れる');
	await page.reload();
	await take(page, 28);

	await read(page, '協議体', await councils());
	await take(page, 25);
	await page.goto('/councils');
	await expect(page.getByRole('heading', { name: '第21地区 支えあい会議' })).toBeVisible();

	await read(page, '人', await people());
	await take(page, 60);
	await expect(page.locator('article')).toHaveCount(60);
	await expect(page.getByText('係 その60 さん')).toBeVisible();
	await look(laptop, 'sheets-slips');
	await page.emulateMedia({ media: 'print' });
	await picture(laptop, 'sheets-slips-print');
	await page.emulateMedia({ media: 'screen' });
	expectQuiet([laptop]);
});

test('wrong rows are named and got back, the good ones go in; the exported sheet read again changes nothing', async ({
	browser
}) => {
	const { page } = laptop;
	const text =
		'種類,名前,地区の番号,入っている圏域\r\n小学校区,葉月台,,第1圏域\r\nどこか,川辺,,\r\n小学校区,坂上,七,\r\n小学校区,第２地區,,第9圏域\r\nコミュニティエリア,第2地区,22,第2圏域\r\n';
	await read(page, '地区', Buffer.from(text), '地区.csv');
	await expect(page.getByText('「どこか」は ありません')).toBeVisible();
	await expect(page.getByRole('button', { name: '2行を 入れる' })).toBeVisible();
	await look(laptop, 'sheets-preview');

	const phone = await person(browser, 'phone', running.origin);
	await signIn(phone, city);
	await phone.page.goto(page.url());
	await expect(phone.page.getByText('「どこか」は ありません')).toBeVisible();
	await look(phone, 'sheets-preview-phone');
	await phone.page.goto('/sheets');
	await look(phone, 'sheets-phone');
	for (const address of ['/sheets', page.url()]) {
		await phone.page.goto(address);
		const width = await phone.page.evaluate(() => document.documentElement.scrollWidth);
		expect(width).toBeLessThanOrEqual(360);
	}

	const [back] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('link', { name: /なおす 行を 表で もらう CSV/ }).click()
	]);
	const wrong = fs.readFileSync(await back.path(), 'utf8');
	expect(wrong).toContain('なおす ところ');
	expect(wrong.trim().split('\r\n')).toHaveLength(4);
	await page.getByRole('button', { name: '2行を 入れる' }).press('Enter');
	await expect(page.getByText('入れました。新しい 1、かわった 1、')).toBeVisible();

	await page.goto('/sheets');
	const [present] = await Promise.all([
		page.waitForEvent('download'),
		block(page, '地区')
			.getByRole('link', { name: /今の ものを もらう Excel/ })
			.click()
	]);
	expect(present.suggestedFilename()).toMatch(/^地区 20\d\d-\d\d-\d\d\.xlsx$/);
	await read(page, '地区', fs.readFileSync(await present.path()));
	await expect(page.getByText('入れる 行は ありません。')).toBeVisible();
	await expect(page.getByText('29行')).toBeVisible();
	await page.getByRole('button', { name: 'やめる' }).click();
	await expect(page.getByRole('heading', { name: '表で 入れる・出す', level: 1 })).toBeVisible();
	expectQuiet([laptop, phone]);
});

test('a file that is no such sheet is told in a sentence, and nothing goes in', async () => {
	const { page } = laptop;
	for (const [name, content, words] of [
		['表.csv', '名前\n葉月台\n', /「種類」の 列が ありません/],
		['表.xlsx', 'ただの 文字', /名前と 中身が ちがいます/],
		['表.csv', 'あ'.repeat(200_000), /大きすぎます/],
		['表.csv', Buffer.alloc(50 * 1024 * 1024), /大きすぎます/]
	] as const) {
		await read(page, '地区', Buffer.from(content), name);
		await expect(page.getByRole('alert')).toContainText(words);
		await expect(page.getByRole('alert')).toContainText('まだ 何も 入っていません。');
	}
	expectQuiet([laptop]);
});

test('[C1][C77] the sheets are 行政担当’s, and a table that waits is its account’s alone', async () => {
	const { page } = laptop;
	await read(page, '地区', Buffer.from('種類,名前\n小学校区,ひみつの 地区\n'), '表.csv');
	await expect(page.getByRole('heading', { name: '地区の 表を 見る' })).toBeVisible();
	const id = new URL(page.url()).searchParams.get('id') ?? '';
	const { municipality, council, app } = city;
	const asked = [
		'/sheets',
		'/sheets/file?sheet=people&what=present',
		`/sheets/file?preview=${id}`,
		`/sheets/preview?id=${id}`
	];
	for (const role of ['coordinator', 'municipal_staff'] as const) {
		const at = role === 'coordinator' ? council : null;
		const account = { signInName: `other-${role}`, displayName: 'ほかの 係', roles: [{ role, council: at }] };
		const session = await scope(app.db, municipality, (tx) => insertAccount(tx, municipality, account));
		const cookie = `yoriai-session=${await startSession(app.db, { id: session, municipality })}`;
		for (const address of asked) {
			const answer = await fetch(running.origin + address, { headers: { cookie }, redirect: 'manual' });
			const body = await answer.text();
			expect(body).not.toContain('ひみつの 地区');
			if (role === 'coordinator') expect([address, answer.status]).toEqual([address, 403]);
		}
		const taken = await fetch(`${running.origin}/sheets/preview?/take&id=${id}`, {
			method: 'POST',
			headers: { cookie, origin: running.origin, accept: 'text/html' },
			body: new URLSearchParams({ seen: '' }),
			redirect: 'manual'
		});
		expect(taken.status).toBe(role === 'coordinator' ? 403 : 303);
	}
	await page.reload();
	await expect(page.getByRole('button', { name: '1行を 入れる' })).toBeVisible();
});
