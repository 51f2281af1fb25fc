import { expect, test } from 'vitest';
import { RetryPolicy } from './retry-policy.ts';

const aPolicy = () => new RetryPolicy(() => 1);

test('after two sockets that told nothing the same goes by POST; where nothing leads anywhere they take turns', () => {
	const policy = aPolicy();
	const ways = Array.from({ length: 6 }, () => {
		const way = policy.begin();
		policy.end();
		return way;
	});
	expect(ways).toEqual(['socket', 'socket', 'post', 'socket', 'post', 'socket']);
});

test('who gets through by POST stays with it, and goes back when a socket is heard', () => {
	const policy = aPolicy();
	for (let i = 0; i < 2; i += 1) {
		policy.begin();
		policy.end();
	}
	expect(policy.begin()).toBe('post');
	policy.heard('post');
	policy.end();
	expect(policy.begin()).toBe('post');
	policy.heard('post');
	policy.heard('socket');
	policy.end();
	expect(policy.begin()).toBe('socket');
});

test('a meeting that had a good socket comes back to a socket', () => {
	const policy = aPolicy();
	for (let i = 0; i < 5; i += 1) {
		expect(policy.begin()).toBe('socket');
		policy.heard();
		policy.end();
	}
});

test('where a socket was heard before, it is soon looked for again; where none was, once a minute', () => {
	const policy = aPolicy();
	policy.heard('post');
	expect(policy.probeAfterMs).toBe(37_500);
	policy.heard('socket');
	policy.heard('post');
	expect(policy.probeAfterMs).toBe(6_000);
	policy.swallowsSockets();
	expect(policy.probeAfterMs).toBe(37_500);
});

test('forty phones that lost the network together try again over a second and a half, not in one moment', () => {
	const waits = [0, 0.5, 1].map((chance) => new RetryPolicy(() => chance).aloneMs);
	expect(waits).toEqual([2_000, 2_750, 3_500]);
});

test('nobody waits longer than three seconds for the next try, and little once the board was there', () => {
	const policy = aPolicy();
	const waits = Array.from({ length: 5 }, () => {
		policy.begin();
		return policy.end();
	});
	expect(waits).toEqual([500, 1_000, 2_000, 3_000, 3_000]);
	policy.arrived();
	expect(policy.end()).toBe(500);
});

test('forty phones that wait for the same server come back spread over the whole wait, not in one moment', () => {
	const waits = (chance: number) => {
		const policy = new RetryPolicy(() => chance);
		return Array.from({ length: 5 }, () => policy.end());
	};
	expect(waits(0)).toEqual([0, 0, 0, 0, 0]);
	expect(waits(0.5)).toEqual([250, 500, 1_000, 1_500, 1_500]);
	expect(waits(1)).toEqual([500, 1_000, 2_000, 3_000, 3_000]);
	expect([0, 0.5, 1].map((chance) => new RetryPolicy(() => chance).soonMs)).toEqual([0, 250, 500]);
	expect([0, 0.5, 1].map((chance) => new RetryPolicy(() => chance).probeAfterMs)).toEqual([
		50_000, 43_750, 37_500
	]);
});

test('an answer that did not come is waited for twice as long each time, never above twenty seconds, until one comes', () => {
	const policy = aPolicy();
	const waits = [policy.answerMs];
	for (let i = 0; i < 3; i += 1) {
		policy.end(true);
		waits.push(policy.answerMs);
	}
	expect(waits).toEqual([6_000, 12_000, 20_000, 20_000]);
	policy.end();
	expect(policy.answerMs).toBe(20_000);
	policy.answered();
	expect(policy.answerMs).toBe(6_000);
});

test('a try to open a socket has as long as the last one took, and two and a half seconds, never more than seven', () => {
	const policy = aPolicy();
	expect(policy.openMs).toBe(7_000);
	policy.opened(1_000);
	expect(policy.openMs).toBe(3_500);
	policy.opened(60_000);
	expect(policy.openMs).toBe(7_000);
});

test('what a page waits for before it looks for another socket follows how long answers take here', () => {
	const policy = new RetryPolicy(() => 0);
	expect(policy.lateMs).toBe(2_500);
	policy.took(100);
	expect(policy.lateMs).toBe(2_500);
	const far = new RetryPolicy(() => 0);
	far.took(2_000);
	expect(far.lateMs).toBe(3_000);
	for (let i = 0; i < 20; i += 1) far.took(30_000);
	expect(far.lateMs).toBe(4_000);
	expect(aPolicy().lateMs).toBe(2_812.5); // with this phone's spread
});

test('where another socket is heard first and answers no sooner, it is looked for less and less', () => {
	const policy = new RetryPolicy(() => 0);
	const waits = Array.from({ length: 4 }, () => {
		const { lateMs } = policy;
		policy.overtaken();
		return lateMs;
	});
	expect(waits).toEqual([2_500, 5_000, 10_000, 10_000]);
	policy.kept();
	expect(policy.lateMs).toBe(2_500);
});
