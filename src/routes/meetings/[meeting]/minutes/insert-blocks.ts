import type { Editor } from '@tiptap/core';
import type { Content } from '#lib/editor/content.ts';

/**
 * Puts blocks after the one in which the caret is, and the caret at their end, so that the next ones follow. The focus
 * stays where it is: somebody is pressing one button after the other.
 */
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
