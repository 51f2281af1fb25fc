import { expect, test } from 'vitest';
import { keepSheetWords, readSheetWords, stampBoxes, usualSheetWords } from './sheet-words.ts';

function aBrowser() {
	const kept = new Map<string, string>();
	return {
		getItem: (key: string) => kept.get(key) ?? null,
		setItem: (key: string, value: string) => void kept.set(key, value)
	};
}

test('the telephone of one council is there at the next sheet, and on no sheet of another', () => {
	const browser = aBrowser();
	const words = { ...usualSheetWords(), phone: '000-000-0000' };
	keepSheetWords('hazuki', words, () => browser);
	expect(readSheetWords('hazuki', () => browser)).toEqual(words);
	expect(readSheetWords('honcho', () => browser)).toEqual(usualSheetWords());
});

test('a browser that keeps nothing, or something else, begins with the usual words', () => {
	const forbidden = () => {
		throw new Error('not here');
	};
	keepSheetWords('hazuki', usualSheetWords(), forbidden);
	expect(readSheetWords('hazuki', forbidden)).toEqual(usualSheetWords());
	expect(readSheetWords('hazuki', () => ({ getItem: () => '{"phone":1}', setItem: forbidden }))).toEqual(
		usualSheetWords()
	);
});

test('a sheet begins with no hours and no names of others: boxes to fill in by hand', () => {
	const { hours, stamps } = usualSheetWords();
	expect(hours).toBe('');
	expect(stampBoxes(stamps)).toEqual(Array(10).fill(''));
	expect(stampBoxes('1班 □ 町会')).toEqual(['1班', '', '町会']);
});

test('回覧 stamps stand on one row, and empty means none', () => {
	expect(stampBoxes(' 1班　2班  町会 ')).toEqual(['1班', '2班', '町会']);
	expect(stampBoxes(' ')).toEqual([]);
	expect(stampBoxes(Array(20).fill('班').join(' '))).toHaveLength(12);
});
