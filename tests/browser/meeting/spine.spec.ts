/**
 * This is the core flow: a note from a phone goes to the projector screen, into a group, a combination
 * and an action (やること), and the next meeting of the council opens with it. One projector, two
 * facilitators and three phones take part. Axe checks what no other spec shows; the same screens in the
 * same state are checked in the gallery, `desk`, `arrange`, `door` and `phone`.
 */
import { test, type Browser } from '@playwright/test';
import { startApp, type RunningApp } from '../../support/app.ts';
import { expectQuiet, person } from '../people.ts';
import { changeBetweenMeetings, close, listActions, openNext, reportNews } from './spine/afterwards.ts';
import { decide, groupTogether, makeIdea, showLateNote, undo } from './spine/arranging.ts';
import type { Hall } from './spine/hall.ts';
import { comeIn, openTheDoor, reviewNothing, scanAgain } from './spine/reception.ts';
import { prepare, setUp, signIn } from './spine/ways-in.ts';
import { changeOwnNotes, lookThrough, showAll, writeHidden, writeWithoutNetwork } from './spine/writing.ts';

let running: RunningApp;
test.beforeAll(async () => {
	running = await startApp();
});
test.afterAll(() => running.stop());

async function people(browser: Browser): Promise<Hall> {
	const { origin } = running;
	return {
		desk: await person(browser, 'laptop', origin),
		second: await person(browser, 'laptop', origin),
		projector: await person(browser, 'projector', origin),
		ann: await person(browser, 'phone', origin),
		ben: await person(browser, 'phone', origin),
		cho: await person(browser, 'phone', origin)
	};
}

test('a note from a phone becomes a やること that opens the next meeting', async ({ browser }) => {
	test.setTimeout(600_000);
	const hall = await people(browser);
	const { desk, second } = hall;

	await setUp(desk, running.setupLink ?? '');
	const first = await prepare(desk, 'spine-04');
	await signIn(second);
	for (const { page } of [desk, second]) await page.goto(`${first.path}/board`);

	await test.step('the door is shut until the facilitator opens it', () => openTheDoor(hall, first));
	await test.step('受付: phones come in by QR and by number', () => comeIn(hall, first));
	await test.step('a second scan brings back the same participant', () => scanAgain(hall, first));
	await test.step('前回の つづき of a first meeting is empty, and says so', () => reviewNothing(hall));
	await test.step('書く: notes wait hidden; only their number is on the projector screen', () =>
		writeHidden(hall));
	await test.step('the facilitator looks into the closed pile; it closes again at the next step', () =>
		lookThrough(hall));
	await test.step('no network: the phone keeps its notes, also over a reload of the page it has', () =>
		writeWithoutNetwork(hall));
	await test.step('a draft survives a reload; own notes are changed and taken back', () =>
		changeOwnNotes(hall));
	await test.step('見せる: all at once, on every screen, with numbers', () => showAll(hall));
	await test.step('まとめる: two facilitators at once, one of them through a cut', () => groupTogether(hall));
	await test.step('元に戻す takes back one’s own step', () => undo(hall));
	await test.step('a late note waits, and is shown when the facilitator says so', () => showLateNote(hall));
	await test.step('組み合わせる: one of each and one line', () => makeIdea(hall));
	await test.step('決める: なにを, 最初の一歩, だれが, いつまでに', () => decide(hall));
	await test.step('閉会: phones see the result', () => close(hall));
	await test.step('between meetings: one list of all やること, for accounts only', () => listActions(hall));

	const next = await prepare(desk, 'spine-18');
	await test.step('the next meeting opens at 前回の つづき with what is undone', () => openNext(hall, next));
	await test.step('status and a word are set there, and stay in its history', () => reportNews(hall));
	await test.step('a change on the page between meetings is on the open board at once', () =>
		changeBetweenMeetings(hall));

	expectQuiet(Object.values(hall));
});
