import { expect, test } from 'vitest';
import { lettersFor } from './list-letters.ts';

test('few things have large letters, many none below what the back row can read', () => {
	expect([1, 2, 3, 4, 5, 6, 40].map(lettersFor)).toEqual([96, 96, 96, 80, 72, 64, 64]);
});
