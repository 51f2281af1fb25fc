import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
	aHall,
	late,
	looksForSocket,
	note,
	onSocket,
	untilProbed
} from '../../../../tests/support/live/quiet-hall.ts';
import { frames } from '#lib/wire/frames.ts';
import { timeouts } from './retry-policy.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a note that has no answer, though something was heard since, is carried by a socket beside, and nobody sees it change', async () => {
	const { connection, sockets, open, first, said } = await onSocket();
	connection.send(note);
	await vi.advanceTimersByTimeAsync(1_000);
	first.says(frames.quiet()); // in flight before the connection broke
	await vi.advanceTimersByTimeAsync(late - 1_000);
	expect(open()).toHaveLength(2);
	const second = sockets[1]!;
	expect(connection.isOnline).toBe(true);
	second.isHeard();
	await vi.advanceTimersByTimeAsync(0);
	expect(first.isClosed).toBe(true);
	expect(connection.isOpen).toBe(true);
	connection.send(note);
	expect(second.commands).toEqual([frames.command(note)]);
	await vi.advanceTimersByTimeAsync(2_500);
	second.isGood();
	expect(said).not.toContain(false);
	await vi.advanceTimersByTimeAsync(1_000);
	second.says(frames.answer({ id: '1', ok: true, seq: 1, result: {} }));
	await vi.advanceTimersByTimeAsync(4_000);
	expect(sockets).toHaveLength(2);
	connection.close();
	expect(open()).toHaveLength(0);
});

test('a note whose answer comes after all stays where it is, and the socket beside is let go', async () => {
	const { connection, sockets, first, said } = await onSocket();
	connection.send(note);
	await vi.advanceTimersByTimeAsync(late);
	first.says(frames.answer({ id: '1', ok: true, seq: 1, result: {} }));
	sockets[1]!.isHeard(); // both arrive in the same moment
	await vi.advanceTimersByTimeAsync(1_000);
	expect([first.isClosed, sockets[1]!.isClosed]).toEqual([false, true]);
	expect(said).toEqual([]);
	connection.close();
});

test('a socket beside that was not heard yet is let go soon after the answer came', async () => {
	const { connection, open, first } = await onSocket();
	connection.send(note);
	await vi.advanceTimersByTimeAsync(late);
	first.says(frames.answer({ id: '1', ok: true, seq: 1, result: {} }));
	await vi.advanceTimersByTimeAsync(500);
	expect(open()).toEqual([first]);
	connection.close();
});

test('where the network is gone the tries beside go on when the old socket is given up, and never two sockets are tried at once', async () => {
	const { connection, sockets, open, first } = await onSocket();
	connection.send(note);
	await vi.advanceTimersByTimeAsync(timeouts.answerMs + 1_000);
	expect(first.isClosed).toBe(true);
	expect(connection.isOnline).toBe(false);
	expect(open()).toEqual([sockets.at(-1)]);
	const tried = sockets.length;
	sockets.at(-1)!.isGood();
	await vi.advanceTimersByTimeAsync(0);
	expect(connection.isOnline).toBe(true);
	expect(sockets).toHaveLength(tried);
	connection.close();
});

test('a hall where nobody else is let in is not knocked at twice a second', async () => {
	const { connection, sockets, first } = await onSocket();
	connection.send(note);
	for (let i = 0; i < 100; i += 1) {
		await vi.advanceTimersByTimeAsync(100);
		first.says(frames.quiet()); // the socket is alive, but its answer is late
		sockets.slice(1).forEach((attempt) => attempt.onclose?.({ code: 1006 }));
	}
	expect(sockets.length).toBeGreaterThan(2);
	expect(sockets.length).toBeLessThan(6);
	expect(connection.isOnline).toBe(true);
	connection.close();
});

test('once sockets get through again, a page that writes by POST is on one within a minute', async () => {
	for (let round = 0; round < 20; round += 1) {
		const hall = aHall();
		await untilProbed(hall);
		await vi.advanceTimersByTimeAsync(Math.random() * timeouts.openMs.most); // this probe is swallowed too, and the next one works
		const tried = hall.sockets.length;
		const since = Date.now();
		while (hall.sockets.length === tried) await vi.advanceTimersByTimeAsync(500);
		hall.sockets.at(-1)!.isHeard();
		await vi.advanceTimersByTimeAsync(10);
		hall.sockets.at(-1)!.isGood();
		await vi.advanceTimersByTimeAsync(10);
		expect(hall.connection.isOpen).toBe(true);
		expect(hall.sockets).toHaveLength(tried + 1); // the probe itself was taken over
		expect(Date.now() - since).toBeLessThan(60_000);
		const posts = hall.posted.length;
		await vi.advanceTimersByTimeAsync(7_000);
		expect(hall.posted).toHaveLength(posts);
		hall.connection.close();
	}
});

