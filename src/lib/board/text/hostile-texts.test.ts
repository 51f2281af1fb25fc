/** Reading such a text must take linear time, not quadratic. */
import { expect, test } from 'vitest';
import { movesPeople } from './cautions.ts';
import { matchesWords } from './matches-words.ts';
import { marksIn } from './personal-information.ts';
import { cleanText, isBlank, lengthOf } from './text.ts';

/** The largest frame of a guest, in bytes. */
const longest = 65_536;

/** What the rules repeat, alone and as the start of a match that never completes. */
const runs: readonly string[] = [
	'a',
	'A',
	'.',
	'%',
	'+',
	'-',
	'_',
	'a.',
	'a-',
	'a@',
	'a@a.',
	'a@a-',
	'.@',
	'tel',
	'fax ',
	'Ⅲ',
	'0',
	'1',
	'9',
	'01',
	'0-',
	'1-',
	'1ー',
	'10-',
	'123-',
	'090',
	'0952-',
	'+81',
	'0 9 ',
	'0  ',
	'0.9.',
	'1番',
	'1番1',
	'1番地',
	'1丁目',
	'1丁目の',
	'1号',
	'12 あ ',
	'x-1 ',
	'(',
	'( ',
	'(代)',
	'〒',
	'☎',
	'☎あ',
	'電話',
	'電話番号',
	'電話あ',
	'電話、',
	'ナンバー',
	'ナンバー ',
	'ナンバーは:',
	'車',
	'車1',
	'一',
	'〇',
	'0一',
	'山',
	'山 ',
	'山ノ',
	'山・',
	'山山・',
	'山=',
	'ア',
	'アア・',
	'ア・',
	'ー',
	'々',
	'〆',
	'あ',
	'が',
	'さ',
	'さん',
	'さち',
	'たなか',
	'あ さん',
	'山さん',
	'アさん',
	'か゛',
	'ﾞ',
	'\u3099',
	' ',
	'\n',
	'\t',
	'\u3000',
	'\u00a0',
	'\u200d',
	'\u{e0061}',
	'\u0301',
	'\u0301\u0316',
	'\u{20000}',
	'👩\u200d'
];

/** CPU time, so that other load does not count. */
function timeOf(work: () => unknown): number {
	const before = process.cpuUsage();
	work();
	const { user, system } = process.cpuUsage(before);
	return (user + system) / 1_000;
}

const noiseMs = 25;

/**
 * Four times the length takes four times as long, not 16; a fresh process is slow, so it tries
 * three times.
 */
const isLinear = (read: (text: string) => unknown, of: (length: number) => string): boolean =>
	[1, 2, 3].some(() => {
		const [short, long] = [of(longest / 4), of(longest)].map((text) => timeOf(() => read(text)));
		return (long ?? 0) < 8 * (short ?? 0) + noiseMs;
	});

const asked = (text: string) => matchesWords('米', text);
const idea = (text: string) => movesPeople({ idea: text, komatta: [], mottainai: [], groups: [] });

test.each(runs)('[N9] a run of %j takes no longer than it is', (run) => {
	for (const first of ['', 'あ'])
		for (const read of [marksIn, asked, idea, cleanText, isBlank, lengthOf])
			expect(isLinear(read, (length) => first + run.repeat(Math.floor((length - 1) / run.length)))).toBe(
				true
			);
});
