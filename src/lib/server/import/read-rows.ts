import { ulid } from 'ulid';
import { wordsKey } from '#lib/board/text/same-words.ts';
import type { App, MeetingAddress } from '../app.ts';
import { knownWords } from './known-words.ts';
import { notesOfFile, type TypedFile } from './notes-of-file.ts';

/** Only reads: nothing of the file is kept, and nothing is posted. */
export async function readRows(app: App, board: MeetingAddress, file: TypedFile) {
	const notes = notesOfFile(file);
	if ('problem' in notes) return notes;
	const known = await knownWords(app, board);
	return {
		rows: notes.map((note) => ({
			/** Of the command that will post it, so that a resend is the same command (S1). */
			id: ulid(),
			...note,
			isThere: known.has(wordsKey(note.text))
		}))
	};
}
