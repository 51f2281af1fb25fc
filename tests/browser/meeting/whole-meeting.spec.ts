/**
 * One run holds the ninety minutes from 受付 to まとめ完了 and the start of the next meeting, with a
 * mirrored laptop driven by keyboard alone, a projector, a real phone page, fourteen more phones,
 * and eight people with printed cards. Text that was never shown must never be in the page of the
 * laptop, and no name on the projector screen. Pictures are for people; axe checks the same pages
 * in other specs.
 */
import { test } from '@playwright/test';
import { startApp, type RunningApp } from '../../support/app.ts';
import { aRunningCity, type RunningCity } from '../../support/running-city.ts';
import { expectQuiet, person } from '../people.ts';
import { choose, fileAll, makeIdeas } from './whole-meeting/arranging.ts';
import { closeAndFinish, decide, meetAgain } from './whole-meeting/ending.ts';
import type { Hall } from './whole-meeting/hall.ts';
import { showAll, welcome, writeTroubles, writeUnused } from './whole-meeting/writing.ts';

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

test('a whole meeting with one laptop, by keys alone, and the next one half a year later', async ({
	browser
}) => {
	test.setTimeout(420_000);
	const { origin } = running;
	const hall: Hall = {
		origin,
		city,
		meeting: await city.prepare(),
		desk: await person(browser, 'laptop', origin),
		projector: await person(browser, 'projector', origin),
		hand: await person(browser, 'phone', origin),
		wires: []
	};

	await test.step('受付: sign in, open the door, count who has come', () => welcome(hall));
	await test.step('前回の つづき, then 困っている: the time runs, phones write, cards are typed in', () =>
		writeTroubles(hall));
	await test.step('もったいない, and eight notes on printed cards by 代筆', () => writeUnused(hall));
	await test.step('見せる: looked through once, one put into あずかり, then all at once', () =>
		showAll(hall));
	await test.step('まとめる: 37 notes filed by keys, a わたしも from the phone', () => fileAll(hall));
	await test.step('休憩, 組み合わせる: three ideas by number', () => makeIdeas(hall));
	await test.step('選ぶ: phones, hands and paper; nobody sees a sum before it is closed', () => choose(hall));
	await test.step('決める: an idea becomes a やること; another is left for next time', () => decide(hall));
	await test.step('閉会 and まとめ完了: the phone sees where its note went; the rest is forgotten', () =>
		closeAndFinish(hall));
	await test.step('half a year later: the next meeting opens with it, and with what was left', () =>
		meetAgain(hall));

	for (const wire of hall.wires) wire.drop();
	expectQuiet([hall.desk, hall.projector, hall.hand]);
});
