/**
 * Restarts the server under 500 phones, some of which write meanwhile. They reconnect by the page's
 * own `RetryPolicy`, all at once, to a server that has no board in memory.
 */
import net from 'node:net';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import * as Y from 'yjs';
import { RetryPolicy as Way, timeouts } from '#lib/live/transport/retry-policy.ts';
import { startApp } from '../../support/app.ts';
import { post } from '../../support/meeting.ts';
import type { RunningCity } from '../../support/running-city.ts';
import { removeTestFolder } from '../../support/test-folder.ts';
import { WirePhone } from '../../support/wire-phone.ts';
import { identityOf } from '../../../server/database/process-identity.ts';
import { aHall, inLanes, placeOf, type HallBoard } from '../hall.ts';
import { atMost, none, told, type Figure, type Line } from '../line.ts';
import { machine } from '../machine.ts';
import { storedBoard, storedDoc } from '../stored.ts';

interface Scale {
	readonly boards: number;
	readonly phones: number;
	readonly notes: number;
}

/** A phone that reconnects until it is told to leave. */
class Comer {
	readonly wire: WirePhone;
	readonly board: HallBoard;
	readonly #way = new Way();
	#leaves = false;

	constructor(wire: WirePhone, board: HallBoard) {
		this.wire = wire;
		this.board = board;
	}

	async stay(): Promise<void> {
		while (!this.#leaves) {
			this.#way.begin();
			const giveUp = setTimeout(() => this.wire.drop(), timeouts.openMs.most);
			const isIn = await this.wire.connect().then(
				() => true,
				() => false // the retry policy decides when to try again
			);
			clearTimeout(giveUp);
			if (isIn) {
				this.#way.heard();
				this.#way.arrived();
				await this.wire.until(() => !this.wire.isOpen, Infinity);
			}
			await pause(this.#way.end());
		}
	}

	leave(): void {
		this.#leaves = true;
		this.wire.drop();
	}
}

async function measure({ boards, phones, notes }: Scale): Promise<readonly Figure[]> {
	const port = await freePort();
	const env = { PORT: String(port) };
	const hall = await aHall({ boards, notes, env });
	let { running } = hall;
	const { city } = hall;
	const { dataDir } = running;
	try {
		const comers = await inLanes(phones, 8, async (i) => {
			const board = hall.boards[i % boards]!;
			return new Comer(new WirePhone(await placeOf(running, board.meeting)), board);
		});
		const staying = comers.map((comer) => comer.stay());
		await until(() => comers.every(({ wire }) => wire.isOpen && wire.board.notes.length === notes), 60_000);

		const figures: Figure[] = [];
		for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
			const loadsBefore = await loadsOfOthers(city);
			const goneAt = Date.now();
			process.kill(running.pid, signal);
			while (identityOf(running.pid) !== null) await pause(5);
			const writers = comers.filter((_, i) => i % 5 === 0);
			for (const { wire } of writers) wire.post(post(`いない あいだに ${signal}`));
			running = await startApp({ dataDir, env });
			const startedAt = Date.now();
			const isBack = await until(
				async () =>
					comers.every(({ wire }) => wire.isOpen && wire.outbox.waiting.length === 0) &&
					(await behind(comers, city)).length === 0,
				60_000
			);
			const backAt = isBack ? Date.now() : Infinity;
			figures.push(
				atMost(`${signal}: all back and equal, since the server went`, (backAt - goneAt) / 1000, 15, 's'),
				told(`${signal}: of this without a server`, `${((startedAt - goneAt) / 1000).toFixed(1)} s`),
				none(`${signal}: phones whose board is another`, await differentOf(comers, city)),
				// Every read of a log counts, those of the projection too.
				atMost(`${signal}: boards loaded`, (await loadsOfOthers(city)) - loadsBefore, 50, '')
			);
		}
		for (const comer of comers) comer.leave();
		await Promise.all(staying);
		return [
			told('boards × phones', `${boards} × ${phones / boards}`),
			...figures,
			told('machine', machine())
		];
	} finally {
		await city.close();
		await running.kill();
		await removeTestFolder(dataDir);
	}
}

async function freePort(): Promise<number> {
	const server = net.createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as net.AddressInfo;
	server.close();
	await once(server, 'close');
	return port;
}

async function until(so: () => boolean | Promise<boolean>, ms: number): Promise<boolean> {
	const giveUpAt = Date.now() + ms;
	while (!(await so())) {
		if (Date.now() > giveUpAt) return false;
		await pause(100);
	}
	return true;
}

/** Returns the phones that do not have everything that is stored. */
async function behind(comers: readonly Comer[], city: RunningCity): Promise<readonly Comer[]> {
	const stored = new Map<string, ReadonlyMap<number, number>>();
	for (const { meeting } of new Set(comers.map(({ board }) => board))) {
		ownReads += 1;
		stored.set(meeting.id, Y.decodeStateVector(Y.encodeStateVector(await storedDoc(city, meeting.id))));
	}
	return comers.filter(({ wire, board }) => {
		const own = wire.doc.store;
		return [...(stored.get(board.meeting.id) ?? [])].some(
			([client, clock]) => Y.getState(own, client) < clock
		);
	});
}

async function differentOf(comers: readonly Comer[], city: RunningCity): Promise<number> {
	let different = 0;
	for (const board of new Set(comers.map((comer) => comer.board))) {
		ownReads += 1;
		const truth = JSON.stringify(await storedBoard(city, board.meeting.id));
		different += comers.filter(
			(each) => each.board === board && JSON.stringify(each.wire.board) !== truth
		).length;
	}
	return different;
}

/** PostgreSQL counts the reads of this test too, so they are subtracted. */
let ownReads = 0;

/** The statistics of PostgreSQL are up to two seconds late. */
async function loadsOfOthers({ connection: { sql } }: RunningCity): Promise<number> {
	await pause(2_500);
	const [row] = await sql<{ reads: number }[]>`
		select (coalesce(seq_scan, 0) + coalesce(idx_scan, 0))::int as reads
		from pg_stat_user_tables where relname = 'board_update'`;
	return (row?.reads ?? NaN) - ownReads;
}

export const serverRestart: Line = {
	name: 'restart',
	about: 'the server goes and comes back under 500 phones',
	minutes: 6,
	run: ({ quick }) =>
		measure(quick ? { boards: 2, phones: 40, notes: 30 } : { boards: 10, phones: 500, notes: 100 })
};
