/**
 * Requests every page and posts every form that has an id in its address, as people it does not
 * belong to.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeDayKey } from '#lib/server/auth/day-keys.ts';
import { makeScribeKey } from '#lib/server/scribe/scribe-keys.ts';
import { addressOf, asker, filled, isOfCity, isRefusal, withIds, type Asker } from './pages.ts';
import { changedTables } from './digest.ts';
import { formsOfStaff } from './forms-of-staff.ts';
import { removeAccount, twoCities, type TwoCities } from './two-cities.ts';

let world: TwoCities;
let ask: Asker;
/** Cookie headers of visitors who have no rights in the foreign councils. */
let strangers: Readonly<Record<string, string>>;
beforeAll(async () => {
	world = await twoCities();
	ask = asker(world.running.origin);
	const { own } = world;
	const gone = await world.account([{ role: 'coordinator', council: own.council }]);
	await removeAccount(world, gone.id);
	strangers = {
		nobody: '',
		'a made-up cookie':
			'yoriai-session=made-up; yoriai-guest=made-up; yoriai-key=made-up; yoriai-scribe=scribe.made-up',
		'an account that was removed': gone.cookie,
		'a phone': own.phone,
		'a projector': own.screen,
		'a 当日のかぎ': world.keyCookie(own.key),
		'a 代筆のかぎ': world.scribeCookie(own.scribeKey),
		'a 推進員': own.coordinator,
		'a 進行役': (await world.account([{ role: 'facilitator', council: own.council }])).cookie,
		'somebody who looks': (await world.account([{ role: 'viewer', council: own.council }])).cookie
	};
});
afterAll(() => world.close());

test('the pages with ids are those that this test knows how to ask', () => {
	expect(withIds.length).toBeGreaterThan(17);
	for (const { id } of withIds)
		expect(
			id.replaceAll(/\[(meeting|council|action|area|organization|place|account)\]/g, ''),
			id
		).not.toContain('[');
});

test('whoever the meeting belongs to sees its words on its pages: the marks are there to be found', async () => {
	for (const place of world.foreign) {
		let marked = 0;
		const asked = withIds.filter(({ id, isPage }) => isPage && !id.startsWith('/join'));
		for (const { id } of asked) {
			const who = isOfCity(id) ? place.manager : place.coordinator;
			const { status, body } = await ask(addressOf(id, place), who);
			expect([id, status]).toEqual([id, 200]);
			if (body.includes(place.mark)) marked += 1;
		}
		// In the other 市町村 the council's name is marked too, so the mark is on every page. In one's
		// own it is only on pages that show notes, やること or people.
		const [, other] = world.foreign;
		if (place === other) expect(marked).toBe(asked.length);
		else expect(marked).toBeGreaterThan(8);
	}
});

test('no page and no data of another council or 市町村 is opened by anybody who does not belong there', async () => {
	const wrong: string[] = [];
	let asked = 0;
	for (const place of world.foreign)
		for (const [who, cookie] of Object.entries(strangers))
			for (const { id, isPage, hasData } of withIds) {
				const address = addressOf(id, place);
				const page = await ask(address, cookie);
				asked += 1;
				if (!isRefusal(page)) wrong.push(`${who}: ${id} → ${page.status} ${page.to}`);
				if (page.body.includes(place.mark)) wrong.push(`${who}: ${id} tells`);
				if (!isPage || !hasData) continue;
				const data = await ask(`${address}/__data.json`, cookie);
				asked += 1;
				if (!/"type":"(redirect|error)"/.test(data.body) && !isRefusal(data))
					wrong.push(`${who}: data of ${id} → ${data.status}`);
				if (data.body.includes(place.mark)) wrong.push(`${who}: data of ${id} tells`);
			}
	console.log(`${asked} pages, ${wrong.length} wrong`);
	expect(wrong).toEqual([]);
});

test('[P15] a 代筆のかぎ opens the page of 代筆 of its meeting, and no other page, no data and no form of its own council', async () => {
	const { own } = world;
	const cookie = world.scribeCookie(own.scribeKey);
	const entry = '/meetings/[meeting]/entry';
	const wrong: string[] = [];
	const opened: string[] = [];
	for (const { id, isPage, hasData, forms } of withIds) {
		const address = addressOf(id, own);
		const page = await ask(address, cookie);
		if (page.status === 200) opened.push(id);
		if (id === entry) continue;
		if (!isRefusal(page)) wrong.push(`${id} → ${page.status} ${page.to}`);
		if (page.body.includes(own.mark)) wrong.push(`${id} tells`);
		if (isPage && hasData) {
			const data = await ask(`${address}/__data.json`, cookie);
			if (data.body.includes(own.mark)) wrong.push(`data of ${id} tells`);
			if (!/"type":"(redirect|error)"/.test(data.body) && !isRefusal(data))
				wrong.push(`data of ${id} → ${data.status}`);
		}
		for (const form of forms) {
			const answer = await ask(address + (form === 'default' ? '' : `?/${form}`), cookie, filled(own));
			if (!isRefusal(answer)) wrong.push(`${id} ${form} → ${answer.status} ${answer.to}`);
		}
	}
	expect(wrong).toEqual([]);
	expect(opened).toEqual([entry]);
	for (const page of ['/meetings', '/actions', '/councils', '/meetings/prepare'])
		expect(isRefusal(await ask(page, cookie)), page).toBe(true);
});

