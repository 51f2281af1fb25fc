/** The matrix once more where it counts: real cookies, real sockets, PostgreSQL; and sockets to what is not one's own. */
import * as decoding from 'lib0/decoding';
import { afterAll, beforeAll, expect, test } from 'vitest';
import WebSocket from 'ws';
import type { Ask } from '#lib/board/policy/commands.ts';
import { combine } from '#lib/board/document/edits.ts';
import type { ActionId, CombinationId, NoteId, NoteState } from '#lib/board/model.ts';
import { makeDayKey } from '#lib/server/auth/day-keys.ts';
import { minutesEpoch } from '#lib/server/minutes/find-minutes.ts';
import { closeCodes, frames, ourMessages, type Answer } from '#lib/wire/frames.ts';
import { pack, unpack } from '#lib/wire/parcel.ts';
import { commandId } from '../support/meeting.ts';
import type { PreparedMeeting } from '../support/running-city.ts';
import { comeIn, WirePhone } from '../support/wire-phone.ts';
import { askFor, targetsOf, words, type Things } from './asks.ts';
import { expected, isPhone, roles, specification, type Role, type Type } from './specification.ts';
import { removeAccount, twoCities, type Place, type TwoCities } from './two-cities.ts';

const types = Object.keys(specification) as Type[];
let world: TwoCities;
let cookies: Readonly<Record<'facilitator' | 'coordinator' | 'viewer', string>>;
beforeAll(async () => {
	world = await twoCities();
	const { council } = world.own;
	cookies = {
		facilitator: (await world.account([{ role: 'facilitator', council }])).cookie,
		coordinator: world.own.coordinator,
		viewer: (await world.account([{ role: 'viewer', council }])).cookie
	};
});
afterAll(() => world.close());

const viewOf = (role: Role): 'phone' | 'screen' | 'staff' =>
	isPhone(role) ? 'phone' : role === 'screen' || role === 'key_screen' ? 'screen' : 'staff';

interface Room {
	readonly meeting: PreparedMeeting;
	readonly clients: Readonly<Record<Role, WirePhone>>;
	readonly cookie: Readonly<Record<Role, string>>;
	readonly things: Things;
}

/** A meeting of one's own council with somebody in every role, and a paper of each of the three kinds of authors. */
async function aRoom(): Promise<Room> {
	const { own, city, running } = world;
	const meeting = await world.prepare();
	const { origin } = running;
	const opener = world.seat({ meeting }, cookies.coordinator, 'staff');
	await opener.connect();
	await said(opener, { type: 'door.set', open: true });
	const join = () => comeIn(origin, { token: meeting.joinToken });
	const key = world.keyCookie(
		await makeDayKey(city.app, { id: own.account, municipality: own.municipality }, meeting.id)
	);
	const cookie: Readonly<Record<Role, string>> = {
		author: await join(),
		neighbour: await join(),
		stopped: await join(),
		...cookies,
		lent: await comeIn(origin, { token: meeting.joinToken, lent: meeting.lentMark }),
		screen: await comeIn(origin, { token: meeting.screenToken }, '/screen'),
		key,
		key_screen: key
	};
	const clients = Object.fromEntries(
		(Object.keys(cookie) as Role[]).map((role) => [role, world.seat({ meeting }, cookie[role], viewOf(role))])
	) as Record<Role, WirePhone>;
	for (const client of Object.values(clients)) await client.connect();

	const notes = new Map<string, { id: NoteId; text: string }>();
	const write = async (of: 'author' | 'stopped' | 'nobody', state: NoteState) => {
		const text = `${of} の ${state}`;
		const client = of === 'nobody' ? opener : clients[of];
		notes.set(`${of} ${state}`, {
			id: (await said(client, { type: 'note.post', kind: 'komatta', text })).note,
			text
		});
	};
	await write('author', 'shown');
	await write('nobody', 'shown');
	await write('stopped', 'shown');
	await said(opener, { type: 'notes.show' });
	for (const of of ['author', 'nobody'] as const) await write(of, 'waiting');
	await said(opener, { type: 'author.stop', note: notes.get('stopped shown')!.id });
	const combination = 'idea-here-0001' as CombinationId;
	combine(opener.doc, combination, [{ type: 'note', id: notes.get('nobody shown')!.id }], '案');
	const { action } = await said(opener, { type: 'action.bring', ...words });
	await said(opener, { type: 'step.go', position: 1 });
	opener.drop();
	const snapshot = await world.snapshotOf({ municipality: own.municipality, meeting: meeting.id });
	const [foreign] = world.foreign;
	return {
		meeting,
		clients,
		cookie,
		things: {
			note: (of, state) => notes.get(`${of} ${state}`)!,
			combination,
			action,
			earlier: own.earlier,
			takenNumber: 7,
			snapshot,
			elsewhere: idsOf(foreign!)
		}
	};
}

