import { beforeEach, expect, test } from 'vitest';
import { beginBoard, showNote } from '#lib/board/document/command-edits.ts';
import { emptyBoard } from '#lib/board/empty.ts';
import type { NoteId } from '#lib/board/model.ts';
import { BoardEditor } from '#lib/live/board-editor.ts';
import { LiveBoard } from '#lib/live/live-board.svelte.ts';
import { readStaffPrivate } from '#lib/live/staff-private-frame.ts';
import { Desk } from './desk.svelte.ts';
import { Drafts } from './drafts.ts';

const words = 'となりの 家の 雨戸が しまった まま';
const note = 'n1' as NoteId;
const kept = new Map<string, string>();
let desk: Desk;
let drafts: Drafts;
beforeEach(() => {
	kept.clear();
	const live = new LiveBoard({ meeting: 'm', epoch: 'e', view: 'staff', readPrivate: readStaffPrivate });
	beginBoard(live.doc, { ...emptyBoard, agenda: [] });
	showNote(live.doc, { id: note, kind: 'komatta', text: words });
	drafts = new Drafts('m', () => ({
		getItem: (key) => kept.get(key) ?? null,
		setItem: (key, value) => void kept.set(key, value),
		removeItem: (key) => void kept.delete(key),
		key: (i) => [...kept.keys()][i] ?? null,
		length: kept.size
	}));
	desk = new Desk(live, new BoardEditor(live.doc), drafts);
});

test('[E3] what was named after an erased note while away is forgotten before it is sent', () => {
	const [named, other] = ['a', 'b'].map((title) =>
		desk.arrange('', (arranging) => {
			const id = arranging.makeGroup([note]);
			arranging.nameGroup(id, title === 'a' ? words : '雪の日');
			return id;
		})
	);
	desk.forget([note]);
	const titles = new Map(desk.board.groups.map(({ id, title }) => [id, title]));
	expect([titles.get(named!), titles.get(other!)]).toEqual(['', '雪の日']);
});

test('[E4] after an erasing there is no step to take back, so none brings words back', () => {
	const group = desk.arrange('', (arranging) => arranging.makeGroup([note]));
	desk.arrange('', (arranging) => arranging.nameGroup(group, words));
	desk.arrange('', (arranging) => arranging.nameGroup(group, '雨戸'));
	desk.undo();
	expect([desk.canUndo, desk.canRedo]).toEqual([true, true]);
	desk.forget([note]);
	expect([desk.canUndo, desk.canRedo]).toEqual([false, false]);
	expect(desk.board.groups[0]?.title).toBe('');
});

test('[E3] a draft that quotes an erased note is gone from the tab, another stays', () => {
	drafts.keep('decide:', `「${words}」を 見にいく`);
	drafts.keep('combine:', '車を 出しあう');
	desk.forget([note]);
	expect([...kept.values()]).toEqual(['車を 出しあう']);
	expect(desk.forgotten).toBe(1);
});

test('[E4] a form that was left before a reload, with a note of two lines in it, is gone too', () => {
	const lines = '坂の 上の 家で\n明かりが つかない';
	showNote(desk.live.doc, { id: 'n2' as NoteId, kind: 'komatta', text: lines });
	kept.set('yoriai:desk:m:decide:', JSON.stringify({ what: lines, owner: '' }));
	kept.set('yoriai:desk:m:scribe', JSON.stringify({ text: '雪の日' }));
	kept.set('yoriai:desk:another:decide:', JSON.stringify({ what: lines }));
	desk.forget(['n2' as NoteId]);
	expect([...kept.keys()]).toEqual(['yoriai:desk:m:scribe', 'yoriai:desk:another:decide:']);
});

test('[E3] what another note says too stays in titles and drafts, until that one goes as well', () => {
	const other = 'n2' as NoteId;
	showNote(desk.live.doc, { id: other, kind: 'komatta', text: words });
	const group = desk.arrange('', (arranging) => arranging.makeGroup([other]));
	desk.arrange('', (arranging) => arranging.nameGroup(group, words));
	drafts.keep('decide:', words);
	desk.forget([note]);
	expect([desk.board.groups[0]?.title, drafts.read('decide:'), desk.forgotten]).toEqual([words, words, 0]);
	desk.forget([note, other]);
	expect([desk.board.groups[0]?.title, drafts.read('decide:'), desk.forgotten]).toEqual(['', '', 1]);
});
