import { expect, test } from 'vitest';
import { fold, isFound } from './fold.ts';
import { oldCharacters } from './old-characters.ts';

test.each([
	['ﾊﾂﾞｷ ｻﾛﾝ', 'はづきサロン'],
	['葉月台　町会', '葉月台町会'],
	['ＮＰＯ ひだまり', 'npoひだまり'],
	['髙橋', '高橋'],
	['﨑山', '崎山'],
	['渡邉・渡邊', '渡辺・渡辺'],
	['葛\u{e0100}城', '葛城'],
	['辻\ufe00', '辻'],
	['\u{fa19}社', '神社'],
	['瀧澤の會', '滝沢の会'],
	['霞ヶ丘', '霞ケ丘'],
	['第１０班', '第10班'],
	['1−2', '1-2'],
	['ひま\u200bわり', 'ヒマワリ']
])('[C30] %s and %s are one text', (a, b) => {
	expect(fold(a)).toBe(fold(b));
});

test.each([
	['はつき', 'はづき'],
	['ハツ', 'ハッ'],
	['サロン', 'サーロン'],
	['東町', '西町'],
	['第1班', '第2班']
])('[C30] %s and %s stay two', (a, b) => {
	expect(fold(a)).not.toBe(fold(b));
});

test('[C30] folding twice changes nothing more, so no pair of 旧字 leads to another', () => {
	for (const [old] of oldCharacters) expect(fold(fold(old)), old).toBe(fold(old));
	expect(oldCharacters.size).toBeGreaterThan(300);
});

test('[C30] every word that is asked for has to stand somewhere, in any text', () => {
	expect(isFound('会 さろん', ['葉月サロン', '町會'])).toBe(true);
	expect(isFound('会 西', ['葉月サロン', '町会'])).toBe(false);
	expect(isFound(' ', ['葉月サロン'])).toBe(true);
});
