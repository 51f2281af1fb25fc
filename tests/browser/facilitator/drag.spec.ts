/**
 * Dragging is a second way to まとめる: onto a group, onto 新しい まとまり, back to the tray, with the same
 * undo step as the click way. Esc, a drop elsewhere and what another laptop does meanwhile harm nothing.
 */
import { expect, type Locator } from '@playwright/test';
import { dissolveGroup, makeGroup, moveNotes } from '#lib/board/document/edits.ts';
import type { GroupId, NoteId } from '#lib/board/model.ts';
import type { RunningApp } from '../../support/app.ts';
import type { RunningCity } from '../../support/running-city.ts';
import { WirePhone } from '../../support/wire-phone.ts';
import { expectQuiet, person, picture, signIn, type Person } from '../people.ts';
import { test } from '../shared-server.ts';
import { go, komatta, post } from './arrange/notes.ts';

let running: RunningApp;
let city: RunningCity;
let desk: Person;
/** The same facilitator at another laptop. */
let wire: WirePhone;

const [rides, snow] = ['group-rides', 'group-snow'] as GroupId[] as [GroupId, GroupId];

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser, server }) => {
	running = server.running;
	city = await server.newCity();
	const meeting = await city.prepare();
	const { origin } = running;
	wire = new WirePhone({ origin, meeting, cookie: city.staffCookie, view: 'staff' });
	await wire.connect();
	await wire.ask({ type: 'door.set', open: true });
	for (const text of komatta) await post(wire, 'komatta', text);
	await wire.ask({ type: 'notes.show' });
	await go(wire, 5);
	// By number, as they lie in the tray: a message covers its lower end.
	order = wire.board.ungrouped.map(({ id }) => id);
	makeGroup(wire.doc, rides, [idOf(2)], '行き帰り');
	makeGroup(wire.doc, snow, [idOf(1)], '雪の日');
	desk = await person(browser, 'laptop', origin);
	await signIn(desk, city);
	await desk.page.goto(`/meetings/${meeting.id}/board`);
	await desk.page.getByRole('button', { name: 'ぜんぶ 見る' }).click();
	await expect(group(snow)).toBeVisible();
});
test.afterAll(() => {
	wire.drop();
});

let order: readonly NoteId[];
const idOf = (at: number): NoteId => order[at]!;
const note = (at: number) => desk.page.locator(`[data-note="${idOf(at)}"]`);
const group = (id: GroupId) => desk.page.locator(`[data-place="${id}"]`);
const fresh = () => desk.page.locator('[data-place="new"]');
const undo = () => desk.page.locator('header').getByRole('button', { name: '元に戻す' });
const liesIn = (at: number) =>
	wire.board.groups.find(({ notes }) => notes.some(({ id }) => id === idOf(at)))?.id ?? null;

async function middleOf(place: Locator): Promise<[number, number]> {
	const box = (await place.boundingBox())!;
	return [box.x + box.width / 2, box.y + Math.min(box.height / 2, 20)];
}

/** The browser begins a drag with the first movement of a pressed mouse. */
async function lift(at: number): Promise<void> {
	const { mouse } = desk.page;
	const [x, y] = await middleOf(note(at));
	await mouse.move(x, y);
	await mouse.down();
	await mouse.move(x + 12, y + 12, { steps: 3 });
	await expect(fresh()).toBeVisible();
}

async function over(place: Locator): Promise<void> {
	const [x, y] = await middleOf(place);
	await desk.page.mouse.move(x, y, { steps: 4 });
	await expect(place).toHaveClass(/\bover\b/);
}

async function drag(at: number, place: () => Locator): Promise<void> {
	await lift(at);
	await over(place());
	await desk.page.mouse.up();
	await expect(fresh()).toHaveCount(0);
}

test('a note goes from the tray into a group and on into another, each with one undo step', async () => {
	await lift(0);
	await over(group(rides));
	await expect(note(0)).toHaveClass(/\bdragged\b/);
	await picture(desk, 'drag-01-over-group');
	await desk.page.mouse.up();
	await expect.poll(() => liesIn(0)).toBe(rides);
	await expect(note(0)).not.toHaveClass(/\bdragged\b/);
	await expect(desk.page.getByText('1枚を 入れました')).toBeVisible();
	await drag(0, () => group(snow));
	await expect.poll(() => liesIn(0)).toBe(snow);
	await undo().click();
	await expect.poll(() => liesIn(0)).toBe(rides);
	await undo().click();
	await expect.poll(() => liesIn(0)).toBeNull();
	await expect(undo()).toBeDisabled();
});

