import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { m } from '#lib/messages/compiled/messages.js';

/** What a line of the draft asks for while nothing stands behind its label; null for other lines. */
export function hintFor(line: string): string | null {
	switch (line.trim()) {
		case m.minutes_absent():
			return m.minutes_hint_absent();
		case m.minutes_office():
			return m.minutes_hint_office();
		case m.minutes_listeners():
			return m.minutes_hint_listeners();
		case m.minutes_when():
		case m.minutes_where():
			return m.minutes_hint_next();
		default:
			return null;
	}
}

/** The hints are drawn by the editor alone: they are neither in the document nor in print (M4). */
export const fieldHints = Extension.create({
	name: 'fieldHints',
	addProseMirrorPlugins: () => [
		new Plugin({
			props: {
				decorations: ({ doc }) => {
					const found: Decoration[] = [];
					doc.forEach((node, from) => {
						const hint = node.type.name === 'paragraph' ? hintFor(node.textContent) : null;
						if (hint) found.push(Decoration.node(from, from + node.nodeSize, { 'data-hint': hint }));
					});
					return DecorationSet.create(doc, found);
				}
			}
		})
	]
});
