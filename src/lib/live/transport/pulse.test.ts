import { expect, test } from 'vitest';
import { frames } from '#lib/wire/frames.ts';
import { Line, patience } from './line.ts';
import { Pulse } from './pulse.ts';

const command = frames.command({ id: '1' });
const edit = frames.update(Uint8Array.of(1));
const step1 = frames.step1(Uint8Array.of(0));
const answer = frames.answer({ id: '1', ok: false, refusal: 'try_again' });
const board = frames.step2(Uint8Array.of(0));
/** Something, which answers nothing. */
const quiet = frames.quiet();

function aPulse(line = new Line(() => 0)) {
	const clock = { now: 1_000 };
	const pulse = new Pulse(line, () => clock.now);
	pulse.heard('socket', quiet);
	return { clock, pulse, line };
}
const late = (line: Line) => Math.ceil(line.lateMs + 100);

test('a paper that is not answered within six seconds, while nothing else comes, means that the socket is dead', () => {
	const { pulse, clock } = aPulse();
	pulse.sent(command);
	clock.now += 5_999;
	expect(pulse.isDead).toBe(false);
	clock.now += 3;
	expect(pulse.isDead).toBe(true);
});

test('while something comes a socket lives, however long an answer takes', () => {
	const { pulse, clock } = aPulse();
	for (let i = 0; i < 10; i += 1) {
		pulse.sent(command);
		clock.now += 4_000;
		pulse.heard('socket', quiet);
		expect(pulse.isDead).toBe(false);
	}
});

test('a socket that nobody writes to shows within ten seconds that it is dead', () => {
	const { pulse, clock } = aPulse();
	clock.now += patience.silenceMs;
	expect(pulse.isDead).toBe(true);
	expect(pulse.isLate).toBe(false);
	expect(patience.silenceMs).toBeLessThan(10_000);
});

test('on a line that is slow, not dead, each socket is given more time, until an answer comes', () => {
	const line = new Line(() => 0);
	const survives = (ms: number, what = quiet) => {
		const { pulse, clock } = aPulse(line);
		pulse.sent(command);
		clock.now += ms;
		const lives = !pulse.isDead;
		if (lives) pulse.heard('socket', what);
		line.end(pulse.isWaiting);
		return lives;
	};
	expect(survives(7_000)).toBe(false);
	expect(survives(7_000)).toBe(true);
	expect(survives(7_000, answer)).toBe(true); // what else was heard was no answer
	expect(survives(7_000)).toBe(false);
});

test('a POST that heard nothing for six seconds is let go, and one that waits for its next turn is not', () => {
	const { pulse, clock } = aPulse();
	pulse.posted(10);
	pulse.heard('post', quiet);
	clock.now += patience.mostAnswerMs;
	expect(pulse.isDead).toBe(false);
	pulse.posted(10);
	clock.now += patience.answerMs + 1;
	expect(pulse.isDead).toBe(true);
});

test.each([
	['a paper', command, answer],
	['an edit', edit, frames.stored(1)]
])(
	'%s whose answer should be there is late, whatever else was heard: it may have been on its way before',
	(_, sent, its) => {
		const { pulse, clock, line } = aPulse();
		pulse.sent(sent);
		clock.now += 1_000;
		pulse.heard('socket', quiet);
		expect(pulse.isLate).toBe(false);
		clock.now += late(line) - 1_000;
		expect(pulse.isLate).toBe(true);
		pulse.heard('socket', its);
		expect(pulse.isLate).toBe(false);
	}
);

test('of several papers each has its own answer', () => {
	const { pulse, clock, line } = aPulse();
	pulse.sent(command);
	clock.now += 1_000;
	pulse.sent(command);
	pulse.heard('socket', answer);
	clock.now += late(line) - 500;
	expect(pulse.isLate).toBe(false);
	clock.now += 500;
	expect(pulse.isLate).toBe(true);
});

test('while the board is still coming in over a thin line no answer behind it is late', () => {
	const { pulse, clock } = aPulse();
	pulse.sent(step1);
	pulse.sent(command);
	for (let second = 0; second < 30; second += 1) {
		clock.now += 1_000;
		expect(pulse.isLate).toBe(false);
	}
	pulse.heard('socket', board);
	expect(pulse.isLate).toBe(true);
});

test('a long text is given the time that it takes on a thin line, by socket and by POST', () => {
	const { pulse, clock, line } = aPulse();
	const long = frames.update(new Uint8Array(512 * 1024));
	pulse.sent(long);
	pulse.sent(command); // behind it
	clock.now += 30_000;
	expect(pulse.isLate).toBe(false);
	clock.now += 3_000 + late(line);
	expect(pulse.isLate).toBe(true);

	const post = aPulse();
	post.pulse.posted(long.length);
	post.clock.now += 30_000;
	post.pulse.heard('post', quiet);
	post.pulse.posted(long.length);
	post.clock.now += 30_000;
	expect(post.pulse.isDead).toBe(false);
	post.clock.now += 10_000;
	expect(post.pulse.isDead).toBe(true);
});
