/**
 * Sets the clock of the server, or of the devices, while a timer runs. Measures how long it takes
 * until all phones, staff and new phones have saved something, and how far their timers are off.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { remainingSeconds } from '#lib/components/board/remaining.ts';
import { post } from '../../support/meeting.ts';
import { NetPhone } from '../../support/net-phone.ts';
import { ServerClockHand, setClock } from '../../support/set-clock.ts';
import { Chance } from '../chance.ts';
import { aHall, inLanes, leave, placeOf, type Hall } from '../hall.ts';
import { atMost, none, told, type Figure, type Line } from '../line.ts';
import { machine } from '../machine.ts';

const day = 86_400_000;
const jumps = [
	['−45 s', -45_000],
	['−10 min', -600_000],
	['+10 min', 600_000],
	['−1 day', -day],
	['+1 day', day]
] as const;

interface Scale {
	readonly phones: number;
	/** Number of phones that join after each jump. */
	readonly fresh: number;
}

interface Seen {
	savedMs: number;
	/** The largest difference between a timer and the time that really passed. */
	timerS: number;
	/** The largest difference between the timers of two pages. */
	apartS: number;
	refused: number;
}

const nothingSeen = (): Seen => ({ savedMs: 0, timerS: 0, apartS: 0, refused: 0 });

/** Everybody writes 21 times, below the limits of the board (N3) and of each phone (N13). */
class Room {
	readonly #hall: Hall;
	readonly #chance: Chance;
	readonly #fresh: number;
	readonly staff: NetPhone;
	readonly phones: NetPhone[] = [];
	#startedAt = 0;

	constructor(hall: Hall, chance: Chance, fresh: number) {
		this.#hall = hall;
		this.#chance = chance;
		this.#fresh = fresh;
		const { meeting } = hall.boards[0]!;
		const address = { meeting: meeting.id, epoch: meeting.epoch, view: 'staff' } as const;
		this.staff = new NetPhone(hall.running.origin, hall.city.staffCookie, address);
	}

	async begin(count: number): Promise<void> {
		await this.staff.until(() => this.staff.live.status === 'online');
		this.phones.push(...(await inLanes(count, 8, () => this.#phone())));
	}

	async #phone(): Promise<NetPhone> {
		const { origin, cookie, meeting } = await placeOf(this.#hall.running, this.#hall.boards[0]!.meeting);
		const phone = new NetPhone(origin, cookie, { meeting: meeting.id, epoch: meeting.epoch, view: 'phone' });
		await phone.until(() => phone.live.status === 'online');
		return phone;
	}

	async startTimer(): Promise<void> {
		await this.staff.live.ask({ type: 'timer.stop' });
		await this.staff.live.ask({ type: 'timer.start', seconds: 600 });
		this.#startedAt = performance.now();
		for (const phone of this.phones) await phone.until(() => this.#left(phone) !== null);
	}

	/** Returns the seconds that a page shows beyond those that are really left. */
	#off(page: NetPhone): number {
		const left = this.#left(page);
		const passed = (performance.now() - this.#startedAt) / 1000;
		return left === null ? Infinity : left - (600 - passed);
	}

	#left(page: NetPhone): number | null {
		const { timer } = page.live.board;
		if (timer.endsAt === null || remainingSeconds(timer, page.live.serverNow()) === null) return null;
		return (timer.endsAt - page.live.serverNow()) / 1000;
	}

	async save(seen: Seen): Promise<void> {
		const startedAt = performance.now();
		const write = async (phone: NetPhone) => {
			phone.live.post(post(`時計が うごいてから ${this.#chance.below(1e9)}`));
			await phone.until(() => phone.live.waiting.length === 0);
			if (phone.live.returned.length > 0) seen.refused += 1;
		};
		const come = async () => {
			const phone = await this.#phone();
			await write(phone);
			phone.leave();
		};
		const writes = this.phones.map(write);
		const order = this.staff.live.ask(post('代筆'));
		await Promise.all([...writes, ...Array.from({ length: this.#fresh }, come)]);
		if (!(await order).ok) seen.refused += 1;
		seen.savedMs = Math.max(seen.savedMs, performance.now() - startedAt);
	}

	/** Waits three seconds first, because both ends check their clocks within that time. */
	async compare(seen: Seen): Promise<void> {
		await pause(3_000);
		const off = [this.staff, ...this.phones].map((page) => this.#off(page));
		seen.timerS = Math.max(seen.timerS, ...off.map(Math.abs));
		seen.apartS = Math.max(seen.apartS, Math.max(...off) - Math.min(...off));
	}

	leave(): void {
		for (const page of [this.staff, ...this.phones]) page.leave();
	}
}

async function measure({ phones, fresh }: Scale, seed: number): Promise<readonly Figure[]> {
	const chance = new Chance(seed);
	const hand = new ServerClockHand();
	const hall = await aHall({ boards: 1, notes: 20, env: hand.env });
	const room = new Room(hall, chance, fresh);
	const set = {
		server: (ms: number) => hand.set(hall.running.pid, ms),
		devices: setClock
	};
	const figures: Figure[] = [];
	process.setMaxListeners(0); // y-websocket adds an exit listener for each page
	try {
		await room.begin(phones);
		const calm = nothingSeen();
		await room.startTimer();
		await room.save(calm);
		figures.push(told('nobody sets a clock: all have saved after', `${(calm.savedMs / 1000).toFixed(1)} s`));
		for (const where of ['server', 'devices'] as const)
			for (const [name, jump] of jumps) {
				const seen = nothingSeen();
				await room.startTimer();
				await pause(chance.between(0, 1_500)); // the jump may come at any moment between two checks
				for (const ms of [jump, 0]) {
					set[where](ms);
					await pause(chance.between(0, 1_000));
					await room.save(seen);
					await room.compare(seen);
				}
				const what = `${where} ${name} and back`;
				figures.push(
					atMost(`${what}: all have saved after`, seen.savedMs / 1000, 3, 's'),
					none(`${what}: refused`, seen.refused),
					atMost(`${what}: timers beside what has passed`, seen.timerS, 1, 's'),
					atMost(`${what}: timers of two pages apart`, seen.apartS, 1, 's')
				);
			}
		return [
			told('phones, and new ones after each jump', `${phones}, ${fresh}`),
			...figures,
			told('machine', machine())
		];
	} finally {
		setClock(0);
		room.leave();
		for (const { staff } of hall.boards) staff.drop();
		await leave(hall);
		hand.putAway();
	}
}

export const clock: Line = {
	name: 'clock',
	about: 'the clock of the server or of the devices is set while a time runs',
	minutes: 12,
	run: ({ seed, quick }) => measure(quick ? { phones: 6, fresh: 2 } : { phones: 50, fresh: 5 }, seed)
};
