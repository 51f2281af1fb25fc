import { expect, test } from 'vitest';
import { foldName, looseName } from './fold-name.ts';

test('[C72] blanks, width and kana make no other name', () => {
	for (const name of ['葉月台 サロン', '葉月台　さろん', '葉月台ｻﾛﾝ'])
		expect(foldName(name)).toBe(foldName('葉月台サロン'));
	expect(foldName('Ａ地区')).toBe(foldName('a 地区'));
	expect(foldName('葉月台一丁目')).not.toBe(foldName('葉月台二丁目'));
});

test('[C72] 旧字, variation selectors and compatibility letters make another name that looks alike', () => {
	for (const [one, other] of [
		['高橋町会', '髙橋町会'],
		['葛\u{e0100}城', '葛城'],
		['\ufa19社前', '神社前'],
		['渡辺', '渡邉']
	] as const) {
		expect(foldName(one)).not.toBe(foldName(other));
		expect(looseName(one)).toBe(looseName(other));
	}
	expect(looseName('東町会')).not.toBe(looseName('西町会'));
});
