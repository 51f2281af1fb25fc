/** Pages about the whole 市町村 have no id in their address, so `routes.test.ts` cannot ask them with a foreign one. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asker, filled, isRefusal, routes, type Asker } from './pages.ts';
import { twoCities, type TwoCities } from './two-cities.ts';

const ofCity = /^\/(areas|audit|begin|city|organizations|people|sheets)\b/;
/** The first question is answered once, and a preview is somebody's own. */
const leadsOn = ['/begin', '/begin/areas', '/sheets/preview'];
/** Everybody with an account reads 相談先, and the counts that concern them (C61, C64). */
const forAccounts = ['/places', '/places/handoffs', '/places/print'];

const asked = routes.filter(({ id }) => !id.includes('[') && (ofCity.test(id) || forAccounts.includes(id)));

let world: TwoCities;
let ask: Asker;
let strangers: Readonly<Record<string, string>>;
beforeAll(async () => {
	world = await twoCities();
	ask = asker(world.running.origin);
	const { own } = world;
	strangers = {
		nobody: '',
		'a phone': own.phone,
		'a projector': own.screen,
		'a 当日のかぎ': world.keyCookie(own.key),
		'a 代筆のかぎ': world.scribeCookie(own.scribeKey),
		'a 推進員': own.coordinator,
		'a 第1層': (await world.account([{ role: 'tier1_coordinator', council: null }])).cookie,
		'a 進行役': (await world.account([{ role: 'facilitator', council: own.council }])).cookie,
		'somebody who looks': (await world.account([{ role: 'viewer', council: own.council }])).cookie
	};
});
afterAll(() => world.close());

const isAccount = (who: string) => /推進員|第1層|進行役|looks/.test(who);

test('[C1] the pages of the city are opened by 行政担当, and refused to everybody else', async () => {
	expect(asked.length).toBeGreaterThan(12);
	const wrong: string[] = [];
	for (const { id, isPage, hasData } of asked) {
		const open = await ask(id, world.own.manager);
		if (open.status !== 200 && isPage && !leadsOn.includes(id))
			wrong.push(`行政担当: ${id} → ${open.status}`);
		for (const [who, cookie] of Object.entries(strangers)) {
			if (forAccounts.includes(id) && isAccount(who)) continue;
			const page = await ask(id, cookie);
			if (!isRefusal(page)) wrong.push(`${who}: ${id} → ${page.status} ${page.to}`);
			if (!isPage || !hasData) continue;
			const data = await ask(`${id}/__data.json`, cookie);
			if (!/"type":"(redirect|error)"/.test(data.body) && !isRefusal(data))
				wrong.push(`${who}: data of ${id} → ${data.status}`);
		}
	}
	expect(wrong).toEqual([]);
});

test('[C1] no form of the city is taken from anybody else, and no row changes', async () => {
	const before = await world.digest();
	const wrong: string[] = [];
	let posted = 0;
	for (const { id, forms } of asked)
		for (const form of forms)
			for (const [who, cookie] of Object.entries(strangers)) {
				const address = form === 'default' ? id : `${id}?/${form}`;
				const answer = await ask(address, cookie, filled(world.own));
				posted += 1;
				if (!isRefusal(answer)) wrong.push(`${who}: ${address} → ${answer.status} ${answer.to}`);
			}
	expect(wrong).toEqual([]);
	expect(posted).toBeGreaterThan(60);
	expect(await world.digest()).toBe(before);
});

test('what a city shows holds no word of another 市町村', async () => {
	const other = world.foreign.find(({ municipality }) => municipality !== world.own.municipality)!;
	const told: string[] = [];
	for (const { id, isPage } of asked) {
		if (!isPage) continue;
		const { body } = await ask(id, world.own.manager);
		if (body.includes(other.mark)) told.push(id);
	}
	expect(told).toEqual([]);
});
