/** E3 in 会議録: a line that repeats the words of an erased note goes, with the list or box that it leaves empty. */
import { eq } from 'drizzle-orm';
import * as Y from 'yjs';
import type { Repeats } from '#lib/board/quotes.ts';
import { minutesRoot } from '#lib/editor/minutes-root.ts';
import type { Tx } from '#lib/server/db/client.ts';
import { minutes } from '#lib/server/db/schema/minutes.ts';
import type { BoardAddress } from './board-log.ts';
import { changeStored, keptMinutes } from './rewrite-log.ts';

/** Those of this meeting, if somebody has begun them. The caller holds the lock of its board. */
export async function clearMinutes(tx: Tx, board: BoardAddress, repeats: Repeats): Promise<void> {
	if ((await tx.$count(minutes, eq(minutes.meetingId, board.meeting))) === 0) return;
	await changeStored(tx, keptMinutes, board, (doc) => {
		eraseFromMinutes(doc, repeats);
		return true; // E2: a line that somebody had deleted before is in the log as well
	});
}

export function eraseFromMinutes(doc: Y.Doc, repeats: Repeats): void {
	doc.transact(() => eraseIn(doc.getXmlFragment(minutesRoot), repeats));
}

/** False: nothing repeated them. */
function eraseIn(parent: Y.XmlFragment, repeats: Repeats): boolean {
	let any = false;
	for (let i = parent.length - 1; i >= 0; i -= 1) {
		const child = parent.get(i);
		if (child instanceof Y.XmlText) continue;
		const isLine = lines.has(child.nodeName);
		const isGone = isLine ? isQuotation(child, repeats) : eraseIn(child, repeats);
		if (isGone) any = true;
		if (isGone && (isLine || child.length === 0)) parent.delete(i, 1);
	}
	return any;
}

const lines = new Set(['paragraph', 'heading']);

/** A line of the draft names several papers, each with its number before it and its わたしも behind. */
function isQuotation(line: Y.XmlElement, repeats: Repeats): boolean {
	const text = wordsOf(line);
	const pieces = text
		.split(/[・＋]/u)
		.map((piece) => piece.replace(/^\s*\d*/u, '').replace(/（[^（）]*）\s*$/u, ''));
	return repeats(text) || pieces.some(repeats);
}

function wordsOf(line: Y.XmlElement): string {
	return line
		.toArray()
		.map((child) => (child instanceof Y.XmlText ? textOf(child) : '\n')) // a line break, or a sign
		.join('');
}

function textOf(text: Y.XmlText): string {
	const parts = text.toDelta() as readonly { insert: unknown }[];
	return parts.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('');
}
