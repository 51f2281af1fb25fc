import { eq } from 'drizzle-orm';
import * as Y from 'yjs';
import {
	linesOfErasedNote,
	signMark,
	type ErasedWords,
	type IsGone
} from '#lib/editor/lines-of-erased-note.ts';
import { minutesRoot } from '#lib/editor/minutes-root.ts';
import type { Tx } from '#lib/server/db/client.ts';
import { minutes } from '#lib/server/db/schema/minutes.ts';
import { cleanMinutes } from './clean-minutes.ts';
import type { BoardAddress } from '../../live/log/board-log.ts';
import { changeStored, minutesStore } from '../../live/log/rewrite-log.ts';

/** The caller holds the board's lock. */
export async function clearMinutes(tx: Tx, board: BoardAddress, erased: ErasedWords): Promise<void> {
	if ((await tx.$count(minutes, eq(minutes.meetingId, board.meeting))) === 0) return;
	await changeStored(tx, minutesStore, board, (doc) => {
		eraseFromMinutes(doc, erased);
		return true; // E2: the log may still hold a line that was deleted before
	});
}

function eraseFromMinutes(doc: Y.Doc, erased: ErasedWords): void {
	cleanMinutes(doc);
	doc.transact(() => eraseIn(doc.getXmlFragment(minutesRoot), linesOfErasedNote(erased)));
}

function eraseIn(parent: Y.XmlFragment, isGone: IsGone): boolean {
	let any = false;
	for (let i = parent.length - 1; i >= 0; i -= 1) {
		const child = parent.get(i);
		if (child instanceof Y.XmlText) continue;
		const isLine = lines.has(child.nodeName);
		const goes = isLine
			? isGone({ text: wordsOf(child), isHeading: child.nodeName === 'heading' })
			: eraseIn(child, isGone);
		if (goes) any = true;
		if (goes && (isLine || child.length === 0)) parent.delete(i, 1);
	}
	return any;
}

const lines = new Set(['paragraph', 'heading']);

function wordsOf(line: Y.XmlElement): string {
	return line
		.toArray()
		.map((child) => (child instanceof Y.XmlText ? textOf(child) : isSign(child) ? signMark : '\n'))
		.join('');
}

const isSign = (child: unknown) => child instanceof Y.XmlElement && child.nodeName === 'sign';

function textOf(text: Y.XmlText): string {
	const parts = text.toDelta() as readonly { insert: unknown }[];
	return parts.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('');
}