test('a socket that was looked for and is heard when the page is on another one already takes nothing away', async () => {
	const { hall, probe } = await looksForSocket();
	const tried = hall.sockets.length;
	hall.posts = 'swallowed';
	hall.connection.send(note);
	while (hall.sockets.length === tried) await vi.advanceTimersByTimeAsync(100);
	expect(probe.isClosed).toBe(false);
	const stays = hall.sockets.at(-1)!; // beside the unanswered POST
	stays.isGood();
	await vi.advanceTimersByTimeAsync(10);
	expect(hall.connection.isOnline).toBe(true);
	hall.said.length = 0;
	probe.isHeard();
	await vi.advanceTimersByTimeAsync(1_000);
	expect([probe.isClosed, stays.isClosed]).toEqual([true, false]);
	expect(hall.open()).toEqual([stays]);
	expect(hall.said).not.toContain(false);
	hall.connection.close();
});

test('a socket that was looked for and told nothing says nothing of the network once the page is on another one', async () => {
	const { hall, probe } = await looksForSocket();
	hall.posts = 'swallowed';
	hall.connection.send(note);
	const tried = hall.sockets.length;
	while (hall.sockets.length === tried) await vi.advanceTimersByTimeAsync(100);
	const stays = hall.sockets.at(-1)!;
	stays.isHeard();
	await vi.advanceTimersByTimeAsync(10);
	stays.isGood();
	hall.connection.send(note);
	stays.says(frames.answer({ id: '1', ok: true, seq: 1, result: {} }));
	probe.onclose?.({ code: 1006 });
	const posts = hall.posted.length;
	hall.connection.send({ ...note, id: '2' });
	await vi.advanceTimersByTimeAsync(late);
	expect(hall.open()).toEqual([stays, hall.sockets.at(-1)]); // the page tried a socket and no POST
	expect(hall.posted).toHaveLength(posts);
	hall.connection.close();
});

test('a socket that was looked for is taken when the POSTs have failed meanwhile and nothing else was heard', async () => {
	const { hall, probe } = await looksForSocket();
	hall.failsOnce = true;
	hall.connection.send(note);
	while (hall.failsOnce) await vi.advanceTimersByTimeAsync(10);
	await vi.advanceTimersByTimeAsync(1_000);
	expect(hall.connection.isOnline).toBe(false);
	probe.isHeard();
	await vi.advanceTimersByTimeAsync(10);
	expect(hall.connection.isOpen).toBe(true);
	expect(hall.connection.isOnline).toBe(false); // connected, but not synced yet
	probe.isGood();
	await vi.advanceTimersByTimeAsync(10);
	expect(hall.connection.isOnline).toBe(true);
	expect(hall.open()).toEqual([probe]);
	hall.connection.close();
});

test('a page that comes to another network lets go of what was looked for on the old one, and looks soon on the new', async () => {
	const { hall, probe } = await looksForSocket();
	const tried = hall.sockets.length;
	hall.happens('online');
	expect(probe.isClosed).toBe(true);
	expect(hall.connection.isOnline).toBe(true);
	await vi.advanceTimersByTimeAsync(timeouts.probeMs.hopeful + 1_000);
	expect(hall.sockets).toHaveLength(tried + 1);
	hall.connection.close();
});

test('a network that loses one POST after the other does not put off the look for a socket', async () => {
	const hall = aHall();
	hall.connection.open();
	await vi.advanceTimersByTimeAsync(10_000);
	expect(hall.connection.isOnline).toBe(true);
	const tried = hall.sockets.length;
	for (let second = 1; second < 58 && hall.sockets.length === tried; second += 1) {
		if (second % 10 === 0) hall.failsOnce = true;
		await vi.advanceTimersByTimeAsync(1_000);
	}
	expect(hall.posted.length).toBeGreaterThan(5);
	expect(hall.sockets.length).toBeGreaterThan(tried);
	hall.connection.close();
});
