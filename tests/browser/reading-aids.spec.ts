/**
 * Pages stay whole with what helps to read them: a browser that translates them, a screen reader that
 * speaks them, and letters that are extremely tall.
 */
import { expect, type Browser, type Page } from '@playwright/test';
import { changeIdea, makeGroup, nameGroup } from '#lib/board/document/edits.ts';
import type { GroupId } from '#lib/board/model.ts';
import { cookieName } from '#lib/server/auth/cookies.ts';
import type { RunningApp } from '../support/app.ts';
import type { PreparedMeeting, RunningCity } from '../support/running-city.ts';
import { expectQuiet, person, picture, type Person } from './people.ts';
import { aPhone, phoneMeeting, tea } from './phone-meeting.ts';
import { test } from './shared-server.ts';
import { high, unheld } from './reading-aids/tall-text.ts';
import { expectSame, twins } from './reading-aids/translation.ts';

let running: RunningApp;
let city: RunningCity;
test.beforeAll(async ({ server }) => {
	running = server.running;
	city = await server.newCity();
});

const own = (page: Page, text: string) => page.getByRole('listitem').filter({ hasText: text });

async function staffAt(browser: Browser, device: 'laptop' | 'projector'): Promise<Person> {
	const somebody = await person(browser, device, running.origin);
	const [, value = ''] = city.staffCookie.split('=');
	await somebody.page
		.context()
		.addCookies([{ name: cookieName('session', false), value, url: running.origin }]);
	return somebody;
}

