import { Editor, type JSONContent } from '@tiptap/core';
import { expect, test } from 'vitest';
import { boxed, bullets, heading, paragraph, type Content } from '#lib/editor/content.ts';
import { extensions } from '#lib/editor/extensions.ts';
import { insertBlocks } from './insert-blocks.ts';

/** Commands need no DOM element. */
function writing(content: Content[], caret: number): Editor {
	const text = { type: 'doc', content } as JSONContent;
	const editor = new Editor({ element: null, extensions, content: text });
	editor.commands.setTextSelection(caret);
	return editor;
}
const blocks = (editor: Editor) =>
	editor.state.doc.children.map((node) => `${node.type.name} ${node.textContent}`.trim());

test('a combination that is put in while somebody is inside a list comes after the list, whole', () => {
	const editor = writing([bullets([['米が 重い'], ['庭の草']]), paragraph('あと')], 4);
	insertBlocks(editor, [boxed(paragraph('困 ＋ も'), paragraph('＝ 案'))]);
	expect(blocks(editor)).toEqual(['bulletList 米が 重い庭の草', 'boxed 困 ＋ も＝ 案', 'paragraph あと']);
});

test('pressing 入れる again puts the next one after the last, in the order of pressing', () => {
	const editor = writing([heading(2, '組み合わせ'), paragraph('あと')], 2);
	insertBlocks(editor, [boxed(paragraph('一'))]);
	insertBlocks(editor, [heading(3, '二'), bullets([['紙']])]);
	insertBlocks(editor, [boxed(paragraph('三'))]);
	expect(blocks(editor).slice(1, -1)).toEqual(['boxed 一', 'heading 二', 'bulletList 紙', 'boxed 三']);
});

test('an empty line gives way to what is put in', () => {
	const editor = writing([paragraph('まえ'), paragraph(), paragraph('あと')], 5);
	insertBlocks(editor, [boxed(paragraph('やること'))]);
	expect(blocks(editor)).toEqual(['paragraph まえ', 'boxed やること', 'paragraph あと']);
});
