/**
 * Measures how long a phone waits for 届きました, which comes after COMMIT: 200 phones send 200 commands
 * a second together, in five meetings and in one. The phones run in this process, away from the
 * server.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { percentile } from '../../bench/figures.ts';
import { WirePhone } from '../../support/wire-phone.ts';
import { Chance } from '../chance.ts';
import { aHall, inLanes, leave, placeOf } from '../hall.ts';
import { LightPhone } from '../light-phone.ts';
import { atMost, none, told, type Figure, type Line } from '../line.ts';
import { Typist, writeTogether } from '../load.ts';
import { machine, watchCpu } from '../machine.ts';
import { storedBoard } from '../stored.ts';

const limits = { p50: 30, p99: 100 };

async function measure(seed: number, boards: number, phones: number, seconds: number): Promise<Figure[]> {
	const chance = new Chance(seed);
	const hall = await aHall({ boards, notes: 40 });
	try {
		const typists = await inLanes(phones, 8, async (i) => {
			const board = hall.boards[i % boards]!;
			const phone = new LightPhone(await placeOf(hall.running, board.meeting));
			await phone.connect();
			return new Typist(phone, board.notes);
		});
		// A phone on each board reads everything, to check that the answers are also correct.
		const readers = await inLanes(boards, 1, async (i) => {
			const reader = new WirePhone(await placeOf(hall.running, hall.boards[i]!.meeting));
			await reader.connect();
			return reader;
		});
		await writeTogether(typists, { perSecond: phones, seconds: 3, chance }); // warms up the server
		for (const { phone } of typists) phone.took.length = 0;

		const delay = monitorEventLoopDelay({ resolution: 5 });
		delay.enable();
		const cpu = watchCpu(hall.running.pid);
		const own = watchCpu(process.pid);
		await writeTogether(typists, { perSecond: phones, seconds, chance });
		const busy = { server: cpu(), own: own() };
		delay.disable();

		const took = typists.flatMap(({ phone }) => phone.took);
		let different = 0;
		for (const [i, reader] of readers.entries()) {
			const truth = JSON.stringify(await storedBoard(hall.city, hall.boards[i]!.meeting.id));
			const isEqual = () => JSON.stringify(reader.board) === truth;
			await reader.until(isEqual).catch(() => (different += 1));
		}
		const name = `${boards} × ${phones / boards}`;
		return [
			atMost(`${name}: acknowledged, p50`, percentile(took, 0.5), limits.p50, 'ms'),
			atMost(`${name}: acknowledged, p99`, percentile(took, 0.99), limits.p99, 'ms'),
			told(
				`${name}: commands in ${seconds} s, longest`,
				`${took.length}, ${Math.max(...took).toFixed(0)} ms`
			),
			none(
				`${name}: not acknowledged`,
				typists.reduce((sum, { refused }) => sum + refused, 0)
			),
			none(`${name}: boards whose readers saw something else`, different),
			told(`${name}: processor of the server, of the phones`, `${busy.server}, ${busy.own}`),
			told(`${name}: the phones’ own delay, p99`, `${(delay.percentile(99) / 1e6).toFixed(1)} ms`),
			told(`${name}: machine`, machine())
		];
	} finally {
		await leave(hall);
	}
}

export const ack: Line = {
	name: 'ack',
	about: '200 phones, 200 commands a second, durable acknowledgement',
	minutes: 8,
	run: async ({ seed, quick }) => [
		...(await measure(seed, quick ? 2 : 5, quick ? 20 : 200, quick ? 5 : 30)),
		...(await measure(seed, 1, quick ? 20 : 200, quick ? 5 : 30))
	]
};
