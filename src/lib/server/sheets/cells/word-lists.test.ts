import { expect, test } from 'vitest';
import { joinWords, splitWords } from './word-lists.ts';

test('[C71] names are parted by commas of every kind and by line ends', () => {
	expect(splitWords('葉月台、川辺，本町, 坂上\n港；浜')).toEqual([
		'葉月台',
		'川辺',
		'本町',
		'坂上',
		'港',
		'浜'
	]);
	expect(splitWords(' 、 ')).toEqual([]);
});

test('[C73] a list that was written is read as the same list', () => {
	for (const words of [
		[],
		['葉月台'],
		['A,B の会', '川辺'],
		['「つくしの会」', '本町'],
		['「あ、い」', 'う']
	])
		expect(splitWords(joinWords(words))).toEqual(words);
});
