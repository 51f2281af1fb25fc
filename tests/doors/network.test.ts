/** Phones on bad networks, with the page's own logic, at the real server. */
import { afterAll, beforeAll, expect, test as inTurn } from 'vitest';
import { makeGroup } from '#lib/board/document/edits.ts';
import type { GroupId } from '#lib/board/model.ts';
import { closeCodes } from '#lib/wire/frames.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { BadProxy, fairWeather, type Weather } from '../support/bad-proxy.ts';
import { post } from '../support/meeting.ts';
import { NetPhone } from '../support/net-phone.ts';
import { aRunningCity, type PreparedMeeting, type RunningCity } from '../support/running-city.ts';
import { comeIn, WirePhone } from '../support/wire-phone.ts';

const seed = Number(process.env.SEED ?? 20261121);
const rounds = Number(process.env.ROUNDS ?? 3);
let running: RunningApp;
let city: RunningCity;
let meeting: PreparedMeeting;
let staff: WirePhone;
/** Side by side: most of it is waiting. */
const test = inTurn.concurrent;

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
interface Visitor {
	readonly phone: NetPhone;
	readonly proxy: BadProxy;
	readonly online: () => boolean;
	/** Nothing that was written is without its answer. */
	readonly acknowledged: () => boolean;
}

/** Somebody behind a network of their own. */
async function come(
	visit: (visitor: Visitor) => Promise<void>,
	weather: Partial<Weather> = {},
	view: 'phone' | 'staff' = 'phone',
	at = meeting
): Promise<void> {
	const cookie = view === 'staff' ? city.staffCookie : await comeIn(running.origin, { token: at.joinToken });
	const proxy = await BadProxy.before(running.origin, seed);
	proxy.weather = { ...fairWeather, ...weather };
	const phone = new NetPhone(proxy.origin, cookie, { meeting: at.id, epoch: at.epoch, view });
	try {
		await phone.until(() => phone.live.status === 'online', 40_000);
		await visit({
			phone,
			proxy,
			online: () => phone.live.status === 'online',
			acknowledged: () => phone.live.waiting.length === 0
		});
	} finally {
		phone.leave();
		proxy.close();
	}
}
/** Not shown yet, or shown: once. */
const arrivedOnce = (text: string) =>
	staff.until(
		() => [...staff.privateNotes, ...staff.board.notes].filter((note) => note.text === text).length === 1
	);

test('a phone on which nothing happens stays on its one socket', () =>
	come(async ({ phone, online }) => {
		await new Promise((resolve) => setTimeout(resolve, 12_000));
		expect(online()).toBe(true);
		expect(phone.tried).toEqual({ socket: 1, post: 0 });
	}));

test('a phone whose socket died without a word is told within ten seconds, and its paper arrives when it writes', () =>
	come(async ({ phone, proxy, online, acknowledged }) => {
		proxy.halfOpen();
		proxy.weather = { ...fairWeather, link: 'stall' };
		expect(await phone.until(() => !online())).toBeLessThan(10_500);
		phone.live.post(post('半分だけ つながって いた'));
		await new Promise((resolve) => setTimeout(resolve, 1_000));
		proxy.weather = fairWeather; // what waited in the dead connections is lost
		expect(await phone.until(acknowledged)).toBeLessThan(10_500);
		await arrivedOnce('半分だけ つながって いた');
	}));

test('a paper written into a dead socket goes out on the next one within ten seconds', () =>
	come(async ({ phone, proxy, acknowledged }) => {
		proxy.halfOpen();
		phone.live.post(post('死んだ 線に 書いた'));
		expect(await phone.until(acknowledged)).toBeLessThan(10_000);
		await arrivedOnce('死んだ 線に 書いた');
	}));

test('a phone that was looked at again finds out in seconds that its socket is dead', () =>
	come(async ({ phone, proxy, online }) => {
		proxy.halfOpen();
		phone.happens('seen');
		expect(await phone.until(() => !online())).toBeLessThan(7_500);
	}));

test('a phone that leaves the network says so at once, and comes back at once', () =>
	come(async ({ phone, acknowledged }) => {
		phone.happens('offline');
		expect(phone.live.status).toBe('offline');
		phone.live.post(post('電波の ないところで'));
		phone.happens('online');
		expect(await phone.until(acknowledged)).toBeLessThan(3_000);
	}));

