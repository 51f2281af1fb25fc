import { expect, test } from 'vitest';
import { emptyAction, emptyBoard, emptyCombination, emptyGroup, emptyNote } from '#lib/board/empty.ts';
import type {
	ActionId,
	Board,
	BoardAction,
	Combination,
	CombinationId,
	Group,
	GroupId
} from '#lib/board/model.ts';
import type { Note, NoteId } from '#lib/board/model.ts';
import { pathOf } from './note-path.ts';

const note = (id: string): Note => ({ ...emptyNote, id: id as NoteId, text: id, number: 201 });
const rice = note('rice');
const snow = note('snow');
const lonely = note('lonely');
const group: Group = { ...emptyGroup, id: 'g1' as GroupId, title: '買い物', order: 'a', notes: [rice] };
const combination: Combination = {
	...emptyCombination,
	id: 'c1' as CombinationId,
	idea: '乗りあいの日をつくれば',
	order: 'a',
	komatta: [snow],
	groups: [group]
};
const action = (what: string, parts: Partial<BoardAction>): BoardAction => ({
	...emptyAction,
	id: what as ActionId,
	what,
	combination: combination.id,
	order: 1,
	...parts
});
const board: Board = {
	...emptyBoard,
	phase: 'wrapup',
	notes: [rice, snow, lonely],
	groups: [group],
	ungrouped: [snow, lonely],
	combinations: [combination],
	actions: [
		action('乗りあいをためす', {}),
		action('前回のつづき', { from: 'earlier' }),
		action('ほかのこと', { combination: null })
	]
};

test('a note is followed through its group into the やること of this meeting', () => {
	expect(pathOf(board, rice.id)).toMatchObject({
		group: '買い物',
		ideas: ['乗りあいの日をつくれば'],
		actions: [{ what: '乗りあいをためす', result: 'do' }]
	});
});

test('what is asked of somebody has not become a やること yet: it comes with whom and what', () => {
	const asking = action('駐車場のこと', { result: 'ask', owner: '公民館の係の人' });
	expect(pathOf({ ...board, actions: [asking] }, rice.id).actions).toEqual([asking]);
});

test('a note that was combined by itself is followed too', () => {
	expect(pathOf(board, snow.id)).toMatchObject({ group: null, actions: [{ what: '乗りあいをためす' }] });
});

test('a note that lies alone has become nothing yet', () => {
	expect(pathOf(board, lonely.id)).toEqual({ group: null, ideas: [], actions: [] });
});
