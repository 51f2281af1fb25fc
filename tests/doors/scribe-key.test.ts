/** Tests 代筆のかぎ on a real server, through the pages and directly on the socket. */
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import WebSocket from 'ws';
import { listScribeKeys, makeScribeKey, revokeScribeKey } from '#lib/server/scribe/scribe-keys.ts';
import { readSession } from '#lib/server/auth/sessions.ts';
import { scribeKeys } from '#lib/server/db/schema/scribe-key.ts';
import { scope } from '#lib/server/db/scope.ts';
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
	const id = await makeScribeKey(city.app, person, meeting.id);
	const made = (await listScribeKeys(city.app, address(), running.origin)).find((key) => key.id === id);
	return new URL(made!.link).hash.slice(1);
}

const take = (token: string) =>
	fetch(`${running.origin}/key`, {
		method: 'POST',
		body: new URLSearchParams({ token }),
		headers: { origin: running.origin, accept: 'text/html' },
		redirect: 'manual'
	});
const open = (path: string, cookie: string) =>
	fetch(running.origin + path, { headers: { cookie, accept: 'text/html' }, redirect: 'manual' });
const cookieIn = (answer: Response) => answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';

test('[P15] whoever takes a 代筆のかぎ writes down for others and opens nothing else; taken back, it closes within five seconds', async () => {
	const staff = new WirePhone({ origin: running.origin, meeting, cookie: city.staffCookie, view: 'staff' });
	await staff.connect();
	await staff.ask({ type: 'door.set', open: true });
	const answer = await take(await aKey());
	expect(answer.status).toBe(303);
	expect(answer.headers.get('location')).toBe(`/meetings/${meeting.id}/entry`);
	expect(answer.headers.getSetCookie()).toHaveLength(1);
	expect(answer.headers.getSetCookie()[0]).toMatch(/^yoriai-scribe=.*HttpOnly.*SameSite=Lax/);
	const cookie = cookieIn(answer);

	const tablet = new WirePhone({ origin: running.origin, meeting, cookie, view: 'scribe' });
	await tablet.connect();
	const post = { type: 'note.post', kind: 'komatta', text: '坂が つらい', as: 'proxy' } as const;
	expect(await tablet.ask(post)).toMatchObject({ ok: true });
	expect(await tablet.ask({ type: 'step.go', position: 1 })).toMatchObject({ refusal: 'facilitator_only' });

	expect((await open(`/meetings/${meeting.id}/entry`, cookie)).status).toBe(200);
	const closed = ['', '/board', '/screen', '/captions', '/minutes', '/sheet', '/plan', '/ahead', '/earlier']
		.concat(['/key', '/try', '/cards', '/cancel'])
		.map((page) => `/meetings/${meeting.id}${page}`);
	const other = await city.prepare();
	for (const page of [...closed, `/meetings/${other.id}/entry`, '/meetings', '/actions', '/councils'])
		expect((await open(page, cookie)).status, page).not.toBe(200);

	await beginMinutes(city.app, address());
	const at = `/sync/minutes/${meeting.id}/${await minutesEpoch(city.app, address())}?frames=1&as=scribe`;
	const socket = new WebSocket(running.origin.replace('http', 'ws') + at, {
		headers: { origin: running.origin, cookie }
	});
	const [code] = (await once(socket, 'close')) as [number];
	expect(code).toBe(closeCodes.notYourMeeting);

	for (const { id } of await listScribeKeys(city.app, address(), ''))
		await revokeScribeKey(city.app, address(), id);
	await tablet.until(() => tablet.closedWith !== null, 5_000);
	expect(tablet.closedWith).toBe(closeCodes.signedOut);
	expect((await open(`/meetings/${meeting.id}/entry`, cookie)).headers.get('location')).toMatch(/^\/sign-in/);
	await expect(tablet.connect()).rejects.toThrow(String(closeCodes.signedOut));
	staff.drop();
}, 30_000);

test('[P15] on another day the link says which day it was for, and sets no cookie', async () => {
	const token = await aKey();
	await scope(city.app.db, city.municipality, (tx) => tx.update(scribeKeys).set({ validOn: '2027-01-23' }));
	const answer = await take(token);
	expect(answer.status).toBe(403);
	expect(await answer.text()).toContain('1月23日');
	expect(answer.headers.getSetCookie()).toEqual([]);
});
