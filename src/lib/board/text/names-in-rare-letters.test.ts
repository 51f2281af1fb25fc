/** Composed as keyboards and copied lists produce them. */
import { expect, test } from 'vitest';
import { marksIn, rewritten } from './personal-information.ts';

const instead = { name: 'ある人', phone: '（電話）', email: '（メール）', address: '近く', house: '近所' };

/** Any unmarked part of a name would appear on the projector screen. */
const named = [
	'角の山\u{fa11}さんが ごみを 出せない',
	'眞\u{fa11}さんの 庭',
	'𠮷田さんが 一人でいる',
	'𠮷さんが 来ない',
	'山㟢さんの 車',
	'𣘺さんの 畑',
	'大𡈽さんの 家',
	'髙橋さんの 犬',
	'髙さんに 聞く',
	'濵田さんは 足が 悪い',
	'渡邊さん',
	'渡邉さんと 渡辺\u{e0102}さん',
	'齋藤さん',
	'葛\u{e0100}城さんの 病院',
	'葛\u{e0100}城さんの 病院',
	'祇\u{e0100}園さん',
	'神\u{fe00}田さん',
	'神田さん',
	'福田さん',
	'羽田さん',
	'都さん',
	'塚本さん',
	'\u{fa11}さん',
	'\u{fa11}山君',
	'凞子さんは 歩けない',
	'鷗外さん',
	'𩸽さん',
	'𨫤田さん',
	'𪚲さん',
	'𫝆井さん',
	'𬂩木さん',
	'𰀀川さん',
	'𱍊沢さん',
	'\u{323b0}田さん',
	'\u{33000}さん',
	'〆木さんの お宅',
	'佐々木さん',
	'三ヶ島さん',
	'三ケ島さん',
	'三ヵ尻さん',
	'一ノ瀬さん',
	'四ツ谷さん',
	'龍ケ崎さん',
	'田\u{200b}中さん',
	'田\u{2060}中\u{200d}さ\u{200c}ん',
	'田\u{ad}中さん',
	'田中\u{feff}さん',
	'田\u{e0061}中さん',
	'田\u{34f}中さん',
	'田\u{180b}中さん',
	'たか\u{200b}はしさんが 心配',
	'こ\u{3099}とうさんが 来ない',
	'まえた\u{3099}さんが いない',
	'こ゛とうさん',
	'はせか\u{ff9e}わさんが 心配',
	'ﾔﾏﾀﾞさんの 庭',
	'ﾔﾏﾀﾞｻﾝの 庭',
	'ｽｽﾞｷﾁｬﾝ',
	'ﾜﾀﾅﾍﾞクン',
	'鈴木ｻﾝ',
	'㈱田中さん',
	'㊥村さん',
	'(中)村さん',
	'㊤田さん',
	'\u{2f2d}\u{2f65}さん',
	'\u{2f65}中さん',
	'田中\u{3000}太郎さん',
	'田中 太郎さん',
	'田中 ハナさんの 足',
	'田中ハナさんの 足',
	'田中さちこさん',
	'勅使河原太郎さんの 畑',
	'長宗我部 元親さん',
	'金・スヨンさん',
	'キム・ヨンヒさん',
	'田中樣の 本',
	'山\u{fa11}宅の 前',
	'𠮷川先生',
	'山本\u{3000}さん',
	'山本  さん',
	'\u{e000}田さん',
	'⿰土冨さん',
	'みゝさんの 店',
	'た\u{3099}いすけくんが',
	'渡部氏の 土地',
	'（たなかさん）が',
	'「たなかさん」と いう',
	'隣の田\u{301}中さん',
	'田中\u{20dd}さん',
	'㈰村さん',
	'㈪村 太郎さん',
	'🉀村さん',
	'\u{2f804}田さん',
	'\u{2fa1d}さん',
	'㍿田中さん'
];

test.each(named)('[N9] %s is held whatever letters the name has', (text) => {
	expect(marksIn(text)).not.toEqual([]);
	expect(marksIn(rewritten(text, instead))).toEqual([]);
});

