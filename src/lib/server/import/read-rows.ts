import { ulid } from 'ulid';
import { wordsKey } from '#lib/board/text/same-words.ts';
import type { App, MeetingAddress } from '../app.ts';
import { knownWords } from './known-words.ts';
import { readTable } from './read-table.ts';
import { notesIn } from './table-notes.ts';

interface TypedFile {
	readonly name: string;
	readonly bytes: Buffer;
}

/** Only reads: nothing of the file is kept, and nothing is posted. */
export async function readRows(app: App, board: MeetingAddress, { name, bytes }: TypedFile) {
	const table = readTable(name, bytes);
	if ('problem' in table) return table;
	const notes = notesIn(table.rows);
	if (notes.length === 0) return { problem: 'nothing_in_it' as const };
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
