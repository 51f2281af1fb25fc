/**
 * `npm run bench` measures the time from 出す until the projector screen counts the stored note, with
 * 50 phones in the room, and the memory of the server. The same journey through a bare relay in the
 * same run gives a ratio that depends less on the machine.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import WebSocket from 'ws';
import { startApp } from '../support/app.ts';
import { post } from '../support/meeting.ts';
import { aRunningCity } from '../support/running-city.ts';
import { residentBytes } from '../soak/machine.ts';
import { comeIn, WirePhone } from '../support/wire-phone.ts';
import { median, mib, ms, percentile, say } from './figures.ts';

const phones = 50;
const notes = 300;
const perSecond = 20;
const rounds = 3;

const ours: number[] = [];
const theirs: number[] = [];
const ratios: number[] = [];
let memory = 0;
for (let round = 0; round < rounds; round += 1) {
	const board = await throughTheBoard();
	const relay = await throughTheRelay();
	memory = Math.max(memory, board.memory);
	ours.push(...board.seen);
	theirs.push(...relay);
	ratios.push(median(board.seen) / median(relay));
}

say(`出す → counted on the projector, durable, ${phones} phones, ${perSecond}/s: p50`, ms(median(ours)));
say('  p95 (aim: 100 ms)', ms(percentile(ours, 0.95)));
say('  p99', ms(percentile(ours, 0.99)));
say('the same through a bare relay, nothing stored: p50', ms(median(theirs)));
say(`ratio of the p50s, median of ${rounds} rounds`, `${median(ratios).toFixed(1)}x`);
say(`server beside PostgreSQL, ${phones} phones, ${notes} notes: RSS (aim: 200 MiB)`, mib(memory));
process.exit(0);

async function throughTheBoard(): Promise<{ seen: number[]; memory: number }> {
	const running = await startApp();
	const city = await aRunningCity(running);
	try {
		const { origin } = running;
		const meeting = await city.prepare();
		const staff = new WirePhone({ origin, meeting, cookie: city.staffCookie, view: 'staff' });
		await staff.connect();
		await staff.ask({ type: 'door.set', open: true });
		const room: WirePhone[] = [];
		for (let i = 0; i < phones; i += 1) {
			const cookie = await comeIn(origin, { token: meeting.joinToken });
			const phone = new WirePhone({ origin, meeting, cookie, view: 'phone' });
			await phone.connect();
			room.push(phone);
		}
		const wall = new WirePhone({ origin, meeting, cookie: city.staffCookie, view: 'screen' });
		await wall.connect();

		// Notes stay hidden until staff show them, so the projector screen shows only their count.
		const sentAt: number[] = [];
		const seen: number[] = [];
		wall.doc.getMap('tallies').observe(() => {
			const { komatta, mottainai } = wall.board.tallies.waiting;
			const now = performance.now();
			while (seen.length < komatta + mottainai) seen.push(now - sentAt[seen.length]!);
		});
		for (let i = 0; i < notes; i += 1) {
			sentAt.push(performance.now());
			room[i % phones]!.post(post(`坂の上まで お米を 運べない ${i}`));
			await pause(randomGap());
		}
		await wall.until(() => seen.length === notes);
		return { seen, memory: residentBytes(running.pid) };
	} finally {
		await city.close();
		await running.stop();
	}
}

async function throughTheRelay(): Promise<number[]> {
	const child = fork(fileURLToPath(new URL('relay.ts', import.meta.url)));
	const [port] = (await once(child, 'message')) as [number];
	const room = await Promise.all(
		Array.from({ length: phones + 1 }, async () => {
			const socket = new WebSocket(`ws://127.0.0.1:${port}`);
			await once(socket, 'open');
			return socket;
		})
	);
	const seen: number[] = [];
	const sentAt: number[] = [];
	room[phones]!.on('message', (bytes: Buffer) =>
		seen.push(performance.now() - sentAt[bytes.readUInt32LE(0)]!)
	);
	for (let i = 0; i < notes; i += 1) {
		const message = Buffer.alloc(233); // the size of the update for one note
		message.writeUInt32LE(i);
		sentAt.push(performance.now());
		room[i % phones]!.send(message);
		await pause(randomGap());
	}
	while (seen.length < notes) await pause(5);
	for (const socket of room) socket.terminate();
	child.disconnect();
	return seen;
}

/** The gaps are those of a Poisson process, because people do not post in step. */
function randomGap(): number {
	return (-Math.log(1 - Math.random()) * 1000) / perSecond;
}
