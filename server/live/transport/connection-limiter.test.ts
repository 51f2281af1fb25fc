import { expect, test } from 'vitest';
import { senderOf, ConnectionLimiter } from './connection-limiter.ts';

const endpoint = '203.0.113.7';

function comeIn(door: ConnectionLimiter, address: string, isGuest = true) {
	const pass = door.pass(address);
	pass?.judged(isGuest);
	return pass;
}

test('a hall of 200 phones behind one address comes in; one address alone does not fill the house', () => {
	const door = new ConnectionLimiter();
	const phones = Array.from({ length: 200 }, () => door.pass(endpoint));
	expect(phones).not.toContain(null);
	for (const pass of phones) pass?.judged(true);
	const crowd = Array.from({ length: 1_000 }, () => comeIn(door, endpoint));
	expect(crowd.filter(Boolean)).toHaveLength(800);
	expect(door.pass('203.0.113.8')).not.toBeNull();
	phones[0]?.left();
	expect(door.pass(endpoint)).not.toBeNull();
});

test('staff and projectors of a hall are not counted with its phones', () => {
	const door = new ConnectionLimiter();
	const staff = Array.from({ length: 50 }, () => comeIn(door, endpoint, false));
	const phones = Array.from({ length: 1_000 }, () => comeIn(door, endpoint));
	expect([...staff, ...phones]).not.toContain(null);
	for (const pass of staff) pass?.left(); // staff were not counted, so leaving must not lower the count
	expect(comeIn(door, endpoint)).toBeNull();
});

test('a machine with as many IPv6 addresses as it likes is one address', () => {
	const door = new ConnectionLimiter();
	const passes = Array.from({ length: 1_001 }, (_, i) => comeIn(door, `2001:db8:1:2::${i.toString(16)}`));
	expect(passes.at(-1)).toBeNull();
	expect(door.pass('2001:db8:1:3::1')).not.toBeNull();
	passes[0]?.left();
	expect(door.pass('2001:db8:1:2::1')).not.toBeNull();
});

test('so many knock at once and no more, wherever they come from; who was judged makes room', () => {
	const door = new ConnectionLimiter();
	const knocking = Array.from({ length: 300 }, (_, i) => door.pass(`198.51.${i}.1`));
	expect(knocking).not.toContain(null);
	expect(door.pass('192.0.2.1')).toBeNull();
	knocking[0]?.judged(true);
	expect(door.pass('192.0.2.1')).not.toBeNull();
});

test('a network that knocks without end leaves a third of the door to the others', () => {
	const door = new ConnectionLimiter();
	const flood = Array.from({ length: 5_000 }, () => door.pass(endpoint)).filter(Boolean);
	expect(flood).toHaveLength(200);
	expect(Array.from({ length: 100 }, (_, i) => door.pass(`198.51.100.${i}`))).not.toContain(null);
});

test('staff and projectors who were let in before pass a crowd at the door, also from its own network', () => {
	const door = new ConnectionLimiter();
	for (let i = 0; i < 300; i += 1) door.pass(`198.51.${i}.1`);
	expect(door.pass(endpoint)).toBeNull();
	const known = Array.from({ length: 50 }, (_, i) => door.pass(endpoint, `cookie of ${i}`));
	expect(known).not.toContain(null);
	expect(door.pass(endpoint, 'one more')).toBeNull();
	known[0]?.judged(false);
	expect(door.pass(endpoint, 'one more')).not.toBeNull();
});

test('one cookie that knocks without end takes nobody else’s reserve', () => {
	const door = new ConnectionLimiter();
	for (let i = 0; i < 300; i += 1) door.pass(`198.51.${i}.1`);
	const knocks = Array.from({ length: 100 }, () => door.pass(endpoint, 'a page gone wild'));
	expect(knocks.filter(Boolean)).toHaveLength(8);
	expect(door.pass(endpoint, 'the projector')).not.toBeNull();
});

test('a proxy on this machine brings everybody under one address and is not held up', () => {
	for (const own of ['127.0.0.1', '::ffff:127.0.0.1', '::1']) {
		const door = new ConnectionLimiter();
		for (let i = 0; i <= 1_000; i += 1) comeIn(door, own);
		expect(door.pass(own)).not.toBeNull();
	}
});

test('of a chain of senders only what our own proxy added counts', () => {
	expect(senderOf('6.6.6.6, 203.0.113.7')).toBe('203.0.113.7');
	expect(senderOf('::1')).toBe('::1');
	expect(senderOf(undefined)).toBe('');
});
