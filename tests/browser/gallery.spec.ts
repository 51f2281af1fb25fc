/**
 * Takes every page of one meeting (tests/browser/pictures/gallery), named like the design drawings
 * to compare with. No page may scroll sideways, cut text or have axe violations; on the projector
 * screen no letter is below 48 px.
 */
import { expect } from '@playwright/test';
import type { RunningApp } from '../support/app.ts';
import type { RunningCity } from '../support/running-city.ts';
import { shootGroups, shootIdeas, shootVotes } from './gallery/arranging.ts';
import { shootDecisions, shootEnd, shootWithoutNetwork } from './gallery/ending.ts';
import { holdEarlier, openGallery, openProjector } from './gallery/meeting.ts';
import {
	fitAnew,
	shootAtOnce,
	shootLongNotes,
	shootMuch,
	shootReport,
	shootSignedOut
} from './gallery/much-to-show.ts';
import { shootPrintOuts, shootStaffPages } from './gallery/staff-pages.ts';
import { notes } from './gallery/words.ts';
import { shootReception, shootReview, shootShown, shootWriting } from './gallery/writing.ts';
import { expectQuiet } from './people.ts';
import { test } from './shared-server.ts';

let running: RunningApp;
let city: RunningCity;
test.beforeAll(async ({ server }) => {
	running = server.running;
	city = await server.newCity();
	await holdEarlier(running, city);
});

test('every screen of a meeting, on phone, laptop, projector and paper', async ({ browser }) => {
	test.setTimeout(600_000);
	const gallery = await openGallery(browser, running, city);
	const { desk, projector, phone, staff } = gallery;

	await test.step('受付', () => shootReception(gallery));
	await test.step('前回の つづき', () => shootReview(gallery));
	await test.step('書く', () => shootWriting(gallery));
	await test.step('見せる', () => shootShown(gallery));
	await test.step('まとめる', () => shootGroups(gallery));
	await test.step('組み合わせる', () => shootIdeas(gallery));
	await test.step('選ぶ', () => shootVotes(gallery));
	await test.step('決める', () => shootDecisions(gallery));
	await test.step('確認 and 閉会', () => shootEnd(gallery));
	await test.step('no network, and nobody signed in', () => shootWithoutNetwork(gallery));
	await test.step('pages of staff', () => shootStaffPages(gallery));
	await test.step('paper', () => shootPrintOuts(gallery));

	expect(staff.board.notes.length).toBe(notes.length + 1);
	expectQuiet([desk, projector, phone]);
});

test('the projector screen with much to show, with notes as they come, and with nobody signed in', async ({
	browser
}) => {
	test.setTimeout(120_000);
	const screen = await openProjector(browser, running, city, {
		agenda: ['write', 'group', 'break', 'combine', 'choose', 'report', 'close']
	});
	const { projector, meeting } = screen;
	await projector.page.goto(`/meetings/${meeting.id}/screen`);

	await test.step('20秒ごとに 出ます', () => shootAtOnce(screen));
	await test.step('where the style alone changes, as the grid of another page, letters are fitted anew', () =>
		fitAnew(screen));
	await test.step('long notes, many groups, long titles', () => shootLongNotes(screen));
	await test.step('a 組み合わせ of much, and many シール', () => shootMuch(screen));
	await test.step('報告, and an end without やること', () => shootReport(screen));
	await test.step('signed out: the projector screen says what the facilitator can do', () =>
		shootSignedOut(screen, running.origin));

	expectQuiet([projector]);
});
