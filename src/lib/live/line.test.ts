import { expect, test } from 'vitest';
import { Line, patience } from './line.ts';

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

test('what a page waits for before it looks for another socket follows how long answers take here', () => {
	const line = new Line(() => 0);
	expect(line.lateMs).toBe(patience.lateMs.least);
	line.took(100);
	expect(line.lateMs).toBe(patience.lateMs.least);
	const far = new Line(() => 0);
	far.took(2_000);
	expect(far.lateMs).toBe(3_000);
	for (let i = 0; i < 20; i += 1) far.took(30_000);
	expect(far.lateMs).toBe(patience.lateMs.most);
	expect(aLine().lateMs).toBe(patience.lateMs.least * 1.125); // not all phones in one moment
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
