/** What staff have put on the projector screen. */
import type { Group, Member, Note, Wall, WallFocus } from '#lib/board/model.ts';
import { stillWall } from '#lib/board/wall.ts';
import { group, groups, manyGroups } from './combinations.ts';
import { note, notes } from './notes.ts';

export const wallWith = (change: Partial<Wall>): Wall => ({ ...stillWall, ...change });

const showing = (focus: WallFocus) => ({ wall: wallWith({ focus }) });

export const onNote = ({ id }: Note = note) => showing({ type: 'note', id });
export const onGroup = ({ id }: Group = group) => showing({ type: 'group', id });
export const onPick = (members: readonly Member[]) => showing({ type: 'picking', members });

const membersOf = (notes: readonly Note[], groups: readonly Group[] = []): readonly Member[] => [
	...notes.map(({ id }) => ({ type: 'note', id }) as const),
	...groups.map(({ id }) => ({ type: 'group', id }) as const)
];

/** What is being put together: a trouble alone, both sides, a group, and more than a page holds. */
export const picks = {
	one: membersOf(notes.slice(0, 1)),
	both: membersOf([...notes.slice(0, 1), ...notes.slice(2, 3)]),
	group: membersOf(notes.slice(0, 1), groups.slice(1, 2)),
	many: membersOf(notes.slice(0, 10), manyGroups.slice(12))
};
