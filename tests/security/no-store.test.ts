/**
 * A browser must not store anything that a cookie opened: on a borrowed laptop 「戻る」 would show it
 * to the next person without asking the server.
 */
import http from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addressOf, filled, routes } from './pages.ts';
import { twoCities, type TwoCities } from './two-cities.ts';

let world: TwoCities;
let visitors: Readonly<Record<string, string>>;
beforeAll(async () => {
	world = await twoCities();
	const { own } = world;
	visitors = {
		nobody: '',
		'a 推進員': own.coordinator,
		'a phone': own.phone,
		'a projector': own.screen,
		'a 当日のかぎ': world.keyCookie(own.key),
		'a 代筆のかぎ': world.scribeCookie(own.scribeKey)
	};
});
afterAll(() => world.close());

const keeps = (answer: Response) => answer.headers.get('cache-control') ?? 'nothing said';
const isKept = (answer: Response) => !/\bno-store\b/.test(keeps(answer));
const open = (address: string, cookie: string, init: RequestInit = {}) =>
	fetch(world.running.origin + address, {
		redirect: 'manual',
		...init,
		headers: { cookie, origin: world.running.origin, accept: 'text/html', ...init.headers }
	});

test('no page, no data of a page and no answer to a form is kept by a browser, whoever asks', async () => {
	expect(routes.length).toBeGreaterThan(28);
	const kept: string[] = [];
	let opened = 0;
	for (const [who, cookie] of Object.entries(visitors))
		for (const { id, isPage, hasData, forms } of routes) {
			const address = addressOf(id, world.own);
			const asks: [string, RequestInit][] = [
				[address, {}],
				[address, { method: 'HEAD' }],
				...(isPage && hasData ? ([[`${address}/__data.json`, {}]] as [string, RequestInit][]) : []),
				...(who === 'nobody' ? forms : []).map((name): [string, RequestInit] => [
					`${address}${name === 'default' ? '' : `?/${name}`}`,
					{ method: 'POST', body: new URLSearchParams(filled(world.own)) }
				])
			];
			for (const [asked, init] of asks) {
				const answer = await open(asked, cookie, init);
				await answer.arrayBuffer();
				if (answer.status === 200) opened += 1;
				if (isKept(answer))
					kept.push(`${who}: ${init.method ?? 'GET'} ${id} ${answer.status} → ${keeps(answer)}`);
			}
		}
	expect(kept).toEqual([]);
	expect(opened).toBeGreaterThan(80);
});

test('neither is an address that does not exist, a page that asks for a name, nor one that a browser asks for again', async () => {
	for (const address of ['/nothing', '/%', '/meetings/nothing', '/healthz', '/sign-in', '/setup'])
		expect([address, keeps(await open(address, world.own.coordinator))]).toEqual([address, 'no-store']);
	const first = await open('/meetings', world.own.coordinator);
	const again = await open('/meetings', world.own.coordinator, {
		headers: { 'if-none-match': first.headers.get('etag') ?? 'none' }
	});
	expect([again.status === 200 || again.status === 304, isKept(again)]).toEqual([true, false]);
	const { cookie } = await world.account([{ role: 'viewer', council: world.own.council }]);
	expect(isKept(await open('/sign-out', cookie, { method: 'POST', body: 'x' }))).toBe(false);
});

test('a page of another host is not kept either', async () => {
	const answer = await new Promise<http.IncomingMessage>((resolve, reject) => {
		const { port } = new URL(world.running.origin);
		http
			.get({ host: '127.0.0.1', port, path: '/', headers: { host: 'elsewhere.example' } }, resolve)
			.on('error', reject);
	});
	answer.resume();
	expect([answer.statusCode, answer.headers['cache-control']]).toEqual([421, 'no-store']);
});

test('scripts and sheets are kept for a year: they are the same for everybody', async () => {
	for (const address of ['/sign-in', addressOf('/join/[meeting]', world.own)]) {
		const page = await (await open(address, world.own.phone)).text();
		const files = [...page.matchAll(/["'](?:\.\.?\/)*(?:\/)?(_app\/immutable\/[^"']+)["']/g)].map(
			([, file]) => file
		);
		expect(files.length).toBeGreaterThan(0);
		for (const file of files) {
			const answer = await open(`/${file}`, world.own.phone);
			await answer.arrayBuffer();
			expect([file, answer.status, keeps(answer)]).toEqual([file, 200, 'public,max-age=31536000,immutable']);
		}
	}
});

test('the pages of two people say that they are two, and those of one that they are one', async () => {
	const says = async (cookie: string) => {
		const answer = await open('/sign-in/password', cookie);
		const said = /<html[^>]* data-who="([^"]+)"/.exec(await answer.text())?.[1];
		expect(answer.headers.get('x-who')).toBe(said);
		return said;
	};
	const all = await Promise.all(Object.values(visitors).map(says));
	expect(new Set(all).size).toBe(all.length);
	expect(await says(world.own.coordinator)).toBe(all[1]);
	const other = await world.account([{ role: 'facilitator', council: world.own.council }]);
	expect(all).not.toContain(await says(other.cookie));
});
