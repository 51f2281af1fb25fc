import type { Editor } from '@tiptap/core';
import type { Content } from '#lib/editor/content.ts';

/** The focus stays on the button, since users press several in a row. */
export function insertBlocks(editor: Editor, blocks: readonly Content[]): void {
	const { doc, selection } = editor.state;
	const caret = selection.$from;
	const block = caret.depth > 0 ? caret.node(1) : null;
	const empty = block?.type.name === 'paragraph' && block.content.size === 0;
	const after = block ? caret.after(1) : doc.content.size;
	const at = empty ? { from: caret.before(1), to: after } : after;
	editor
		.chain()
		.insertContentAt(at, [...blocks])
		.scrollIntoView()
		.run();
}
