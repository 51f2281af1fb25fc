/** A phone becomes a remote (リモコン) on a real server, through its pages. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeCodes } from '#lib/wire/frames.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { aRunningCity, type PreparedMeeting, type RunningCity } from '../support/running-city.ts';
import { comeIn, WirePhone } from '../support/wire-phone.ts';

let running: RunningApp;
let city: RunningCity;
let meeting: PreparedMeeting;

beforeAll(async () => {
	running = await startApp();
	city = await aRunningCity(running);
	meeting = await city.prepare();
	const { origin } = running;
	const staff = new WirePhone({ origin, meeting, cookie: city.staffCookie, view: 'staff' });
	await staff.connect();
	await staff.ask({ type: 'door.set', open: true });
	staff.drop();
});
afterAll(async () => {
	await city.close();
	await running.stop();
});

const open = (path: string, cookie: string) =>
	fetch(running.origin + path, { headers: { cookie, accept: 'text/html' }, redirect: 'manual' });
const press = (form: 'ask' | 'take', cookie: string) =>
	fetch(`${running.origin}/join/${meeting.id}/remote?/${form}`, {
		method: 'POST',
		body: new URLSearchParams(),
		headers: { cookie, origin: running.origin, accept: 'text/html' },
		redirect: 'manual'
	});

interface Listed {
	readonly mayAnswer: boolean;
	readonly pending: readonly { readonly request: string; readonly digits: number }[];
	readonly remotes: readonly { readonly key: string }[];
}

async function remotes(cookie: string, order?: object) {
	const answer = await fetch(`${running.origin}/meetings/${meeting.id}/remotes`, {
		method: order ? 'POST' : 'GET',
		headers: { cookie, origin: running.origin, 'content-type': 'application/json' },
		...(order && { body: JSON.stringify(order) })
	});
	return { status: answer.status, told: (await answer.json()) as Listed & { refusal: string | null } };
}

/** Returns the Cookie headers of the phone as a guest, and as a remote. */
async function paired(): Promise<{ guest: string; key: string; token: string }> {
	const guest = await comeIn(running.origin, { token: meeting.joinToken });
	const page = await (await press('ask', guest)).text();
	const { pending } = (await remotes(city.staffCookie)).told;
	const { request, digits } = pending.at(-1)!;
	expect(page).toContain(`>${digits}</p>`);
	expect((await remotes(city.staffCookie, { request, yes: true })).told).toEqual({ refusal: null });
	const answer = await press('take', guest);
	expect([answer.status, answer.headers.get('location')]).toEqual([303, `/meetings/${meeting.id}/remote`]);
	const [cookie = ''] = answer.headers.getSetCookie();
	expect(cookie).toMatch(/^yoriai-key=.*HttpOnly.*SameSite=Lax/);
	const key = cookie.split(';')[0] ?? '';
	return { guest, key, token: key.split('=')[1] ?? '' };
}

test('a phone that staff said はい to runs the meeting; はずす closes its board within five seconds', async () => {
	const { guest, key } = await paired();
	const remote = new WirePhone({ origin: running.origin, meeting, cookie: key, view: 'staff' });
	await remote.connect();
	expect(await remote.ask({ type: 'step.go', position: 1 })).toMatchObject({ ok: true });
	const both = `${guest}; ${key}`;
	expect((await open(`/join/${meeting.id}/remote`, both)).headers.get('location')).toMatch(/\/remote$/);
	for (const page of ['key', 'plan', 'cards'])
		expect((await open(`/meetings/${meeting.id}/${page}`, both)).headers.get('location')).toMatch(
			/^\/sign-in/
		);

	const { key: id } = (await remotes(city.staffCookie)).told.remotes[0]!;
	expect((await remotes(city.staffCookie, { remove: id })).told).toEqual({ refusal: null });
	await remote.until(() => remote.closedWith !== null, 5_000);
	expect(remote.closedWith).toBe(closeCodes.signedOut);
	expect((await open(`/meetings/${meeting.id}/board`, both)).headers.get('location')).toMatch(/^\/sign-in/);
}, 30_000);

test('a lent device that became a remote and is handed on is no remote in the hands of the next person', async () => {
	const { key } = await paired();
	const lent = await comeIn(running.origin, { token: meeting.joinToken, lent: meeting.lentMark });
	const answer = await fetch(`${running.origin}/join/${meeting.id}?/next`, {
		method: 'POST',
		body: new FormData(),
		headers: {
			cookie: `${lent}; ${key}`,
			origin: running.origin,
			accept: 'application/json',
			'x-sveltekit-action': 'true'
		}
	});
	expect(await answer.json()).toMatchObject({ type: 'success' });
	const [guest, gone] = ['guest', 'key'].map((name) =>
		answer.headers.getSetCookie().find((each) => each.startsWith(`yoriai-${name}=`))
	);
	expect(guest?.split(';')[0]).not.toBe(lent);
	expect(gone).toMatch(/^yoriai-key=;.*Max-Age=0;.*Path=\//);
});

test('a remote says neither はい nor はずす', async () => {
	const { key } = await paired();
	const guest = await comeIn(running.origin, { token: meeting.joinToken });
	await press('ask', guest);
	const { pending, remotes: there } = (await remotes(city.staffCookie)).told;
	expect((await remotes(key)).told.mayAnswer).toBe(false);
	for (const order of [{ request: pending.at(-1)!.request, yes: true }, { remove: there[0]!.key }])
		expect(await remotes(key, order)).toEqual({ status: 403, told: { refusal: 'by_remote' } });
	expect((await remotes(city.staffCookie)).told).toMatchObject({ pending, remotes: there });
});

test('the token of a remote stands in no page, in no list and in no line of the log', async () => {
	const { guest, key, token } = await paired();
	const { key: id } = (await remotes(city.staffCookie)).told.remotes.at(-1)!;
	const pages = [
		[`/join/${meeting.id}/remote/state`, guest],
		[`/join/${meeting.id}`, `${guest}; ${key}`],
		[`/meetings/${meeting.id}/board`, key],
		[`/meetings/${meeting.id}/remotes`, city.staffCookie],
		[`/meetings/${meeting.id}/key`, city.staffCookie],
		[`/meetings/${meeting.id}/cards?what=key&key=${id}`, city.staffCookie]
	] as const;
	expect(token).toHaveLength(32);
	for (const [path, cookie] of pages) {
		const answer = await open(path, cookie);
		expect([path, answer.status]).toEqual([path, 200]);
		expect([path, (await answer.text()).includes(token)]).toEqual([path, false]);
	}
	expect(running.log()).not.toContain(token);
});
