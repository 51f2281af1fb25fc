import { expect, test } from 'vitest';
import type { OutboxItem } from '#lib/live/outbox.ts';
import type { Answer } from '#lib/wire/frames.ts';
import { aStorage } from '../../../../../tests/fixtures/browser.ts';
import { TypedNotes } from './typed-notes.svelte.ts';

const waiting = (id: string, type = 'note.post') =>
	[{ command: { id, type, kind: 'komatta', text: '坂が つらい' } }] as unknown as readonly OutboxItem[];
const yes = (id: string, note: string): Answer => ({ id, ok: true, seq: 1, result: { note } });

test('the notes that this device typed are found again after a reload, the newest first, and none of their words', () => {
	const storage = aStorage({});
	const typed = new TypedNotes(storage, 'staff:m');
	typed.heard(yes('c1', 'note-1'), waiting('c1'));
	typed.heard(yes('c2', 'note-2'), waiting('c2'));
	typed.heard(yes('c1', 'note-1'), waiting('c1'));
	expect(typed.ids).toEqual(['note-1', 'note-2']);
	expect(new TypedNotes(storage, 'staff:m').ids).toEqual(['note-1', 'note-2']);
	expect(new TypedNotes(storage, 'staff:another').ids).toEqual([]);
	expect(new TypedNotes(storage, 'scribe:m').ids).toEqual([]);
	expect(JSON.stringify([...storage.values])).not.toContain('坂');
});

test('what was refused, was no new note, or was typed elsewhere is not remembered', () => {
	const typed = new TypedNotes(aStorage({}), 'staff:m');
	typed.heard({ id: 'c1', ok: false, refusal: 'number_taken' }, waiting('c1'));
	typed.heard(yes('c1', 'note-1'), waiting('c1', 'note.edit'));
	typed.heard(yes('c1', 'note-1'), []);
	typed.heard({ id: 'c1', ok: true, seq: 1, result: {} }, waiting('c1'));
	expect(typed.ids).toEqual([]);
});

test('two tabs of one device add to the same list, and it does not grow for ever', () => {
	const storage = aStorage({});
	const [board, entry] = [new TypedNotes(storage, 'staff:m'), new TypedNotes(storage, 'staff:m')];
	board.heard(yes('c1', 'note-1'), waiting('c1'));
	entry.heard(yes('c2', 'note-2'), waiting('c2'));
	expect(entry.ids).toEqual(['note-2', 'note-1']);
	for (let i = 0; i < 30; i += 1) board.heard(yes(`d${i}`, `more-${i}`), waiting(`d${i}`));
	expect(board.ids).toHaveLength(20);
});

test('where the browser stores nothing, or something else lies there, the list lasts as long as the page', () => {
	const blocked = new TypedNotes(null, 'staff:m');
	blocked.heard(yes('c1', 'note-1'), waiting('c1'));
	expect(blocked.ids).toEqual(['note-1']);
	expect(new TypedNotes(aStorage({ 'yoriai:typed:staff:m': '{"no":' }), 'staff:m').ids).toEqual([]);
});
