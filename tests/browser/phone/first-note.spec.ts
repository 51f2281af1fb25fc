import { expect, test } from '@playwright/test';
import { startApp, type RunningApp } from '../../support/app.ts';
import { aRunningCity, type RunningCity } from '../../support/running-city.ts';
import { WirePhone } from '../../support/wire-phone.ts';
import { expectQuiet, look, person } from '../people.ts';

let running: RunningApp;
let city: RunningCity;
test.beforeAll(async () => {
	running = await startApp();
	city = await aRunningCity(running);
});
test.afterAll(async () => {
	await city.close();
	await running.stop();
});

test('[S1][S3] a note from a phone is on the projector, and still there after the server was killed', async ({
	browser
}) => {
	const meeting = await city.prepare();
	const staff = new WirePhone({ origin: running.origin, meeting, cookie: city.staffCookie, view: 'staff' });
	await staff.connect();
	await staff.ask({ type: 'door.set', open: true });

	const projector = await person(browser, 'projector', running.origin);
	await projector.page.goto(`/screen#${meeting.screenToken}`);
	await expect(
		projector.page.getByText(`${meeting.code.slice(0, 4)}-${meeting.code.slice(4)}`).first()
	).toBeVisible();
	await look(projector, 'first-screen-reception');

	const phone = await person(browser, 'phone', running.origin);
	await phone.page.goto(`/join#${meeting.joinToken}`);
	await look(phone, 'first-phone-welcome');
	await phone.page.getByRole('button', { name: '会議に 入る' }).tap();
	await expect(phone.page.getByText('受付')).toBeVisible();
	await expect(projector.page.getByText('スマホ 1台 つながりました')).toBeVisible();

	await staff.ask({ type: 'step.go', position: 2 });
	await phone.page.getByRole('textbox').fill('坂の上まで お米を 運べない');
	await phone.page.getByRole('button', { name: '出す', exact: true }).tap();
	await expect(phone.page.getByText('届きました')).toBeVisible();
	await staff.ask({ type: 'notes.show' });
	await staff.ask({ type: 'step.go', position: 4 });
	await expect(phone.page.getByText('みんなに 見えています')).toBeVisible();
	await expect(projector.page.getByText('坂の上まで お米を 運べない')).toBeVisible();
	await look(phone, 'first-phone-posted');
	await look(projector, 'first-screen-note');
	expectQuiet([projector, phone]);

	await running.kill();
	const port = new URL(running.origin).port;
	running = await startApp({ dataDir: running.dataDir, env: { PORT: port } });

	// Both pages reconnect on their own, and a reloaded projector screen shows the note too.
	await phone.page.getByRole('button', { name: '紙を 書く' }).tap();
	await phone.page.getByRole('textbox').fill('雪の日 ごみ置き場まで 歩けない');
	await phone.page.getByRole('button', { name: '出す', exact: true }).tap();
	await expect(phone.page.getByText('届きました')).toBeVisible({ timeout: 20_000 });
	staff.moveTo(running.origin);
	await staff.connect();
	await staff.ask({ type: 'notes.show' });
	await expect(projector.page.getByText('雪の日 ごみ置き場まで 歩けない')).toBeVisible({ timeout: 20_000 });
	await projector.page.reload();
	await expect(projector.page.getByText('坂の上まで お米を 運べない')).toBeVisible();
	await phone.page.reload();
	await expect(phone.page.getByText('みんなに 見えています')).toHaveCount(2);
	expectQuiet([projector, phone]);
});
