/** Phones on bad networks, with the page's own logic, at the real server. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { makeGroup } from '#lib/board/edits.ts';
import type { GroupId } from '#lib/board/model.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { BadProxy, fairWeather } from '../support/bad-proxy.ts';
import { post } from '../support/meeting.ts';
import { NetPhone } from '../support/net-phone.ts';
import { aRunningCity, type PreparedMeeting, type RunningCity } from '../support/running-city.ts';
import { comeIn, WirePhone } from '../support/wire-phone.ts';

const seed = Number(process.env.SEED ?? 20261121);
let running: RunningApp;
let city: RunningCity;
let meeting: PreparedMeeting;
let staff: WirePhone;
let proxy: BadProxy;
let phone: NetPhone;

beforeAll(async () => {
	running = await startApp();
	city = await aRunningCity(running);
	meeting = await city.prepare();
	staff = new WirePhone({ origin: running.origin, meeting, cookie: city.staffCookie, view: 'staff' });
	await staff.connect();
	await staff.ask({ type: 'door.set', open: true });
});
afterAll(async () => {
	await city.close();
	await running.stop();
});
beforeEach(async () => {
	proxy = await BadProxy.before(running.origin, seed);
});
afterEach(() => {
	phone.leave();
	proxy.close();
});

async function come(view: 'phone' | 'staff' = 'phone'): Promise<NetPhone> {
	const cookie =
		view === 'staff' ? city.staffCookie : await comeIn(running.origin, { token: meeting.joinToken });
	phone = new NetPhone(proxy.origin, cookie, { meeting: meeting.id, epoch: meeting.epoch, view });
	return phone;
}
const online = () => phone.live.status === 'online';
const acknowledged = () => phone.live.waiting.length === 0;
const arrivedOnce = (text: string) =>
	staff.until(() => staff.privateNotes.filter((note) => note.text === text).length === 1);

test('a phone whose socket died without a word is told within ten seconds, and its paper arrives when it writes', async () => {
	await come();
	await phone.until(online);
	proxy.halfOpen();
	proxy.weather = { ...fairWeather, link: 'stall' };
	expect(await phone.until(() => !online())).toBeLessThan(10_500);
	phone.live.post(post('半分だけ つながって いた'));
	await new Promise((resolve) => setTimeout(resolve, 1_000));
	proxy.weather = fairWeather; // what waited in the dead connections is lost
	expect(await phone.until(acknowledged)).toBeLessThan(10_000);
	await arrivedOnce('半分だけ つながって いた');
});

test('a paper written into a dead socket goes out on the next one within ten seconds', async () => {
	await come();
	await phone.until(online);
	proxy.halfOpen();
	phone.live.post(post('死んだ 線に 書いた'));
	expect(await phone.until(acknowledged)).toBeLessThan(10_000);
	await arrivedOnce('死んだ 線に 書いた');
});

test('a phone that was looked at again finds out in seconds that its socket is dead', async () => {
	await come();
	await phone.until(online);
	proxy.halfOpen();
	phone.happens('seen');
	expect(await phone.until(() => !online())).toBeLessThan(7_500);
});

test('a phone that leaves the network says so at once, and comes back at once', async () => {
	await come();
	await phone.until(online);
	phone.happens('offline');
	expect(phone.live.status).toBe('offline');
	phone.live.post(post('電波の ないところで'));
	phone.happens('online');
	expect(await phone.until(acknowledged)).toBeLessThan(2_000);
});

test.each(['forbid', 'strip'] as const)(
	'where the network lets no socket through (%s), papers go out and the board comes in by POST',
	async (upgrades) => {
		proxy.weather = { ...fairWeather, upgrades };
		await come();
		await phone.until(online);
		expect(phone.tried.socket).toBe(2);
		const words = `ソケットなしで ${upgrades}`;
		phone.live.post(post(words));
		expect(await phone.until(acknowledged)).toBeLessThan(2_000);
		await phone.until(() => phone.live.privateNotes.some((note) => note.text === words));
		await arrivedOnce(words);
		await staff.ask({ type: 'notes.show' });
		await phone.until(() => phone.live.board.notes.some((note) => note.text === words), 7_000);
		expect(phone.tried.socket).toBe(2);
	}
);

test('a laptop arranges papers by POST, and what it did is saved', async () => {
	proxy.weather = { ...fairWeather, upgrades: 'forbid' };
	await come('staff');
	await phone.until(online);
	makeGroup(phone.live.doc, 'by-post' as GroupId, [], '足の こと');
	expect(phone.live.isSaved).toBe(false);
	await phone.until(() => phone.live.isSaved);
	await staff.until(() => staff.doc.getMap('groups').has('by-post'));
});

test('30 % loss and two seconds each way: what was written is acknowledged, and the phone stays on the board', async () => {
	proxy.weather = { ...fairWeather, delayMs: 2_000, loss: 0.3 };
	await come();
	await phone.until(online, 40_000);
	const words = Array.from({ length: 5 }, (_, i) => `遠くて おそい ${i}`);
	for (const each of words) phone.live.post(post(each));
	await phone.until(acknowledged, 40_000);
	for (const each of words) await arrivedOnce(each);
});
