import { expect, test } from 'vitest';
import { Seats, type Seat } from './seats.ts';

const take = (seats: Seats, count: number, network: string, as: Seat['kind'] | 'visit' = 'guest') =>
	Array.from({ length: count }, () =>
		seats.take({ kind: as === 'visit' ? 'guest' : as, isVisit: as === 'visit', network })
	);

test('a hall of 600 phones behind one address has a board for itself, and staff have theirs beside it', () => {
	const seats = new Seats();
	expect(take(seats, 600, 'the hall')).not.toContain(null);
	expect(take(seats, 1, 'the hall')).toEqual([null]);
	expect(take(seats, 100, 'the hall', 'reserved')).not.toContain(null);
	expect(take(seats, 1, 'the hall', 'reserved')).toEqual([null]);
});

test('[P15] 代筆のかぎ have twenty of the places of staff, who have the other eighty for themselves', () => {
	const seats = new Seats();
	const scribes = take(seats, 25, 'the hall', 'scribe');
	expect(scribes.filter(Boolean)).toHaveLength(20);
	expect(take(seats, 81, 'the hall', 'reserved').filter(Boolean)).toHaveLength(80);
	scribes[0]?.free();
	expect(take(seats, 1, 'the hall', 'reserved')).not.toContain(null);
	expect(take(seats, 1, 'the hall', 'scribe')).toEqual([null]);
});

test('of a board that one network has filled 300 places are for others; its newest sockets give way', () => {
	const seats = new Seats();
	const flood = take(seats, 600, 'a laptop');
	const gone: (Seat | null)[] = [];
	for (const seat of flood) if (seat) seat.giveWay = () => gone.push(seat);
	expect(take(seats, 300, 'the hall')).not.toContain(null);
	expect(gone).toEqual(flood.slice(300).reverse());
	expect(take(seats, 1, 'the hall')).toEqual([null]);
	expect(take(seats, 1, 'mobile')).toEqual([null]);
});

test('a hall that was there first loses nobody to a flood from elsewhere', () => {
	const seats = new Seats();
	const hall = take(seats, 200, 'the hall');
	for (const seat of hall)
		if (seat) seat.giveWay = () => expect.unreachable('somebody of the hall was sent away');
	expect(take(seats, 5_000, 'a laptop').filter(Boolean)).toHaveLength(400);
	expect(take(seats, 100, 'the hall')).not.toContain(null);
});

test('a board full of sockets still answers POSTs, of one network three in four at most', () => {
	const seats = new Seats();
	take(seats, 600, 'a laptop');
	expect(take(seats, 500, 'a laptop', 'visit').filter(Boolean)).toHaveLength(150);
	const [visit, ...more] = take(seats, 51, 'the hall', 'visit');
	expect(visit).not.toBeNull();
	expect(more.at(-1)).toBeNull();
	visit?.free();
	visit?.free();
	expect(take(seats, 2, 'the hall', 'visit').filter(Boolean)).toHaveLength(1);
});
