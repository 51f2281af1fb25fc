/**
 * Pages of other sites may not post our forms, show our pages in a frame, or run scripts in them.
 */
import fs from 'node:fs';
import { createHash } from 'node:crypto';
import http from 'node:http';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApp, type RunningApp } from '../support/app.ts';
import { aRunningCity, type PreparedMeeting, type RunningCity } from '../support/running-city.ts';
import { untilProjected } from '../support/until.ts';
import { comeIn, WirePhone } from '../support/wire-phone.ts';

let running: RunningApp;
let city: RunningCity;
let meeting: PreparedMeeting;
/** The cookies of one browser that is signed in and has joined as a phone. */
let cookie: string;

beforeAll(async () => {
	running = await startApp();
	city = await aRunningCity(running);
	meeting = await city.prepare();
	const place = { origin: running.origin, meeting, cookie: city.staffCookie, view: 'staff' } as const;
	const staff = new WirePhone(place);
	await staff.connect();
	await staff.ask({ type: 'door.set', open: true });
	staff.drop();
	cookie = `${city.staffCookie}; ${await comeIn(running.origin, { token: meeting.joinToken })}`;
});
afterAll(async () => {
	await city.close();
	await running.stop();
});

const routes = fileURLToPath(new URL('../../src/routes', import.meta.url));

interface Door {
	readonly method: string;
	readonly path: string;
	/** A script sends JSON here. A form at the same address would get the page. */
	readonly json?: boolean;
}

/**
 * Reads the addresses that may change something from the routes, so that a new one is tested too.
 */
function everyDoor(): Door[] {
	const files = fs.readdirSync(routes, { recursive: true, encoding: 'utf8' });
	return files.flatMap((file) => {
		const code = () => fs.readFileSync(`${routes}/${file}`, 'utf8');
		const path = `/${file}`.replace(/\/\+.*/, '').replaceAll(/\[(\w+)\]/g, (_, name: string) => filled(name));
		if (file.endsWith('+page.server.ts'))
			return actionsOf(code()).map((name) => ({
				method: 'POST',
				path: `${path || '/'}${name === 'default' ? '' : `?/${name}`}`
			}));
		if (!file.endsWith('+server.ts')) return [];
		const methods = [...code().matchAll(/export (?:const|(?:async )?function) (POST|PUT|PATCH|DELETE)\b/g)];
		return methods.map(([, method = '']) => ({ method, path, json: true }));
	});
}