const idsOf = ({ note, combination, action, snapshot }: Place) => ({ note, combination, action, snapshot });

async function said(client: WirePhone, ask: Ask): Promise<{ note: NoteId; action: ActionId }> {
	const answer = await client.ask(ask);
	if (!answer.ok) throw new Error(`${ask.type}: ${answer.refusal}`);
	return answer.result as { note: NoteId; action: ActionId };
}

/** Asks again when it was too soon: a person may send ten commands a second. */
async function outcomeOf(client: WirePhone, ask: Ask): Promise<string> {
	const answer = await client.ask(ask);
	if (answer.ok || answer.refusal !== 'too_fast') return answer.ok ? 'yes' : answer.refusal;
	await new Promise((resolve) => setTimeout(resolve, 500));
	return outcomeOf(client, ask);
}

const aPaper = { of: 'nobody', state: 'shown' } as const;

test('[P3]–[P7] every command of everybody who may not give it is refused by name, and changes no row', async () => {
	const { clients, things } = await aRoom();
	const wrong: string[] = [];
	let cells = 0;
	let before = await world.digest();
	for (const role of [
		'author',
		'neighbour',
		'lent',
		'stopped',
		'screen',
		'key_screen',
		'viewer',
		'key'
	] as const)
		for (const type of types) {
			const target = specification[type].fits ? aPaper : targetsOf(type)[0]!;
			const wanted = expected({ type, target, role, phase: 'open', voting: false });
			if (wanted === 'yes') continue;
			const outcome = await outcomeOf(clients[role], askFor(type, target, things));
			cells += 1;
			if (outcome !== wanted) wrong.push(`${role} ${type}: ${outcome} instead of ${wanted}`);
			const after = await world.digest();
			if (after !== before) wrong.push(`${role} ${type}: rows changed`);
			before = after;
		}
	console.log(`${cells} refusals on sockets, ${wrong.length} wrong`);
	expect(wrong).toEqual([]);
	expect(cells).toBeGreaterThan(200);
});

test('[P3]–[P7] by POST the same commands are refused to the same people, and no row changes', async () => {
	const { meeting, cookie, things } = await aRoom();
	const wrong: string[] = [];
	let cells = 0;
	const before = await world.digest();
	for (const type of types)
		for (const role of roles) {
			const target = specification[type].fits ? aPaper : targetsOf(type)[0]!;
			const wanted = expected({ type, target, role, phase: 'open', voting: false });
			if (wanted === 'yes') continue;
			const address = `/sync/${meeting.id}/${meeting.epoch}?frames=1&as=${viewOf(role)}`;
			const outcome = await askByPost(address, cookie[role], askFor(type, target, things));
			cells += 1;
			if (outcome !== wanted) wrong.push(`${role} ${type}: ${outcome} instead of ${wanted}`);
		}
	console.log(`${cells} refusals by POST, ${wrong.length} wrong`);
	expect(wrong).toEqual([]);
	expect(await world.digest()).toBe(before);
});

/** What the answer's own frame says; asked again when it was too soon. */
async function askByPost(path: string, cookie: string, ask: Ask): Promise<string> {
	const { origin } = world.running;
	const id = commandId();
	const body = Buffer.from(pack([frames.command({ id, ...ask })]));
	const response = await fetch(origin + path, { method: 'POST', body, headers: { origin, cookie } });
	const answers = unpack(new Uint8Array(await response.arrayBuffer()))?.flatMap(answerIn) ?? [];
	const answer = answers.find((each) => each.id === id);
	if (response.status !== 429 && !(answer && !answer.ok && answer.refusal === 'too_fast'))
		return answer ? (answer.ok ? 'yes' : answer.refusal) : `status ${response.status}`;
	await new Promise((resolve) => setTimeout(resolve, 500));
	return askByPost(path, cookie, ask);
}

function answerIn(frame: Uint8Array): Answer[] {
	const decoder = decoding.createDecoder(frame);
	if (decoding.readVarUint(decoder) !== ourMessages.answer) return [];
	return [JSON.parse(decoding.readVarString(decoder)) as Answer];
}

