/** Every page and every form that has an id in its address, asked by everybody for what is not theirs. */
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { removeAccount, twoCities, type Place, type TwoCities } from './two-cities.ts';

const root = 'src/routes';
interface Route {
	readonly id: string;
	readonly isPage: boolean;
	readonly hasData: boolean;
	/** Names of its form actions; `default` has none in the address. */
	readonly forms: readonly string[];
}
/** From the folders themselves, so that a new page is asked too. */
const routes: readonly Route[] = fs
	.readdirSync(root, { recursive: true, withFileTypes: true })
	.filter((entry) => entry.isFile() && /^\+(page\.svelte|server\.ts)$/.test(entry.name))
	.map((entry): Route => {
		const folder = entry.parentPath;
		const server = path.join(folder, '+page.server.ts');
		const source = fs.existsSync(server) ? fs.readFileSync(server, 'utf8') : '';
		const forms = source.split(/export const actions: Actions = \{/)[1] ?? '';
		return {
			id: folder.slice(root.length) || '/',
			isPage: entry.name === '+page.svelte',
			hasData: source.includes('load'),
			forms: [...forms.matchAll(/^\t(\w+):/gm)].map(([, name]) => name!)
		};
	})
	.toSorted((a, b) => (a.id < b.id ? -1 : 1));
const withIds = routes.filter(({ id }) => id.includes('['));

let world: TwoCities;
/** Cookie headers of everybody to whom nothing of the foreign councils belongs. */
let strangers: Readonly<Record<string, string>>;
beforeAll(async () => {
	world = await twoCities();
	const { own } = world;
	const gone = await world.account([{ role: 'coordinator', council: own.council }]);
	await removeAccount(world, gone.id);
	strangers = {
		nobody: '',
		'a made-up cookie': 'yoriai-session=made-up; yoriai-guest=made-up; yoriai-key=made-up',
		'an account that was removed': gone.cookie,
		'a phone': own.phone,
		'a projector': own.screen,
		'a 当日のかぎ': world.keyCookie(own.key),
		'a 推進員': own.coordinator,
		'a 進行役': (await world.account([{ role: 'facilitator', council: own.council }])).cookie,
		'somebody who looks': (await world.account([{ role: 'viewer', council: own.council }])).cookie
	};
});
afterAll(() => world.close());

const addressOf = (id: string, place: Place) =>
	id
		.replace('[meeting]', place.meeting.id)
		.replace('[council]', place.council)
		.replace('[action]', place.action);

async function ask(address: string, cookie: string, form?: Record<string, string>) {
	const { origin } = world.running;
	const answer = await fetch(origin + address, {
		method: form ? 'POST' : 'GET',
		headers: { cookie, origin, accept: 'text/html' },
		redirect: 'manual',
		...(form && { body: new URLSearchParams(form) })
	});
	return { status: answer.status, to: answer.headers.get('location') ?? '', body: await answer.text() };
}

const isRefusal = ({ status, to }: { status: number; to: string }) =>
	status === 403 || status === 404 || (status === 303 && /^\/(sign-in\?to=.*)?$/.test(to));

test('the pages with ids are those that this test knows how to ask', () => {
	expect(withIds.length).toBeGreaterThan(17);
	for (const { id } of withIds)
		expect(id.replaceAll(/\[(meeting|council|action)\]/g, ''), id).not.toContain('[');
});

test('whoever the meeting belongs to sees its words on its pages: the marks are there to be found', async () => {
	for (const place of world.foreign) {
		let marked = 0;
		const asked = withIds.filter(({ id, isPage }) => isPage && !id.startsWith('/join'));
		for (const { id } of asked) {
			const { status, body } = await ask(addressOf(id, place), place.coordinator);
			expect([id, status]).toEqual([id, 200]);
			if (body.includes(place.mark)) marked += 1;
		}
		// In another 市町村 also the council's name is marked, and so is every page; papers, promises and people are here too.
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

/** Every field that any form has, filled in so that nothing but the guard can say no. */
const filled = (place: Place): Record<string, string> => ({
	...{ kind: 'komatta', text: 'よその 紙', source: 'paper', note: place.waiting },
	...{ what: 'よその こと', firstStep: '', owner: '', helpers: '', due: 'undecided', on: '', month: '' },
	...{ status: 'done', remark: 'よその ことば', account: place.account, key: place.key },
	...{ theme: 'よその', venue: 'よその 集会所', startsAt: '2031-01-23T10:00', confidentiality: 'closed' },
	...{ reveal: 'at_once', stickers: '1', rules: '', template: 'sasaeai_90', council: place.council },
	...{ agenda: JSON.stringify([{ step: 'write', title: 'よその', minutes: 1, kind: null }]) },
	...{ rechecked: 'on', address: 'http://localhost' }
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
			...[`/meetings?council=${place.council}`, '/meetings', '/actions', '/councils'],
			...[`/actions?council=${place.council}&status=in_progress&search=${place.mark.slice(0, 2)}`],
			...[`/meetings/prepare?council=${place.council}`, `${at}/cards?what=key&key=${place.key}`]
		]) {
			const { status, body } = await ask(address, own.coordinator);
			expect([address, status, body.includes(place.mark)]).toEqual([address, 200, false]);
		}
		const before = await world.digest();
		for (const [address, status] of [
			...['edit', 'release', 'withdraw'].map((form) => [`${at}/ahead?/${form}`, 400] as const),
			...[[`${at}/key?/revoke`, 200] as const, [`/councils/${own.council}/people`, 403] as const],
			['/meetings/prepare', 403] as const
		]) {
			const answer = await ask(address, own.coordinator, filled(place));
			expect([address, answer.status, answer.body.includes(place.mark)]).toEqual([address, status, false]);
		}
		expect(await world.digest()).toBe(before);
	}
});
