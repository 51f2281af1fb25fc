/**
 * One laptop with the QR code makes as many phones, sockets, notes and invalid requests as it can.
 * People from another network still come in, those who are inside its own network go on, and staff
 * and projector screens come in from both.
 */
import type { Ask } from '#lib/board/policy/commands.ts';
import type { Answer } from '#lib/wire/frames.ts';
import { post } from '../../support/meeting.ts';
import { comeIn } from '../../support/wire-phone.ts';
import { Chance } from '../chance.ts';
import { aHall, inLanes, leave, type Hall } from '../hall.ts';
import { LightPhone } from '../light-phone.ts';
import { atLeast, atMost, none, told, type Figure, type Line } from '../line.ts';
import { machine } from '../machine.ts';
import { sayNothing } from '../say-nothing.ts';

interface Scale {
	/** Number of phones that the laptop tries to make. Each opens `each` sockets. */
	readonly made: number;
	readonly each: number;
	readonly people: number;
	/** Number of phones that write 60 notes each. */
	readonly writers: number;
	/** Number of invalid requests of each kind. */
	readonly requests: number;
}

const [laptop, hall] = ['203.0.113.66', '198.51.100.7'];

async function measure(seed: number, scale: Scale): Promise<readonly Figure[]> {
	const chance = new Chance(seed);
	const all = await aHall({ boards: 1, notes: 0, env: { TRUST_PROXY: 'true' } });
	try {
		const inside = await people(all, 10, hall);
		const made = await makePhones(all, scale.made, laptop);
		const flood = await openSockets(all, made, scale.each, laptop);
		const open = openOf(flood);
		const elsewhere = await everybody(all, scale.people, chance);
		const own = await openSockets(all, await makePhones(all, scale.made, hall), scale.each, hall);
		const stillInside = await Promise.all(inside.map((phone) => phone.ask(aNote(chance))));
		const staff = await leaders(all);
		for (const phone of [...flood, ...own, ...elsewhere.phones]) phone.drop();
		const filled = await fill(all, made.slice(0, scale.writers), chance);
		const log = await sayNothing(all.running, scale.requests);
		return [
			told('phones that the laptop made, of those it tried', `${made.length} of ${scale.made}`),
			atMost('phones that it made', made.length, 410, ''),
			told('its sockets that were open when the hall came', open),
			told('the hall, and until all of it had written', `${scale.people}, ${elsewhere.ms.toFixed(0)} ms`),
			none('of the hall, from another network, not in or not heard', elsewhere.failed),
			none(
				'staff and projectors not in, from another network and the flood’s own',
				elsewhere.leaders + staff
			),
			none(
				'of those inside who were not heard beside a flood of their network',
				stillInside.filter(isNo).length
			),
			...filled,
			atMost('log, for each kind of request that nobody answers', log / 1024, 4, 'KiB'),
			told('machine', machine())
		];
	} finally {
		await leave(all);
	}
}

const from = (network: string) => ({ 'x-forwarded-for': network });
const aNote = (chance: Chance): Ask => post(`坂の上まで お米を 運べない ${chance.below(1_000_000)}`);
const isNo = (answer: Answer | null) => answer?.ok !== true;
const openOf = (phones: readonly LightPhone[]) => phones.filter(({ isOpen }) => isOpen).length;

/** Returns the cookies of the phones that were let in. */
async function makePhones(
	{ running, boards }: Hall,
	count: number,
	network: string
): Promise<readonly string[]> {
	const { joinToken: token } = boards[0]!.meeting;
	const made = await inLanes(count, 8, () =>
		comeIn(running.origin, { token }, '/join', from(network)).catch(() => null)
	);
	return made.filter((cookie) => cookie !== null);
}

function aPhone(
	{ running, boards }: Hall,
	cookie: string,
	view: 'phone' | 'staff' | 'screen' = 'phone'
): LightPhone {
	return new LightPhone({ origin: running.origin, meeting: boards[0]!.meeting, cookie, view });
}