test.each(['forbid', 'strip'] as const)(
	'where the network lets no socket through (%s), papers go out and the board comes in by POST',
	(upgrades) =>
		come(
			async ({ phone, acknowledged }) => {
				expect(phone.tried.socket).toBe(2);
				const words = `ソケットなしで ${upgrades}`;
				phone.live.post(post(words));
				expect(await phone.until(acknowledged)).toBeLessThan(3_000);
				await phone.until(() => phone.live.privateNotes.some((note) => note.text === words));
				await staff.ask({ type: 'notes.show' });
				await phone.until(() => phone.live.board.notes.some((note) => note.text === words), 8_000);
				expect(phone.tried.socket).toBe(2);
			},
			{ upgrades }
		)
);

test('a phone that had a socket before goes by POST only until a socket is heard again, and nobody sees it change', () =>
	come(async ({ phone, proxy, online, acknowledged }) => {
		proxy.weather = { ...fairWeather, upgrades: 'forbid' };
		proxy.reset();
		await phone.until(() => !online());
		await phone.until(online);
		expect(phone.tried.post).toBeGreaterThan(0);
		proxy.weather = fairWeather;
		let wasOffline = false;
		const watch = setInterval(() => (wasOffline ||= !online()), 5);
		const { socket } = phone.tried;
		const words: string[] = [];
		const writing = setInterval(() => {
			words.push(`もどる あいだに ${words.length}`);
			phone.live.post(post(words.at(-1)!));
		}, 300);
		await phone.until(() => phone.tried.socket === socket + 1, 20_000); // it looks, and stays on it
		await new Promise((resolve) => setTimeout(resolve, 1_000));
		clearInterval(writing);
		await phone.until(acknowledged, 5_000);
		for (const each of words) await arrivedOnce(each);
		const posts = phone.tried.post;
		phone.live.post(post('また ソケットで'));
		await phone.until(acknowledged, 5_000);
		expect(phone.tried.post).toBe(posts);
		clearInterval(watch);
		expect(wasOffline).toBe(false);
		await arrivedOnce('また ソケットで');
	}));

(rounds > 3 ? test : test.skip)(
	'a phone that never had a socket finds one within a minute of there being any',
	() =>
		come(
			async ({ phone, proxy }) => {
				const { socket } = phone.tried;
				proxy.weather = fairWeather;
				expect(await phone.until(() => phone.tried.socket === socket + 1, 70_000)).toBeLessThan(61_000);
				await phone.until(() => phone.live.status === 'online');
			},
			{ upgrades: 'forbid' }
		)
);

test('a network that cuts what is idle for six seconds, as others do after sixty, cuts no phone: the server speaks more often', () =>
	come(
		async ({ phone, online }) => {
			await new Promise((resolve) => setTimeout(resolve, 16_000));
			expect(online()).toBe(true);
			expect(phone.tried).toEqual({ socket: 1, post: 0 });
		},
		{ idleMs: 6_000 }
	));

test('who is cut for being idle all the same comes back by itself, and its paper arrives', () =>
	come(
		async ({ phone, acknowledged }) => {
			await phone.until(() => phone.tried.socket + phone.tried.post > 1, 15_000);
			phone.live.post(post('だまって いたら 切られた'));
			expect(await phone.until(acknowledged)).toBeLessThan(10_000);
			await arrivedOnce('だまって いたら 切られた');
		},
		{ idleMs: 2_000 }
	));

test.each(['pass', 'forbid'] as const)(
	'after まとめ完了 a paper that was not sent yet is refused (%s), and its words go back to who wrote them',
	async (upgrades) => {
		const ending = await city.prepare();
		const leader = new WirePhone({
			origin: running.origin,
			meeting: ending,
			cookie: city.staffCookie,
			view: 'staff'
		});
		await leader.connect();
		await leader.ask({ type: 'door.set', open: true });
		await come(
			async ({ phone, proxy }) => {
				proxy.weather = { ...proxy.weather, link: 'refuse' };
				proxy.reset();
				phone.live.post(post('まだ 出て いない'));
				await leader.ask({ type: 'meeting.close' });
				await leader.ask({ type: 'meeting.finish' });
				proxy.weather = { ...proxy.weather, link: 'up' };
				await phone.until(() => phone.live.returned.length === 1);
				expect(phone.live.returned[0]?.refusal).toBe('meeting_closed');
				expect(phone.live.returned[0]?.command).toMatchObject({ text: 'まだ 出て いない' });
			},
			{ upgrades },
			'phone',
			ending
		);
		leader.drop();
	}
);

