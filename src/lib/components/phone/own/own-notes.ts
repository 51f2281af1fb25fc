import type { Phase } from '#lib/board/model.ts';
import type { PrivateNote } from '#lib/board/private-views.ts';
import type { OutboxItem } from '#lib/live/outbox.ts';
import { progressOf, type OwnNote, type Progress } from './own-note.ts';

interface Known {
	readonly notes: readonly PrivateNote[];
	readonly waiting: readonly OutboxItem[];
	readonly online: boolean;
	readonly phase: Phase;
}

/** Returns this phone's notes, newest first. */
export function ownNotes({ notes, waiting, online, phase }: Known): OwnNote[] {
	// After 閉会 a note can only be withdrawn (P2).
	const changeable = phase === 'open' || phase === 'wrapup';
	const known = new Set(notes.map((note) => note.postedBy));
	const progress = (item: OutboxItem): Progress => (online && item.sentAt !== null ? 'sending' : 'kept');
	const arrived = notes.map((note) => arrivedNote(note, waiting, progress, changeable));
	const unsent = waiting.flatMap((item) => {
		const { command } = item;
		if (command.type !== 'note.post' || known.has(command.id)) return [];
		const { id: key, kind, text } = command;
		return {
			key,
			id: null,
			kind,
			text,
			progress: progress(item),
			number: null,
			heldBy: null,
			changeable: false
		};
	});
	return [...arrived, ...unsent].sort((a, b) => (a.key < b.key ? 1 : -1));
}

/** Shows an edit that was not acknowledged as not arrived. */
function arrivedNote(
	note: PrivateNote,
	waiting: readonly OutboxItem[],
	progress: (item: OutboxItem) => Progress,
	changeable: boolean
): OwnNote {
	const { id, number, heldBy } = note;
	let { kind, text } = note;
	let change: OutboxItem | null = null;
	for (const item of waiting) {
		const { command } = item;
		if (!('note' in command) || command.note !== id) continue;
		if (command.type === 'note.edit') text = command.text;
		else if (command.type === 'note.turn') kind = command.kind;
		else if (command.type !== 'note.withdraw') continue;
		change = item;
	}
	return {
		key: note.postedBy ?? id,
		id,
		kind,
		number,
		heldBy: note.state === 'trashed' ? 'staff' : heldBy,
		text,
		progress: change ? progress(change) : progressOf(note.state),
		changeable: changeable && !change && note.state !== 'handed_off'
	};
}
