import { createHash } from 'node:crypto';
import { ulid } from 'ulid';
import { parseCommand, type Ask } from '#lib/board/policy/commands.ts';
import type { MeetingId, NoteId } from '#lib/board/model.ts';
import { refusalIn, type Refusal } from '#lib/board/policy/refusals.ts';
import type { App, MeetingAddress, RoomAnswer } from '../app.ts';
import type { Person } from '../auth/person.ts';
import { type AheadNote, aheadSources, listAheadNotes } from './ahead-notes.ts';
import { facilitator } from './ask-room.ts';

/**
 * For a meeting that is not held (P13). Each note (先に 出しておく紙) is posted before it is withdrawn, so
 * that a failure loses none; the derived command id prevents duplicates (S1). The caller must have
 * passed a guard for both.
 */
export async function bringAhead(
	app: App,
	person: Person,
	{ from, to }: { readonly from: MeetingAddress; readonly to: MeetingId }
): Promise<Refusal | null> {
	const { municipality } = from;
	const ask = async (board: MeetingAddress, id: string, wanted: Ask): Promise<RoomAnswer> => {
		const command = parseCommand({ id, ...wanted });
		if (!command) return { ok: false, refusal: 'unknown_command' };
		return app.rooms.run(board, command, facilitator(person));
	};
	for (const note of await listAheadNotes(app, from)) {
		const there = { meeting: to, municipality };
		const put = await ask(there, idFor(note, to), {
			type: 'note.post',
			kind: note.kind,
			text: note.text,
			as: sourceOf(note)
		});
		if (!put.ok) return refusalIn(put, 'try_again');
		if (note.heldBy === 'staff' && typeof put.result.note === 'string') {
			const held = await ask(there, ulid(), { type: 'note.hold', note: put.result.note as NoteId });
			// Already held, by the rules or by an earlier attempt.
			if (!held.ok && held.refusal !== 'note_gone') return refusalIn(held, 'try_again');
		}
		const gone = await ask(from, ulid(), { type: 'note.withdraw', note: note.id });
		if (!gone.ok && gone.refusal !== 'note_gone') return refusalIn(gone, 'try_again');
	}
	return null;
}

const sourceOf = ({ source }: AheadNote) => aheadSources.find((each) => each === source) ?? 'between';

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** ULID format, always the same for the same note and meeting. */
const idFor = ({ id, text }: AheadNote, to: MeetingId): string =>
	[...createHash('sha256').update(`${id} ${to} ${text}`).digest().subarray(0, 26)]
		.map((byte) => letters[byte % letters.length])
		.join('');
