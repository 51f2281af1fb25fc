/**
 * A short meeting with one laptop, which is the wall, and the facilitator's phone, which is the remote.
 * Whatever is on the laptop meanwhile is watched: no word, count or message of staff may be among it.
 */
import { expect, test } from '@playwright/test';
import { combine } from '#lib/board/document/edits.ts';
import type { CombinationId } from '#lib/board/model.ts';
import { startApp, type RunningApp } from '../../support/app.ts';
import { BadProxy, goodNetwork } from '../../support/bad-proxy.ts';
import { aRunningCity, type RunningCity } from '../../support/running-city.ts';
import { expectQuiet, look, person, signIn } from '../people.ts';
import { komatta, mottainai, post } from './arrange/notes.ts';
import { button, named, next, oneLaptop, rude, startWall, stepOnWall, tap } from './one-laptop/hall.ts';
import { pressesReachTheWall } from './one-laptop/press-times.ts';
import { chooseAndClose, closed, cutOffItWaits, fitsOneHand, lookThrough } from './one-laptop/remote.ts';
import {
	backAndOnAgain,
	cutOffPagesStillTurn,
	keysTurnAndCover,
	reloadIsTheWall
} from './one-laptop/wall.ts';

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

test('a whole meeting by the remote, and nothing of staff is ever on the laptop’s wall', async ({
	browser
}) => {
	test.setTimeout(420_000);
	const hall = await oneLaptop(browser, running, city);
	const { laptop, remote, ann, staff, seenOnWall } = hall;

	await test.step('受付: the wall is the projector’s, and a list of keys goes by itself', async () => {
		await look(laptop, 'one-laptop-board');
		await startWall(hall);
		await expect(laptop.page.getByText('スマホ 1台')).toBeVisible();
		await expect(laptop.page.getByText('かくす・見せる')).toBeVisible();
		await expect(laptop.page.getByText('かくす・見せる')).toHaveCount(0, { timeout: 12_000 });
		await look(laptop, 'one-laptop-wall');
		await look(remote, 'remote-reception');
		await fitsOneHand(hall, 'reception');
	});
	await test.step('書く: the time runs, notes wait, one is in あずかり', async () => {
		await next(hall, '前回の つづき');
		await next(hall, '困っている');
		await tap(hall, '10分 はじめる');
		await expect(laptop.page.getByRole('timer')).toBeVisible();
		await tap(hall, '＋1分');
		for (const again of ['', '。もう 一つ'])
			for (const [kind, texts] of [
				['komatta', komatta],
				['mottainai', mottainai]
			] as const)
				for (const text of texts) await post(staff, kind, text + again);
		for (const text of [named, rude]) await ann.ask({ type: 'note.post', kind: 'komatta', text });
		await expect(button(hall, '目を とおす 41枚')).toBeEnabled();
		await expect(button(hall, 'あずかり 1')).toBeEnabled();
		await fitsOneHand(hall, 'write');
		await next(hall, 'もったいない');
	});
	await test.step('見せる: looked through on the remote, shown on the wall', async () => {
		await next(hall, '見せる');
		await lookThrough(hall);
	});
	await test.step('a press on the remote is on the wall in time', () => pressesReachTheWall(hall));
	await test.step('the laptop’s own keys', () => keysTurnAndCover(hall));
	await test.step('the laptop without a network', () => cutOffPagesStillTurn(hall));
	await test.step('Esc, and on again', () => backAndOnAgain(hall));
	await test.step('a reload', () => reloadIsTheWall(hall));
	await test.step('the remote without a network', () => cutOffItWaits(hall));
	await test.step('選ぶ: how many have voted is on the remote alone', async () => {
		const [one, other] = staff.board.notes;
		const members = [one!, other!].map(({ id }) => ({ type: 'note', id }) as const);
		combine(staff.doc, 'idea-000001' as CombinationId, members, '火曜の 昼に、乗りあいの 日を つくれば');
		for (const title of ['まとめる', '休憩', '組み合わせる', '選ぶ']) await next(hall, title);
		await chooseAndClose(hall);
	});
	await test.step('閉会 by the remote', async () => {
		await next(hall, '決める');
		await laptop.page.keyboard.press('n');
		await expect(stepOnWall(hall)).toHaveText('確認');
		await closed(hall);
	});

	expect(seenOnWall).toEqual([]);
	for (const wire of [ann, staff]) wire.drop();
	expectQuiet([laptop, remote]);
});

test('two remotes that press 次へ in the same moment skip no step', async ({ browser }) => {
	const hall = await oneLaptop(browser, running, city);
	const { remote, staff } = hall;
	const other = await remote.page.context().newPage();
	await other.goto(remote.page.url());
	for (const page of [remote.page, other])
		await expect(page.getByRole('button', { name: '次へ：前回の つづき' })).toBeEnabled();
	await Promise.all(
		[remote.page, other].map((page) =>
			page.locator('.dock .main').evaluate((element) => (element as HTMLButtonElement).click())
		)
	);
	for (const page of [remote.page, other])
		await expect(page.getByRole('button', { name: '次へ：困っている' })).toBeEnabled();
	expect(staff.board.position).toBe(1);
});

test('a remote that slept shows what is true before anything can be pressed', async ({ browser }) => {
	const proxy = await BadProxy.before(running.origin, 11);
	const { meeting, staff } = await oneLaptop(browser, running, city);
	const remote = await person(browser, 'phone', proxy.origin);
	await signIn(remote, city);
	const { page } = remote;
	await page.goto(`/meetings/${meeting.id}/remote`);
	await expect(page.getByRole('button', { name: '次へ：前回の つづき' })).toBeEnabled();
	const turn = (to: DocumentVisibilityState) =>
		page.evaluate((visibilityState) => {
			Object.defineProperty(document, 'visibilityState', { value: visibilityState, configurable: true });
			document.dispatchEvent(new Event('visibilitychange'));
		}, to);

	await turn('hidden');
	proxy.halfOpen();
	proxy.network = { ...goodNetwork, link: 'stall' };
	for (const position of [1, 2, 3]) await staff.ask({ type: 'step.go', position });
	await turn('visible');
	await expect(page.locator('.dock .main')).toBeDisabled();
	await expect(page.locator('.remote .banner')).toBeVisible();
	await look(remote, 'remote-waking');
	proxy.network = goodNetwork;
	await expect(page.getByRole('button', { name: '次へ：見せる' })).toBeEnabled({ timeout: 30_000 });
	proxy.close();
});
