/**
 * Checks the permission matrix again on a whole server, with real cookies, real sockets and
 * PostgreSQL.
 */
import * as decoding from 'lib0/decoding';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Ask } from '#lib/board/policy/commands.ts';
import { frames, ourMessages, type Answer } from '#lib/wire/frames.ts';
import { pack, unpack } from '#lib/wire/parcel.ts';
import { commandId } from '../support/meeting.ts';
import { askFor, targetsOf } from './asks.ts';
import { changedTables } from './digest.ts';
import { accountCookies, furnishedRoom, viewOf, type AccountCookies } from './furnished-room.ts';
import { outcomeOf } from './outcome.ts';
import { expected, roles, specification, type Role, type Type } from './specification.ts';
import { twoCities, type TwoCities } from './two-cities.ts';

const types = Object.keys(specification) as Type[];
let world: TwoCities;
let cookies: AccountCookies;
beforeAll(async () => {
	world = await twoCities();
	cookies = await accountCookies(world);
});
afterAll(() => world.close());

const aNote = { of: 'nobody', state: 'shown' } as const;

test('[P3]–[P7] every command of everybody who may not give it is refused by name, and changes no row', async () => {
	const { clients, things } = await furnishedRoom(world, cookies);
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
		'phone_screen',
		'viewer',
		'key',
		'scribe'
	] as const)
		for (const type of types) {
			const target = specification[type].fits ? aNote : targetsOf(type)[0]!;
			const wanted = expected({ type, target, role, phase: 'open', voting: false });
			if (wanted === 'yes') continue;
			const outcome = await outcomeOf(clients[role], askFor(type, target, things));
			cells += 1;
			if (outcome !== wanted) wrong.push(`${role} ${type}: ${outcome} instead of ${wanted}`);
			const after = await world.digest();
			if (after !== before)
				wrong.push(`${role} ${type}: rows changed in ${changedTables(before, after).join(', ')}`);
			before = after;
		}
	console.log(`${cells} refusals on sockets, ${wrong.length} wrong`);
	expect(wrong).toEqual([]);
	expect(cells).toBeGreaterThan(200);
});

test('[P3]–[P7] by POST the same commands are refused to the same people, and no row changes', async () => {
	const { meeting, cookie, things } = await furnishedRoom(world, cookies);
	const wrong: string[] = [];
	let cells = 0;
	const before = await world.digest();
	for (const type of types)
		for (const role of roles) {
			const target = specification[type].fits ? aNote : targetsOf(type)[0]!;
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

/**
 * Posts a command and returns `yes`, the refusal or the status. It retries when it was too fast.
 */
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

test('[P15] a 代筆のかぎ takes part as the scribe of its meeting and in no other view, by socket and by POST', async () => {
	const { clients, cookie, meeting, things } = await furnishedRoom(world, cookies);
	const { scribe } = clients;
	expect(await outcomeOf(scribe, askFor('note.post', 'as_staff', things))).toBe('yes');
	expect(scribe.privateNotes.map(({ text }) => text)).toEqual(['雪の 朝']);
	expect(scribe.sawText('nobody の waiting')).toBe(false);
	for (const view of ['staff', 'screen', 'phone'] as const) {
		await expect(world.seat({ meeting }, cookie.scribe, view).connect(), view).rejects.toThrow('4401');
		const address = `/sync/${meeting.id}/${meeting.epoch}?frames=1&as=${view}`;
		const outcome = await askByPost(address, cookie.scribe, askFor('note.post', 'as_staff', things));
		expect(outcome, view).toBe('status 401');
	}
	for (const role of roles.filter((each) => each !== 'scribe'))
		await expect(
			world.seat({ meeting }, cookie[role], 'scribe').connect(),
			`${role} as a scribe`
		).rejects.toThrow('4401');
});

test('[P4][V1] a phone gives its seven commands, and staff of each kind theirs, from the door to まとめ完了', async () => {
	const author = { of: 'author', state: 'waiting' } as const;
	const shown = { of: 'nobody', state: 'shown' } as const;
	for (const role of ['facilitator', 'coordinator', 'key'] as const) {
		const { clients, things } = await furnishedRoom(world, cookies);
		const done: Type[] = [];
		const yes = async (who: Role, type: Type, target: Parameters<typeof askFor>[1]) => {
			const outcome = await outcomeOf(clients[who], askFor(type, target, things));
			expect([who, type, outcome]).toEqual([who, type, 'yes']);
			done.push(type);
		};
		const staff = (type: Type, target: Parameters<typeof askFor>[1] = 'plain') => yes(role, type, target);
		await yes('author', 'note.post', 'plain');
		await yes('author', 'note.edit', author);
		await yes('author', 'note.turn', author);
		await yes('lent', 'support.set', shown);
		await staff('votes.open');
		await yes('neighbour', 'vote.set', 'here');
		await staff('votes.close');
		if (role === 'key') done.push('meeting.plan');
		else await staff('meeting.plan');
		// The door is open already (P13). `tests/database/meetings/cancelled.test.ts` covers the
		// yes.
		const cancel = askFor('meeting.cancel', 'plain', things);
		expect(await outcomeOf(clients[role], cancel)).toBe(role === 'key' ? 'account_only' : 'already_opened');
		done.push('meeting.cancel');
		await yes(role, 'note.post', 'as_staff');
		for (const type of ['note.edit', 'note.turn', 'note.hold'] as const)
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
		for (const type of ['wall.set', 'wall.pages', 'captions.set', 'writing.set'] as const) await staff(type);
		for (const type of ['action.decide', 'action.edit', 'action.update'] as const) await staff(type, 'here');
		await yes('neighbour', 'offer.set', 'here');
		await staff('offer.count', 'here');
		for (const type of ['action.bring', 'attendance.add', 'door.set'] as const) await staff(type);
		for (const type of ['meeting.close', 'meeting.reopen', 'meeting.close'] as const) await staff(type);
		await yes('author', 'note.withdraw', author);
		await staff('meeting.finish');
		expect(new Set(done)).toEqual(new Set(types));
		for (const client of Object.values(clients)) client.drop();
	}
});
