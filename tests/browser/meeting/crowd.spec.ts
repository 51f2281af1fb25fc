/**
 * In a 地域支援会議 fifty phones and three browsers send 150 notes in a short time, and none is lost or
 * duplicated. `CROWD_SECONDS=180` spreads them over three minutes; the quick run posts
 * them faster.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from '@playwright/test';
import { cookieName } from '#lib/server/auth/cookies.ts';
import { percentile } from '../../bench/figures.ts';
import type { RunningApp } from '../../support/app.ts';
import { post } from '../../support/meeting.ts';
import type { RunningCity } from '../../support/running-city.ts';
import { comeIn, WirePhone } from '../../support/wire-phone.ts';
import { expectQuiet, person } from '../people.ts';
import { test } from '../shared-server.ts';

const phones = 50;
const notes = 150;
const seconds = Number(process.env.CROWD_SECONDS ?? 15);

let running: RunningApp;
let city: RunningCity;
test.beforeAll(async ({ server }) => {
	running = server.running;
	city = await server.newCity();
});

test('[S1] fifty phones post 150 notes, and every one of them lies on the board once', async ({
	browser
}) => {
	test.setTimeout((seconds + 120) * 1000);
	const { origin } = running;
	const meeting = await city.prepare();
	const staff = new WirePhone({ origin, meeting, cookie: city.staffCookie, view: 'staff' });
	await staff.connect();
	await staff.ask({ type: 'door.set', open: true });
	await staff.ask({ type: 'step.go', position: 2 });

	const projector = await person(browser, 'projector', origin);
	await projector.page.goto(`/screen#${meeting.screenToken}`);
	const desk = await person(browser, 'laptop', origin);
	const [, session = ''] = city.staffCookie.split('=');
	await desk.page.context().addCookies([{ name: cookieName('session', false), value: session, url: origin }]);
	await desk.page.goto(`/meetings/${meeting.id}/board`);
	const hand = await person(browser, 'phone', origin);
	await hand.page.goto(`/join#${meeting.joinToken}`);
	await hand.page.getByRole('button', { name: '会議に 入る' }).tap();

	const room: WirePhone[] = [];
	for (let i = 0; i < phones; i += 1) {
		const cookie = await comeIn(origin, { token: meeting.joinToken });
		const phone = new WirePhone({ origin, meeting, cookie, view: 'phone' });
		await phone.connect();
		room.push(phone);
	}

	const took: number[] = [];
	const sending: Promise<void>[] = [];
	for (let i = 0; i < notes; i += 1) {
		const phone = room[i % phones]!;
		const at = performance.now();
		const kind = i % 3 === 0 ? 'mottainai' : 'komatta';
		sending.push(
			phone.ask(post(`紙 ${i} 坂の上まで お米を 運べない`, kind)).then((answer) => {
				expect(answer).toMatchObject({ ok: true });
				took.push(performance.now() - at);
			})
		);
		await pause((seconds * 1000) / notes);
	}
	await hand.page.getByRole('textbox').fill('手で 書いた 紙');
	await hand.page.getByRole('button', { name: '出す', exact: true }).tap();
	await expect(hand.page.getByText('届きました')).toBeVisible();
	await Promise.all(sending);

	await staff.ask({ type: 'notes.show' });
	await staff.until(() => staff.board.notes.length === notes + 1);
	const texts = new Set(staff.board.notes.map(({ text }) => text));
	for (let i = 0; i < notes; i += 1) expect(texts).toContain(`紙 ${i} 坂の上まで お米を 運べない`);
	const [row] = await city.connection
		.sql`select count(*)::int as n, count(distinct text)::int as texts from note where meeting_id = ${meeting.id}`;
	expect(row).toEqual({ n: notes + 1, texts: notes + 1 });
	await expect(desk.page.getByText('手で 書いた 紙').first()).toBeAttached();
	await expect(hand.page.getByText('みんなに 見えています')).toBeVisible();
	const ms = (part: number) => Math.round(percentile(took, part));
	console.log(
		`crowd: ${notes} notes in ${seconds} s, answered p50 ${ms(0.5)} ms, p99 ${ms(0.99)} ms, lost 0`
	);
	for (const phone of [...room, staff]) phone.drop();
	expectQuiet([projector, desk, hand]);
});