test.each([
	['角の山\u{fa11}さんが ごみを 出せない', '近所のある人が ごみを 出せない'],
	['𠮷田さんと 大𡈽さん', 'ある人と ある人'],
	['角の 葛\u{e0100}城さんの 犬', '近所の ある人の 犬'],
	['はせか\u{309b}わさんが 心配', 'ある人が 心配'],
	['隣の ﾔﾏﾀ\u{ff9e}ｻﾝの 庭', '近所の ある人の 庭'],
	['㈱田中さんの 車', '㈱ある人の 車'],
	['㈰村さんの 車', 'ある人の 車'],
	['一ノ瀬さんの 車', 'ある人の 車'],
	['勅使河原太郎さんの 畑', 'ある人の 畑'],
	['田中\u{3000}太郎さんの 畑', 'ある人の 畑'],
	['田中ハナさんの 畑', 'ある人の 畑'],
	['昨日 𠮷田さんが 来た', '昨日 ある人が 来た'],
	['民生委員 髙橋さん', '民生委員 ある人'],
	['👨\u{200d}👩\u{200d}👧 と 𣘺さん\u{fe0f} と 👋🏽', '👨\u{200d}👩\u{200d}👧 と ある人 と 👋🏽']
])('[N9] of %s the whole name is replaced, and nothing else', (text, rewrite) => {
	expect(rewritten(text, instead)).toBe(rewrite);
});

const invisible = [
	'\u{ad}',
	'\u{34f}',
	'\u{61c}',
	'\u{115f}',
	'\u{180b}',
	'\u{200b}',
	'\u{200c}',
	'\u{200d}',
	'\u{200e}',
	'\u{2060}',
	'\u{2061}',
	'\u{2064}',
	'\u{3164}',
	'\u{fe00}',
	'\u{fe0f}',
	'\u{feff}',
	'\u{fff9}',
	'\u{ffa0}',
	'\u{1d173}',
	'\u{e0001}',
	'\u{e0061}',
	'\u{e0100}',
	'\u{e01ef}',
	'\u{301}',
	'\u{20dd}',
	'\u{336}'
];
const held = [
	'田中さん',
	'さとうさん',
	'山﨑宅の前',
	'スズキさん',
	'090-1234-5678',
	'a@b.jp',
	'2丁目3-5',
	'☎34-5678'
];

test.each(invisible.map((mark) => [mark.codePointAt(0)?.toString(16), mark] as const))(
	'[N9] U+%s between any two letters changes nothing',
	(_code, mark) => {
		for (const text of held) {
			const letters = Array.from(text);
			const tries = [
				letters.join(mark),
				...letters.map((_, i) => letters.toSpliced(i + 1, 0, mark).join(''))
			];
			const expected = rewritten(text, instead);
			for (const each of tries) expect(rewritten(each, instead).replaceAll(mark, '')).toBe(expected);
		}
	}
);

test('[N9] the same words are held in each of the four forms that Unicode knows', () => {
	for (const text of [...held, 'ごとうさんが 来ない', 'はせがわさんの 店', 'ｶﾞｰﾄﾞさん', '渡\u{fa26}さん'])
		for (const form of ['NFC', 'NFD', 'NFKC', 'NFKD'] as const) {
			const rewrite = rewritten(text.normalize(form), instead);
			expect(rewrite.normalize('NFKC')).toBe(rewritten(text, instead).normalize('NFKC'));
		}
});

test('[N9] every Chinese character counts, also those that are newer than this program', () => {
	const ranges = [
		[0x3400, 0x4dbf],
		[0x4e00, 0x9fff],
		[0xf900, 0xfa6d],
		[0x20000, 0x2a6df],
		[0x2a700, 0x2ee5d],
		[0x2f800, 0x2fa1d],
		[0x30000, 0x33479],
		[0xe000, 0xf8ff]
	] as const;
	for (const [first = 0, last = 0] of ranges)
		for (let code = first; code <= last; code += 97) {
			const letter = String.fromCodePoint(code);
			if (['人', '子'].includes(letter.normalize('NFKC'))) continue;
			expect(rewritten(`角の ${letter}藤さんが`, instead)).toBe('近所の ある人が');
		}
});
