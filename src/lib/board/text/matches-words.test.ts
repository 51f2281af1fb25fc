import { expect, test } from 'vitest';
import { matchesWords } from './matches-words.ts';

test('a note is found by a part of what it says', () => {
	expect(matchesWords('集会所の午前', '集会')).toBe(true);
	expect(matchesWords('集会所の午前', '午後')).toBe(false);
});

test('katakana finds hiragana, half width finds full width', () => {
	expect(matchesWords('ピアノが あいている', 'ぴあの')).toBe(true);
	expect(matchesWords('ＬＥＤの電球', 'led')).toBe(true);
	expect(matchesWords('ﾐｼﾝが三台', 'ミシン')).toBe(true);
});

test('several words have to be there together, in any order', () => {
	expect(matchesWords('工場の駐車場は土日あく', '土日　駐車場')).toBe(true);
	expect(matchesWords('工場の駐車場は土日あく', '土日 広間')).toBe(false);
});

test('without a word every note is there', () => {
	expect(matchesWords('集会所の午前', ' ')).toBe(true);
});

test.each([
	['いもほりの 手伝い', 'ｲﾓﾎﾘ'],
	['ｲﾓﾎﾘの 手伝い', 'いもほり'],
	['イモホリ', '  いも　ほり '],
	['お米を 運べない', 'お米を運べない'],
	['お米を運べない', 'お米を 運べない'],
	['お米を\n運べ\u{200b}ない', 'お米を運べない'],
	['葛\u{e0100}城の 病院', '葛城'],
	['葛城の 病院', '葛\u{e0100}城'],
	['か\u{3099}っこうの 庭', 'がっこう'],
	['ｶﾞｯｺｳの 庭', 'か\u{309b}っこう'],
	['ｽｰﾊﾟｰ まで 遠い', 'スーパー'],
	['コ−ヒ－を 飲む', 'コーヒー'],
	['①番の バス', '1'],
	['㈱の 土地', '(株)'],
	['神田の 庭', '\u{fa19}田'],
	['ＬＥＤ', 'ｌed'],
	['0952-34-5678', '０９５２ー３４－５６７８']
])('%s is found with %s', (text, asked) => {
	expect(matchesWords(text, asked)).toBe(true);
});

test('each word may stand in another field, but none across two', () => {
	expect(matchesWords(['いもほり', '田中'], '田中 ｲﾓ')).toBe(true);
	expect(matchesWords(['いもほり', '田中'], 'り田')).toBe(false);
});

test('letters that say something else are not taken for one another', () => {
	expect(matchesWords('びょういん', 'びよういん')).toBe(false);
	expect(matchesWords('かき', 'かぎ')).toBe(false);
});
