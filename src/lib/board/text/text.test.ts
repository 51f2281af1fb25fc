import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanText, lengthOf } from './text.ts';

test('[N1] what a screen or a database cannot hold is left out, everything else stays as typed', () => {
	expect(cleanText('  雪の日\u0000、\u0007ごみ置き場まで\u202e歩けない\ud800 ')).toBe(
		'雪の日、ごみ置き場まで歩けない'
	);
	expect(cleanText('一行目\r\n二行目\rお\tわり\n\n\n\n末')).toBe('一行目\n二行目\nお わり\n\n末');
	for (const kept of ['👩‍👩‍👧‍👦 と 🇯🇵', 'שלום עליכם', 'ｶﾀｶﾅ ①㍻', '<b>太字</b> & "引用"', '塩ｺｼｮｳ〜―'])
		expect(cleanText(kept)).toBe(kept);
});

test('[N1] cleaning twice changes nothing, and the result is always well-formed', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (raw) => {
			const clean = cleanText(raw);
			expect(cleanText(clean)).toBe(clean);
			expect(clean.isWellFormed()).toBe(true);
			expect(clean).not.toContain('\0');
		})
	);
});

test('[N2] 字数 counts what a person sees', () => {
	expect(lengthOf('雪の日')).toBe(3);
	expect(lengthOf('👩‍👩‍👧‍👦が')).toBe(2);
	expect(lengthOf('がぎ')).toBe(2);
});
