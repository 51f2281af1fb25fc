import { expect, test } from 'vitest';
import { pastedText } from './pasted-text.ts';

test('[N1] a text that is pasted into 会議録 has a line for each line end that Unicode knows', () => {
	for (const end of ['\n', '\u000b', '\u000c', '\r', '\u0085', '\u2028', '\u2029', '\r\n'])
		expect(pastedText(`買い物の${end}足`), JSON.stringify(end)).toBe('買い物の\n足');
	expect(pastedText('一\r\n\r\n二')).toBe('一\n\n二');
});

test('[M4] rows that a spreadsheet gives as plain text are lines, their cells stand apart', () => {
	expect(pastedText('サロン名\t曜日\t場所\r\nさくら会\t月\t集会所\r\nなごみ\t\t公民館\r\n')).toBe(
		'サロン名　曜日　場所\nさくら会　月　集会所\nなごみ　　公民館\n'
	);
	expect(pastedText('さくら会\t月\t\t\r\nなごみ\t水')).toBe('さくら会　月\nなごみ　水');
});

test('[M4] a cell of two lines stays in the line of its row, and its quotes are its own', () => {
	expect(pastedText('さくら会\t"第1月曜\n第3月曜"\t集会所\n"「なごみ」の""会"""\t水')).toBe(
		'さくら会　第1月曜 第3月曜　集会所\n「なごみ」の"会"　水'
	);
	expect(pastedText('"はなの会"と\n"なごみ"の 話')).toBe('"はなの会"と\n"なごみ"の 話');
});
