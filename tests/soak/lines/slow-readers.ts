/**
 * Devices hang: their sockets stay open, ask for the board again and again, and read nothing.
 * Others must not notice, the server must not buffer without limit, and it has to close these
 * sockets.
 */
import { percentile } from '../../bench/figures.ts';
import { Chance } from '../chance.ts';
import { aHall, inLanes, leave, placeOf, type Hall } from '../hall.ts';
import { LightPhone } from '../light-phone.ts';
import { atLeast, atMost, none, told, type Figure, type Line } from '../line.ts';
import { Typist, writeTogether } from '../load.ts';
import { machine, openPeers, residentBytes } from '../machine.ts';

interface Scale {
	readonly phones: number;
	readonly stalled: number;
	readonly notes: number;
	readonly seconds: number;
}

/** The server would close a socket that asks more often, before it becomes a slow reader. */
const askEveryMs = 1_100;

async function measure(seed: number, scale: Scale): Promise<readonly Figure[]> {
	const chance = new Chance(seed);
	const hall = await aHall({ boards: 1, notes: scale.notes });
	const { running, boards } = hall;
	const { meeting, notes } = boards[0]!;
	try {
		const typists = await inLanes(scale.phones, 8, async () => {
			const phone = new LightPhone(await placeOf(running, meeting));
			await phone.connect();
			return new Typist(phone, notes);
		});
		const load = { perSecond: scale.phones, chance };
		const p99 = async (seconds: number) => {
			for (const { phone } of typists) phone.took.length = 0;
			const watch = watchMemory(running.pid);
			await writeTogether(typists, { ...load, seconds });
			const took = typists.flatMap(({ phone }) => phone.took);
			return { p99: percentile(took, 0.99), peak: watch(), count: took.length };
		};
		await p99(5); // warms up the server
		const without = await p99(scale.seconds);
		const stalled = await stall(hall, scale.stalled);
		const beside = await p99(scale.seconds);
		while (stalled.open().size > 0 && stalled.seconds() < 60)
			await writeTogether(typists, { ...load, seconds: 2 });
		const left = stalled.open().size;
		stalled.end();
		const after = await p99(scale.seconds);
		const own = Math.max(without.p99, after.p99);
		return [
			told('commands a second, phones, notes', `${scale.phones}, ${scale.phones}, ${scale.notes}`),
			atLeast('sockets that hang', stalled.count, scale.stalled),
			told('p99 before, and after', `${without.p99.toFixed(1)} ms, ${after.p99.toFixed(1)} ms`),
			told('p99 beside them', `${beside.p99.toFixed(1)} ms`),
			atMost('p99 beside them, of the worse of before and after', beside.p99 / own, 1.5, '×'),
			atMost('memory more than before', (beside.peak - without.peak) / 2 ** 20, 64, 'MiB'),
			none('hanging sockets that are never cut', left),
			atMost('until the last of them was cut', stalled.lastCut(), 45, 's'),
			none(
				'commands of others without a yes',
				typists.reduce((sum, { refused }) => sum + refused, 0)
			),
			told('machine', machine())
		];
	} finally {
		await leave(hall);
	}
}

/** Returns the peak memory until the call. Garbage counts, but in both runs alike. */
function watchMemory(pid: number): () => number {
	let peak = residentBytes(pid);
	const timer = setInterval(() => (peak = Math.max(peak, residentBytes(pid))), 250);
	return () => {
		clearInterval(timer);
		return peak;
	};
}

/** A paused socket does not see its own end, so the server's side of the connection is checked. */
async function stall({ running, boards }: Hall, count: number) {
	const serverPort = Number(new URL(running.origin).port);
	const phones = await inLanes(count, 8, async () => {
		const phone = new LightPhone(await placeOf(running, boards[0]!.meeting));
		await phone.connect();
		return phone;
	});
	const ports = phones.map(({ port }) => port);
	const startedAt = Date.now();
	const seconds = () => (Date.now() - startedAt) / 1000;
	for (const phone of phones) phone.stall();
	const asking = setInterval(() => phones.forEach((phone) => phone.askForBoard()), askEveryMs);

	let lastCut = Infinity;
	const open = () => {
		const peers = openPeers(serverPort);
		return new Set(ports.filter((port) => peers.has(port)));
	};
	const looking = setInterval(() => {
		if (lastCut === Infinity && open().size === 0) lastCut = seconds();
	}, 500);
	return {
		count: new Set(ports).size,
		open,
		seconds,
		lastCut: () => lastCut,
		end: () => {
			clearInterval(asking);
			clearInterval(looking);
			if (open().size === 0) lastCut = Math.min(lastCut, seconds());
			for (const phone of phones) phone.drop();
		}
	};
}

export const slowReaders: Line = {
	name: 'slow-readers',
	about: 'sockets that read nothing, beside phones that write',
	minutes: 6,
	run: async ({ seed, quick }) => {
		return measure(
			seed,
			quick
				? { phones: 20, stalled: 10, notes: 100, seconds: 10 }
				: { phones: 100, stalled: 50, notes: 300, seconds: 40 }
		);
	}
};
