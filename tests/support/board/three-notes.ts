import * as Y from 'yjs';
import { agendaFrom } from '#lib/board/agenda.ts';
import * as commands from '#lib/board/document/command-edits.ts';
import { emptyBoard } from '#lib/board/empty.ts';
import type { CombinationId, GroupId, NoteId } from '#lib/board/model.ts';

export const [a, b, c] = ['note-a', 'note-b', 'note-c'] as unknown as [NoteId, NoteId, NoteId];
export const [g, h] = ['group-g', 'group-h'] as unknown as [GroupId, GroupId];
export const idea = 'idea-1' as CombinationId;

/** The three shown notes are 201 困, 202 も and 203 困. */
export function aBoard(): Y.Doc {
	const doc = new Y.Doc();
	commands.beginBoard(doc, { ...emptyBoard, title: '支えあい会議', agenda: agendaFrom('sasaeai_90') });
	doc.transact(() => {
		commands.showNote(doc, { id: a, kind: 'komatta', text: '米が 重い' });
		commands.showNote(doc, { id: b, kind: 'mottainai', text: '車が あいている' });
		commands.showNote(doc, { id: c, kind: 'komatta', text: '雪かき' });
	});
	return doc;
}