function actionsOf(code: string): string[] {
	const [, block] = /export const actions\b[^{]*(\{.*?\}|\{\n[^]*?\n\});?$/m.exec(code) ?? [];
	if (!block) return [];
	const names = [...block.matchAll(/(?:^\t|^\{ )(?:async )?(\w+)(?::|\()/gm)].map(([, name = '']) => name);
	if (names.length === 0) throw new Error(`actions that cannot be read:\n${block}`);
	return names;
}

const filled = (name: string): string =>
	({ meeting: meeting.id, council: city.council })[name] ?? '00000000-0000-4000-8000-000000000000';

interface Said {
	readonly status: number;
	readonly headers: http.IncomingHttpHeaders;
	readonly body: string;
}

/** Uses `http`, because `fetch` does not let us set `Host` and `Origin`. */
function send({ method, path, json = false }: Door, headers: http.OutgoingHttpHeaders): Promise<Said> {
	const fields = { token: meeting.joinToken, code: meeting.code, name: 'よその名前' };
	const sent = json ? JSON.stringify(fields) : new URLSearchParams(fields).toString();
	const type = json ? 'application/json' : 'application/x-www-form-urlencoded';
	const accept = json ? 'application/json' : 'text/html';
	return new Promise((resolve, reject) => {
		const options = { method, headers: { accept, 'content-type': type, ...headers } };
		const request = http.request(running.origin + path, options, (response) => {
			let body = '';
			response.on('data', (chunk: Buffer) => (body += chunk.toString()));
			response.on('end', () =>
				resolve({ status: response.statusCode ?? 0, headers: response.headers, body })
			);
		});
		request.on('error', reject);
		request.end(method === 'GET' ? undefined : sent);
	});
}

/** Returns a hash of each table. */
async function everything(): Promise<Record<string, string>> {
	const { sql } = city.connection;
	const tables = await sql<{ name: string }[]>`select relname as name from pg_class
		where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`;
	const held: Record<string, string> = {};
	for (const { name } of tables) {
		const [row] = await sql<{ held: string }[]>`select coalesce(
			md5(string_agg(t::text, '' order by t::text)), '') as held from ${sql(name)} t`;
		held[name] = row?.held ?? '';
	}
	return held;
}

test('no form and no request that changes something is taken from a foreign page, whoever is signed in', async () => {
	const doors = everyDoor();
	expect(doors.length).toBeGreaterThan(20);
	await untilProjected(city.connection);
	const { origin } = running;
	const foreign = [
		[{ origin: 'https://evil.example' }, 403],
		[{ origin: 'null' }, 403],
		[{}, 403],
		[{ origin: origin.replace('http', 'https') + '.evil.example' }, 403],
		[{ host: 'evil.example', origin: 'http://evil.example' }, 421]
	] as const;
	const before = await everything();
	for (const door of doors) {
		for (const [headers, status] of foreign) {
			const said = await send(door, { cookie, ...headers });
			expect([door.path, headers, said.status]).toEqual([door.path, headers, status]);
			expect(said.headers['set-cookie']).toBeUndefined();
		}
	}
	expect(await everything()).toEqual(before);
	// The addresses exist: a request from our own page gets a different answer than a foreign one.
	for (const door of doors) {
		const own = await send(door, { origin });
		expect([door.path, [405, 421, 500].includes(own.status)]).toEqual([door.path, false]);
		expect([door.path, own.body === (await send(door, {})).body]).toEqual([door.path, false]);
	}
});

test('a form from a foreign page is refused in a sentence', async () => {
	const answer = await fetch(`${running.origin}/join`, {
		method: 'POST',
		body: new URLSearchParams({ token: meeting.joinToken }),
		headers: { origin: 'https://evil.example', accept: 'text/html' },
		redirect: 'manual'
	});
	expect(answer.status).toBe(403);
	const words = await answer.text();
	expect(words).not.toMatch(/at .*\.(ts|js):\d+/);
	expect(answer.headers.getSetCookie()).toEqual([]);
});

const pages = () => [
	'/',
	'/join',
	`/join/${meeting.id}`,
	'/screen',
	`/meetings/${meeting.id}/screen`,
	'/sign-in',
	'/setup',
	'/meetings',
	`/meetings/${meeting.id}`,
	`/meetings/${meeting.id}/board`,
	`/meetings/${meeting.id}/minutes`,
	`/meetings/${meeting.id}/cards`,
	'/nowhere',
	'/gallery',
	'/meetings/00000000-0000-4000-8000-000000000000/board'
];

test('on every page only our own scripts run, and it is shown in nobody’s frame', async () => {
	const nonces = new Set<string>();
	for (const path of pages()) {
		const { headers, body, status } = await send({ method: 'GET', path }, { cookie });
		const policy = Object.fromEntries(
			String(headers['content-security-policy'])
				.split(';')
				.map((each) => each.trim().split(' '))
				.map(([name = '', ...values]) => [name, values])
		);
		if (status === 303) continue;
		expect([path, policy['frame-ancestors'], headers['x-frame-options']]).toEqual([path, ["'none'"], 'DENY']);
		expect([path, policy['object-src'], policy['base-uri']]).toEqual([path, ["'none'"], ["'none'"]]);
		const sheets = (policy['style-src-elem'] ?? []).filter((each) => !each.startsWith("'nonce-"));
		expect([path, sheets]).toEqual([path, ["'self'"]]);
		expect([path, body]).toEqual([path, expect.not.stringMatching(/<style/)]);
		const allowed = policy['script-src'] ?? [];
		expect([path, allowed.join(' ')]).toEqual([path, expect.not.stringMatching(/unsafe|\*|http|data:/)]);
		for (const [, attributes = '', script = ''] of body.matchAll(/<script([^>]*)>([^]*?)<\/script>/g)) {
			if (/type="application\/json"/.test(attributes) || /\bsrc="/.test(attributes)) continue;
			const nonce = /nonce="([^"]+)"/.exec(attributes)?.[1];
			const hash = `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
			expect([path, allowed.some((each) => each === `'nonce-${nonce}'` || each === hash)]).toEqual([
				path,
				true
			]);
			if (nonce) expect(nonces).not.toContain(nonce);
		}
		for (const [, nonce] of String(headers['content-security-policy']).matchAll(
			/script-src[^;]*'nonce-([^']+)'/g
		))
			nonces.add(nonce ?? '');
		expect([path, body.replaceAll(/<script[^]*?<\/script>/g, '')]).toEqual([
			path,
			expect.not.stringMatching(/<[a-z][^>]*\son[a-z]+="|href="javascript:/)
		]);
	}
	expect(nonces.size).toBeGreaterThan(4);
});

test('what is no page (a refusal, a file, /healthz) is shown in nobody’s frame either', async () => {
	const refused = await send({ method: 'POST', path: '/join' }, { origin: 'https://evil.example' });
	const health = await send({ method: 'GET', path: '/healthz' }, {});
	const elsewhere = await send({ method: 'GET', path: '/' }, { host: 'evil.example' });
	for (const { headers } of [refused, health, elsewhere]) {
		expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
		expect(headers['x-frame-options']).toBe('DENY');
	}
});
