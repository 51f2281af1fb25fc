import { expect, test } from 'vitest';
import { Line, patience } from './line.ts';

function aLine() {
	const clock = { now: 1_000 };
	return {
		clock,
		line: new Line(
			() => clock.now,
			() => 1
		)
	};
}

test('a paper that is not answered within six seconds, while nothing else comes, means that the socket is dead', () => {
	const { line, clock } = aLine();
	line.begin();
	line.heard();
	line.sent();
	clock.now += 5_999;
	expect(line.isDead).toBe(false);
	clock.now += 1;
	expect(line.isDead).toBe(true);
});

test('while something comes a socket lives, however long an answer takes', () => {
	const { line, clock } = aLine();
	line.begin();
	for (let i = 0; i < 10; i += 1) {
		line.sent();
		clock.now += 4_000;
		line.heard();
		expect(line.isDead).toBe(false);
	}
});

test('a socket that nobody writes to shows within ten seconds that it is dead', () => {
	const { line, clock } = aLine();
	line.begin();
	line.heard();
	clock.now += patience.silenceMs;
	expect(line.isDead).toBe(true);
	expect(patience.silenceMs).toBeLessThan(10_000);
});

test('on a line that is slow, not dead, each socket is given more time, until an answer comes', () => {
	const { line, clock } = aLine();
	const survives = (ms: number) => {
		line.begin();
		line.heard();
		line.sent();
		clock.now += ms;
		const lives = !line.isDead;
		if (!lives) line.end();
		return lives;
	};
	expect(survives(7_000)).toBe(false);
	expect(survives(7_000)).toBe(true);
	line.heard();
	line.end();
	expect(survives(7_000)).toBe(false);
});

test('after two sockets that told nothing the same goes by POST; where nothing leads anywhere they take turns', () => {
	const { line } = aLine();
	const ways = Array.from({ length: 6 }, () => {
		const way = line.begin();
		line.end();
		return way;
	});
	expect(ways).toEqual(['socket', 'socket', 'post', 'socket', 'post', 'socket']);
});

test('who gets through by POST stays with it, and goes back when a socket is heard', () => {
	const { line } = aLine();
	for (let i = 0; i < 2; i += 1) {
		line.begin();
		line.end();
	}
	expect(line.begin()).toBe('post');
	line.heard();
	line.end();
	expect(line.begin()).toBe('post');
	line.heard();
	line.probed(true);
	line.end();
	expect(line.begin()).toBe('socket');
});

test('a meeting that had a good socket comes back to a socket', () => {
	const { line } = aLine();
	for (let i = 0; i < 5; i += 1) {
		expect(line.begin()).toBe('socket');
		line.heard();
		line.end();
	}
});

test('a POST that heard nothing for six seconds is let go, and one that waits for its next turn is not', () => {
	const { line, clock } = aLine();
	line.begin();
	line.sent();
	line.heard('post');
	clock.now += patience.mostAnswerMs;
	expect(line.isDead).toBe(false);
	line.sent();
	clock.now += patience.answerMs;
	expect(line.isDead).toBe(true);
});

test('where a socket was heard before, it is soon looked for again; where none was, once a minute', () => {
	const { line } = aLine();
	line.heard('post');
	expect(line.probeAfterMs).toBe(45_000);
	line.heard('socket');
	line.heard('post');
	expect(line.probeAfterMs).toBe(6_000);
	line.probed(false);
	expect(line.probeAfterMs).toBe(45_000);
});

test('forty phones that lost the network together try again over a second and a half, not in one moment', () => {
	const waits = [0, 0.5, 1].map((chance) => new Line(undefined, () => chance).aloneMs);
	expect(waits).toEqual([2_000, 2_750, 3_500]);
});

test('nobody waits longer than three seconds for the next try, and little once the board was there', () => {
	const { line } = aLine();
	const waits = Array.from({ length: 5 }, () => {
		line.begin();
		return line.end();
	});
	expect(waits).toEqual([500, 1_000, 2_000, 3_000, 3_000]);
	line.arrived();
	expect(line.end()).toBe(500);
});