test.each(['pass', 'forbid'] as const)(
	'a page from before the database was restored is refused for good (%s), and keeps its unsent words',
	async (upgrades) => {
		const cookie = await comeIn(running.origin, { token: meeting.joinToken });
		const proxy = await BadProxy.before(running.origin, seed);
		proxy.weather = { ...fairWeather, upgrades };
		const phone = new NetPhone(proxy.origin, cookie, { meeting: meeting.id, epoch: 'old', view: 'phone' });
		phone.live.post(post('古い 画面で 書いた'));
		await phone.until(() => phone.live.status === 'refused');
		expect(phone.live.refusedWith).toBe(closeCodes.otherEpoch);
		expect(phone.live.waiting.map(({ command }) => command)).toMatchObject([{ text: '古い 画面で 書いた' }]);
		phone.leave();
		proxy.close();
	}
);

test('a laptop arranges papers by POST, and what it did is saved', () =>
	come(
		async ({ phone }) => {
			makeGroup(phone.live.doc, 'by-post' as GroupId, [], '足の こと');
			expect(phone.live.isSaved).toBe(false);
			await phone.until(() => phone.live.isSaved);
			await staff.until(() => staff.doc.getMap('groups').has('by-post'));
		},
		{ upgrades: 'forbid' },
		'staff'
	));

test('30 % loss and two seconds each way: what was written is acknowledged, and the phone stays on the board', () =>
	come(
		async ({ phone, acknowledged }) => {
			const words = Array.from({ length: 5 }, (_, i) => `遠くて おそい ${i}`);
			for (const each of words) phone.live.post(post(each));
			await phone.until(acknowledged, 40_000);
			for (const each of words) await arrivedOnce(each);
		},
		{ delayMs: 2_000, loss: 0.3 }
	));

const troubles = ['half_open', 'refuse', 'stall'] as const;

test.each([
	{ delayMs: 50, loss: 0.3 },
	{ delayMs: 1_000, loss: 0 }
])(
	'cuts, silence and dead sockets, one after the other ($delayMs ms, loss $loss): nothing is lost, and ten seconds later all is there',
	({ delayMs, loss }) =>
		come(
			async ({ phone, proxy, acknowledged }) => {
				const took: { readonly ms: number; readonly trouble: (typeof troubles)[number] }[] = [];
				const far = delayMs > 50 ? ' far away' : '';
				for (let round = 0; round < rounds; round += 1) {
					const words = `切れても${far} ${round}`;
					const trouble = troubles[round % troubles.length] ?? 'half_open';
					// Who comes anew is let in at once where a socket died alone: its link never went.
					const seconds = trouble === 'half_open' ? 0 : 1 + proxy.random() * (rounds > 3 ? 59 : 4);
					if (trouble === 'half_open') proxy.halfOpen();
					else proxy.weather = { ...proxy.weather, link: trouble };
					if (trouble === 'refuse') proxy.reset();
					phone.live.post(post(words));
					await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
					proxy.weather = { ...proxy.weather, link: 'up' };
					took.push({ ms: Math.round(await phone.until(acknowledged, 30_000)), trouble });
					await arrivedOnce(words);
				}
				took.sort((a, b) => a.ms - b.ms);
				const middle = took[took.length >> 1]?.ms;
				const most = took.at(-1)?.ms;
				const slowest = troubles.map((each) => took.findLast(({ trouble }) => trouble === each)?.ms);
				console.log(
					`network${far}: ${rounds} cuts, acknowledged after p50 ${middle} ms, most ${most} ms, lost 0, seed ${seed}; ${troubles.join(', ')}: ${slowest.join(', ')}`
				);
				expect(most).toBeLessThan(10_000);
			},
			{ loss, delayMs }
		),
	60_000 + rounds * 90_000
);
