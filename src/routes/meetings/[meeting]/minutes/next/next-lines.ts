import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { gap } from '#lib/editor/content.ts';
import { m } from '#lib/messages/compiled/messages.js';

export interface NextMeeting {
	readonly startsAt: Date;
	readonly venue: string;
}

/** What goes behind the two labels under 次回. */
export interface NextWords {
	readonly when: string;
	readonly where: string;
}

interface BlankLine {
	/** The end of the line in the document. */
	readonly end: number;
	readonly words: string;
}

/** The lines under 次回 that have nothing behind their labels yet, and what belongs there. */
function blankLines(doc: Node, { when, where }: NextWords): BlankLine[] {
	const lines: BlankLine[] = [];
	let isUnderNext = false;
	doc.forEach((node, from) => {
		if (node.type.name === 'heading') isUnderNext = node.textContent.endsWith(m.minutes_next());
		if (!isUnderNext || node.type.name !== 'paragraph') return;
		const label = node.textContent.trim();
		const words = label === m.minutes_when() ? when : label === m.minutes_where() ? where : '';
		if (words !== '') lines.push({ end: from + node.nodeSize - 1, words });
	});
	return lines;
}

export const awaitsNext = ({ state }: Editor, words: NextWords): boolean =>
	blankLines(state.doc, words).length > 0;

/** The draft was made before the next meeting was prepared. Nothing that somebody wrote is changed. */
export function fillNext(editor: Editor, words: NextWords): void {
	const { state, view } = editor;
	const { tr } = state;
	for (const { end, words: said } of blankLines(state.doc, words).reverse()) {
		const hasGap = state.doc.textBetween(end - 1, end) === gap;
		tr.insertText(hasGap ? said : gap + said, end);
	}
	view.dispatch(tr.scrollIntoView());
}
