/** 次回 is prepared while the meeting ends, as the laptop offers it, and the wall learns of it. */
import { expect } from '@playwright/test';
import type { RunningApp } from '../../support/app.ts';
import type { RunningCity } from '../../support/running-city.ts';
import { expectQuiet, look, person, signIn } from '../people.ts';
import { phoneMeeting, tea } from '../phone-meeting.ts';
import { test } from '../shared-server.ts';

let running: RunningApp;
let city: RunningCity;
test.beforeAll(async ({ server }) => {
	running = server.running;
	city = await server.newCity();
});

test('[K3] 次回 that is prepared at 確認 comes to the wall and the laptop by itself', async ({ browser }) => {
	const { meeting, staff, go, fill } = await phoneMeeting(running, city);
	await fill();
	const [desk, wall] = [
		await person(browser, 'laptop', running.origin),
		await person(browser, 'projector', running.origin)
	];
	await signIn(desk, city);
	await desk.page.goto(`/meetings/${meeting.id}/board`);
	await wall.page.goto(`/screen#${meeting.screenToken}`);
	await expect(wall.page).toHaveURL(/\/meetings\/.*\/screen$/);

	await go('decide');
	await staff.ask({
		type: 'action.decide',
		result: 'do',
		what: '和室で お茶のみ場を ひらく',
		firstStep: '集会所の かぎを たしかめる',
		owner: '五丁目町会',
		helpers: '',
		due: { kind: 'next_meeting' },
		combination: tea
	});
	await expect(wall.page.getByText('決まりました', { exact: true })).toBeVisible();
	await look(wall, 'wall-decided-one');

	await go('close');
	await expect(wall.page.getByText('集会所の かぎを たしかめる')).toBeVisible();
	for (const { page } of [desk, wall])
		await expect(page.getByText('次回の 日にちは、これから 決めます')).toBeVisible();
	await look(wall, 'wall-close-before-next');

	await city.prepare();
	for (const { page } of [desk, wall])
		await expect(page.getByText(/^次回\s.*葉月台 集会所$/)).toBeVisible({ timeout: 15_000 });
	await expect(desk.page.getByRole('link', { name: '次回の 日にちを なおす' })).toHaveAttribute(
		'href',
		/\/meetings\/[0-9a-f-]{36}\/plan$/
	);
	await look(wall, 'wall-close-next');
	await look(desk, 'desk-close-next');

	await staff.ask({ type: 'meeting.close' });
	await expect(wall.page.getByText(/^次回\s.*葉月台 集会所$/)).toBeVisible();
	await look(wall, 'wall-wrapup-next');
	expectQuiet([desk, wall]);
});