test('no form of another council or 市町村 is taken from anybody who does not belong there, and no row changes', async () => {
	const before = await world.digest();
	const wrong: string[] = [];
	let asked = 0;
	for (const place of world.foreign)
		for (const [who, cookie] of Object.entries(strangers))
			for (const { id, forms } of withIds)
				for (const form of forms) {
					const query = form === 'default' ? '' : `?/${form}`;
					const answer = await ask(addressOf(id, place) + query, cookie, filled(place));
					asked += 1;
					if (!isRefusal(answer)) wrong.push(`${who}: ${id}${query} → ${answer.status} ${answer.to}`);
					if (answer.body.includes(place.mark)) wrong.push(`${who}: ${id}${query} tells`);
				}
	console.log(`${asked} forms, ${wrong.length} wrong`);
	expect(wrong).toEqual([]);
	expect(await world.digest()).toBe(before);
	expect(asked).toBeGreaterThan(200);
});

test('on one’s own pages, ids of another council or 市町村 in the question or in a field open nothing and change nothing', async () => {
	const { own, foreign } = world;
	const at = `/meetings/${own.meeting.id}`;
	for (const place of foreign) {
		for (const address of [
			`/meetings?council=${place.council}`,
			'/meetings',
			'/actions',
			'/councils',
			`/actions?council=${place.council}&status=in_progress&search=${place.mark.slice(0, 2)}`,
			`/meetings/prepare?council=${place.council}`,
			`${at}/cards?what=key&key=${place.key}`,
			`${at}/cards?what=scribe&key=${place.scribeKey}`
		]) {
			const { status, body } = await ask(address, own.coordinator);
			expect([address, status, body.includes(place.mark)]).toEqual([address, 200, false]);
		}
		const before = await world.digest();
		for (const [address, status] of [
			...['edit', 'release', 'withdraw'].map((form) => [`${at}/ahead?/${form}`, 400] as const),
			[`${at}/cancel?/bring`, 400] as const,
			[`${at}/key?/revoke`, 200] as const,
			[`${at}/key?/revokeScribe`, 200] as const,
			[`/councils/${own.council}/people`, 403] as const,
			[`/councils/${own.council}?/rename`, 404] as const,
			[`/councils/${own.council}?/forget`, 303] as const,
			[`/councils/${own.council}/members?/change`, 404] as const,
			[`/councils/${own.council}/members?/remove`, 303] as const,
			[`${at}/attendance?/seat`, 409] as const,
			['/meetings/prepare', 403] as const
		]) {
			const answer = await ask(address, own.coordinator, filled(place));
			expect([address, answer.status, answer.body.includes(place.mark)]).toEqual([address, status, false]);
		}
		expect(await world.digest()).toBe(before);
	}
});

test('[P4][M1] the forms of a meeting are taken from those who facilitate its council, in the phases of the rules, and from nobody else', async () => {
	const { own, city } = world;
	const others: Record<string, string> = Object.fromEntries(
		Object.entries(strangers).filter(([who]) => who !== 'a 推進員' && who !== 'a 進行役')
	);
	for (const role of ['municipal_staff', 'tier1_coordinator'] as const)
		others[role] = (await world.account([{ role, council: null }])).cookie;
	const wrong: string[] = [];
	let asked = 0;
	for (const phase of ['draft', 'open', 'wrapup', 'closed'] as const) {
		const meeting = await world.prepare();
		const staff = world.seat({ meeting }, own.coordinator, 'staff');
		await staff.connect();
		const steps = [
			{ type: 'door.set', open: true },
			{ type: 'meeting.close' },
			{ type: 'meeting.finish' }
		] as const;
		for (const step of steps.slice(0, ['draft', 'open', 'wrapup', 'closed'].indexOf(phase)))
			await staff.ask(step);
		const maker = { id: own.account, municipality: own.municipality };
		others['a 当日のかぎ'] = world.keyCookie(await makeDayKey(city.app, maker, meeting.id));
		others['a 代筆のかぎ'] = world.scribeCookie(await makeScribeKey(city.app, maker, meeting.id));
		const place = { ...own, meeting };
		const before = await world.digest();
		for (const [who, cookie] of Object.entries(others))
			for (const { id, forms } of withIds.filter(({ id }) => !id.startsWith('/councils') && !isOfCity(id)))
				for (const form of forms) {
					const query = form === 'default' ? '' : `?/${form}`;
					const answer = await ask(addressOf(id, place) + query, cookie, filled(place));
					asked += 1;
					if (!isRefusal(answer))
						wrong.push(`${phase}, ${who}: ${id}${query} → ${answer.status} ${answer.to}`);
				}
		const changed = changedTables(before, await world.digest());
		if (changed.length > 0) wrong.push(`${phase}: rows changed in ${changed.join(', ')}`);
		for (const who of ['a 推進員', 'a 進行役'])
			for (const [form, byPhase] of Object.entries(formsOfStaff)) {
				const fields = {
					...filled(place),
					// With `at_once` the server would show waiting notes every 20 s by itself
					// (N10), and the digest would change without any request.
					reveal: 'look_through',
					since: await planVersion(addressOf('/meetings/[meeting]/plan', place))
				};
				const then = await world.digest();
				const { status } = await ask(addressOf(form, place), strangers[who]!, fields);
				asked += 1;
				const wanted = byPhase[phase];
				const isWrong = wanted === 'no' ? (await world.digest()) !== then : status !== wanted;
				if (isWrong) wrong.push(`${phase}, ${who}: ${form} → ${status} instead of ${wanted}`);
			}
		staff.drop();
	}
	console.log(`${asked} forms of one's own council, ${wrong.length} wrong`);
	expect(wrong).toEqual([]);
});

/** The form names the version of the plan that it was made from (P12). */
async function planVersion(address: string): Promise<string> {
	const { body } = await ask(address, world.own.coordinator);
	return /name="since" value="([^"]*)"/.exec(body)?.[1] ?? '';
}
