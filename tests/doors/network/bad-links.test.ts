/**
 * Phones that run the page's own code, behind a network that cuts, delays and loses what they send.
 */
import { afterAll, beforeAll, expect, test as inTurn } from 'vitest';
import { goodNetwork, type NetworkConditions } from '../../support/bad-proxy.ts';
import { post } from '../../support/meeting.ts';
import type { PreparedMeeting } from '../../support/running-city.ts';
import type { WirePhone } from '../../support/wire-phone.ts';
import { MeetingServer } from '../meeting-server.ts';
import { arrivedOnce, rounds, seed, visitBehindProxy, type Visitor } from './behind-proxy.ts';

let server: MeetingServer;
let meeting: PreparedMeeting;
let staff: WirePhone;
/** The tests run side by side, because they mostly wait. */
const test = inTurn.concurrent;

beforeAll(async () => {
	server = await MeetingServer.start();
	meeting = await server.openMeeting();
	staff = await server.laptop(meeting);
});
afterAll(() => server.stop());

const come = (use: (visitor: Visitor) => Promise<void>, network?: Partial<NetworkConditions>) =>
	visitBehindProxy({ server, meeting, network }, use);

test('a phone on which nothing happens stays on its one socket', () =>
	come(async ({ phone, online }) => {
		await new Promise((resolve) => setTimeout(resolve, 12_000));
		expect(online()).toBe(true);
		expect(phone.tried).toEqual({ socket: 1, post: 0 });
	}));

test('a phone whose socket died without a word is told within ten seconds, and its note arrives when it writes', () =>
	come(async ({ phone, proxy, online, acknowledged }) => {
		proxy.halfOpen();
		proxy.network = { ...goodNetwork, link: 'stall' };
		expect(await phone.until(() => !online())).toBeLessThan(10_500);
		phone.live.post(post('半分だけ つながって いた'));
		await new Promise((resolve) => setTimeout(resolve, 1_000));
		proxy.network = goodNetwork; // what the dead connections held is lost
		expect(await phone.until(acknowledged)).toBeLessThan(10_500);
		await arrivedOnce(staff, '半分だけ つながって いた');
	}));

test('a note written into a dead socket goes out on the next one within ten seconds', () =>
	come(async ({ phone, proxy, acknowledged }) => {
		proxy.halfOpen();
		phone.live.post(post('死んだ 線に 書いた'));
		expect(await phone.until(acknowledged)).toBeLessThan(10_000);
		await arrivedOnce(staff, '死んだ 線に 書いた');
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

test('a network that cuts what is idle for six seconds, as others do after sixty, cuts no phone: the server speaks more often', () =>
	come(
		async ({ phone, online }) => {
			await new Promise((resolve) => setTimeout(resolve, 16_000));
			expect(online()).toBe(true);
			expect(phone.tried).toEqual({ socket: 1, post: 0 });
		},
		{ idleMs: 6_000 }
	));

test('who is cut for being idle all the same comes back by itself, and its note arrives', () =>
	come(
		async ({ phone, acknowledged }) => {
			await phone.until(() => phone.tried.socket + phone.tried.post > 1, 15_000);
			phone.live.post(post('だまって いたら 切られた'));
			expect(await phone.until(acknowledged)).toBeLessThan(10_000);
			await arrivedOnce(staff, 'だまって いたら 切られた');
		},
		{ idleMs: 2_000 }
	));

test('30 % loss and two seconds each way: what was written is acknowledged, and the phone stays on the board', () =>
	come(
		async ({ phone, acknowledged }) => {
			const words = Array.from({ length: 5 }, (_, i) => `遠くて おそい ${i}`);
			for (const each of words) phone.live.post(post(each));
			await phone.until(acknowledged, 40_000);
			for (const each of words) await arrivedOnce(staff, each);
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
					// Half-open, only the old socket is dead: the link stays up, so there is
					// nothing to wait for.
					const seconds = trouble === 'half_open' ? 0 : 1 + proxy.random() * (rounds > 3 ? 59 : 4);
					if (trouble === 'half_open') proxy.halfOpen();
					else proxy.network = { ...proxy.network, link: trouble };
					if (trouble === 'refuse') proxy.reset();
					phone.live.post(post(words));
					await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
					proxy.network = { ...proxy.network, link: 'up' };
					took.push({ ms: Math.round(await phone.until(acknowledged, 30_000)), trouble });
					await arrivedOnce(staff, words);
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
