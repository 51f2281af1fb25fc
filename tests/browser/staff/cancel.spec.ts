/**
 * 中止 goes from the page of staff to the list, the board, the projector and phones that join anyway,
 * and can be taken back.
 */
import { expect } from '@playwright/test';
import type { RunningApp } from '../../support/app.ts';
import type { PreparedMeeting, RunningCity } from '../../support/running-city.ts';
import { expectQuiet, look, person, signIn, type Person } from '../people.ts';
import { test } from '../shared-server.ts';

let running: RunningApp;
let city: RunningCity;
let meeting: PreparedMeeting;
let laptop: Person;
let phone: Person;
let projector: Person;

test.beforeAll(async ({ browser, server }) => {
	running = server.running;
	city = await server.newCity();
	meeting = await city.prepare();
	const everybody = ['laptop', 'phone', 'projector'] as const;
	[laptop, phone, projector] = (await Promise.all(
		everybody.map((device) => person(browser, device, running.origin))
	)) as [Person, Person, Person];
	await signIn(laptop, city);
});

const words = '大雪のため。次は 1月30日の 10時からです。';

test('[P13] staff call a meeting off, and everybody who comes reads it: phone, number, projector, list', async () => {
	const { page } = laptop;
	await projector.page.goto(`/screen#${meeting.screenToken}`);
	await expect(projector.page.getByText('もう少し お待ちください')).toBeVisible();

	await page.goto(`/meetings/${meeting.id}`);
	await page.getByRole('link', { name: /日を かえる・中止に する/ }).click();
	await page.waitForLoadState('networkidle');
	await page.getByLabel(/来た人への ひとこと/).fill('田中さんが 休みのため');
	await expect(page.getByText('人の ことが 分かる 言葉が あるかもしれません')).toBeVisible();
	await page.getByLabel(/来た人への ひとこと/).fill(words);
	await expect(page.getByText('人の ことが 分かる 言葉が あるかもしれません')).toHaveCount(0);
	await look(laptop, 'cancel-form');
	await page.getByRole('button', { name: '中止に する' }).click();
	await expect(page.getByText('この会議は 中止です')).toBeVisible();
	await expect(page.getByText(words)).toBeVisible();
	await look(laptop, 'cancel-meeting');

	await expect(projector.page.getByText('この会議は 中止に なりました。')).toBeVisible();
	await expect(projector.page.getByText(words)).toBeVisible();
	await look(projector, 'cancel-screen');

	await phone.page.goto(`/join#${meeting.joinToken}`);
	await expect(phone.page.getByRole('heading', { name: 'この会議は 中止に なりました。' })).toBeVisible();
	await expect(phone.page.getByText(words)).toBeVisible();
	await expect(phone.page.getByText(/\d+月\d+日\(.\) \d+:\d\d/)).toBeVisible(); // This is the day of the cancelled meeting.
	await expect(phone.page.getByRole('button', { name: '会議に 入る' })).toHaveCount(0);
	await look(phone, 'cancel-phone');

	await phone.page.getByRole('link', { name: '番号で 入る' }).click();
	await phone.page.waitForLoadState('networkidle');
	for (const digit of meeting.code.replace(/\D/g, ''))
		await phone.page.getByRole('button', { name: digit, exact: true }).click();
	await expect(phone.page.getByText('この会議は 中止に なりました。')).toBeVisible();
	await look(phone, 'cancel-phone-number');

	await page.goto('/meetings');
	await expect(page.getByRole('row', { name: /第1回/ })).toContainText('中止');
	await look(laptop, 'cancel-list');
	await page.goto(`/meetings/${meeting.id}/board`);
	await expect(page.getByRole('heading', { name: 'この会議は 中止に なりました。' })).toBeVisible();
	await expect(page.getByRole('button', { name: '入口を ひらく' })).toHaveCount(0);
	await expect(page.getByRole('button', { name: 'QRを 出す' })).toHaveCount(0);
	await expect(page.getByRole('navigation', { name: '次第' })).toHaveCount(0);
	await look(laptop, 'cancel-board');
});

test('a projector without its key, or with half of it, says whom to ask and opens once the link is whole', async () => {
	const { page } = projector;
	const refused = page.getByText('この アドレスでは 画面を ひらけません');
	await page.goto('about:blank');
	await page.goto('/screen');
	await expect(refused).toBeVisible();
	await look(projector, 'cancel-screen-no-key');
	await page.goto(`/screen#${meeting.screenToken.slice(0, 8)}`);
	await expect(refused).toBeVisible();
	await page.goto(`/screen#${meeting.screenToken}`);
	await page.waitForURL(`**/meetings/${meeting.id}/screen`);
	await expect(page.getByText('この会議は 中止に なりました。')).toBeVisible();
	expect(projector.complaints.splice(0).filter((text) => !/403/.test(text))).toEqual([]); // An incomplete key returns 403.
});

test('[P13] 中止 is taken back on the same page, and the next phone that comes is told when it begins', async () => {
	const { page } = laptop;
	await page.goto(`/meetings/${meeting.id}/cancel`);
	await page.waitForLoadState('networkidle');
	await look(laptop, 'cancel-back');
	await page.getByRole('button', { name: '中止を とりけす' }).click();
	await page.waitForURL(`**/meetings/${meeting.id}?restored`);
	await expect(page.getByText('中止を とりけしました。入口は まだ しまって います。')).toBeVisible();
	await expect(page.getByText('この会議は 中止です')).toHaveCount(0);
	await look(laptop, 'cancel-taken-back');
	await expect(projector.page.getByText('もう少し お待ちください')).toBeVisible();

	await phone.page.goto(`/join#${meeting.joinToken}`);
	await phone.page.waitForLoadState('networkidle');
	await phone.page.getByRole('button', { name: '会議に 入る' }).click();
	await expect(
		phone.page.getByText(/会議の 入口は まだ ひらいていません。.*から 始まります。/)
	).toBeVisible();
	await expect(phone.page.getByText('葉月台 支えあい会議 第1回')).toBeVisible(); // The guest can check that it is the right meeting.
	expect(phone.complaints.splice(0).filter((text) => !/403/.test(text))).toEqual([]); // A closed door returns 403.
	expectQuiet([laptop, projector]);
});
