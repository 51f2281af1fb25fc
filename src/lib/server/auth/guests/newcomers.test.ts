import { expect, test } from 'vitest';
import type { MeetingId } from '#lib/board/model.ts';
import { Newcomers } from './newcomers.ts';

const meeting = 'tonight' as MeetingId;
const hall = '203.0.113.7';

test('a hall of 300 behind one address comes in within a minute; of a script with 557 phones in 8 s the last 157 do not', () => {
	let now = 0;
	const hallFull = new Newcomers(() => now);
	const people = Array.from({ length: 300 }, () => {
		now += 60_000 / 300;
		return hallFull.take(meeting, hall);
	});
	expect(people).not.toContain(false);

	now = 0;
	const flood = new Newcomers(() => now);
	const phones = Array.from({ length: 557 }, (_, i) => {
		now = (8_000 * i) / 557;
		return flood.take(meeting, hall);
	});
	expect(phones.filter(Boolean)).toHaveLength(401);
	expect(phones.slice(0, 400)).not.toContain(false);
});

test('another network, and another meeting, are not held up by it; after a minute some more come in', () => {
	let now = 0;
	const newcomers = new Newcomers(() => now);
	while (newcomers.take(meeting, hall));
	expect(newcomers.take(meeting, '198.51.100.9')).toBe(true);
	expect(newcomers.take('tomorrow' as MeetingId, hall)).toBe(true);
	now += 60_000;
	const more = Array.from({ length: 11 }, () => newcomers.take(meeting, hall));
	expect(more.filter(Boolean)).toHaveLength(10);
});

test('within three hours one network does not use up what all may be', () => {
	let now = 0;
	const newcomers = new Newcomers(() => now);
	let count = 0;
	for (; now < 3 * 3_600_000; now += 1_000) while (newcomers.take(meeting, hall)) count += 1;
	expect(count).toBeLessThan(2_250);
});

test('a customer of a carrier with thousands of IPv6 networks is one', () => {
	const newcomers = new Newcomers(() => 0);
	const phones = Array.from({ length: 500 }, (_, i) =>
		newcomers.take(meeting, `2001:db8:1:${i.toString(16)}::1`)
	);
	expect(phones.filter(Boolean)).toHaveLength(400);
});
