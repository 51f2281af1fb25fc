/** The laptop steers the projector screen: its pages, the QR, the cover, and one note or group on it. */
import { expect, type Page } from '@playwright/test';
import { makeGroup } from '#lib/board/document/edits.ts';
import type { GroupId } from '#lib/board/model.ts';
import type { RunningApp } from '../../support/app.ts';
import type { PreparedMeeting, RunningCity } from '../../support/running-city.ts';
import { WirePhone } from '../../support/wire-phone.ts';
import { expectQuiet, look, person, signIn, type Person } from '../people.ts';
import { aPhone } from '../phone-meeting.ts';
import { test } from '../shared-server.ts';
import { go, komatta, mottainai, noteOf, post } from './arrange/notes.ts';

let running: RunningApp;
let city: RunningCity;
let meeting: PreparedMeeting;
let desk: Person;
let projector: Person;
let phone: Person;
let wire: WirePhone;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser, server }) => {
	running = server.running;
	city = await server.newCity();
	meeting = await city.prepare();
	const { origin } = running;
	wire = new WirePhone({ origin, meeting, cookie: city.staffCookie, view: 'staff' });
	await wire.connect();
	await wire.ask({ type: 'door.set', open: true });
	for (const again of ['', '。もう 一つ'])
		for (const [kind, texts] of [
			['komatta', komatta],
			['mottainai', mottainai]
		] as const)
			for (const text of texts) await post(wire, kind, text + again);
	await wire.ask({ type: 'notes.show' });
	await go(wire, 4);
	[desk, projector] = [await person(browser, 'laptop', origin), await person(browser, 'projector', origin)];
	for (const each of [desk, projector]) await signIn(each, city);
	await desk.page.goto(`/meetings/${meeting.id}/board`);
	await projector.page.goto(`/meetings/${meeting.id}/screen`);
	phone = await aPhone(browser, origin, meeting);
	await phone.page.getByRole('button', { name: '読みました' }).tap();
});
test.afterAll(() => {
	wire.drop();
});

const tools = ({ page }: Person) => page.getByRole('region', { name: '投影' });
const where = (who: Person) => tools(who).locator('.where');
const press = (name: string) => tools(desk).getByRole('button', { name, exact: true }).click();
const shown = async ({ page }: Person) => (await page.locator('main .note .words').allTextContents()).sort();
const bar = ({ page }: Person) => page.getByRole('region', { name: 'いま みんなで 見ている紙' });
const notePressed = (page: Page, text: string) =>
	page.locator(`[data-note="${noteOf(wire, text).id}"] > button`);

test('→ and ← turn the pages of the projector screen, which turn by themselves only when asked to', async () => {
	const { page } = desk;
	await expect(where(desk)).toHaveText(/^1／[2-9]$/);
	const first = await shown(projector);
	await page.keyboard.press('ArrowRight');
	await expect(where(desk)).toHaveText(/^2／/);
	await expect(projector.page.locator('header')).toContainText('2／');
	await expect.poll(() => shown(projector)).not.toEqual(first);
	await press('前の ページ');
	await expect.poll(() => shown(projector)).toEqual(first);
	await look(desk, 'wall-01-desk');
	await look(projector, 'wall-01-screen');

	await press('じどうで めくる');
	await expect.poll(() => wire.board.wall.turningSince).not.toBeNull();
	await press('止める');
	await expect.poll(() => wire.board.wall.turningSince).toBeNull();

	await page.keyboard.press('p');
	await expect(page.getByRole('textbox', { name: '書くこと' })).toBeFocused();
	const before = wire.board.wall.page;
	await page.keyboard.type('ひだり');
	await page.keyboard.press('ArrowLeft');
	await page.keyboard.press('ArrowRight');
	expect(wire.board.wall.page, 'a key in a field is the field’s').toBe(before);
	await page.keyboard.press('Escape');
});

