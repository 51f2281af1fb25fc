/**
 * まとめる, 組み合わせる, 選ぶ and 決める work on the laptop of the facilitator by keyboard and without any
 * phone, and again in the next meeting, which takes over what this one left.
 */
import { expect } from '@playwright/test';
import type { RunningApp } from '../../support/app.ts';
import type { PreparedMeeting, RunningCity } from '../../support/running-city.ts';
import { WirePhone } from '../../support/wire-phone.ts';
import { expectOneHeavy, expectQuiet, look, person, signIn, type Person } from '../people.ts';
import { test } from '../shared-server.ts';
import { decideThree } from './arrange/deciding.ts';
import { fileTwentyNotes, fileUnderTenGroups, mergeAndTrash } from './arrange/grouping.ts';
import { go, group, komatta, mottainai, noteOf, post } from './arrange/notes.ts';

const idea = '火曜の 昼に、乗りあいの 日を つくれば';

let running: RunningApp;
let city: RunningCity;
let meeting: PreparedMeeting;
let desk: Person;
/** It is the same facilitator without a browser, who prepares data and reads the server’s state. */
let wire: WirePhone;

test.describe.configure({ mode: 'serial' });

async function begin(prepared: PreparedMeeting): Promise<void> {
	meeting = prepared;
	const { origin } = running;
	wire = new WirePhone({ origin, meeting, cookie: city.staffCookie, view: 'staff' });
	await wire.connect();
	await wire.ask({ type: 'door.set', open: true });
	await desk.page.goto(`/meetings/${meeting.id}/board`);
}

test.beforeAll(async ({ browser, server }) => {
	running = server.running;
	city = await server.newCity();
	desk = await person(browser, 'laptop', running.origin);
	await signIn(desk, city);
	await begin(await city.prepare());
	for (const text of komatta) await post(wire, 'komatta', text);
	for (const text of mottainai) await post(wire, 'mottainai', text);
	await wire.ask({ type: 'notes.show' });
});
test.afterAll(() => {
	wire.drop();
});

test('まとめる: twenty notes are filed with nothing but keys', () => fileTwentyNotes({ desk, wire }));

test('with ten groups a digit that may go on waits for the next one', () =>
	fileUnderTenGroups({ desk, wire }));

test('ぜんぶ 見る: groups become one and keep both names; trash and 次回へ have ways back', () =>
	mergeAndTrash({ desk, wire }));

test('組み合わせる: several × several by number; 運送のきまり stands there by itself', async () => {
	const { page } = desk;
	await go(wire, 7);
	const call = page.getByLabel('番号で えらぶ');
	const [rice, bus] = [noteOf(wire, komatta[0]!), noteOf(wire, komatta[2]!)];
	const [car, hall] = [noteOf(wire, mottainai[0]!), noteOf(wire, mottainai[1]!)];
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

	// The group must not have the note that goes to the next meeting on its own.
	const alone = (number: number) => !group(wire, number)?.notes.some(({ text }) => text.startsWith('電球'));
	const whole = [2, 3].find(alone);
	for (const words of ['朝市を ひらけば', '昼の お茶会を すれば']) {
		await call.fill(`${bus.number} ${hall.number} ま${whole}`);
		await call.press('Enter');
		await line.fill(words);
		await line.press('Enter');
	}
	await expect.poll(() => wire.board.combinations.length).toBe(3);
	await page.getByRole('button', { name: '元に戻す' }).first().click();
	await expect.poll(() => wire.board.combinations.length).toBe(2); // It was one undo step, its checkboxes included.
	await page.getByRole('button', { name: 'やりなおす' }).click();
	await look(desk, 'arrange-08-ideas');
});

test('選ぶ: hands and paper without any phone; no sum anywhere while it is open', async () => {
	const { page } = desk;
	await go(wire, 8);
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
	await expect(page.getByText('合わせて 11')).toBeVisible(); // 決める lists the ideas by these numbers.
});

test('決める: from an idea to a やること by keys, mirrored, asked, left, and corrected', () =>
	decideThree({ desk, wire }));

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

test('[E4] words of a note that is taken back go from the form, and the next key does not bring them again', async () => {
	const { page } = desk;
	const words = '東の角の 家の 雨戸が 三日 しまった まま';
	await post(wire, 'komatta', words);
	await wire.ask({ type: 'notes.show' });
	await page.getByLabel('なにを').fill(`「${words}」を 見にいく`);
	await page.getByLabel('だれが').fill('商店会');
	await expect.poll(() => wire.board.deciding?.what).toContain(words);
	await wire.ask({ type: 'note.withdraw', note: noteOf(wire, words).id });
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
			const rows = await city.connection
				.sql`select 1 from combination where meeting_id = ${meeting.id} and outcome = 'later'`;
			return rows.length;
		})
		.toBe(1);
	await wire.ask({ type: 'meeting.close' });
	wire.drop();
	await begin(await city.prepare());
	await go(wire, 1);
	await expect(page.getByText('前から 0')).toBeVisible();
	await page.getByRole('button', { name: '前からの やることを たす' }).click();
	await page.getByLabel('なにを').fill('毎月の サロン');
	await look(desk, 'arrange-17-review');
	await page.getByRole('button', { name: 'ならべる' }).click();
	await expect(page.getByText('毎月の サロン').first()).toBeVisible();

	await go(wire, 5);
	await expect(page.getByText('電球が かえられない')).toHaveCount(0);
	await page.getByRole('button', { name: '前回からの つづき 2' }).click();
	await look(desk, 'arrange-18-tray');
	await page.getByRole('button', { name: '「電球が かえられない」を 出す' }).click();
	await expect.poll(() => wire.board.notes.map(({ text }) => text)).toEqual(['電球が かえられない']);
	await page.getByRole('button', { name: '「朝市を ひらけば」を 組み合わせごと 出す' }).click();
	await expect.poll(() => wire.board.combinations.map(({ idea }) => idea)).toEqual(['朝市を ひらけば']);
	const [taken] = wire.board.combinations;
	expect([...taken!.komatta, ...taken!.mottainai].length).toBeGreaterThan(2); // The notes of the group are included.
	await expect(page.getByText('出しました', { exact: true })).toHaveCount(2);
	await look(desk, 'arrange-19-taken');
	for (const position of [7, 5]) {
		await go(wire, position); // The tray is collapsed again, even where it was open before.
		await expect(page.getByRole('button', { name: '前回からの つづき 2' })).toBeVisible();
	}
	expectQuiet([desk]);
});
