/** The pages of a rehearsal (練習) are for those who facilitate its council, and for nobody else. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeDayKey } from '#lib/server/auth/day-keys.ts';
import { addressOf, asker, filled, isRefusal, withIds, type Asker } from './pages.ts';
import { twoCities, type TwoCities } from './two-cities.ts';

let world: TwoCities;
let ask: Asker;
beforeAll(async () => {
	world = await twoCities();
	ask = asker(world.running.origin);
});
afterAll(() => world.close());

const opened = ['board', 'captions', 'entry', 'remote', 'screen'].map(
	(page) => `/meetings/[meeting]/${page}`
);

test('[P4] a rehearsal shows strangers no page and takes no form of theirs; who leads it has the board, and no page that stays', async () => {
	const { own, foreign, city } = world;
	const meeting = await world.prepare();
	const form = (name: string) => `/meetings/${meeting.id}/rehearsal?/${name}`;
	const account = { id: own.account, municipality: own.municipality };
	const strangers: Record<string, string> = {
		nobody: '',
		'a phone': own.phone,
		'a projector': own.screen,
		'a 当日のかぎ of another meeting': world.keyCookie(own.key),
		'the 当日のかぎ of the real meeting': world.keyCookie(await makeDayKey(city.app, account, meeting.id)),
		'somebody who looks': (await world.account([{ role: 'viewer', council: own.council }])).cookie,
		行政担当: (await world.account([{ role: 'municipal_staff', council: null }])).cookie,
		...Object.fromEntries(foreign.map(({ mark, coordinator }) => [mark, coordinator]))
	};
	const before = await world.digest();
	for (const [who, cookie] of Object.entries(strangers))
		for (const name of ['begin', 'end'])
			expect([who, isRefusal(await ask(form(name), cookie, {}))]).toEqual([who, true]);
	expect(await world.digest()).toBe(before);

	const begun = await ask(form('begin'), own.coordinator, {});
	const [, id = ''] = /^\/meetings\/([0-9a-f-]{36})\/board$/.exec(begun.to) ?? [];
	expect([begun.status, id === meeting.id || id === '']).toEqual([303, false]);
	const place = { ...own, meeting: { ...meeting, id: id as typeof meeting.id } };
	const during = await world.digest();
	const wrong: string[] = [];
	for (const [who, cookie] of Object.entries(strangers))
		for (const { id: route, forms } of withIds.filter(({ id }) => id.includes('[meeting]'))) {
			if (!isRefusal(await ask(addressOf(route, place), cookie))) wrong.push(`${who}: ${route}`);
			for (const name of forms) {
				const address = addressOf(route, place) + (name === 'default' ? '' : `?/${name}`);
				if (!isRefusal(await ask(address, cookie, filled(place)))) wrong.push(`${who}: ${route} ${name}`);
			}
		}
	for (const { id: route, isPage, forms } of withIds.filter(({ id }) => id.startsWith('/meetings'))) {
		const page = await ask(addressOf(route, place), own.coordinator);
		if (isPage && page.status !== (opened.includes(route) ? 200 : 404))
			wrong.push(`${route} → ${page.status}`);
		if (opened.includes(route) && !page.body.includes('練習中')) wrong.push(`${route} does not say 練習中`);
		for (const name of forms) {
			const address = addressOf(route, place) + (name === 'default' ? '' : `?/${name}`);
			if (!isRefusal(await ask(address, own.coordinator, filled(place)))) wrong.push(`${route} ${name}`);
		}
	}
	expect(wrong).toEqual([]);
	expect(await world.digest()).toBe(during);

	const ended = await ask(form('end'), own.coordinator, {});
	expect([ended.status, ended.to]).toEqual([303, `/meetings/${meeting.id}?rehearsed`]);
	expect(await world.digest()).toBe(before);
	for (const route of opened)
		expect([route, isRefusal(await ask(addressOf(route, place), own.coordinator))]).toEqual([route, true]);
});
