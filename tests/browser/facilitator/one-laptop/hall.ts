/** One laptop is the wall, and the facilitator's phone is its remote. */
import { expect, type Browser, type Locator, type Page } from '@playwright/test';
import type { RunningApp } from '../../../support/app.ts';
import type { PreparedMeeting, RunningCity } from '../../../support/running-city.ts';
import { comeIn, WirePhone } from '../../../support/wire-phone.ts';
import { person, signIn, type Person } from '../../people.ts';

export interface Hall {
	readonly laptop: Person;
	readonly remote: Person;
	/** A participant without a browser. */
	readonly ann: WirePhone;
	/** The same facilitator without a browser reads the server's state and prepares data. */
	readonly staff: WirePhone;
	readonly meeting: PreparedMeeting;
	/** What only staff may see and was seen on the laptop while it was the wall. */
	readonly seenOnWall: string[];
}

/** No participant's phone and no wall may show these. */
export const named = '角の 田中さんが 雪かきを できない';
export const rude = 'この会議は つまらない';
const ofStaff = [
	...[named, '田中', rude, 'あずかり', '出席', '代筆', '元に戻す', '保存済み', '目を とおす'],
	...['あとから', 'シールを はった スマホ', '見せる紙', 'おそい', 'はやい']
];

export async function oneLaptop(browser: Browser, { origin }: RunningApp, city: RunningCity): Promise<Hall> {
	const meeting = await city.prepare();
	const staff = new WirePhone({ origin, meeting, cookie: city.staffCookie, view: 'staff' });
	await staff.connect();
	await staff.ask({ type: 'door.set', open: true });
	const cookie = await comeIn(origin, { token: meeting.joinToken });
	const ann = new WirePhone({ origin, meeting, cookie, view: 'phone' });
	await ann.connect();
	const [laptop, remote] = [await person(browser, 'laptop', origin), await person(browser, 'phone', origin)];
	const seenOnWall: string[] = [];
	await watch(laptop.page, seenOnWall);
	for (const each of [laptop, remote]) await signIn(each, city);
	await laptop.page.goto(`/meetings/${meeting.id}/board`);
	await remote.page.goto(`/meetings/${meeting.id}/remote`);
	return { laptop, remote, ann, staff, meeting, seenOnWall };
}

/** Looks at every change of the page, also at those between two looks of a test. */
async function watch(page: Page, seen: string[]): Promise<void> {
	await page.exposeFunction('seenOnWall', (words: string) => void seen.push(words));
	await page.addInitScript((never: readonly string[]) => {
		const { seenOnWall } = globalThis as unknown as { seenOnWall: (words: string) => void };
		const look = () => {
			if (!location.search.includes('wall')) return;
			const shown = document.body.innerText;
			for (const words of never) if (shown.includes(words)) seenOnWall(words);
		};
		addEventListener('DOMContentLoaded', () => {
			look();
			new MutationObserver(look).observe(document.body, {
				childList: true,
				subtree: true,
				characterData: true
			});
		});
	}, ofStaff);
}

export async function startWall({ laptop: { page } }: Hall): Promise<void> {
	await page.locator('header').getByRole('button', { name: 'ほか' }).click();
	await page.getByRole('button', { name: '1台で 進める' }).click();
	const sheet = page.getByRole('dialog', { name: '1台で 進める' });
	await expect(sheet.getByText('リモコン なしでも はじめられます')).toBeVisible();
	await sheet.getByRole('button', { name: 'はじめる' }).click();
	await expect(page).toHaveURL(/\?wall$/);
	await expect(page.locator('.screen')).toBeVisible();
	await expect(page.locator('.board')).toHaveCount(0);
}

export const stepOnWall = ({ laptop: { page } }: Hall) => page.locator('.screen header h1');
export const pageOnWall = ({ laptop: { page } }: Hall) => page.locator('.screen header .right');
const pressable = (place: Page | Locator, name: string | RegExp) =>
	place.getByRole('button', { name, exact: typeof name === 'string' });
export const tap = ({ remote: { page } }: Hall, name: string | RegExp) => pressable(page, name).tap();
export const button = ({ remote: { page } }: Hall, name: string | RegExp) => pressable(page, name);

/** Goes on by the remote; the wall and the server must agree. */
export async function next(hall: Hall, title: string): Promise<void> {
	await tap(hall, `次へ：${title}`);
	await expect(stepOnWall(hall)).toHaveText(title);
	await expect.poll(() => hall.staff.board.agenda[hall.staff.board.position]?.title).toBe(title);
	await hall.remote.page.waitForTimeout(750); // a press just after a change does not count
}
