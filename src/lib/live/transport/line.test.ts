import { expect, test } from 'vitest';
import { Line } from './line.ts';

const aLine = () => new Line(() => 1);

test('after two sockets that told nothing the same goes by POST; where nothing leads anywhere they take turns', () => {
	const line = aLine();
	const ways = Array.from({ length: 6 }, () => {
		const way = line.begin();
		line.end();
		return way;
	});
	expect(ways).toEqual(['socket', 'socket', 'post', 'socket', 'post', 'socket']);
});

test('who gets through by POST stays with it, and goes back when a socket is heard', () => {
	const line = aLine();
	for (let i = 0; i < 2; i += 1) {
		line.begin();
		line.end();
	}
	expect(line.begin()).toBe('post');
	line.heard('post');
	line.end();
	expect(line.begin()).toBe('post');
	line.heard('post');
	line.heard('socket');
	line.end();
	expect(line.begin()).toBe('socket');
});

test('a meeting that had a good socket comes back to a socket', () => {
	const line = aLine();
	for (let i = 0; i < 5; i += 1) {
		expect(line.begin()).toBe('socket');
		line.heard();
		line.end();
	}
});

test('where a socket was heard before, it is soon looked for again; where none was, once a minute', () => {
	const line = aLine();
	line.heard('post');
	expect(line.probeAfterMs).toBe(37_500);
	line.heard('socket');
	line.heard('post');
	expect(line.probeAfterMs).toBe(6_000);
	line.swallowsSockets();
	expect(line.probeAfterMs).toBe(37_500);
});

test('forty phones that lost the network together try again over a second and a half, not in one moment', () => {
	const waits = [0, 0.5, 1].map((chance) => new Line(() => chance).aloneMs);
	expect(waits).toEqual([2_000, 2_750, 3_500]);
});

test('nobody waits longer than three seconds for the next try, and little once the board was there', () => {
	const line = aLine();
	const waits = Array.from({ length: 5 }, () => {
		line.begin();
		return line.end();
	});
	expect(waits).toEqual([500, 1_000, 2_000, 3_000, 3_000]);
	line.arrived();
	expect(line.end()).toBe(500);
});

test('forty phones that wait for the same server come back spread over the whole wait, not in one moment', () => {
	const waits = (chance: number) => {
		const line = new Line(() => chance);
		return Array.from({ length: 5 }, () => line.end());
	};
	expect(waits(0)).toEqual([0, 0, 0, 0, 0]);
	expect(waits(0.5)).toEqual([250, 500, 1_000, 1_500, 1_500]);
	expect(waits(1)).toEqual([500, 1_000, 2_000, 3_000, 3_000]);
	expect([0, 0.5, 1].map((chance) => new Line(() => chance).soonMs)).toEqual([0, 250, 500]);
	expect([0, 0.5, 1].map((chance) => new Line(() => chance).probeAfterMs)).toEqual([50_000, 43_750, 37_500]);
});

test('an answer that did not come is waited for twice as long each time, never above twenty seconds, until one comes', () => {
	const line = aLine();
	const waits = [line.answerMs];
	for (let i = 0; i < 3; i += 1) {
		line.end(true);
		waits.push(line.answerMs);
	}
	expect(waits).toEqual([6_000, 12_000, 20_000, 20_000]);
	line.end();
	expect(line.answerMs).toBe(20_000);
	line.answered();
	expect(line.answerMs).toBe(6_000);
});

test('a try to open a socket has as long as the last one took, and two and a half seconds, never more than seven', () => {
	const line = aLine();
	expect(line.openMs).toBe(7_000);
	line.opened(1_000);
	expect(line.openMs).toBe(3_500);
	line.opened(60_000);
	expect(line.openMs).toBe(7_000);
});

test('what a page waits for before it looks for another socket follows how long answers take here', () => {
	const line = new Line(() => 0);
	expect(line.lateMs).toBe(2_500);
	line.took(100);
	expect(line.lateMs).toBe(2_500);
	const far = new Line(() => 0);
	far.took(2_000);
	expect(far.lateMs).toBe(3_000);
	for (let i = 0; i < 20; i += 1) far.took(30_000);
	expect(far.lateMs).toBe(4_000);
	expect(aLine().lateMs).toBe(2_812.5); // not all phones in one moment
});

test('where another socket is heard first and answers no sooner, it is looked for less and less', () => {
	const line = new Line(() => 0);
	const waits = Array.from({ length: 4 }, () => {
		const { lateMs } = line;
		line.overtaken();
		return lateMs;
	});
	expect(waits).toEqual([2_500, 5_000, 10_000, 10_000]);
	line.kept();
	expect(line.lateMs).toBe(2_500);
});
