import { expect, test } from 'vitest';
import { votedWords } from './voted-words.ts';

test('[V6] what is told of a vote that is open are numbers of phones, and of people without one', () => {
	expect(votedWords({ phones: 12, of: 15, lent: 0 }, 8)).toBe(
		'シールを はった スマホ 12台／15台・手と紙の 人 8人'
	);
	expect(votedWords({ phones: 0, of: 2, lent: 3 }, 0)).toBe(
		'シールを はった スマホ 0台／2台・かし出しの 機器で 3人'
	);
});
