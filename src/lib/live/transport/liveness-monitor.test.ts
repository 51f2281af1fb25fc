import { expect, test } from 'vitest';
import { frames } from '#lib/wire/frames.ts';
import { RetryPolicy, timeouts } from './retry-policy.ts';
import { LivenessMonitor } from './liveness-monitor.ts';

const command = frames.command({ id: '1' });
const edit = frames.update(Uint8Array.of(1));
const step1 = frames.step1(Uint8Array.of(0));
const answer = frames.answer({ id: '1', ok: false, refusal: 'try_again' });
const board = frames.step2(Uint8Array.of(0));
const quiet = frames.quiet();

function aMonitor(policy = new RetryPolicy(() => 0)) {
	const clock = { now: 1_000 };
	const liveness = new LivenessMonitor(policy, () => clock.now);
	liveness.heard('socket', quiet);
	return { clock, liveness, policy };
}
const late = (policy: RetryPolicy) => Math.ceil(policy.lateMs + 100);

test('a note that is not answered within six seconds, while nothing else comes, means that the socket is dead', () => {
	const { liveness, clock } = aMonitor();
	liveness.sent(command);
	clock.now += 5_999;
	expect(liveness.isDead).toBe(false);
	clock.now += 3;
	expect(liveness.isDead).toBe(true);
});

test('while something comes a socket lives, however long an answer takes', () => {
	const { liveness, clock } = aMonitor();
	for (let i = 0; i < 10; i += 1) {
		liveness.sent(command);
		clock.now += 4_000;
		liveness.heard('socket', quiet);
		expect(liveness.isDead).toBe(false);
	}
});

test('a socket that nobody writes to shows within ten seconds that it is dead', () => {
	const { liveness, clock } = aMonitor();
	clock.now += timeouts.silenceMs;
	expect(liveness.isDead).toBe(true);
	expect(liveness.isLate).toBe(false);
	expect(timeouts.silenceMs).toBeLessThan(10_000);
});

test('on a line that is slow, not dead, each socket is given more time, until an answer comes', () => {
	const policy = new RetryPolicy(() => 0);
	const survives = (ms: number, what = quiet) => {
		const { liveness, clock } = aMonitor(policy);
		liveness.sent(command);
		clock.now += ms;
		const lives = !liveness.isDead;
		if (lives) liveness.heard('socket', what);
		policy.end(liveness.isWaiting);
		return lives;
	};
	expect(survives(7_000)).toBe(false);
	expect(survives(7_000)).toBe(true);
	expect(survives(7_000, answer)).toBe(true);
	expect(survives(7_000)).toBe(false);
});

test('a POST that heard nothing for six seconds is let go, and one that waits for its next turn is not', () => {
	const { liveness, clock } = aMonitor();
	liveness.posted(10);
	liveness.heard('post', quiet);
	clock.now += timeouts.mostAnswerMs;
	expect(liveness.isDead).toBe(false);
	liveness.posted(10);
	clock.now += timeouts.answerMs + 1;
	expect(liveness.isDead).toBe(true);
});

test.each([
	['a note', command, answer],
	['an edit', edit, frames.stored(1)]
])(
	'%s whose answer should be there is late, whatever else was heard: it may have been on its way before',
	(_, sent, its) => {
		const { liveness, clock, policy } = aMonitor();
		liveness.sent(sent);
		clock.now += 1_000;
		liveness.heard('socket', quiet);
		expect(liveness.isLate).toBe(false);
		clock.now += late(policy) - 1_000;
		expect(liveness.isLate).toBe(true);
		liveness.heard('socket', its);
		expect(liveness.isLate).toBe(false);
	}
);

test('of several notes each has its own answer', () => {
	const { liveness, clock, policy } = aMonitor();
	liveness.sent(command);
	clock.now += 1_000;
	liveness.sent(command);
	liveness.heard('socket', answer);
	clock.now += late(policy) - 500;
	expect(liveness.isLate).toBe(false);
	clock.now += 500;
	expect(liveness.isLate).toBe(true);
});

test('while the board is still coming in over a thin line no answer behind it is late', () => {
	const { liveness, clock } = aMonitor();
	liveness.sent(step1);
	liveness.sent(command);
	for (let second = 0; second < 30; second += 1) {
		clock.now += 1_000;
		expect(liveness.isLate).toBe(false);
	}
	liveness.heard('socket', board);
	expect(liveness.isLate).toBe(true);
});

test('a long text is given the time that it takes on a thin line, by socket and by POST', () => {
	const { liveness, clock, policy } = aMonitor();
	const long = frames.update(new Uint8Array(512 * 1024));
	liveness.sent(long);
	liveness.sent(command); // queued behind the long frame
	clock.now += 30_000;
	expect(liveness.isLate).toBe(false);
	clock.now += 3_000 + late(policy);
	expect(liveness.isLate).toBe(true);

	const post = aMonitor();
	post.liveness.posted(long.length);
	post.clock.now += 30_000;
	post.liveness.heard('post', quiet);
	post.liveness.posted(long.length);
	post.clock.now += 30_000;
	expect(post.liveness.isDead).toBe(false);
	post.clock.now += 10_000;
	expect(post.liveness.isDead).toBe(true);
});

test('a board that was asked for again is awaited until it comes, whatever else comes before', () => {
	const { liveness } = aMonitor();
	expect(liveness.awaitsBoard).toBe(false);
	liveness.sent(step1);
	for (const other of [quiet, frames.clock(1), answer]) liveness.heard('socket', other);
	expect(liveness.awaitsBoard).toBe(true);
	liveness.heard('socket', board);
	expect(liveness.awaitsBoard).toBe(false);
});
