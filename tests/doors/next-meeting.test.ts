/** 次回 that is prepared while a meeting ends reaches the pages that are open, on a real server. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PreparedMeeting } from '../support/running-city.ts';
import { comeIn } from '../support/wire-phone.ts';
import { MeetingServer } from './meeting-server.ts';

let server: MeetingServer;
let meeting: PreparedMeeting;
beforeAll(async () => {
	server = await MeetingServer.start();
	meeting = await server.openMeeting();
});
afterAll(() => server.stop());

async function ask(cookie: string) {
	const answer = await fetch(`${server.origin}/meetings/${meeting.id}/next`, {
		headers: { cookie, accept: 'application/json' }
	});
	return { status: answer.status, keeps: answer.headers.get('cache-control'), told: await answer.text() };
}

test('[K3] a projector and a phone hear when and where 次回 is, and no more; who prepares it gets its page', async () => {
	const { staffCookie } = server.city;
	const screen = await comeIn(server.origin, { token: meeting.screenToken }, '/screen');
	const phone = await comeIn(server.origin, { token: meeting.joinToken });
	const before = await ask(screen);
	expect([before.status, before.keeps, before.told]).toEqual([
		200,
		'no-store',
		'{"meeting":null,"path":null}'
	]);
	expect((await ask(staffCookie)).told).toContain(`/meetings/prepare?council=${server.city.council}`);

	const next = await server.city.prepare();
	for (const cookie of [screen, phone]) {
		const { told } = await ask(cookie);
		expect(JSON.parse(told)).toEqual({
			meeting: { startsAt: expect.stringMatching(/^\d{4}-.*Z$/) as string, venue: '葉月台 集会所' },
			path: null
		});
	}
	expect((await ask(staffCookie)).told).toContain(`"path":"/meetings/${next.id}/plan"`);

	const page = await fetch(`${server.origin}/meetings/${meeting.id}/screen`, { headers: { cookie: screen } });
	const shown = await page.text();
	expect([page.status, shown.includes(next.id)]).toEqual([200, false]);
});

test('nobody else hears of it', async () => {
	const other = await server.openMeeting();
	const phone = await comeIn(server.origin, { token: other.joinToken });
	for (const cookie of ['', phone, 'yoriai-guest=made-up'])
		expect([(await ask(cookie)).status, cookie]).toEqual([403, cookie]);
});
