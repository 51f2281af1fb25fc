import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { aHall, late, note, onSocket, untilProbed } from '../../../../tests/support/live/quiet-hall.ts';
import { closeCodes, frames } from '#lib/wire/frames.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a page that is left while it looks for a socket lets go of it, and never comes back', async () => {
	const hall = aHall();
	const probe = await untilProbed(hall);
	const { length } = hall.sockets;
	const { onmessage } = probe;
	hall.connection.close();
	expect(probe.isClosed).toBe(true);
	onmessage?.({ data: frames.clock(1).slice().buffer }); // already in flight
	await vi.advanceTimersByTimeAsync(600_000);
	expect(hall.sockets).toHaveLength(length);
	expect(hall.open()).toHaveLength(0);
	expect(hall.connection.isOnline).toBe(false);
});

test('a page that is left before anything was heard lets go of all its tries', async () => {
	const hall = aHall();
	hall.connection.open();
	await vi.advanceTimersByTimeAsync(0);
	expect(hall.open()).toHaveLength(1);
	hall.connection.close();
	hall.connection.open();
	await vi.advanceTimersByTimeAsync(600_000);
	expect(hall.sockets).toHaveLength(1);
	expect(hall.open()).toHaveLength(0);
});

test('a page that is left while it goes over to a socket stays away', async () => {
	const hall = aHall();
	(await untilProbed(hall)).isHeard();
	hall.connection.close();
	const { length } = hall.sockets;
	await vi.advanceTimersByTimeAsync(600_000);
	expect(hall.sockets).toHaveLength(length);
	expect(hall.open()).toHaveLength(0);
});

test('a page that is left while it looks for another socket lets go of both', async () => {
	const { connection, sockets, open } = await onSocket();
	connection.send(note);
	await vi.advanceTimersByTimeAsync(late);
	expect(open()).toHaveLength(2);
	connection.close();
	expect(open()).toHaveLength(0);
	await vi.advanceTimersByTimeAsync(600_000);
	expect(sockets).toHaveLength(2);
});

test('a page that is refused for good while it looks for another socket lets go of that one too', async () => {
	const { connection, open, first } = await onSocket();
	connection.send(note);
	await vi.advanceTimersByTimeAsync(late);
	first.isClosed = true;
	first.onclose?.({ code: closeCodes.signedOut });
	expect(connection.refusedWith).toBe(closeCodes.signedOut);
	expect(open()).toHaveLength(0);
	connection.close();
});
