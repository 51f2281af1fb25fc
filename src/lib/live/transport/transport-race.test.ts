import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { closeCodes } from '#lib/wire/frames.ts';
import { RetryPolicy, timeouts, type Way } from './retry-policy.ts';
import { TransportRace, type Attempt } from './transport-race.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

class FakeAttempt implements Attempt {
	binaryType = '';
	onmessage: Attempt['onmessage'] = null;
	onclose: Attempt['onclose'] = null;
	onerror: Attempt['onerror'] = null;
	readonly sent: Uint8Array[] = [];
	isClosed = false;
	readonly way: Way;
	constructor(way: Way) {
		this.way = way;
	}
	send(frame: Uint8Array): void {
		this.sent.push(frame);
	}
	close(): void {
		this.isClosed = true;
	}
	speak(): void {
		this.onmessage?.({ data: new ArrayBuffer(1) } as MessageEvent<ArrayBuffer>);
	}
	fall(code = 1006): void {
		this.onclose?.({ code } as CloseEvent);
	}
}

function aRace(policy = new RetryPolicy(() => 0.5)) {
	const tries: FakeAttempt[] = [];
	const race = new TransportRace(policy, (way) => {
		const attempt = new FakeAttempt(way);
		tries.push(attempt);
		return attempt;
	});
	const told: string[] = [];
	race.onopen = () => told.push('open');
	race.onmessage = () => told.push('message');
	race.onclose = ({ code }) => told.push(`close ${code}`);
	return { race, tries, told, policy };
}

test('a socket that is heard at once stays alone', () => {
	const { tries, told, race } = aRace();
	tries[0]?.speak();
	vi.advanceTimersByTime(60_000);
	expect(tries.map(({ way }) => way)).toEqual(['socket']);
	expect(told).toEqual(['open', 'message']);
	expect(race.way).toBe('socket');
});

test('in a network that is gone something new is tried every three seconds, and never two sockets at once', () => {
	const { tries } = aRace();
	for (let second = 0; second < 60; second += 1) {
		const begun = tries.length;
		vi.advanceTimersByTime(timeouts.besideMs.most);
		expect(tries.length).toBeGreaterThan(begun);
		const running = tries.filter(({ isClosed }) => !isClosed);
		expect(running.filter(({ way }) => way === 'socket').length).toBeLessThan(2);
		expect(running.length).toBeLessThan(4);
	}
	expect(tries.filter(({ way }) => way === 'socket').length).toBeGreaterThan(5);
});

test('a try that never opens is let go after seven seconds, not before', () => {
	const { tries } = aRace();
	vi.advanceTimersByTime(timeouts.openMs.most - 1);
	expect(tries[0]?.isClosed).toBe(false);
	vi.advanceTimersByTime(1);
	expect(tries[0]?.isClosed).toBe(true);
});

test('where a socket was heard before, one that tells nothing holds up the next for as long as that one took, and a little', () => {
	const first = aRace();
	vi.advanceTimersByTime(1_500);
	first.tries[0]?.speak();
	const { tries } = aRace(first.policy);
	const { least } = timeouts.openMs;
	vi.advanceTimersByTime(least + 1_500 - 1);
	expect(tries[0]?.isClosed).toBe(false);
	vi.advanceTimersByTime(1 + timeouts.firstRetryMs);
	expect(tries[0]?.isClosed).toBe(true);
	for (let waited = 0, time = 0; time < 60_000; time += 100) {
		const socketIsTried = tries.some(({ way, isClosed }) => way === 'socket' && !isClosed);
		waited = socketIsTried ? 0 : waited + 100;
		expect(waited).toBeLessThanOrEqual(timeouts.firstRetryMs); // a POST alone may hang on a dead connection
		vi.advanceTimersByTime(100);
	}
});

test('where a near socket was heard before and none gets through any more, a POST begins before the first is given up', () => {
	const first = aRace();
	first.tries[0]?.speak();
	const { tries } = aRace(first.policy);
	vi.advanceTimersByTime(timeouts.besideMs.most);
	expect(tries.map(({ way }) => way).slice(0, 2)).toEqual(['socket', 'post']);
});

test('a socket that never opened is followed by the next try within half a second', () => {
	const { tries } = aRace();
	vi.advanceTimersByTime(timeouts.openMs.most);
	const begun = tries.length;
	vi.advanceTimersByTime(timeouts.firstRetryMs);
	expect(tries.length).toBe(begun + 1);
	expect(tries.at(-1)?.way).toBe('socket');
});

test('the first that is heard carries what is written; the others are let go', () => {
	const { race, tries, told } = aRace();
	vi.advanceTimersByTime(3_000);
	tries[1]?.speak();
	race.send(Uint8Array.of(100));
	tries[0]?.speak();
	expect(told).toEqual(['open', 'message']);
	expect(tries.map(({ sent, isClosed }) => [sent.length, isClosed])).toEqual([
		[0, true],
		[1, false]
	]);
	expect(race.way).toBe('post');
});

test('one that falls while another runs is not told; the last one is', () => {
	const { tries, told } = aRace();
	vi.advanceTimersByTime(3_000);
	tries[0]?.fall();
	expect(told).toEqual([]);
	tries[1]?.fall();
	expect(told).toEqual(['close 1006']);
	vi.advanceTimersByTime(60_000);
	expect(tries).toHaveLength(2);
});

test('what the server refuses for good ends all of them', () => {
	const { tries, told } = aRace();
	vi.advanceTimersByTime(3_000);
	tries[1]?.fall(closeCodes.meetingOver);
	expect(told).toEqual([`close ${closeCodes.meetingOver}`]);
	expect(tries.every(({ isClosed }) => isClosed)).toBe(true);
});

test('where no socket opens and POSTs find no place it is said that the server is full, whichever fell last', () => {
	for (const order of [
		[1013, 1006],
		[1006, 1013]
	]) {
		const { race, tries, told } = aRace();
		vi.advanceTimersByTime(timeouts.besideMs.most);
		expect(tries.length).toBeGreaterThan(1);
		const [last, ...others] = tries.filter(({ isClosed }) => !isClosed).reverse();
		for (const attempt of others) attempt.fall(order[0]);
		last?.fall(order[1]);
		expect(told).toEqual([`close ${order[1]}`]);
		expect(race.isCrowded).toBe(true);
	}
	expect(aRace().race.isCrowded).toBe(false);
});
