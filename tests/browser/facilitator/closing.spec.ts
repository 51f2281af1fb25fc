/** 閉会 that was pressed by mistake, and a room whose writing is stopped for a while. */
import { expect } from '@playwright/test';
import type { RunningApp } from '../../support/app.ts';
import type { RunningCity } from '../../support/running-city.ts';
import { expectQuiet, look, person, signIn, type Person } from '../people.ts';
import { aPhone, phoneMeeting, tea, write } from '../phone-meeting.ts';
import { test } from '../shared-server.ts';

let running: RunningApp;
let city: RunningCity;
test.beforeAll(async ({ server }) => {
	running = server.running;
	city = await server.newCity();
});

const own = ({ page }: Person, words: string) => page.getByRole('listitem').filter({ hasText: words });

test('[T5] 閉会 is taken back on the laptop: the vote goes on, and a phone that left comes in with its number', async ({
	browser
}) => {
	const { meeting, staff, neighbour, go, fill } = await phoneMeeting(running, city);
	await fill();
	await go('choose');
	await staff.ask({ type: 'votes.open' });
	const phone = await aPhone(browser, running.origin, meeting);
	await phone.page.getByRole('button', { name: 'シールを 1まい はる' }).first().tap();
	await neighbour.ask({ type: 'vote.set', combination: tea, count: 1 });

	const desk = await person(browser, 'laptop', running.origin);
	const { page } = desk;
	await signIn(desk, city);
	await page.goto(`/meetings/${meeting.id}/board`);
	await expect(page.getByText('シールを はった スマホ 2台／2台')).toBeVisible();
	await look(desk, 'choose-voted');
	await go('close');
	await page.getByRole('button', { name: '閉会する' }).click();
	const sheet = page.getByRole('dialog');
	await expect(sheet.getByText('15分のあいだ ひらきなおせます')).toBeVisible();
	await sheet.getByRole('button', { name: '閉会する' }).click();
	await expect(phone.page.getByText('会議は おわりました').first()).toBeVisible();
	await phone.page.goto('about:blank'); // It leaves.

	const back = page.getByRole('button', { name: /^ひらきなおす（あと 1[45]分）$/ });
	await expect(back).toBeVisible();
	await look(desk, 'closed-reopen');
	await back.click();
	await expect(page.getByRole('button', { name: '閉会する' })).toBeVisible();
	await expect(page.getByText('ひらきなおしました')).toBeVisible();
	expect(neighbour.board).toMatchObject({ phase: 'open', door: true, voting: 'open' });

	await go('choose');
	await expect(page.getByText('シールを はった スマホ 2台／2台')).toBeVisible();
	await phone.page.goto(`/join/${meeting.id}`);
	await expect(phone.page.getByText('シール のこり 2まい')).toBeVisible();
	await go('write');
	await write(phone, 'また 書ける');
	await expect(own(phone, 'また 書ける').getByText('届きました')).toBeVisible();
	expectQuiet([desk, phone]);
	await phone.page.context().close();
	await page.context().close();
});

test('[P14] all phones are told that writing is stopped, keep what is typed, and write on afterwards', async ({
	browser
}) => {
	const { meeting, staff, go } = await phoneMeeting(running, city);
	const phone = await aPhone(browser, running.origin, meeting);
	await go('write');
	const field = phone.page.getByRole('textbox');
	const post = phone.page.getByRole('button', { name: '出す', exact: true });
	await field.fill('まだ とちゅうの ことば');

	const desk = await person(browser, 'laptop', running.origin);
	const { page } = desk;
	await signIn(desk, city);
	await page.goto(`/meetings/${meeting.id}/board`);
	await page.getByRole('button', { name: 'みんなの 書きこみを 止める' }).click();
	await expect(page.getByText('みんなの 書きこみを 止めています')).toBeVisible();
	await look(desk, 'desk-writing-stopped');
	await expect(phone.page.getByText('いまは 書きこみを 止めています')).toBeVisible();
	await expect(post).toBeDisabled();
	await field.fill('まだ とちゅうの ことばが ふえた'); // Typing goes on.
	await look(phone, 'phone-writing-stopped');

	const screen = await person(browser, 'projector', running.origin);
	await signIn(screen, city);
	await screen.page.goto(`/meetings/${meeting.id}/screen`);
	await expect(screen.page.getByText('困っている').first()).toBeVisible();
	await expect(screen.page.getByText('止めています')).toHaveCount(0);

	await page.getByRole('button', { name: 'また 書けるようにする' }).click();
	await expect(phone.page.getByText('いまは 書きこみを 止めています')).toHaveCount(0);
	await expect(field).toHaveValue('まだ とちゅうの ことばが ふえた');
	await post.tap();
	await expect(own(phone, 'ふえた').getByText('届きました')).toBeVisible();

	await phone.page.context().setOffline(true);
	await write(phone, '電波の ない ところで 出した');
	await staff.ask({ type: 'writing.set', on: false });
	await phone.page.context().setOffline(false);
	await expect(field).toHaveValue('電波の ない ところで 出した', { timeout: 40_000 });
	await expect(phone.page.getByText('いまは 書きこみを 止めています')).toBeVisible();
	await staff.ask({ type: 'writing.set', on: true });
	await post.tap();
	await expect(own(phone, '電波の ない').getByText('届きました')).toBeVisible();
	expectQuiet([desk, phone, screen]);
});
