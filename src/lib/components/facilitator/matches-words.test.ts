import { expect, test } from 'vitest';
import { matchesWords } from './matches-words.ts';

test('a paper is found by a part of what it says', () => {
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

test('without a word every paper is there', () => {
	expect(matchesWords('集会所の午前', ' ')).toBe(true);
});