test('QRを 出す puts the code on the projector screen until しまう', async () => {
	const code = projector.page.getByRole('img', { name: '会議に 入る QR' });
	await expect(code).toHaveCount(0);
	await press('QRを 出す');
	await expect(code).toBeVisible();
	expect((await code.boundingBox())!.width).toBeGreaterThanOrEqual(599); // of 1080
	await look(projector, 'wall-02-screen-qr');
	await go(wire, 5);
	await expect(code, 'at the next step too').toBeVisible();
	await press('QRを しまう');
	await expect(code).toHaveCount(0);
	await go(wire, 4);
});

test('かくす leaves the name of the meeting and one sentence, and 見せる brings the picture back', async () => {
	const before = await shown(projector);
	await press('かくす');
	await expect(projector.page.getByText('しばらく お待ちください')).toBeVisible();
	expect(await shown(projector)).toEqual([]);
	await look(projector, 'wall-03-screen-covered');
	await press('見せる');
	await expect.poll(() => shown(projector)).toEqual(before);
});

test('みんなで 見る: one note is large on the screen, and phones show it without taking anything away', async () => {
	const { page } = desk;
	const text = komatta[3]!;
	await go(wire, 5);
	await page.getByRole('button', { name: 'ぜんぶ 見る' }).click();
	await expect.poll(() => wire.board.spotlight).toBeNull();
	await phone.page.getByRole('button', { name: '紙を 書く' }).tap();
	await phone.page.getByRole('textbox').fill('書きかけの ことば');
	await notePressed(page, text).click();
	await page.getByRole('button', { name: 'みんなで 見る' }).click();
	await expect.poll(() => shown(projector)).toEqual([text]);
	await expect(tools(desk)).toContainText(`困${noteOf(wire, text).number}を 見せています`);
	await look(projector, 'wall-04-screen-note');

	await expect(phone.page.getByRole('textbox')).toBeFocused();
	await expect(bar(phone), 'the screen keyboard belongs to the field').toHaveCount(0);
	await phone.page.getByRole('textbox').blur();
	await bar(phone).getByRole('button', { name: '見る' }).tap();
	await expect(bar(phone)).toContainText(text);
	await expect(phone.page.getByRole('textbox')).toHaveValue('書きかけの ことば');
	await look(phone, 'wall-04-phone');
	await phone.page.getByRole('textbox').fill('');
	await phone.page.getByRole('textbox').blur();

	await page.keyboard.press('Escape');
	await press('しまう');
	await expect(bar(phone)).toHaveCount(0);
	await expect.poll(async () => (await shown(projector)).length).not.toBe(1);
});

test('a group is read together, under its name and with the numbers of its notes', async () => {
	const inGroup = [komatta[0]!, mottainai[0]!, komatta[6]!];
	const title = '通院と 買い物の 足';
	makeGroup(
		wire.doc,
		'group-0001' as GroupId,
		inGroup.map((text) => noteOf(wire, text).id),
		title
	);
	await desk.page.getByRole('button', { name: `「${title}」を みんなに 見せる` }).click();
	await expect.poll(() => shown(projector)).toEqual([...inGroup].sort());
	await expect(projector.page.getByRole('heading', { name: title })).toBeVisible();
	await expect(bar(phone)).toHaveCount(0);
	await look(projector, 'wall-05-screen-group');
	await press('しまう');
	await expect.poll(() => wire.board.wall.focus).toBeNull();
});

test('while notes are filed one by one phones show the same note, and the arrow keys belong to the filing', async () => {
	const { page } = desk;
	await page.getByRole('button', { name: '1枚ずつ まとめる' }).click();
	await expect.poll(() => wire.board.spotlight).not.toBeNull();
	const first = wire.board.ungrouped.find(({ id }) => id === wire.board.spotlight)!;
	await expect(bar(phone)).toContainText(first.text);
	await page.keyboard.press('ArrowRight');
	await expect.poll(() => wire.board.spotlight).not.toBe(first.id);
	expect(wire.board.wall.page).toBe(0);
	await expect(bar(phone)).not.toContainText(first.text);
	expectQuiet([desk, projector, phone]);
});
