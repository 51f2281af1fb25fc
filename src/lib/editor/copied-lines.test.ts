import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { boxed, bullets, heading, paragraph, sign, strong } from './content.ts';
import { copiedLines } from './copied-lines.ts';
import { beginMinutes } from './minutes-document.ts';

test('[M4] 会議録 that a device kept are read line by line, lists and boxes too', () => {
	const text = [
		heading(2, '組み合わせ'),
		bullets([[sign('komatta'), '203　米が 重い'], ['庭の草']]),
		boxed(paragraph('＝ ', strong('朝の 配達')), paragraph('一行目', { type: 'hardBreak' }, '二行目')),
		paragraph()
	];
	expect(copiedLines(beginMinutes({ type: 'doc', content: text }))).toEqual([
		'組み合わせ',
		'困203　米が 重い',
		'庭の草',
		'＝ 朝の 配達',
		'一行目\n二行目',
		''
	]);
});

test('[M4] what is no 会議録, was cut short, or has no words is said to be unreadable', () => {
	const whole = beginMinutes({ type: 'doc', content: [paragraph('議事の 途中')] });
	const other = new Y.Doc();
	other.getText('minutes').insert(0, '本文では ない');
	for (const update of [
		new Uint8Array(),
		whole.subarray(0, whole.length - 4),
		Y.encodeStateAsUpdate(other),
		beginMinutes({ type: 'doc', content: [paragraph()] })
	])
		expect(copiedLines(update)).toBe(null);
});
