import { expect, test } from 'vitest';
import { mostConnections } from './listen.ts';

test('[R2] a quarter of the files that may be open, and at least 64, are kept from those who come', () => {
	expect([1_048_576, 1_024, 256, 100].map(mostConnections)).toEqual([786_432, 768, 192, 36]);
	expect(mostConnections(40)).toBe(16);
	expect(mostConnections(Infinity)).toBe(Infinity);
});