test('three selected notes go together onto 新しい まとまり; one that is not selected goes alone', async () => {
	const { page } = desk;
	for (const at of [3, 4, 5]) await note(at).getByRole('button').click();
	await drag(6, () => group(rides));
	await expect.poll(() => liesIn(6)).toBe(rides);
	await expect(page.getByText('3枚 えらんでいます')).toBeVisible();
	await lift(4);
	await over(fresh());
	await expect(fresh().getByText('3枚')).toBeVisible();
	await picture(desk, 'drag-02-over-new');
	await page.mouse.up();
	await expect.poll(() => wire.board.groups.length).toBe(3);
	const together = wire.board.groups[2]!.notes.map(({ id }) => id);
	expect(together).toEqual([3, 4, 5].map(idOf));
	await expect(page.locator(`#name-${wire.board.groups[2]!.id}`)).toBeFocused();
	await undo().click();
	await expect.poll(() => wire.board.groups.length).toBe(2);
	expect([3, 4, 5].map(liesIn)).toEqual([null, null, null]);
	await undo().click();
	await expect.poll(() => liesIn(6)).toBeNull();
});

test('a drop among the loose notes takes a note out of its group', async () => {
	await drag(1, () => desk.page.locator('[data-place="loose"]'));
	await expect.poll(() => liesIn(1)).toBeNull();
	await undo().click();
	await expect.poll(() => liesIn(1)).toBe(snow);
});

test('Esc, a drop outside and a drop where the note lies change nothing, and leave no undo step', async () => {
	const { page } = desk;
	const before = JSON.stringify(wire.board.groups);
	await lift(0);
	await over(group(rides));
	await page.keyboard.press('Escape');
	await page.mouse.up();
	await page.mouse.move(600, 400); // A drag that the browser has ended without a word is noticed here.
	await expect(fresh()).toHaveCount(0);

	await lift(0);
	const [x, y] = await middleOf(page.locator('header h1'));
	await page.mouse.move(x, y, { steps: 4 });
	await page.mouse.up();
	await page.mouse.move(600, 400);
	await expect(fresh()).toHaveCount(0);
	await drag(2, () => group(rides));
	await expect(undo()).toBeDisabled();
	expect(JSON.stringify(wire.board.groups)).toBe(before);
	await expect(note(0)).toBeVisible();
	await expect(page.locator('.dragged')).toHaveCount(0);
	await note(0).getByRole('button').click(); // A click selects as ever.
	await expect(page.getByText('1枚 えらんでいます')).toBeVisible();
	await page.keyboard.press('Escape');
});

test('a hand that trembles while it presses selects the note', async () => {
	const { mouse } = desk.page;
	const [x, y] = await middleOf(note(0));
	await mouse.move(x, y);
	await mouse.down();
	await mouse.move(x + 6, y + 2, { steps: 3 });
	await mouse.up();
	await expect(desk.page.getByText('1枚 えらんでいます')).toBeVisible();
	await expect(undo()).toBeDisabled();
	await desk.page.keyboard.press('Escape');
	await expect(desk.page.getByText('1枚 えらんでいます')).toHaveCount(0);
});

test('a note that the other laptop files during the drag goes where it is dropped', async () => {
	await lift(7);
	moveNotes(wire.doc, [idOf(7)], snow);
	await expect(group(snow).locator(`[data-note="${idOf(7)}"]`)).toHaveClass(/\bdragged\b/);
	await over(group(rides));
	await desk.page.mouse.up();
	await expect.poll(() => liesIn(7)).toBe(rides);
	await undo().click();
	await expect.poll(() => liesIn(7)).toBe(snow);
});

test('a note that the other laptop throws away during the drag says so at the drop', async () => {
	const { page } = desk;
	const trashed = idOf(8);
	await lift(8);
	await wire.ask({ type: 'note.trash', note: trashed });
	await expect(page.locator(`[data-note="${trashed}"]`)).toHaveCount(0);
	await over(group(rides));
	await page.mouse.up();
	await expect(page.getByText('うごかしていた 紙は、もう ここに ありません。')).toBeVisible();
	await page.mouse.move(600, 400);
	await expect(fresh()).toHaveCount(0);
});

test('a group that the other laptop dissolves during the drag takes nothing', async () => {
	const { page } = desk;
	await lift(9);
	await over(group(snow));
	dissolveGroup(wire.doc, snow);
	await expect(group(snow)).toHaveCount(0);
	await page.mouse.up();
	await page.mouse.move(600, 400);
	await expect(fresh()).toHaveCount(0);
	expect(liesIn(9)).toBeNull();
	await drag(9, () => group(rides));
	await expect.poll(() => liesIn(9)).toBe(rides);
	expectQuiet([desk]);
});
