import * as v from 'valibot';
import { combinationOf } from '#lib/board/combining/combination-of.ts';
import {
	cautions,
	type Board,
	type Caution,
	type Combination,
	type GroupId,
	type Member,
	type NoteId
} from '#lib/board/model.ts';

const schema = v.object({
	members: v.array(v.object({ type: v.picklist(['note', 'group']), id: v.string() })),
	idea: v.string(),
	cautions: v.fallback(v.array(v.picklist(cautions)), [])
});

export interface CombineDraft {
	readonly members: readonly Member[];
	readonly idea: string;
	/** Ticked by hand; 運送のきまり is added automatically (C2). */
	readonly cautions: readonly Caution[];
}

export const emptyCombineDraft: CombineDraft = { members: [], idea: '', cautions: [] };

export function readCombineDraft(kept: string): CombineDraft {
	const read = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), kept);
	if (!read.success) return emptyCombineDraft;
	const members = read.output.members.map(({ type, id }): Member =>
		type === 'note' ? { type, id: id as NoteId } : { type, id: id as GroupId }
	);
	return { ...read.output, members };
}

/** Returns '' for an empty draft, so that nothing is stored. */
export function writeCombineDraft(draft: CombineDraft): string {
	const empty = draft.members.length === 0 && draft.idea === '' && draft.cautions.length === 0;
	return empty ? '' : JSON.stringify(draft);
}

export function standing(members: readonly Member[], board: Board): Member[] {
	const here = new Set<string>([...board.notes, ...board.groups].map(({ id }) => id));
	return members.filter(({ id }) => here.has(id));
}

export function toggled(members: readonly Member[], member: Member): Member[] {
	const others = members.filter(({ id }) => id !== member.id);
	return others.length < members.length ? others : [...others, member];
}

export function withAll(members: readonly Member[], more: readonly Member[]): Member[] {
	return [...new Map([...members, ...more].map((member) => [member.id, member])).values()];
}

export function preview({ members, idea, cautions }: CombineDraft, board: Board): Combination {
	return { ...combinationOf(members, board), idea, cautions };
}
