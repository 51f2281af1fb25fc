/** A phone asks to be a remote (リモコン), and staff answer. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { remoteStanding } from '#lib/server/remotes/remote-standing.ts';
import { anApp } from '../../../support/city.ts';
import { aDatabase, type TestDatabase } from '../../../support/database.ts';
import { Hall } from './setup.ts';

let database: TestDatabase;
let hall: Hall;
beforeAll(async () => {
	database = await aDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
	hall = await Hall.open(anApp(database.db));
});

const minute = 60_000;
const standing = (phone: Parameters<Hall['ask']>[0]) => remoteStanding(hall.app, hall.board, phone);

test('the laptop shows the digits of the phone, and nothing else of it', async () => {
	const phone = await hall.phone();
	expect(await standing(phone)).toEqual({ state: 'none' });
	const { request, digits } = await hall.asked(phone);
	expect(digits).toBeGreaterThanOrEqual(10);
	expect(digits).toBeLessThanOrEqual(99);
	expect(await standing(phone)).toEqual({ state: 'pending', digits });
	const told = await hall.list();
	expect(told).toEqual({ mayAnswer: true, pending: [{ request, digits }], remotes: [] });
	expect(JSON.stringify(told)).not.toContain(phone);
});

test('a phone has one request: asking again leaves the digits as they are', async () => {
	const phone = await hall.phone();
	const [first, second] = await Promise.all([hall.ask(phone), hall.ask(phone)]);
	expect(second).toEqual(first);
	expect((await hall.list()).pending).toHaveLength(1);
});

test('five phones wait at once, with five numbers; the sixth is told to wait', async () => {
	const phones = await Promise.all(Array.from({ length: 6 }, () => hall.phone()));
	const answers = await Promise.all(phones.map((phone) => hall.ask(phone)));
	expect(answers.filter((answer) => answer === 'crowded')).toHaveLength(1);
	const { pending } = await hall.list();
	expect(new Set(pending.map(({ digits }) => digits)).size).toBe(5);
	await hall.answer(pending[0]!.request, false);
	const last = phones[answers.indexOf('crowded')]!;
	expect(await hall.ask(last)).toMatchObject({ digits: expect.any(Number) as number });
});

test('after three minutes a request is too old for はい, the phone is told, and then it is forgotten', async () => {
	const phone = await hall.phone();
	const { request } = await hall.asked(phone);
	await hall.pass(3 * minute);
	expect(await standing(phone)).toEqual({ state: 'old' });
	expect((await hall.list()).pending).toEqual([]);
	expect(await hall.answer(request, true)).toBe('ended');
	await hall.pass(minute);
	await hall.list();
	expect(await hall.rows()).toEqual([]);
	expect(await standing(phone)).toEqual({ state: 'none' });
});

test('はい to the digits before grants nothing to the request after them', async () => {
	const phone = await hall.phone();
	const { request } = await hall.asked(phone);
	await hall.pass(3 * minute);
	await hall.asked(phone);
	expect(await hall.answer(request, true)).toBe('ended');
	expect(await hall.take(phone)).toBeNull();
});

test('[T4] a request of the future, from before the clock was put right, is none', async () => {
	const phone = await hall.phone();
	const { request } = await hall.asked(phone);
	await hall.pass(-60 * minute);
	expect(await standing(phone)).toEqual({ state: 'old' });
	expect(await hall.answer(request, true)).toBe('ended');
	expect((await hall.list()).pending).toEqual([]);
	expect(await hall.rows()).toEqual([]);
});

test('after いいえ a phone may ask once more; after the second いいえ it waits a minute', async () => {
	const phone = await hall.phone();
	const first = await hall.asked(phone);
	expect(await hall.answer(first.request, false)).toBeNull();
	expect(await standing(phone)).toEqual({ state: 'refused' });
	const second = await hall.asked(phone);
	expect(second.request).not.toBe(first.request);
	await hall.answer(second.request, false);
	expect(await hall.ask(phone)).toBe('refused_twice');
	await hall.pass(minute);
	expect(await hall.ask(phone)).toMatchObject({ digits: expect.any(Number) as number });
	expect(await hall.ask(await hall.phone()), 'another phone').toHaveProperty('digits');
});

test('a phone that asks without end is stopped, and another one is not', async () => {
	const [phone, other] = [await hall.phone(), await hall.phone()];
	for (let i = 0; i < 10; i += 1) expect(await hall.ask(phone)).toHaveProperty('digits');
	expect(await hall.ask(phone)).toBe('too_many_tries');
	expect(await hall.ask(other)).toHaveProperty('digits');
});

test('[P7] a stopped phone asks for nothing more, and a laptop does not learn which digits are its own', async () => {
	const [stopped, other] = [await hall.phone(), await hall.phone()];
	const requests = [await hall.asked(stopped), await hall.asked(other)];
	await hall.changePhone(stopped, { stopped: true });
	expect(await hall.ask(stopped)).toBe('stopped');
	for (const { request } of requests) expect(await hall.answer(request, true)).toBeNull();
	for (const phone of [stopped, other]) expect(await hall.take(phone)).not.toBeNull();
	const paired = { key: expect.any(String) as string, since: expect.any(Number) as number };
	expect((await hall.list()).remotes).toMatchObject([paired, paired]);
});

test('a lent device is no remote: the next person would get it too', async () => {
	const phone = await hall.phone();
	const { request } = await hall.asked(phone);
	await hall.changePhone(phone, { lent: true });
	expect(await hall.ask(phone)).toBe('lent');
	expect(await hall.answer(request, true)).toBeNull();
	expect(await hall.take(phone), 'it was lent between its question and はい').toBeNull();
});

test.each([
	{ phase: 'wrapup', closedAt: new Date() },
	{ phase: 'closed', closedAt: new Date() },
	{ phase: 'draft', cancelledAt: new Date() }
] as const)('after 閉会, まとめ完了 and 中止 nobody becomes a remote: %o', async (change) => {
	const [early, late] = [await hall.phone(), await hall.phone()];
	const { request } = await hall.asked(early);
	const granted = await hall.asked(late);
	await hall.answer(granted.request, true);
	await hall.become(change);
	expect(await hall.ask(early)).toBe('over');
	expect(await hall.answer(request, true)).toBe('over');
	expect(await hall.take(late)).toBeNull();
});

test('a phone of another meeting asks for nothing here, and a laptop of another meeting answers nothing', async () => {
	const elsewhere = await Hall.open(hall.app, hall.city);
	expect(await hall.ask(await elsewhere.phone())).toBe('stopped');
	const phone = await hall.phone();
	const { request } = await hall.asked(phone);
	expect(await elsewhere.answer(request, true)).toBe('ended');
	expect((await elsewhere.list()).pending).toEqual([]);
	expect(await elsewhere.take(phone)).toBeNull();
	const otherCity = await Hall.open(hall.app);
	expect(await otherCity.answer(request, true)).toBe('ended');
	expect(await standing(phone)).toMatchObject({ state: 'pending' });
});

test('of two laptops the first answer counts, and the other is told', async () => {
	const phone = await hall.phone();
	const { request } = await hall.asked(phone);
	const key = await hall.keyLaptop();
	const said = await Promise.all([hall.answer(request, true), hall.answer(request, true, key)]);
	expect(said.toSorted()).toEqual(['answered', null]);
	expect((await hall.list()).remotes).toHaveLength(1);
	expect(await hall.take(phone)).not.toBeNull();
	expect(await hall.answer(request, false)).toBe('answered');
});
