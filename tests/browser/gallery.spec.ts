/**
 * Takes every page of one meeting (tests/browser/pictures/gallery), named like the design drawings
 * to compare with. No page may scroll sideways, cut text or have axe violations; on the projector
 * screen no letter is below 48 px.
 */
import { expect, test } from '@playwright/test';
import { combine, makeGroup } from '#lib/board/document/edits.ts';
import type { CombinationId, GroupId } from '#lib/board/model.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { aRunningCity, type RunningCity } from '../support/running-city.ts';
import { shoot, shootPaper, shootPhone, shootWall } from './gallery/camera.ts';
import {
	decide,
	fillIn,
	goTo,
	holdEarlier,
	makeGroups,
	openWall,
	makeIdeas,
	openGallery,
	order,
	postNotes,
	review,
	vote
} from './gallery/meeting.ts';
import { groups, ideas, notes, promised, todo } from './gallery/words.ts';
import { expectQuiet } from './people.ts';

let running: RunningApp;
let city: RunningCity;
test.beforeAll(async () => {
	running = await startApp();
	city = await aRunningCity(running);
	await holdEarlier(running, city);
});
test.afterAll(async () => {
	await city.close();
	await running.stop();
});

test('every screen of a meeting, on phone, laptop, wall and paper', async ({ browser }) => {
	test.setTimeout(600_000);
	const gallery = await openGallery(browser, running, city);
	const { desk, wall, phone, staff, meeting } = gallery;
	const at = `/meetings/${meeting.id}`;
	const onWall = (words: string) => expect(wall.page.getByText(words, { exact: true }).first()).toBeVisible();
	const onPhone = (words: string) => expect(phone.page.getByText(words).first()).toBeVisible();
	/**
	 * Advances the clock of the projector screen by 20 s until it shows these words. Its socket may reconnect meanwhile, and on a
	 * slow machine the timer of the pages may start anew only after the clock was advanced.
	 */
	const turnsTo = (words: string) =>
		expect(async () => {
			await wall.page.clock.fastForward(20_100);
			await expect(wall.page.getByText('つなぎなおして います')).toHaveCount(0, { timeout: 30_000 });
			await expect(wall.page.getByText(words, { exact: true }).first()).toBeVisible({ timeout: 3_000 });
		}).toPass({ timeout: 120_000 });

	await test.step('受付', async () => {
		await Promise.all([desk.page.goto(`${at}/board`), wall.page.goto(`${at}/screen`)]);
		await phone.page.goto(`/join#${meeting.joinToken}`);
		await onPhone('葉月台 支えあい会議 第2回');
		await shootPhone(phone, '01-phone-join');
		await phone.page.getByRole('button', { name: '会議に 入る' }).tap();
		await expect(phone.page).toHaveURL(/\/join\/[0-9a-f-]{36}$/);
		await order(staff, {
			type: 'attendance.add',
			affiliation: 'neighborhood_association',
			organization: '',
			people: 12,
			withoutPhone: 5
		});
		await onWall('スマホ 4台 つながりました');
		await Promise.all([
			shootWall(wall, '08-screen-reception', ['1024x768', '1280x720']),
			shootPhone(phone, '01b-phone-waiting'),
			shoot(desk, '08-board-reception')
		]);
		await phone.page.getByRole('button', { name: '読みました' }).tap(); // the 約束 are shown once only
		await turnsTo('今日の 約束');
		await shootWall(wall, '08b-screen-rules', ['1024x768']);
		await turnsTo('今日の テーマ');
		await shootWall(wall, '08c-screen-about', ['1024x768']);
	});

	await test.step('前回の つづき', async () => {
		await goTo(gallery, 'review');
		await review(gallery);
		await onWall(promised[3].remark);
		await onPhone(promised[0].what);
		await Promise.all([
			shootWall(wall, '09-screen-review', ['1024x768']),
			shootPhone(phone, '09-phone-review'),
			shoot(desk, '09-board-review')
		]);
	});

	await test.step('書く', async () => {
		await goTo(gallery, 'write', 0);
		await order(staff, { type: 'timer.start', seconds: 380 });
		await postNotes(gallery, 'komatta');
		await expect(phone.page.getByRole('textbox')).toBeVisible();
		await phone.page.getByRole('textbox').fill('ひとりだと 電話が こわい');
		await phone.page.getByRole('button', { name: '出す', exact: true }).tap();
		await expect(phone.page.getByText('届きました').first()).toBeVisible();
		await phone.page.getByRole('textbox').fill('病院の 帰りに');
		await onWall('15');
		await Promise.all([
			shootPhone(phone, '02-phone-write'),
			shootWall(wall, '10-screen-writing', ['1024x768']),
			shoot(desk, '10-board-writing')
		]);
		await phone.page.getByRole('textbox').fill('');
		await goTo(gallery, 'write', 1);
		await postNotes(gallery, 'mottainai');
		await onWall('9');
		await shootPhone(phone, '02b-phone-mottainai');
	});

	await test.step('見せる', async () => {
		await goTo(gallery, 'show');
		await expect(desk.page.getByText('見せる').first()).toBeVisible();
		await shoot(desk, '10b-board-look-through');
		await order(staff, { type: 'notes.show' });
		await expect(wall.page.locator('.note').first()).toBeVisible();
		await Promise.all([
			shootWall(wall, '10c-screen-shown', ['1024x768']),
			shootPhone(phone, '02c-phone-shown'),
			shoot(desk, '10c-board-shown')
		]);
	});

	await test.step('まとめる', async () => {
		await goTo(gallery, 'group');
		await order(staff, { type: 'timer.start', seconds: 522 });
		await onWall('はじめの まとまりを つくります');
		await shootWall(wall, '11a-screen-first-loose');
		await makeGroups(gallery);
		await onWall(groups[0]!.title);
		await Promise.all([
			shootWall(wall, '11-screen-loose', ['1024x768', '1280x720']),
			shootPhone(phone, '05-phone-group'),
			shoot(desk, '15a-board-one-by-one')
		]);
		await desk.page.getByRole('button', { name: 'ぜんぶ 見る' }).click();
		await shoot(desk, '15-board');
		await goTo(gallery, 'break');
		await order(staff, { type: 'timer.start', seconds: 272 });
		await onWall('ゆっくり してください');
		await Promise.all([
			shootWall(wall, '11c-screen-break', ['1024x768']),
			shootPhone(phone, '05b-phone-break')
		]);
	});

	await test.step('組み合わせる', async () => {
		await goTo(gallery, 'combine');
		await expect(wall.page.locator('.group').first()).toBeVisible();
		await shootWall(wall, '11-screen-groups', ['1024x768']);
		await makeIdeas(gallery, 0, 1);
		await onWall(ideas[0].idea);
		await shootWall(wall, '12-screen-combine', ['1024x768']);
		await makeIdeas(gallery, 1, 6);
		await onWall(ideas[5].idea);
		await Promise.all([
			shootWall(wall, '12b-screen-combine-long', ['1024x768']),
			shoot(desk, '16-combine'),
			shootPhone(phone, '06a-phone-combine')
		]);
	});

	await test.step('選ぶ', async () => {
		await goTo(gallery, 'choose');
		await order(staff, { type: 'votes.open' });
		await onWall('シールを はってください');
		await vote(gallery);
		await Promise.all([
			shootWall(wall, '13a-screen-choose', ['1024x768']),
			shootPhone(phone, '06-phone-choose'),
			shoot(desk, '13-board-choose')
		]);
		await order(staff, { type: 'votes.close' });
		await onWall('ほか 1つの案も 記録に のこします');
		await Promise.all([
			shootWall(wall, '13-screen-votes', ['1024x768', '1280x720']),
			shootPhone(phone, '06b-phone-votes')
		]);
	});

	await test.step('決める', async () => {
		await goTo(gallery, 'decide');
		await fillIn(gallery, 0);
		await onWall(todo[0].what);
		await Promise.all([shootWall(wall, '14-screen-decide', ['1024x768']), shoot(desk, '14-board-decide')]);
		await decide(gallery);
		await onWall(todo[3].what);
		await Promise.all([shootWall(wall, '14b-screen-decided'), shootPhone(phone, '07a-phone-decided')]);
	});

	await test.step('確認 and 閉会', async () => {
		await goTo(gallery, 'close');
		await onWall(todo[3].what);
		await Promise.all([shootWall(wall, '14c-screen-close', ['1024x768']), shoot(desk, '14c-board-close')]);
		await order(staff, { type: 'meeting.close' });
		await onPhone('会議は おわりました');
		await Promise.all([shootPhone(phone, '07-phone-result'), shoot(desk, '14d-board-wrapup')]);
		await order(staff, { type: 'meeting.finish' });
		await onWall('ありがとうございました');
		await Promise.all([shootWall(wall, '14e-screen-end'), shootPhone(phone, '07c-phone-final')]);
	});

	await test.step('no network, and nobody signed in', async () => {
		await wall.page.context().setOffline(true);
		await wall.page.clock.fastForward(45_000);
		await onWall('つなぎなおして います');
		await onWall('ありがとうございました');
		await shootWall(wall, '14f-screen-no-network');
		await wall.page.context().setOffline(false);
	});

	await test.step('pages of staff', async () => {
		await desk.page.goto('/actions');
		const action = await desk.page
			.getByRole('link', { name: todo[0].what, exact: true })
			.getAttribute('href');
		const pages = [
			['19-actions', '/actions'],
			['20-action', action ?? ''],
			['20-meetings', '/meetings'],
			['20-meeting', at],
			['17-minutes', `${at}/minutes`],
			['23-plan', `${at}/plan`],
			['23-prepare', '/meetings/prepare'],
			['23-councils', '/councils']
		] as const;
		for (const [name, path] of pages) {
			await desk.page.goto(path);
			await desk.page.waitForLoadState('networkidle');
			await shoot(desk, name, { whole: true });
		}
		await desk.page.setViewportSize({ width: 360, height: 740 });
		for (const [name, path] of pages) {
			await desk.page.goto(path);
			await desk.page.waitForLoadState('networkidle');
			await shoot(desk, name.replace('-', 'p-'), { whole: true });
		}
		await desk.page.setViewportSize({ width: 1366, height: 768 });
	});

	await test.step('paper', async () => {
		for (const [name, path] of [
			['23-print-cards', `${at}/cards`],
			['17-print-minutes', `${at}/minutes/print`],
			['22-print-actions', `${at}/sheet`],
			['22-print-actions-large', `${at}/sheet?letters=large`],
			['22-print-groups', `${at}/sheet/groups`]
		] as const) {
			await desk.page.goto(path);
			await desk.page.waitForLoadState('networkidle');
			await shootPaper(desk, name);
		}
	});

	expect(staff.board.notes.length).toBe(notes.length + 1);
	expectQuiet([desk, wall, phone]);
});