async function theProjector(browser: Browser, { screenToken }: PreparedMeeting): Promise<Person> {
	const projector = await person(browser, 'projector', running.origin);
	await projector.page.goto(`/screen#${screenToken}`);
	await expect(projector.page).not.toHaveURL(/#/);
	return projector;
}

test('what a browser translates stays true: a note’s state, the step, the time, counts and words of others', async ({
	browser
}) => {
	const { meeting, staff, neighbour, go, fill, noteWith } = await phoneMeeting(running, city);
	const phone = await aPhone(browser, running.origin, meeting);
	const { page } = phone;
	const projector = await theProjector(browser, meeting);
	const laptop = await staffAt(browser, 'laptop');
	await laptop.page.goto(`/meetings/${meeting.id}/board`);
	await page.getByRole('button', { name: '読みました' }).tap();
	await go('write');
	await expect(page.getByText('困っている').first()).toBeVisible();
	await expect(laptop.page.getByRole('button', { name: '次へ' })).toBeVisible();
	const pairs = [await twins(page), await twins(projector.page), await twins(laptop.page)];
	const same = (when: string) => expectSame(pairs, when);
	await same('as the page is translated');

	await staff.ask({ type: 'timer.start', seconds: 300 });
	await page.getByRole('textbox').fill('お米を 坂の上まで 運べない');
	await page.getByRole('button', { name: '出す', exact: true }).tap();
	await expect(own(page, 'お米').getByText('届きました')).toBeVisible();
	await expect(own(page, 'お米').getByText('出しています')).toHaveCount(0);
	await same('a note arrived, and the time runs');
	await page.context().setOffline(true);
	await page.getByRole('textbox').fill('夜道が 暗い');
	await page.getByRole('button', { name: '出す', exact: true }).tap();
	await expect(own(page, '夜道')).toBeVisible();
	await page.context().setOffline(false);
	await expect(own(page, '夜道').getByText('届きました')).toBeVisible({ timeout: 30_000 });
	await same('what was written without a network arrived');

	await go('write', 1);
	await expect(page.getByRole('button', { name: 'もったいない', pressed: true })).toBeVisible();
	await page.getByRole('textbox').fill('送迎の 席が ひとつ');
	await page.getByRole('button', { name: '出す', exact: true }).tap();
	await expect(own(page, '席が').getByText('届きました')).toBeVisible();
	await same('もったいない is asked for');
	await fill();
	await staff.until(() => staff.board.notes.some(({ text }) => text.includes('席が')));
	const kinds = staff.board.notes.filter(({ text }) => /お米|席が/.test(text)).map(({ kind }) => kind);
	expect(kinds.sort()).toEqual(['komatta', 'mottainai']);
	await same('見せる');

	await go('group');
	await page.getByRole('button', { name: /わたしも.*バス/ }).tap();
	await neighbour.ask({ type: 'support.set', note: noteWith('バス'), on: true });
	nameGroup(staff.doc, 'group-snow' as GroupId, '雪かきの 人手');
	await staff.ask({ type: 'note.edit', note: noteWith('席が'), text: '送迎の 席が 三つ' });
	await page.evaluate(() => scrollTo(0, 0)); // the twin was not scrolled by a press
	await same('まとめる: counts and names change');
	await go('combine');
	changeIdea(staff.doc, tea, '和室で 月一回、お茶のみ場を ひらけば');
	await same('組み合わせる');
	await go('choose');
	await staff.ask({ type: 'votes.open' });
	await page
		.getByRole('group', { name: /月一回/ })
		.getByRole('button')
		.last()
		.tap();
	await same('シールを 貼る');
	await staff.ask({ type: 'votes.close' });
	await same('the sum of シール');
	await go('decide');
	const words = {
		what: 'お茶のみ場を ひらく',
		firstStep: '',
		owner: '',
		helpers: '',
		due: { kind: 'undecided' as const }
	};
	await staff.ask({ type: 'deciding.set', deciding: { result: 'do', ...words, combination: tea } });
	await same('a やること is written');
	await staff.ask({ type: 'action.decide', result: 'do', ...words, combination: tea });
	await same('決める');
	await staff.ask({ type: 'meeting.close' });
	await expect(page.getByText('済み').first()).toBeVisible();
	await same('閉会');
	expectQuiet([phone, projector, laptop]);
	for (const { translated } of pairs) await translated.context().close();
});

test('forty notes in ten seconds are said once, at rest, to who listens at the laptop; the number is there at once', async ({
	browser
}) => {
	const { meeting, staff, go } = await phoneMeeting(running, city);
	await go('write');
	const laptop = await staffAt(browser, 'laptop');
	const { page } = laptop;
	await page.clock.install();
	await page.goto(`/meetings/${meeting.id}/board`);
	const count = page.locator('.kind.komatta .number');
	await expect(count).toHaveText('0');
	await page.clock.pauseAt(await page.evaluate(() => Date.now() + 1_000));
	await page.evaluate(() => {
		const live =
			'[role="status"], [aria-live="polite"], [aria-live="assertive"], [role="log"], [role="alert"]';
		const said: string[] = [];
		Object.assign(window, { said });
		new MutationObserver((records) => {
			const regions = records.map(({ target }) =>
				(target instanceof Element ? target : target.parentElement)?.closest(live)
			);
			for (const region of new Set(regions)) if (region) said.push(region.textContent ?? '');
		}).observe(document.body, { childList: true, characterData: true, subtree: true });
	});
	/**
	 * Returns only announcements of note counts, because fast-forwarding 10 s makes the page
	 * reconnect, which it may announce too.
	 */
	const said = () =>
		page.evaluate(() =>
			(window as unknown as { said: string[] }).said.filter((words) => /^困は/.test(words))
		);

	for (let i = 0; i < 40; i += 1) {
		expect(
			await staff.ask({ type: 'note.post', kind: 'komatta', text: `紙 ${i}`, as: 'proxy' })
		).toMatchObject({
			ok: true
		});
		await page.clock.runFor(250);
	}
	await expect(count).toHaveText('40');
	await page.clock.runFor(4_000);
	expect(await said()).toEqual(['困は 40枚、もは 0枚です']);
	await staff.ask({ type: 'note.post', kind: 'mottainai', text: 'もう 一枚', as: 'proxy' });
	await expect(page.locator('.kind.mottainai .number')).toHaveText('1');
	await page.clock.runFor(10_000);
	expect(await said()).toHaveLength(1); // Announcements are 20 s apart.
	await page.clock.runFor(10_000);
	await expect.poll(said).toEqual(['困は 40枚、もは 0枚です', '困は 40枚、もは 1枚です']);
	expectQuiet([laptop]);
	await page.context().close();
});

test('letters with many marks, families, endless words and high scripts stay inside their own box', async ({
	browser
}) => {
	const { meeting, staff, go, fill } = await phoneMeeting(running, city);
	const phone = await aPhone(browser, running.origin, meeting);
	const projector = await theProjector(browser, meeting);
	const laptop = await staffAt(browser, 'laptop');
	await laptop.page.goto(`/meetings/${meeting.id}/board`);
	for (const [i, text] of high.entries())
		expect(
			await staff.ask({ type: 'note.post', kind: i % 2 === 0 ? 'komatta' : 'mottainai', text, as: 'proxy' })
		).toMatchObject({ ok: true });
	await fill();
	const looked = async (when: string) => {
		for (const [name, { page }] of Object.entries({ phone, projector, laptop })) {
			await expect.poll(() => unheld(page, high), { message: `${name}, ${when}` }).toEqual([]);
			await picture({ page }, `readers-${when}-${name}`);
		}
	};
	await go('show');
	await expect(laptop.page.getByText(high[0]!).first()).toBeVisible();
	await expect(phone.page.getByText(high[0]!).first()).toBeVisible();
	await looked('shown');
	await go('group');
	makeGroup(
		staff.doc,
		'group-high' as GroupId,
		staff.board.notes.filter(({ text }) => high.includes(text)).map(({ id }) => id),
		high[0]
	);
	await staff.ask({ type: 'spotlight.set', note: null });
	await staff.ask({ type: 'wall.set', turning: true });
	await expect(projector.page.getByText(high[0]!).first()).toBeVisible({ timeout: 60_000 });
	await looked('grouped');
	await go('combine');
	changeIdea(staff.doc, tea, high[0]!);
	await expect(phone.page.getByText(high[0]!).first()).toBeVisible();
	await looked('combined');
	expectQuiet([phone, projector, laptop]);
	for (const { page } of [phone, projector, laptop]) await page.context().close();
});
