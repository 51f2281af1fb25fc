import { once } from 'node:events';
import { expect, test } from 'vitest';
import type WebSocket from 'ws';
import { closeCodes } from '#lib/wire/frames.ts';
import { ConnectionLimiter } from '../../../server/live/transport/connection-limiter.ts';
import {
	anEndpoint,
	openSockets,
	hall,
	isOpen,
	openSocket,
	laptop,
	phoneCookie,
	scribeCookie,
	send,
	staffCookie,
	screenCookie
} from './endpoint.ts';

test('the 601st socket of a board is answered 503, writes by POST, and comes in when one of the others has left', async () => {
	const { at, log } = await anEndpoint();
	const sockets = await openSockets(at, hall, { phones: 600, each: 1 });
	expect(sockets.filter(isOpen)).toHaveLength(600);
	expect(log()).toBe('');

	expect(await openSockets(at, hall, { phones: 602, each: 1 }).then((all) => all.slice(600))).toEqual([
		503, 503
	]);
	expect(await send(at, hall, phoneCookie('late'))).toEqual({ status: 200, isTaken: true });
	expect(sockets.filter(isOpen)).toHaveLength(600);
	// All rejections share one line of the log, with nobody's address.
	expect(log().trim().split('\n')).toHaveLength(1);
	expect(log()).toContain('the board is full');
	expect(log()).not.toMatch(/203\.0\.113|198\.51|127\.0\.0\.1/);

	const [first] = sockets as [WebSocket];
	first.close();
	await once(first, 'close');
	expect(await openSocket(at, hall, phoneCookie('late'))).not.toBe(503);
});

test('of one laptop with 75 cookies three sockets for each are left, and everybody else comes in', async () => {
	const { at } = await anEndpoint();
	const flood = await openSockets(at, laptop, { phones: 75, each: 8 });
	const others = [staffCookie, screenCookie, phoneCookie('ben')].map((cookie) =>
		openSocket(at, hall, cookie)
	);
	for (const other of await Promise.all(others)) expect(isOpen(other)).toBe(true);
	await expect.poll(() => flood.filter(isOpen).length).toBe(3 * 75);
});

test('of a laptop that fills the board from another network the newest sockets give way to a hall, and the hall’s stay', async () => {
	const { at } = await anEndpoint();
	const before = await openSockets(at, hall, { phones: 20, each: 1 });
	const flood = await openSockets(at, laptop, { phones: 200, each: 3 });
	const after = await openSockets(at, hall, { phones: 60, each: 1 });
	const staff = await Promise.all([staffCookie, screenCookie].map((cookie) => openSocket(at, hall, cookie)));
	for (const one of [...before, ...after.slice(20), ...staff]) expect(isOpen(one)).toBe(true);
	expect(flood.filter((one) => typeof one === 'number')).toHaveLength(20);
	expect(await send(at, hall, phoneCookie(`${hall}-59`))).toEqual({ status: 200, isTaken: true });
	expect(await openSocket(at, laptop, phoneCookie('one more'))).toBe(503);
});

test('from the hall’s own network: who is inside goes on, and so do staff and the projector', async () => {
	const connectionLimiter = new ConnectionLimiter();
	const { at } = await anEndpoint(connectionLimiter);
	const [staff, screen] = [await openSocket(at, hall, staffCookie), await openSocket(at, hall, screenCookie)];
	const inside = await openSockets(at, hall, { phones: 20, each: 1 });
	await openSockets(at, hall, { phones: 600, each: 1 });
	for (const one of [staff, screen, ...inside]) expect(isOpen(one)).toBe(true);
	expect(await openSocket(at, hall, phoneCookie('late'))).toBe(503);
	for (const cookie of [staffCookie, screenCookie])
		expect(isOpen((await openSocket(at, hall, cookie)) as WebSocket)).toBe(true);

	// These fill the limit of attempts that are being authorized.
	for (let i = 0; i < 300; i += 1) connectionLimiter.pass(i < 200 ? hall : `192.0.2.${i - 200}`);
	expect(await openSocket(at, hall, phoneCookie('late'))).toBe(503);
	expect(await send(at, hall, phoneCookie('late'))).toEqual({ status: 503, isTaken: false });
	expect(await openSocket(at, hall, 'yoriai-session=made-up')).toBe(503);
	for (const cookie of [staffCookie, screenCookie])
		expect(isOpen((await openSocket(at, hall, cookie)) as WebSocket)).toBe(true);
	expect(await send(at, hall, staffCookie, { type: 'notes.show' })).toEqual({ status: 200, isTaken: true });
});

test('[P15] sockets of 代筆のかぎ take twenty of the places of staff, and shut no staff out', async () => {
	const { at } = await anEndpoint();
	const scribes: (WebSocket | number)[] = [];
	for (let i = 0; i < 24; i += 1) scribes.push(await openSocket(at, laptop, scribeCookie(`key-${i % 6}`)));
	expect(scribes.slice(0, 20).every(isOpen)).toBe(true);
	expect(scribes.slice(20)).toEqual([503, 503, 503, 503]);
	expect(await send(at, laptop, scribeCookie('key-0'))).toEqual({ status: 503, isTaken: false });
	for (const cookie of [staffCookie, screenCookie])
		expect(isOpen(await openSocket(at, hall, cookie))).toBe(true);
	expect(await send(at, hall, phoneCookie('ann'))).toEqual({ status: 200, isTaken: true });
});

test('of a phone that comes back on new lines the dead ones go first, and may try again; its page that lives stays', async () => {
	const { at } = await anEndpoint();
	const cookie = phoneCookie('ann');
	const living = (await openSocket(at, hall, cookie)) as WebSocket;
	const dead = (await openSocket(at, hall, cookie, { autoPong: false })) as WebSocket;
	const closed = once(dead, 'close');
	const isAsked = once(living, 'ping');
	await openSocket(at, hall, cookie, { autoPong: false });
	await isAsked;
	await send(at, hall, cookie); // The pong of the living page arrives within this round trip.
	expect(isOpen(await openSocket(at, hall, cookie))).toBe(true);
	expect((await closed)[0]).toBe(closeCodes.tryAgain);
	await send(at, hall, cookie);
	expect(isOpen(living)).toBe(true);
});
