/** With one laptop, a phone becomes the remote (リモコン) by two digits, and is cut off by one tap. */
import { expect } from '@playwright/test';
import type { RunningApp } from '../../support/app.ts';
import type { RunningCity } from '../../support/running-city.ts';
import { expectOneHeavy, expectQuiet, look, person, signIn } from '../people.ts';
import { aPhone, expectNoSideways, phoneMeeting } from '../phone-meeting.ts';
import { test } from '../shared-server.ts';
import { openMore } from './desk/page.ts';

let running: RunningApp;
let city: RunningCity;
test.beforeAll(async ({ server }) => {
	running = server.running;
	city = await server.newCity();
});

test('a phone asks, the laptop says はい to its digits, and はずす cuts it off within five seconds', async ({
	browser
}) => {
	const { meeting } = await phoneMeeting(running, city);
	const desk = await person(browser, 'laptop', running.origin);
	await signIn(desk, city);
	await desk.page.goto(`/meetings/${meeting.id}/board`);
	await expect(desk.page.getByText('保存済み')).toBeVisible();
	await openMore(desk.page);
	await desk.page.getByRole('button', { name: '1台で 進める' }).click();
	await expect(desk.page.getByText('スマホで おすと、ここに 同じ 数字が 出ます。')).toBeVisible();

	const phone = await aPhone(browser, running.origin, meeting);
	await phone.page.getByRole('link', { name: '係の 人へ' }).tap();
	await phone.page.waitForURL('**/remote');
	await expectOneHeavy(phone.page, 'この スマホを リモコンに する');
	await expectNoSideways(phone.page, 'リモコン');
	await look(phone, 'pairing-01-phone');
	await phone.page.getByRole('button', { name: 'この スマホを リモコンに する' }).tap();
	const digits = await phone.page.locator('.digits').innerText();
	expect(digits).toMatch(/^[1-9]\d$/);
	await expectNoSideways(phone.page, 'the digits');
	await look(phone, 'pairing-02-phone-digits');

	const question = desk.page.getByRole('group', { name: `${digits}の スマホを リモコンに しますか` });
	await expect(question).toBeVisible();
	await look(desk, 'pairing-02-desk-question');
	await question.getByRole('button', { name: 'いいえ' }).click();
	await expect(phone.page.getByText('「いいえ」と いう 返事でした。')).toBeVisible();
	await look(phone, 'pairing-03-phone-refused');

	await phone.page.getByRole('button', { name: 'もういちど たのむ' }).tap();
	await expect(phone.page.locator('.digits')).toBeVisible();
	const again = await phone.page.locator('.digits').innerText();
	await desk.page
		.getByRole('group', { name: `${again}の スマホを リモコンに しますか` })
		.getByRole('button', { name: 'はい' })
		.click();
	await phone.page.waitForURL(`**/meetings/${meeting.id}/remote`);
	const line = desk.page.getByRole('group', { name: new RegExp(`^${again}の スマホ`) });
	await expect(desk.page.getByText(/^\d+:\d\dから$/)).toBeVisible();
	await look(desk, 'pairing-04-desk-remote');

	await line.getByRole('button', { name: 'はずす' }).click();
	await expect(desk.page.getByText('リモコンは ありません。')).toBeVisible();
	const board = `/meetings/${meeting.id}/board`;
	const opens = async () => {
		const answer = await phone.page.request.get(board, { maxRedirects: 0 });
		return answer.status();
	};
	await expect.poll(opens, { timeout: 5_000 }).toBe(303);
	expectQuiet([desk, phone]);
});

test('a remote that is gone can be taken away on the page of the 当日のかぎ too, where it has no QR', async ({
	browser
}) => {
	const { meeting } = await phoneMeeting(running, city);
	const phone = await aPhone(browser, running.origin, meeting);
	await phone.page.goto(`/join/${meeting.id}/remote`);
	await phone.page.getByRole('button', { name: 'この スマホを リモコンに する' }).tap();
	const digits = await phone.page.locator('.digits').innerText();

	const desk = await person(browser, 'laptop', running.origin);
	await signIn(desk, city);
	const list = await desk.page.request.get(`/meetings/${meeting.id}/remotes`);
	const { pending } = (await list.json()) as { pending: { request: string }[] };
	await desk.page.request.post(`/meetings/${meeting.id}/remotes`, {
		headers: { origin: running.origin },
		data: { request: pending[0]!.request, yes: true }
	});
	await phone.page.waitForURL(`**/meetings/${meeting.id}/remote`);

	await desk.page.goto(`/meetings/${meeting.id}/key`);
	await expect(desk.page.getByRole('heading', { name: `リモコン（${digits}の スマホ）` })).toBeVisible();
	await expect(desk.page.getByRole('button', { name: 'QRと リンクを 出す' })).toHaveCount(0);
	await look(desk, 'pairing-05-keys');
	await desk.page.getByRole('button', { name: 'はずす' }).click();
	await expect(desk.page.getByRole('heading', { name: /^リモコン/ })).toHaveCount(0);
	await expect
		.poll(
			async () =>
				(await phone.page.request.get(`/meetings/${meeting.id}/board`, { maxRedirects: 0 })).status(),
			{ timeout: 5_000 }
		)
		.toBe(303);
});