async function openSockets(all: Hall, cookies: readonly string[], each: number, network: string) {
	const phones = cookies.flatMap((cookie) => Array.from({ length: each }, () => aPhone(all, cookie)));
	await inLanes(phones.length, 16, (i) =>
		phones[i]!.connect(undefined, from(network)).catch(() => undefined)
	);
	return phones;
}

async function people(all: Hall, count: number, network: string): Promise<readonly LightPhone[]> {
	const cookies = await makePhones(all, count, network);
	const phones = cookies.map((cookie) => aPhone(all, cookie));
	await inLanes(phones.length, 8, (i) => phones[i]!.connect(undefined, from(network)).catch(() => undefined));
	return phones;
}

/** People join during the flood, and each writes a note. */
async function everybody(all: Hall, count: number, chance: Chance) {
	const began = performance.now();
	const phones = await people(all, count, hall);
	const written = await Promise.all(
		phones.filter(({ isOpen }) => isOpen).map((phone) => phone.ask(aNote(chance)))
	);
	const ms = performance.now() - began;
	return {
		phones,
		ms,
		failed: count - written.filter((answer) => !isNo(answer)).length,
		leaders: await leaders(all)
	};
}

/**
 * Counts new sessions of staff and projector screens, from both networks, that do not get through.
 */
async function leaders(all: Hall): Promise<number> {
	let failed = 0;
	for (const network of [hall, laptop]) {
		const { city, running, boards } = all;
		const wallCookie = await comeIn(
			running.origin,
			{ token: boards[0]!.meeting.screenToken },
			'/screen',
			from(network)
		);
		const laptopOfStaff = aPhone(all, await city.signInAgain(), 'staff');
		for (const one of [laptopOfStaff, aPhone(all, wallCookie, 'screen')]) {
			await one.connect(undefined, from(network)).catch(() => undefined);
			if (!one.isOpen || (one === laptopOfStaff && isNo(await one.ask(byHand)))) failed += 1;
			one.drop();
		}
	}
	return failed;
}

const byHand = { ...post('代わりに 書いた'), as: 'staff' } as Ask;

/** Fills the board, then tries 代筆 and clears the notes of one phone. */
async function fill(all: Hall, cookies: readonly string[], chance: Chance): Promise<readonly Figure[]> {
	const writers = cookies.map((cookie) => aPhone(all, cookie));
	await inLanes(writers.length, 8, (i) => writers[i]!.connect(undefined, from(laptop)));
	const answers = await Promise.all(
		writers.flatMap((writer) => Array.from({ length: 60 }, () => writer.ask(aNote(chance))))
	);
	const taken = answers.filter((answer) => answer?.ok === true);
	const { staff } = all.boards[0]!;
	const isFull = answers.some((answer) => answer?.ok === false && answer.refusal === 'board_full');
	const proxy = await staff.ask(byHand);
	const note = taken[0]?.ok === true ? taken[0].result['note'] : undefined;
	const cleared = await staff.ask({ type: 'author.stop', note, clear: true } as Ask);
	const [late] = await people(all, 1, hall);
	const written = late?.isOpen ? await late.ask(aNote(chance)) : null;
	for (const phone of [...writers, ...(late ? [late] : [])]) phone.drop();
	return [
		told(
			'notes of the flood that were taken; the board was full for phones',
			`${taken.length}, ${String(isFull)}`
		),
		none('代筆 that was refused on it', isNo(proxy) ? 1 : 0),
		atLeast('notes that one press cleared', cleared.ok ? Number(cleared.result['trashed']) : 0, 20),
		none('honest notes refused after it', isNo(written) ? 1 : 0)
	];
}

export const flood: Line = {
	name: 'flood',
	about: 'one laptop with the QR fills the door, the board and the log',
	minutes: 12,
	run: ({ seed, quick }) =>
		measure(
			seed,
			quick
				? { made: 80, each: 8, people: 20, writers: 10, requests: 100 }
				: { made: 557, each: 8, people: 200, writers: 40, requests: 2_000 }
		)
};
