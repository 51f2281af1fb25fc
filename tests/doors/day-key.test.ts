/** Tests 当日のかぎ and つながるか ためす on a real server, through the pages and directly on the socket. */
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import WebSocket from 'ws';
import { listDayKeys, makeDayKey, revokeDayKey } from '#lib/server/auth/day-keys.ts';
import { readSession } from '#lib/server/auth/sessions.ts';
import { tryState, tryToken } from '#lib/server/meetings/try-connection.ts';
import { beginMinutes } from '#lib/server/minutes/begin-minutes.ts';
import { minutesEpoch } from '#lib/server/minutes/find-minutes.ts';
import { closeCodes } from '#lib/wire/frames.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { aRunningCity, type PreparedMeeting, type RunningCity } from '../support/running-city.ts';
import { WirePhone } from '../support/wire-phone.ts';

let running: RunningApp;
let city: RunningCity;
let meeting: PreparedMeeting;

beforeAll(async () => {
	running = await startApp();
	city = await aRunningCity(running);
	meeting = await city.prepare();
});
afterAll(async () => {
	await city.close();
	await running.stop();
});

const address = () => ({ meeting: meeting.id, municipality: city.municipality });

async function aKey(): Promise<string> {
	const { person } = (await readSession(city.app.db, city.staffCookie.split('=')[1] ?? ''))!;
	const id = await makeDayKey(city.app, person, meeting.id);
	const made = (await listDayKeys(city.app, address(), running.origin)).find((key) => key.id === id);
	return new URL(made!.link).hash.slice(1);
}

const post = (path: string, form: Record<string, string>) =>
	fetch(running.origin + path, {
		method: 'POST',
		body: new URLSearchParams(form),
		headers: { origin: running.origin, accept: 'text/html' },
		redirect: 'manual'
	});
const open = (path: string, cookie: string) =>
	fetch(running.origin + path, { headers: { cookie, accept: 'text/html' }, redirect: 'manual' });

async function atMinutes(cookie: string): Promise<number> {
	await beginMinutes(city.app, address());
	const at = `/sync/minutes/${meeting.id}/${await minutesEpoch(city.app, address())}?frames=1`;
	const socket = new WebSocket(running.origin.replace('http', 'ws') + at, {
		headers: { origin: running.origin, cookie }
	});
	const [code] = (await once(socket, 'close')) as [number];
	return code;
}

test('whoever takes the key runs the meeting; when it is taken back, board and projector close within five seconds', async () => {
	const answer = await post('/key', { token: await aKey() });
	expect(answer.status).toBe(303);
	expect(answer.headers.get('location')).toBe(`/meetings/${meeting.id}/board`);
	const [cookie = ''] = answer.headers.getSetCookie().map((each) => each.split(';')[0] ?? '');
	expect(answer.headers.getSetCookie()[0]).toMatch(/HttpOnly.*SameSite=Lax/);

	expect(await atMinutes(cookie)).toBe(closeCodes.notYourMeeting); // 会議録 needs an account
	const laptop = new WirePhone({ origin: running.origin, meeting, cookie, view: 'staff' });
	const wall = new WirePhone({ origin: running.origin, meeting, cookie, view: 'screen' });
	await laptop.connect();
	await wall.connect();
	expect(await laptop.ask({ type: 'door.set', open: true })).toMatchObject({ ok: true });
	expect(await laptop.ask({ type: 'step.go', position: 1 })).toMatchObject({ ok: true });

	for (const page of ['board', 'screen', 'remote'])
		expect((await open(`/meetings/${meeting.id}/${page}`, cookie)).status).toBe(200);
	expect((await open(`/meetings/${meeting.id}`, cookie)).headers.get('location')).toMatch(/\/board$/);
	const other = await city.prepare();
	const closed = ['plan', 'ahead', 'earlier', 'key', 'try', 'cards'].map(
		(page) => `/meetings/${meeting.id}/${page}`
	);
	for (const page of [...closed, `/meetings/${other.id}/board`, '/meetings', '/actions', '/councils'])
		expect((await open(page, cookie)).headers.get('location'), page).toMatch(/^\/sign-in/);

	for (const { id } of await listDayKeys(city.app, address(), ''))
		await revokeDayKey(city.app, address(), id);
	await laptop.until(() => laptop.closedWith !== null && wall.closedWith !== null, 5_000);
	expect([laptop.closedWith, wall.closedWith]).toEqual([closeCodes.signedOut, closeCodes.signedOut]);
	expect((await open(`/meetings/${meeting.id}/board`, cookie)).headers.get('location')).toMatch(/^\/sign-in/);
	await expect(laptop.connect()).rejects.toThrow(String(closeCodes.signedOut));
}, 30_000);

test('a key that nobody made opens nothing, and says so in words', async () => {
	const answer = await post('/key', { token: 'nobody-made-this' });
	expect(answer.status).toBe(403);
	expect(await answer.text()).toContain('この かぎは 使えません');
	expect(answer.headers.getSetCookie()).toEqual([]);
});

test('before the door is open one phone tells the laptop that it gets through, and that its socket does', async () => {
	const token = tryToken(city.app.config.secret, address());
	const tell = (sent: unknown) =>
		fetch(`${running.origin}/try`, {
			method: 'POST',
			body: JSON.stringify(sent),
			headers: { origin: running.origin, 'content-type': 'application/json', accept: 'application/json' }
		});
	expect((await tell({ token: `${token.slice(0, -1)}_`, socket: true })).status).toBe(403);
	expect((await tell('nonsense')).status).toBe(403);
	expect((await tryState(city.app, address())).triedAt).toBeNull();

	expect(await (await tell({ token, socket: false })).json()).toEqual({ ok: true, meeting: meeting.id });
	const socket = new WebSocket(`${running.origin.replace('http', 'ws')}/sync/${meeting.id}/try?as=phone`, {
		headers: { origin: running.origin }
	});
	await new Promise((resolve, reject) => {
		socket.on('open', resolve);
		socket.on('error', reject);
	});
	socket.terminate();
	await tell({ token, socket: true });
	const state = await fetch(`${running.origin}/meetings/${meeting.id}/try/state`, {
		headers: { cookie: city.staffCookie }
	});
	expect(await state.json()).toMatchObject({ triedAt: expect.any(Number) as number, socket: true });
});
