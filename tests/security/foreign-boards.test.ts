/**
 * Nobody opens a board of another council or 市町村, and no command reaches what belongs to another
 * board.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import WebSocket from 'ws';
import { minutesEpoch } from '#lib/server/minutes/find-minutes.ts';
import { closeCodes } from '#lib/wire/frames.ts';
import { askFor, targetsOf } from './asks.ts';
import { accountCookies, furnishedRoom, idsOf, type AccountCookies } from './furnished-room.ts';
import { outcomeOf } from './outcome.ts';
import { expected, specification, type Type } from './specification.ts';
import { removeAccount, twoCities, type TwoCities } from './two-cities.ts';

const types = Object.keys(specification) as Type[];
let world: TwoCities;
let cookies: AccountCookies;
beforeAll(async () => {
	world = await twoCities();
	cookies = await accountCookies(world);
});
afterAll(() => world.close());

test('[N12][P9] notes, ideas and やること of another council, another 市町村 or another meeting are nobody’s here', async () => {
	const { clients, things } = await furnishedRoom(world, cookies);
	const { own, foreign } = world;
	const wrong: string[] = [];
	let cells = 0;
	const named = types.filter((type) => targetsOf(type).includes('elsewhere') && type !== 'step.go');
	const before = await world.digest();
	const [neighbour, other] = foreign;
	const others = [
		...foreign.flatMap((place) =>
			[place.note, place.waiting, place.earlier].map((note) => ({ ...idsOf(place), note }))
		),
		// These are of one's own council, on another board. The やること has to be a foreign one, since
		// those of a council are on all of its boards (A3).
		...[own.note, own.waiting].map((note) => ({ ...idsOf(own), note, action: neighbour!.action }))
	];
	expect(new Set(others.map(({ action }) => action))).toEqual(new Set([neighbour!.action, other!.action]));
	// Roles take turns, because the server limits the commands of each person.
	const turns = [
		['author', 'coordinator'],
		['neighbour', 'facilitator'],
		['lent', 'key'],
		['scribe', 'coordinator']
	] as const;
	for (const [i, elsewhere] of others.entries())
		for (const role of turns[i % turns.length]!)
			for (const type of named) {
				const ask = askFor(type, 'elsewhere', { ...things, elsewhere });
				const wanted = expected({ type, target: 'elsewhere', role, phase: 'open', voting: false });
				const outcome = await outcomeOf(clients[role], ask);
				cells += 1;
				if (outcome !== wanted) wrong.push(`${role} ${type}: ${outcome} instead of ${wanted}`);
			}
	console.log(`${cells} commands about what is elsewhere, ${wrong.length} wrong`);
	expect(wrong).toEqual([]);
	expect(await world.digest()).toBe(before);
});

test('no socket of any view, and no POST, opens a board or 会議録 of another council or 市町村', async () => {
	const { own, city, foreign, running } = world;
	const gone = await world.account([{ role: 'coordinator', council: own.council }]);
	await removeAccount(world, gone.id);
	const strangers = {
		nobody: '',
		made: 'yoriai-session=a; yoriai-guest=b; yoriai-key=c; yoriai-scribe=scribe.d',
		gone: gone.cookie,
		phone: own.phone,
		screen: own.screen,
		key: world.keyCookie(own.key),
		scribe: world.scribeCookie(own.scribeKey),
		...cookies,
		municipal: (await world.account([{ role: 'municipal_staff', council: null }])).cookie,
		tier1: (await world.account([{ role: 'tier1_coordinator', council: null }])).cookie
	};
	const wrong: string[] = [];
	let knocks = 0;
	for (const { meeting, municipality } of foreign) {
		const minutes = await minutesEpoch(city.app, { meeting: meeting.id, municipality });
		for (const [who, cookie] of Object.entries(strangers))
			for (const view of ['staff', 'phone', 'screen', 'scribe'])
				for (const path of [`${meeting.id}/${meeting.epoch}`, `minutes/${meeting.id}/${minutes}`]) {
					const address = `${running.origin}/sync/${path}?frames=1&as=${view}`;
					const code = await knock(address, cookie);
					const posted = await post(address, cookie);
					knocks += 2;
					if (code !== closeCodes.signedOut) wrong.push(`${who} as ${view} at ${path}: ${code}`);
					if (posted !== 'no') wrong.push(`${who} as ${view} posts to ${path}: ${posted}`);
				}
	}
	console.log(`${knocks} knocks, ${wrong.length} wrong`);
	expect(wrong).toEqual([]);
});

/** Returns the close code. A frame means that the server let the socket in. */
function knock(address: string, cookie: string): Promise<number | 'a frame'> {
	const { origin } = new URL(address);
	const socket = new WebSocket(address.replace('http', 'ws'), { headers: { origin, cookie } });
	return new Promise<number | 'a frame'>((resolve, reject) => {
		socket.on('message', () => resolve('a frame'));
		socket.on('close', resolve);
		socket.on('error', reject);
	}).finally(() => socket.terminate());
}

async function post(address: string, cookie: string): Promise<'no' | number> {
	const { origin } = new URL(address);
	const { status } = await fetch(address, {
		method: 'POST',
		body: Uint8Array.of(0),
		headers: { origin, cookie }
	});
	return status === 401 ? 'no' : status;
}
