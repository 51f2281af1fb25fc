/** A 組み合わせ that is being made: what lies on the paper, and the line below it. */
import * as v from 'valibot';
import { emptyCombination } from '#lib/board/empty.ts';
import type { Board, Combination, GroupId, Member, NoteId } from '#lib/board/model.ts';

const schema = v.object({
	members: v.array(v.object({ type: v.picklist(['note', 'group']), id: v.string() })),
	idea: v.string()
});

export interface CombineDraft {
	readonly members: readonly Member[];
	readonly idea: string;
}

export function readCombineDraft(kept: string): CombineDraft {
	const read = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), kept);
	if (!read.success) return { members: [], idea: '' };
	const members = read.output.members.map(({ type, id }): Member =>
		type === 'note' ? { type, id: id as NoteId } : { type, id: id as GroupId }
	);
	return { members, idea: read.output.idea };
}

/** Those that are still on the board. */
export function standing(members: readonly Member[], board: Board): Member[] {
	const here = new Set<string>([...board.notes, ...board.groups].map(({ id }) => id));
	return members.filter(({ id }) => here.has(id));
}

/** With the member, or without it if it was there. */
export function toggled(members: readonly Member[], member: Member): Member[] {
	const others = members.filter(({ id }) => id !== member.id);
	return others.length < members.length ? others : [...others, member];
}

/** As it will stand among the others. */
export function preview({ members, idea }: CombineDraft, board: Board): Combination {
	const chosen = new Set<string>(members.map(({ id }) => id));
	const notes = board.notes.filter(({ id }) => chosen.has(id));
	return {
		...emptyCombination,
		idea,
		komatta: notes.filter(({ kind }) => kind === 'komatta'),
		mottainai: notes.filter(({ kind }) => kind === 'mottainai'),
		groups: board.groups.filter(({ id }) => chosen.has(id))
	};
}
