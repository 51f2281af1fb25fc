/** Staff prepare two ways in: the trial of one phone, and 当日のかぎ for somebody without an account. */
import { expect, type Browser } from '@playwright/test';
import { tryToken } from '#lib/server/meetings/try-connection.ts';
import type { PreparedMeeting, RunningCity } from '../../../support/running-city.ts';
import { expectQuiet, look, person, type Person } from '../../people.ts';

interface Prepared {
	readonly browser: Browser;
	readonly origin: string;
	readonly city: RunningCity;
	readonly meeting: PreparedMeeting;
	readonly laptop: Person;
}

export async function tryOnePhone({ browser, origin, city, meeting, laptop }: Prepared): Promise<void> {
	await laptop.page.goto(`/meetings/${meeting.id}/try`);
	await look(laptop, 'prepare-try-waiting');
	await expect(laptop.page.getByText('まだ 届きません')).toBeVisible({ timeout: 25_000 });
	await look(laptop, 'prepare-try-nothing');

	const link = await laptop.page.evaluate(() =>
		document.querySelector('svg[role="img"]')?.getAttribute('aria-label')
	);
	expect(link).toBe('つながるか ためす QR');
	const token = tryToken(city.app.config.secret, { meeting: meeting.id, municipality: city.municipality });
	const phone = await person(browser, 'phone', origin);
	await phone.page.goto(`/try#${token}`);
	await expect(phone.page.getByText('この スマホは つながります')).toBeVisible();
	await look(phone, 'prepare-try-phone');
	await expect(laptop.page.getByText('書いた紙が すぐ 出る つながりも 通っています。')).toBeVisible();
	await look(laptop, 'prepare-try-arrived');

	const lost = await person(browser, 'phone', origin);
	await lost.page.goto('/try#cut-off');
	await expect(lost.page.getByText('この QRは 使えません')).toBeVisible();
	await look(lost, 'prepare-try-phone-wrong');
	expectQuiet([phone]);
}

export async function runWithTheKey({ browser, origin, meeting, laptop }: Prepared): Promise<void> {
	await laptop.page.goto(`/meetings/${meeting.id}/key`);
	await laptop.page.getByRole('button', { name: 'かぎを 作る', exact: true }).click();
	await expect(laptop.page.getByRole('img', { name: '当日のかぎの QR' })).toBeVisible();
	await look(laptop, 'prepare-key');
	const link = await laptop.page.getByRole('textbox', { name: '当日のかぎの リンク' }).inputValue();
	await laptop.page.getByRole('link', { name: 'かぎを 印刷' }).click();
	await expect(laptop.page.getByRole('heading', { name: '紙に すって くばる' })).toBeVisible();
	await look(laptop, 'prepare-key-paper');

	const other = await person(browser, 'phone', origin);
	await other.page.goto(`/key${new URL(link).hash}`);
	await look(other, 'prepare-key-take');
	const helper = await person(browser, 'laptop', origin);
	await helper.page.goto(`/key${new URL(link).hash}`);
	await helper.page.getByRole('button', { name: '進行役の 画面を ひらく' }).click();
	await helper.page.waitForURL('**/board');
	await expect(helper.page.getByRole('heading', { name: /葉月台 支えあい会議 第1回/ })).toBeVisible();

	await laptop.page.goto(`/meetings/${meeting.id}/key`);
	await laptop.page.getByRole('button', { name: '使えなくする' }).click();
	await expect(laptop.page.getByText('かぎを 使えなくしました')).toBeVisible();
	await helper.page.goto(`/meetings/${meeting.id}/board`);
	await helper.page.waitForURL('**/sign-in**');
	await other.page.getByRole('button', { name: '進行役の 画面を ひらく' }).tap();
	await expect(other.page.getByText('使えなく なっています')).toBeVisible();
	await look(other, 'prepare-key-refused');
}