test('the wall with much to show, with papers as they come, and with nobody signed in', async ({
	browser
}) => {
	test.setTimeout(120_000);
	const { wall, staff, meeting } = await openWall(browser, running, city, {
		agenda: ['write', 'group', 'break', 'combine', 'choose', 'report', 'close']
	});
	const onWall = (words: string) => expect(wall.page.getByText(words).first()).toBeVisible();
	await wall.page.goto(`/meetings/${meeting.id}/screen`);

	await test.step('20秒ごとに 出ます', async () => {
		await order(staff, { type: 'step.go', position: 0 });
		for (const [kind, text] of notes.slice(0, 13))
			await order(staff, { type: 'note.post', kind, text, as: 'staff' });
		await order(staff, { type: 'notes.show' });
		await expect(wall.page.locator('.note').nth(2)).toBeVisible();
		await shootWall(wall, '10d-screen-at-once', ['1024x768']);
	});

	await test.step('where the style alone changes, as the grid of another page, letters are fitted anew', async () => {
		const cards = wall.page.locator('main ul[style*="--letters"]');
		const letters = () => cards.evaluate((list) => list.style.getPropertyValue('--letters'));
		const before = await letters();
		await cards.evaluate((list) => list.style.setProperty('--letters', '96'));
		await expect.poll(letters).toBe(before);
	});

	await test.step('long papers, many groups, long titles', async () => {
		await order(staff, { type: 'note.post', kind: 'mottainai', text: longest, as: 'staff' });
		await order(staff, { type: 'notes.show' });
		await order(staff, { type: 'step.go', position: 1 });
		const last = staff.board.notes.at(-1)!;
		await order(staff, { type: 'spotlight.set', note: last.id });
		await expect(wall.page.locator('main')).toContainText(longest.slice(0, 20));
		await onWall('はじめの まとまりを つくります');
		await shootWall(wall, '11f-screen-longest-loose', ['1024x768']);
		for (let i = 0; i < 12; i += 1)
			makeGroup(
				staff.doc,
				`many-000${i}` as GroupId,
				[staff.board.notes[i]!.id],
				i % 3 === 2 ? `${groups[5]!.title}と、となりの組のこと` : groups[i % 5]!.title
			);
		await expect(wall.page.locator('main li').first()).toBeVisible();
		await shootWall(wall, '11g-screen-many-groups', ['1024x768']);
		await order(staff, { type: 'step.go', position: 3 });
		await expect(wall.page.locator('.group').first()).toBeVisible();
		await shootWall(wall, '11h-screen-many-groups', ['1024x768']);
	});

	await test.step('a 組み合わせ of much, and many シール', async () => {
		const board = staff.board.notes;
		const much = [...board.slice(0, 5), board.at(-1)!].map(({ id }) => ({ type: 'note', id }) as const);
		for (const [i, members] of [much.slice(0, 2), much].entries())
			combine(staff.doc, `much-000${i}` as CombinationId, members, ideas[5].idea);
		await onWall(ideas[5].idea);
		await shootWall(wall, '12c-screen-combine-much', ['1024x768']);
		for (const [i, hands] of [62, 0].entries())
			await order(staff, {
				type: 'vote.count',
				combination: `much-000${i}` as CombinationId,
				hands,
				stickers: 0
			});
		await order(staff, { type: 'step.go', position: 4 });
		await order(staff, { type: 'votes.open' });
		await order(staff, { type: 'votes.close' });
		await onWall('62');
		await shootWall(wall, '13c-screen-many-votes', ['1024x768', '3840x2160']);
	});

	await test.step('報告, and an end without やること', async () => {
		await order(staff, { type: 'step.go', position: 5 });
		await onWall('地域の 進みぐあい');
		await shootWall(wall, '14g-screen-report', ['1024x768']);
		await order(staff, { type: 'step.go', position: 6 });
		await onWall('ありがとうございました');
		await shootWall(wall, '14h-screen-nothing-decided');
	});

	await test.step('signed out: the wall says what the facilitator can do', async () => {
		await wall.page.context().request.post('/sign-out', { form: {}, headers: { origin: running.origin } });
		await expect(wall.page.getByText('画面の サインインが 切れました')).toBeVisible({ timeout: 30_000 });
		await shootWall(wall, '14i-screen-signed-out', ['1024x768']);
	});
	expectQuiet([wall]);
});

/** The longest allowed note (N2). */
const longest = 'となりの組と いっしょに 使っていた 倉庫の 道具が、だれにも 使われずに ねむっている。'
	.repeat(12)
	.slice(0, 500);
