/** A set clock must hold nobody up (T3, T4). */
import { describe, expect, test } from 'vitest';
import { remainingSeconds } from '#lib/components/board/remaining.ts';
import { SteadyClock } from '#lib/wire/clocks.ts';
import { MemoryLog } from '../../support/memory/memory-log.ts';
import { Rooms } from '../../../server/live/room/rooms.ts';
import { Client } from '../../support/room-client.ts';
import { address, boardBytes, commandId, facilitator, Meeting, post, quiet } from '../../support/meeting.ts';

const jumps = [
	['45 seconds back', -45_000],
	['10 minutes back', -600_000],
	['a day back', -86_400_000],
	['10 minutes ahead', 600_000],
	['a day ahead', 86_400_000]
] as const;

describe.each(jumps)('a clock that goes %s', (_, jump) => {
	test('[T3] phones, staff and new phones all go on writing, and again when it was put right', async () => {
		const meeting = await Meeting.begin();
		const room = meeting.room();
		const [phone, staff] = [await meeting.phone(room), await meeting.facilitator(room)];
		for (const by of [jump, -jump]) {
			await phone.ask(room, post('そのまえの 紙'));
			await staff.ask(room, post('そのまえの 代筆'));
			meeting.jump(by);
			const fresh = await meeting.phone(room);
			for (const [who, text] of [
				[phone, 'スマホの 紙'],
				[staff, '代筆の 紙'],
				[fresh, '新しい スマホの 紙']
			] as const)
				expect(await who.ask(room, post(text)), text).toMatchObject({ ok: true });
		}
		expect(staff.board.tallies.waiting.komatta).toBe(10);
	});

	test('[N10] a meeting that shows at once shows what came with the next round', async () => {
		const meeting = await Meeting.begin({ reveal: 'at_once' });
		const room = meeting.room();
		const phone = await meeting.phone(room);
		await phone.ask(room, post('まえの 回の 紙'));
		await room.releaseWaiting();
		expect(phone.board.notes).toHaveLength(1);
		meeting.jump(jump);
		await phone.ask(room, post('つぎの 回の 紙'));
		meeting.clock += 20_000;
		await room.releaseWaiting();
		expect(phone.board.notes).toHaveLength(2);
	});

	test('[T3] a running time keeps what was left, on every page, and both are told in one moment', async () => {
		const { device, room, rooms, staff, screen } = await aProcess();
		await staff.ask(room, { type: 'timer.start', seconds: 600 });
		rooms.lookAtClock();
		device.pass(60_000);
		device.set(jump);
		rooms.lookAtClock();
		await room.settle();
		for (const page of [staff, screen])
			expect(remainingSeconds(page.board.timer, page.clock ?? 0), 'as the page shows it').toBe(540);
		expect(screen.clock).toBe(device.wall());
		device.set(-jump);
		rooms.lookAtClock();
		await room.settle();
		expect(remainingSeconds(screen.board.timer, screen.clock ?? 0)).toBe(540);
	});
});

test('[T3] a second process of the machine moves the running time no further, nor one that was started meanwhile', async () => {
	const { device, room, rooms, staff, log } = await aProcess();
	const second = new Rooms({ log, logger: quiet, clock: new SteadyClock(device) });
	const there = await enter(second);
	await staff.ask(room, { type: 'timer.start', seconds: 600 });
	await second.poll();
	await second.open(address()).settle();
	for (const each of [rooms, second]) each.lookAtClock();
	device.set(-600_000);
	for (const each of [rooms, second]) {
		each.lookAtClock();
		await each.open(address()).settle();
	}
	expect(remainingSeconds(there.board.timer, there.clock ?? 0)).toBe(600);

	device.set(-600_000);
	await staff.ask(room, { type: 'timer.start', seconds: 60 });
	expect(remainingSeconds(staff.board.timer, staff.clock ?? 0), 'no process has looked yet').toBe(60);
	for (const each of [second, rooms]) {
		each.lookAtClock();
		await each.open(address()).settle();
	}
	expect(remainingSeconds(staff.board.timer, staff.clock ?? 0)).toBe(60);
});

test('[T3] a page that asks again is told the server’s clock again; slow drift is no jump', async () => {
	const { device, room, rooms, screen } = await aProcess();
	device.pass(5_000);
	device.set(1_900);
	rooms.lookAtClock();
	await room.settle();
	const before = screen.clock ?? 0;
	screen.askAgain();
	await room.settle();
	expect(screen.clock).toBe(before + 5_000);
});

test('[T4] a round that lies an hour ahead, from before a restart, holds up no other', async () => {
	const meeting = await Meeting.begin({ reveal: 'at_once' });
	meeting.jump(3_600_000);
	const before = meeting.room();
	const phone = await meeting.phone(before);
	await phone.ask(before, post('時計が 進んでいた とき'));
	await before.releaseWaiting();
	meeting.jump(-3_600_000);
	const after = meeting.room();
	phone.connect(after);
	await phone.ask(after, post('時計が 合ってから'));
	await after.releaseWaiting();
	expect(phone.board.notes).toHaveLength(2);
});

test('[T4] a time that ends a day from now was started by another clock: it counts as none, and is begun anew', async () => {
	const meeting = await Meeting.begin();
	const room = meeting.room();
	const staff = await meeting.facilitator(room);
	const start = () => staff.ask(room, { type: 'timer.start', seconds: 600 });
	await start();
	meeting.jump(-86_400_000);
	expect(remainingSeconds(staff.board.timer, meeting.clock)).toBeNull();
	await staff.ask(room, { type: 'timer.stop' });
	expect(staff.board.timer).toEqual({ endsAt: null, leftMs: null });
	await start();
	for (let i = 0; i < 5; i += 1) await staff.ask(room, { type: 'timer.add', seconds: 14_400 });
	expect(remainingSeconds(staff.board.timer, meeting.clock), 'never more than four hours').toBe(14_400);
});

/** The wall clock is set independently of the time that passes. */
function aDevice() {
	let passed = 5_000;
	let ahead = Date.UTC(2027, 0, 23, 1);
	return {
		wall: () => ahead + passed,
		monotonic: () => passed,
		set: (ms: number) => void (ahead += ms),
		pass: (ms: number) => void (passed += ms)
	};
}

async function aProcess() {
	const log = new MemoryLog();
	log.begin(address().meeting, boardBytes());
	const device = aDevice();
	const rooms = new Rooms({ log, logger: quiet, clock: new SteadyClock(device) });
	const room = rooms.open(address());
	await room.run({ id: commandId(), type: 'door.set', open: true }, facilitator());
	const [staff, screen] = [await enter(rooms), await enter(rooms)];
	return { log, device, rooms, room, staff, screen };
}

async function enter(rooms: Rooms): Promise<Client> {
	const client = new Client(facilitator(commandId()));
	client.connect(rooms.open(address()));
	await rooms.open(address()).settle();
	return client;
}
