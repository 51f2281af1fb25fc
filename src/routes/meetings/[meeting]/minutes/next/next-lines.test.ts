import { Editor, type JSONContent } from '@tiptap/core';
import { expect, test } from 'vitest';
import { gap, heading, paragraph, strong, type Content } from '#lib/editor/content.ts';
import { extensions } from '#lib/editor/extensions.ts';
import { awaitsNext, fillNext } from './next-lines.ts';

const words = { when: '1月15日（金） 10:00', where: '東公民館' };
const label = (name: string, said = '') => paragraph(strong(name), gap + said);

function minutes(...content: Content[]): Editor {
	const text = { type: 'doc', content } as JSONContent;
	return new Editor({ element: null, extensions, content: text });
}
const lines = (editor: Editor) => editor.state.doc.children.map((node) => node.textContent);

test('the two blank lines of 次回 are filled, and the blank 場所 of this meeting stays blank', () => {
	const editor = minutes(
		label('日時', '12月18日（金）'),
		label('場所'),
		heading(2, `6${gap}次回`),
		label('日時'),
		label('場所')
	);
	expect(awaitsNext(editor, words)).toBe(true);
	fillNext(editor, words);
	expect(lines(editor)).toEqual([
		`日時${gap}12月18日（金）`,
		`場所${gap}`,
		`6${gap}次回`,
		`日時${gap}${words.when}`,
		`場所${gap}${words.where}`
	]);
	expect(awaitsNext(editor, words)).toBe(false);
});

test('what somebody wrote there stays as it is', () => {
	const editor = minutes(heading(2, `6${gap}次回`), label('日時', '年明け'), label('場所'));
	fillNext(editor, words);
	expect(lines(editor).slice(1)).toEqual([`日時${gap}年明け`, `場所${gap}${words.where}`]);
});

test('where the heading or its lines are gone, or no place is known, nothing is offered', () => {
	expect(awaitsNext(minutes(label('日時'), label('場所')), words)).toBe(false);
	expect(awaitsNext(minutes(heading(2, '次回'), paragraph('未定')), words)).toBe(false);
	expect(awaitsNext(minutes(heading(2, '次回'), label('場所')), { ...words, where: '' })).toBe(false);
});
