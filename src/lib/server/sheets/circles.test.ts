import { expect, test } from 'vitest';
import { circlesIn } from './circles.ts';

const found = (links: Record<string, string[]>) => [...circlesIn(new Map(Object.entries(links)))].toSorted();

test('[C76] who lies in itself is found, by way of however many, and nobody else', () => {
	expect(found({ a: ['b'], b: ['c'], c: [] })).toEqual([]);
	expect(found({ a: ['a'], b: ['a'] })).toEqual(['a']);
	expect(found({ a: ['b'], b: ['c'], c: ['a'], d: ['a'], e: [] })).toEqual(['a', 'b', 'c']);
	expect(found({ a: ['b', 'x'], b: ['a', 'c'], c: [], d: ['b', 'c'] })).toEqual(['a', 'b']);
});

test('a chain of ten thousand has no circle until its end is tied to its beginning', () => {
	const chain = Array.from({ length: 10_000 }, (_, i): [string, string[]] => [
		`${i}`,
		i === 0 ? [] : [`${i - 1}`]
	]);
	expect(circlesIn(new Map(chain)).size).toBe(0);
	expect(circlesIn(new Map([...chain, ['0', ['9999']]])).size).toBe(10_000);
});
