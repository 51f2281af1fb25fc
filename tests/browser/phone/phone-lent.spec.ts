/** A shared tablet is passed from person to person. */
import { expect } from '@playwright/test';
import type { RunningApp } from '../../support/app.ts';
import type { RunningCity } from '../../support/running-city.ts';
import { expectQuiet, look, person } from '../people.ts';
import { expectNoSideways, phoneMeeting } from '../phone-meeting.ts';
import { test } from '../shared-server.ts';

let running: RunningApp;
let city: RunningCity;
test.beforeAll(async ({ server }) => {
	running = server.running;
	city = await server.newCity();
});

test('a lent tablet: the next person neither sees nor changes what the one before wrote', async ({
	browser
}) => {
	const { meeting, staff, go } = await phoneMeeting(running, city);
	await go('write');
	const tablet = await person(browser, 'phone', running.origin);
	const { page } = tablet;
	await page.goto(`/join#${meeting.joinToken}&lent=${meeting.lentMark}`);
	await look(tablet, 'lent-01-door');
	await page.getByRole('button', { name: '会議に 入る' }).tap();
	await page.getByRole('button', { name: '読みました' }).tap();
	const post = async (text: string) => {
		await page.getByRole('textbox').fill(text);
		await page.getByRole('button', { name: '出す', exact: true }).tap();
		await expect(page.getByRole('listitem').filter({ hasText: text }).getByText('届きました')).toBeVisible();
	};
	await post('ひとりめの 紙');
	const before = await page.context().cookies();
	const phones = staff.board.tallies.phones;

	// Passing it on is blocked while the field has text.
	await page.getByRole('textbox').fill('書きかけの');
	await page.getByRole('button', { name: 'つぎの人に かわる' }).tap();
	await expect(page.getByText('書きかけの 紙が あります。')).toBeVisible();
	await expect(page.getByRole('button', { name: 'かわる', exact: true })).toBeDisabled();
	await page.getByRole('button', { name: 'やめる' }).tap();
	await page.getByRole('textbox').fill('');

	await page.getByRole('button', { name: 'つぎの人に かわる' }).tap();
	await expectNoSideways(page, 'つぎの人に かわる');
	await look(tablet, 'lent-02-question');
	await page.getByRole('button', { name: 'かわる', exact: true }).tap();
	await expect(page.getByText('つぎの人 どうぞ')).toBeVisible();
	await expect(page.getByText('今日の 約束')).toBeVisible();
	await expect(page.getByText('ひとりめの 紙')).toHaveCount(0);
	await look(tablet, 'lent-03-next');
	await page.getByRole('button', { name: '読みました' }).tap();
	await post('ふたりめの 紙');

	await staff.until(() => staff.privateNotes.length > 1); // The broadcast comes up to 0.1 s later.
	expect(staff.privateNotes.map(({ text }) => text).sort()).toEqual(
		['ひとりめの 紙', 'ふたりめの 紙'].sort()
	);
	expect(staff.board.tallies.phones).toBe(phones); // The tablet counts once.
	const [cookie] = (await page.context().cookies()).filter(({ name }) => name.includes('guest'));
	expect(cookie?.value).not.toBe(before.find(({ name }) => name === cookie?.name)?.value);
	expectQuiet([tablet]);
});
