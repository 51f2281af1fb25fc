/** Who may say はい to a phone that asks to be a remote (リモコン), and はずす. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isRefusal } from './pages.ts';
import { twoCities, type Place, type TwoCities } from './two-cities.ts';

let world: TwoCities;
/** The request of each place's own phone, by its mark. */
const requests = new Map<string, string>();
beforeAll(async () => {
	world = await twoCities();
	for (const place of [world.own, ...world.foreign]) requests.set(place.mark, await askedBy(place));
});
afterAll(() => world.close());

const home = ({ meeting }: Pick<Place, 'meeting'>) => `/meetings/${meeting.id}/remotes`;

async function send(address: string, cookie: string, order?: object) {
	const { origin } = world.running;
	const answer = await fetch(origin + address, {
		method: order ? 'POST' : 'GET',
		headers: { cookie, origin, accept: 'application/json', 'content-type': 'application/json' },
		redirect: 'manual',
		...(order && { body: JSON.stringify(order) })
	});
	const to = answer.headers.get('location') ?? '';
	return { status: answer.status, to, body: await answer.text() };
}

const post = (address: string, cookie: string) =>
	fetch(world.running.origin + address, {
		method: 'POST',
		headers: { cookie, origin: world.running.origin, accept: 'text/html' },
		body: new URLSearchParams(),
		redirect: 'manual'
	});

async function askedBy(place: Place): Promise<string> {
	expect((await post(`/join/${place.meeting.id}/remote?/ask`, place.phone)).status).toBe(200);
	const { body } = await send(home(place), place.coordinator);
	const { pending } = JSON.parse(body) as { pending: { request: string }[] };
	return pending[0]!.request;
}

const ordersFor = (place: Place) => [
	{ request: requests.get(place.mark)!, yes: true },
	{ request: requests.get(place.mark)!, yes: false },
	{ remove: place.key }
];

test('nobody but who facilitates the meeting sees the digits, says はい or いいえ, or takes a remote away', async () => {
	const { own, foreign } = world;
	const viewer = await world.account([{ role: 'viewer', council: own.council }]);
	const official = await world.account([{ role: 'municipal_staff', council: null }]);
	const ownStaff = {
		'a 推進員': own.coordinator,
		'a 当日のかぎ': world.keyCookie(own.key)
	};
	const strangers = {
		nobody: '',
		'a made-up cookie': 'yoriai-session=made-up; yoriai-guest=made-up; yoriai-key=made-up',
		'the phone itself': own.phone,
		'a projector': own.screen,
		'somebody who looks': viewer.cookie,
		'an official': official.cookie
	};
	const asked = [
		...Object.entries(strangers).map(([who, cookie]) => ({ who, cookie, place: own })),
		...foreign.flatMap((place) =>
			Object.entries({ ...strangers, ...ownStaff }).map(([who, cookie]) => ({ who, cookie, place }))
		)
	];
	const before = await world.digest();
	const wrong: string[] = [];
	for (const { who, cookie, place } of asked)
		for (const order of [undefined, ...ordersFor(place)]) {
			const answer = await send(home(place), cookie, order);
			if (!isRefusal(answer))
				wrong.push(`${who} at ${place.mark}: ${JSON.stringify(order)} → ${answer.status}`);
			if (answer.body.includes('digits')) wrong.push(`${who} at ${place.mark} is told`);
		}
	expect(wrong).toEqual([]);
	expect(asked.length).toBeGreaterThan(15);
	expect(await world.digest()).toBe(before);
});

test('at one’s own meeting a request or a key of another council or 市町村 is none, and changes no row', async () => {
	const { own, foreign } = world;
	const before = await world.digest();
	for (const place of foreign)
		for (const order of [...ordersFor(place), { remove: own.key }, { request: 'x', yes: true }, 'nonsense'])
			await send(home(own), own.coordinator, order as object);
	expect(await world.digest()).toBe(before);
});

test('a phone that has not joined asks for nothing and takes nothing, and one that has is told of itself only', async () => {
	const { own, foreign } = world;
	for (const place of foreign) {
		const before = await world.digest();
		for (const form of ['ask', 'take']) {
			const answer = await post(`/join/${place.meeting.id}/remote?/${form}`, own.phone);
			expect([answer.status, answer.headers.get('location')]).toEqual([303, '/']);
			expect(answer.headers.getSetCookie()).toEqual([]);
		}
		expect(isRefusal(await send(`/join/${place.meeting.id}/remote/state`, own.phone))).toBe(true);
		expect(await world.digest()).toBe(before);
	}
	await askedBy(own); // the one before may be too old by now
	const { body } = await send(`/join/${own.meeting.id}/remote/state`, own.phone);
	expect(JSON.parse(body)).toEqual({ state: 'pending', digits: expect.any(Number) as number });
	const early = await post(`/join/${own.meeting.id}/remote?/take`, own.phone);
	expect([early.status, early.headers.getSetCookie()]).toEqual([403, []]);
});
