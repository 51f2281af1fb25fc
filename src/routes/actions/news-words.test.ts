import { expect, test } from 'vitest';
import { newsWords } from './news-words.ts';

test('the last word of a やること is told in days, and never as coming from tomorrow', () => {
	expect([-1, 0, 1, 2, 46].map(newsWords)).toEqual(['きょう', 'きょう', 'きのう', '2日前', '46日前']);
});
