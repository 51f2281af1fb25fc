/**
 * Keeps 5,000 idle phones on ten boards for ten minutes, measures the memory that each costs the
 * server, and checks that none is dropped. The phones run in this process and answer pings.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { aHall, inLanes, leave, placeOf } from '../hall.ts';
import { LightPhone } from '../light-phone.ts';
import { atLeast, atMost, none, told, type Figure, type Line } from '../line.ts';
import { machine, residentBytes } from '../machine.ts';

interface Scale {
	readonly boards: number;
	readonly sockets: number;
	readonly seconds: number;
	/** Rest of the warm server before the first phone joins. */
	readonly restSeconds: number;
}

async function measure({ boards, sockets, seconds, restSeconds }: Scale): Promise<readonly Figure[]> {
	const hall = await aHall({ boards, notes: 20, env: { TRUST_PROXY: 'true' } });
	const { running } = hall;
	try {
		const enter = async (i: number) =>
			new LightPhone(await placeOf(running, hall.boards[i % boards]!.meeting, neighbours(i)));
		// The server does everything once and rests, so that only what the sockets need is
		// measured.
		const warm = await inLanes(boards * 20, 8, enter);
		for (const phone of warm) await phone.connect();
		for (const phone of warm) phone.drop();
		const before = await leastOf(running.pid, restSeconds);

		const phones = await inLanes(sockets, 8, enter);
		await inLanes(sockets, 8, (i) => phones[i]!.connect());
		const full = residentBytes(running.pid);
		await pause((seconds * 3_000) / 4);
		const stays = await leastOf(running.pid, seconds / 4);
		const heard = phones.filter(({ receivedBytes }) => receivedBytes > 0).length;
		const kib = (bytes: number) => bytes / 1024 / sockets;
		return [
			atLeast('sockets, each a phone of its own', heard, sockets),
			told('seconds, boards', `${seconds}, ${boards}`),
			atMost('memory of the server for each', kib(stays - before), 16, 'KiB'),
			told('right after the last came', `${kib(full - before).toFixed(1)} KiB`),
			told('the server, before and in the end', `${mib(before)}, ${mib(stays)}`),
			none('dropped', phones.filter(({ isOpen }) => !isOpen).length),
			told('machine', machine())
		];
	} finally {
		await leave(hall);
	}
}

/** A network may bring 400 phones into a meeting, and a meeting has 500 here, so networks vary. */
const neighbours = (i: number) => ({ 'x-forwarded-for': `198.51.100.${Math.floor(i / 100) % 250}` });

/** Returns the smallest sample, because garbage only adds to it. */
async function leastOf(pid: number, seconds: number): Promise<number> {
	const samples = [residentBytes(pid)];
	for (let i = 0; i < 20; i += 1) {
		await pause(seconds * 50);
		samples.push(residentBytes(pid));
	}
	return Math.min(...samples);
}

const mib = (bytes: number) => `${(bytes / 2 ** 20).toFixed(0)} MiB`;

export const idle: Line = {
	name: 'idle',
	about: 'five thousand phones that do nothing for ten minutes',
	minutes: 18,
	run: ({ quick }) =>
		measure(
			quick
				? { boards: 2, sockets: 200, seconds: 40, restSeconds: 10 }
				: { boards: 10, sockets: 5_000, seconds: 600, restSeconds: 40 }
		)
};
