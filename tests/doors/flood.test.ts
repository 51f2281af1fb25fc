/** One laptop with the QR code floods a meeting, while others still come in and write. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import WebSocket from 'ws';
import { frames } from '#lib/wire/frames.ts';
import { pack } from '#lib/wire/parcel.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { commandId, post } from '../support/meeting.ts';
import { aRunningCity, type PreparedMeeting, type RunningCity } from '../support/running-city.ts';
import { comeIn, WirePhone } from '../support/wire-phone.ts';

let running: RunningApp;
let city: RunningCity;
let meeting: PreparedMeeting;

beforeAll(async () => {
	running = await startApp({ env: { TRUST_PROXY: 'true' } });
	city = await aRunningCity(running);
	meeting = await city.prepare();
	const staff = await enter(city.staffCookie, 'staff', hall);
	await staff.ask({ type: 'door.set', open: true });
	staff.drop();
});
afterAll(async () => {
	await city.close();
	await running.stop();
});

const [laptop, hall] = ['203.0.113.66', '198.51.100.7'];
const from = (network: string) => ({ 'x-forwarded-for': network });
const join = (network: string) =>
	comeIn(running.origin, { token: meeting.joinToken }, '/join', from(network));

async function enter(
	cookie: string,
	view: 'staff' | 'screen' | 'phone',
	network: string
): Promise<WirePhone> {
	const client = new WirePhone({ origin: running.origin, meeting, cookie, view });
	await client.connect(from(network));
	return client;
}

function knock(cookie: string, network: string): Promise<WebSocket> {
	const address = `${running.origin.replace('http', 'ws')}/sync/${meeting.id}/${meeting.epoch}?as=phone`;
	const socket = new WebSocket(address, { headers: { origin: running.origin, cookie, ...from(network) } });
	socket.on('error', () => undefined); // the close event follows
	return new Promise((resolve) => {
		socket.on('open', () => resolve(socket));
		socket.on('close', () => resolve(socket));
	});
}

test('while one laptop holds 75 phones of eight sockets each, a phone, staff and the projector come in and write', async () => {
	const flood: WebSocket[] = [];
	for (let i = 0; i < 75; i += 25) {
		const cookies = await Promise.all(Array.from({ length: 25 }, () => join(laptop)));
		const sockets = cookies.flatMap((cookie) => Array.from({ length: 8 }, () => knock(cookie, laptop)));
		flood.push(...(await Promise.all(sockets)));
	}
	for (const network of [hall, laptop]) {
		const phone = await enter(await join(network), 'phone', network);
		expect(await phone.ask(post(`${network} から`))).toMatchObject({ ok: true });
		const staff = await enter(await city.signInAgain(), 'staff', network);
		expect(await staff.ask({ ...post('代わりに 書いた'), as: 'staff' } as never)).toMatchObject({ ok: true });
		const screenCookie = await comeIn(
			running.origin,
			{ token: meeting.screenToken },
			'/screen',
			from(network)
		);
		const wall = await enter(screenCookie, 'screen', network);
		expect(wall.isOpen).toBe(true);
		for (const one of [phone, staff, wall]) one.drop();
	}
	const byPost = await fetch(`${running.origin}/sync/${meeting.id}/${meeting.epoch}?frames=1&as=phone`, {
		method: 'POST',
		body: pack([frames.command({ id: commandId(), ...post('POST で') })]) as Uint8Array<ArrayBuffer>,
		headers: { origin: running.origin, cookie: await join(hall), ...from(hall) }
	});
	expect(byPost.status).toBe(200);
	await expect.poll(() => flood.filter(({ readyState }) => readyState === WebSocket.OPEN).length).toBe(225);
	for (const socket of flood) socket.terminate();
}, 180_000);

test('300 phones behind one address come in; of the script that goes on from there a few more do, and each is told why not', async () => {
	const another = await city.prepare();
	const staff = new WirePhone({
		origin: running.origin,
		meeting: another,
		cookie: city.staffCookie,
		view: 'staff'
	});
	await staff.connect(from(hall));
	await staff.ask({ type: 'door.set', open: true });
	const scan = async (network: string) => {
		const answer = await fetch(`${running.origin}/join`, {
			method: 'POST',
			body: new URLSearchParams({ token: another.joinToken }),
			headers: { origin: running.origin, accept: 'text/html', ...from(network) },
			redirect: 'manual'
		});
		return { status: answer.status, page: await answer.text() };
	};
	const answers: Awaited<ReturnType<typeof scan>>[] = [];
	while (answers.length < 440)
		answers.push(...(await Promise.all(Array.from({ length: 20 }, () => scan(hall)))));
	expect(answers.slice(0, 300).filter(({ status }) => status !== 303)).toEqual([]);
	const refused = answers.filter(({ status }) => status !== 303);
	expect(refused.length).toBeGreaterThan(0);
	for (const { status, page } of refused) {
		expect(status).toBe(429);
		expect(page).toContain('進行役に 声か 紙で つたえてください');
	}
	expect((await scan(laptop)).status).toBe(303);
	staff.drop();
}, 300_000);
