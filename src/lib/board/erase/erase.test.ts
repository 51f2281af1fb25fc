import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { combine, makeGroup } from '#lib/board/document/edits.ts';
import { notesPutBy } from './erase.ts';
import type { CombinationId, GroupId, NoteId } from '#lib/board/model.ts';

const [one, two] = ['note-1', 'note-2'] as NoteId[];

/** Nothing has been read from this copy yet. */
function justLoaded(doc: Y.Doc): Y.Doc {
	const copy = new Y.Doc();
	Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
	return copy;
}

function putBy(copy: Y.Doc, laptop: Y.Doc): NoteId[] {
	let found: NoteId[] = [];
	copy.once('afterTransaction', (transaction: Y.Transaction) => (found = notesPutBy(transaction)));
	Y.applyUpdate(copy, Y.encodeStateAsUpdate(laptop, Y.encodeStateVector(copy)));
	return found;
}

test('[E4] the first edit after a restart is looked through as well as any other', () => {
	const laptop = new Y.Doc();
	makeGroup(laptop, 'group-1' as GroupId, [one!]);
	combine(laptop, 'combination-1' as CombinationId, [], 'すれば');
	const copy = justLoaded(laptop);

	makeGroup(laptop, 'group-2' as GroupId, [two!]);
	expect(putBy(copy, laptop)).toEqual([two]);
	combine(laptop, 'combination-2' as CombinationId, [{ type: 'note', id: one! }], 'すれば');
	expect(putBy(copy, laptop)).toEqual([one]);
	expect(putBy(justLoaded(new Y.Doc()), laptop)).toEqual(expect.arrayContaining([one, two]));
});
