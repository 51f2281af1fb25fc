/** わたしの紙: what the server knows of, and what still lies in this phone, as one honest list. */
import type { Phase, PrivateNote } from '#lib/board/model.ts';
import type { OutboxItem } from '#lib/live/outbox.ts';
import { progressOf, type OwnNote, type Progress } from './own-note.ts';

interface Known {
	/** From the server. */
	readonly notes: readonly PrivateNote[];
	/** Written here, not acknowledged yet. */
	readonly waiting: readonly OutboxItem[];
	readonly online: boolean;
	readonly phase: Phase;
}

/** The newest first. */
export function ownNotes({ notes, waiting, online, phase }: Known): OwnNote[] {
	// While the meeting is open a note may be changed; after 閉会 it may still be taken back, until it is finished.
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

/** A correction that has not arrived shows the new words, and says that they are not there yet. */
function arrivedNote(
	note: PrivateNote,
	waiting: readonly OutboxItem[],
	progress: (item: OutboxItem) => Progress,
	changeable: boolean
): OwnNote {
	const { id, kind, number, heldBy } = note;
	const change = waiting.findLast(
		({ command }) => (command.type === 'note.edit' || command.type === 'note.withdraw') && command.note === id
	);
	return {
		key: note.postedBy ?? id,
		id,
		kind,
		number,
		heldBy: note.state === 'trashed' ? 'staff' : heldBy,
		text: change?.command.type === 'note.edit' ? change.command.text : note.text,
		progress: change ? progress(change) : progressOf(note.state),
		changeable: changeable && !change && note.state !== 'handed_off'
	};
}
