import { expect, test } from 'vitest';
import { limits } from './limits.ts';
import { senderOf, Turnstile } from './turnstile.ts';

test('a hall of 200 phones behind one address comes in; one address alone does not fill the house', () => {
	const door = new Turnstile();
	const hall = Array.from({ length: 200 }, () => door.pass('203.0.113.7'));
	expect(hall).not.toContain(null);
	for (const pass of hall) pass?.judged();
	const crowd = Array.from({ length: limits.socketsOfAddress }, () => {
		const pass = door.pass('203.0.113.7');
		pass?.judged();
		return pass;
	});
	expect(crowd.filter(Boolean)).toHaveLength(limits.socketsOfAddress - 200);
	expect(door.pass('203.0.113.8')).not.toBeNull();
	hall[0]?.left();
	expect(door.pass('203.0.113.7')).not.toBeNull();
});

test('a machine with as many IPv6 addresses as it likes is one address', () => {
	const door = new Turnstile();
	const passes = Array.from({ length: limits.socketsOfAddress + 1 }, (_, i) => {
		const pass = door.pass(`2001:db8:1:2::${i.toString(16)}`);
		pass?.judged();
		return pass;
	});
	expect(passes.at(-1)).toBeNull();
	expect(door.pass('2001:db8:1:3::1')).not.toBeNull();
	passes[0]?.left();
	expect(door.pass('2001:db8:1:2::1')).not.toBeNull();
});

test('so many knock at once and no more, wherever they come from; who was judged makes room', () => {
	const door = new Turnstile();
	const knocking = Array.from({ length: limits.knocking }, (_, i) => door.pass(`198.51.100.${i}`));
	expect(knocking).not.toContain(null);
	expect(door.pass('192.0.2.1')).toBeNull();
	knocking[0]?.judged();
	expect(door.pass('192.0.2.1')).not.toBeNull();
});

test('a proxy on this machine brings everybody under one address and is not held up', () => {
	for (const own of ['127.0.0.1', '::ffff:127.0.0.1', '::1']) {
		const door = new Turnstile();
		for (let i = 0; i <= limits.socketsOfAddress; i += 1) door.pass(own)?.judged();
		expect(door.pass(own)).not.toBeNull();
	}
});

test('of a chain of senders only what our own proxy added counts', () => {
	expect(senderOf('6.6.6.6, 203.0.113.7')).toBe('203.0.113.7');
	expect(senderOf('::1')).toBe('::1');
	expect(senderOf(undefined)).toBe('');
});
