import * as Y from 'yjs';
import { notesPutBy } from '#lib/board/erase/erase.ts';
import { changedRoots } from '#lib/board/document/layout.ts';
import type { NoteId } from '#lib/board/model.ts';
import { closeCodes, type CloseCode } from '#lib/wire/frames.ts';
import { deletedUnseen, deletionUpdate, stillToDelete } from '../edits/deleted-runs.ts';
import type { EditRules } from '../edits/edit-rules.ts';
import { judgeEdit } from '../edits/judge-edit.ts';
import { readEdit, type Edit } from '../edits/read-edit.ts';
import type { EditItem } from './batch.ts';
import type { LiveCopy } from './live-copy.ts';

/** The batch is rolled back, the copy reloaded, and the batch retried without this sender's edits. */
export class InvalidEdit extends Error {
	readonly item: EditItem;
	readonly code: CloseCode;
	constructor(item: EditItem, code: CloseCode) {
		super(`an edit was rejected with ${code}`);
		this.item = item;
		this.code = code;
	}
}

/**
 * Returns a close code if the edit is refused, otherwise the deletions to send back.
 * @param named collects the notes that the edit arranged
 */
export function applyEdit(
	item: EditItem,
	copy: LiveCopy,
	rules: EditRules,
	named: Set<NoteId>
): CloseCode | Uint8Array | null {
	const { update, actor } = item;
	const refusal = rules.refusal(actor, copy.doc);
	if (refusal && refusal !== closeCodes.meetingOver) return refusal;
	const edit = readEdit(update);
	if (!edit) return closeCodes.unreadable;
	// A page sends its state when it connects; a finished board must stay readable (P1).
	if (refusal) return isKnown(edit, copy.doc) ? unseenOf(edit, copy.doc) : refusal;
	const toDelete = judgeEdit(edit, copy.doc, rules.shape);
	if (typeof toDelete === 'number') return toDelete;
	const strangers = pagesUnknown(edit, copy.doc);
	if (strangers > 0 && !item.newPages(strangers)) return closeCodes.tooFast;

	let changed = new Set<string>();
	const look = (transaction: Y.Transaction) => {
		changed = changedRoots(transaction);
		if (rules.commands) for (const note of notesPutBy(transaction)) named.add(note);
	};
	copy.doc.once('afterTransaction', look);
	try {
		Y.applyUpdate(copy.doc, deletionUpdate(toDelete, edit.pieceBytes), 'editor');
	} catch (error) {
		throw Object.assign(new InvalidEdit(item, closeCodes.unreadable), { cause: error });
	} finally {
		copy.doc.off('afterTransaction', look);
	}
	// `judgeEdit` should rule both out; otherwise the copy cannot be trusted.
	if (copy.hasGaps) throw new InvalidEdit(item, closeCodes.tryAgain);
	if ([...changed].some((name) => !rules.shape.roots.includes(name)))
		throw new InvalidEdit(item, closeCodes.serverRoot);
	return unseenOf(edit, copy.doc);
}

function unseenOf(edit: Edit, doc: Y.Doc): Uint8Array | null {
	const unseen = deletedUnseen(doc, edit);
	return unseen.size > 0 ? deletionUpdate(unseen) : null;
}

/** Each page has its own client id, and a document keeps it forever. */
const pagesUnknown = ({ pieces }: Edit, doc: Y.Doc) =>
	[...pieces].filter(([client, each]) => each.length > 0 && Y.getState(doc.store, client) === 0).length;

/** Clients resend all old deletions with every handshake. */
function isKnown({ pieces, deleted }: Edit, doc: Y.Doc): boolean {
	for (const [client, each] of pieces) {
		const last = each.at(-1);
		if (last && last.clock + last.length > Y.getState(doc.store, client)) return false;
	}
	return stillToDelete(doc, deleted).size === 0;
}