test('[P4][V1] a phone gives its five commands, and staff of each kind theirs, from the door to まとめ完了', async () => {
	const author = { of: 'author', state: 'waiting' } as const;
	const shown = { of: 'nobody', state: 'shown' } as const;
	for (const role of ['facilitator', 'coordinator', 'key'] as const) {
		const { clients, things } = await aRoom();
		const done: Type[] = [];
		const yes = async (who: Role, type: Type, target: Parameters<typeof askFor>[1]) => {
			expect([who, type, await outcomeOf(clients[who], askFor(type, target, things))]).toEqual([
				...[who, type, 'yes']
			]);
			done.push(type);
		};
		const staff = (type: Type, target: Parameters<typeof askFor>[1] = 'plain') => yes(role, type, target);
		await yes('author', 'note.post', 'plain');
		await yes('author', 'note.edit', author);
		await yes('lent', 'support.set', shown);
		await staff('votes.open');
		await yes('neighbour', 'vote.set', 'here');
		await staff('votes.close');
		if (role === 'key') done.push('meeting.plan');
		else await staff('meeting.plan');
		// Only until the door was opened (P13): `tests/database/meetings/cancelled.test.ts` has its yes.
		const cancel = askFor('meeting.cancel', 'plain', things);
		expect(await outcomeOf(clients[role], cancel)).toBe(role === 'key' ? 'account_only' : 'already_opened');
		done.push('meeting.cancel');
		await yes(role, 'note.post', 'as_staff');
		for (const type of ['note.edit', 'note.hold'] as const)
			await staff(type, { of: 'nobody', state: 'waiting' });
		const edited = {
			...things,
			note: () => ({ id: things.note('nobody', 'waiting').id, text: '書きなおした' })
		};
		const release = askFor('note.release', { of: 'nobody', state: 'held' }, edited);
		expect(await outcomeOf(clients[role], release)).toBe('yes');
		done.push('note.release');
		await staff('spotlight.set', shown);
		for (const type of ['note.carry', 'support.count', 'note.trash', 'note.restore', 'note.handoff'] as const)
			await staff(type, shown);
		for (const type of ['notes.show', 'authors.allow', 'timer.start', 'timer.add', 'timer.stop'] as const)
			await staff(type);
		await staff('author.stop', author);
		for (const type of ['note.take', 'step.go', 'vote.count', 'decide.later', 'arrangement.restore'] as const)
			await staff(type, 'here');
		await staff('deciding.set');
		for (const type of ['action.decide', 'action.edit', 'action.update'] as const) await staff(type, 'here');
		for (const type of ['action.bring', 'attendance.add', 'door.set', 'meeting.close'] as const)
			await staff(type);
		await yes('author', 'note.withdraw', author);
		await staff('meeting.finish');
		expect(new Set(done)).toEqual(new Set(types));
		for (const client of Object.values(clients)) client.drop();
	}
});

test('[N12][P9] papers, ideas and やること of another council, another 市町村 or another meeting are nobody’s here', async () => {
	const { clients, things } = await aRoom();
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
		// Of one's own council, but on another board. Its やること are on every board of the council (A3).
		...[own.note, own.waiting].map((note) => ({ ...idsOf(own), note, action: neighbour!.action }))
	];
	expect(new Set(others.map(({ action }) => action))).toEqual(new Set([neighbour!.action, other!.action]));
	// People take turns, because each may send only so many commands.
	const turns = [
		['author', 'coordinator'],
		['neighbour', 'facilitator'],
		['lent', 'key']
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
		made: 'yoriai-session=a; yoriai-guest=b; yoriai-key=c',
		gone: gone.cookie,
		phone: own.phone,
		screen: own.screen,
		key: world.keyCookie(own.key),
		...cookies,
		municipal: (await world.account([{ role: 'municipal_staff', council: null }])).cookie,
		tier1: (await world.account([{ role: 'tier1_coordinator', council: null }])).cookie
	};
	const wrong: string[] = [];
	let knocks = 0;
	for (const { meeting, municipality } of foreign) {
		const minutes = await minutesEpoch(city.app, { meeting: meeting.id, municipality });
		for (const [who, cookie] of Object.entries(strangers))
			for (const view of ['staff', 'phone', 'screen'])
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

/** The close code, or what came instead. */
function knock(address: string, cookie: string): Promise<number | 'a frame'> {
	const { origin } = new URL(address);
	const socket = new WebSocket(address.replace('http', 'ws'), { headers: { origin, cookie } });
	return new Promise<number | 'a frame'>((resolve, reject) => {
		socket.on('message', () => resolve('a frame'));
		socket.on('close', resolve);
		socket.on('error', reject);
	}).finally(() => socket.terminate());
}

/** Bytes of nobody's, to the address of a socket. */
async function post(address: string, cookie: string): Promise<'no' | number> {
	const { origin } = new URL(address);
	const { status } = await fetch(address, {
		method: 'POST',
		body: Uint8Array.of(0),
		headers: { origin, cookie }
	});
	return status === 401 ? 'no' : status;
}
