/** How the projector screen's state lies in the root `meeting`: as one JSON text, written whole. */
import * as v from 'valibot';
import type { CombinationId, GroupId, Member, NoteId, Wall, WallFocus } from '#lib/board/model.ts';
import { mostPicked, stillWall } from '#lib/board/wall.ts';
import { memberKey, readMember } from './layout.ts';

const stored = v.pipe(
	v.string(),
	v.parseJson(),
	v.object({
		focus: v.fallback(
			v.nullable(
				v.variant('type', [
					v.object({ type: v.literal('note'), id: v.string() }),
					v.object({ type: v.literal('group'), id: v.string() }),
					v.object({ type: v.literal('combination'), id: v.string() }),
					v.object({
						type: v.literal('picking'),
						members: v.pipe(v.array(v.string()), v.maxLength(mostPicked))
					})
				])
			),
			null
		),
		page: v.fallback(v.number(), 0),
		turningSince: v.fallback(v.nullable(v.number()), null),
		pages: v.fallback(v.number(), 1),
		qr: v.fallback(v.boolean(), false),
		covered: v.fallback(v.boolean(), false)
	})
);

/** Says which notes, groups and combinations are on the board. */
export interface OnBoard {
	readonly note: (id: string) => boolean;
	readonly group: (id: string) => boolean;
	readonly combination: (id: string) => boolean;
}

/** What names something that has left the board reads as null. */
export function readWall(text: string, isOnBoard: OnBoard): Wall {
	const read = v.safeParse(stored, text);
	if (!read.success) return stillWall;
	const { focus, ...wall } = read.output;
	return { ...wall, focus: focus && readFocus(focus, isOnBoard) };
}

type StoredFocus = NonNullable<v.InferOutput<typeof stored>['focus']>;

function readFocus(focus: StoredFocus, isOnBoard: OnBoard): WallFocus | null {
	switch (focus.type) {
		case 'note':
			return isOnBoard.note(focus.id) ? { type: 'note', id: focus.id as NoteId } : null;
		case 'group':
			return isOnBoard.group(focus.id) ? { type: 'group', id: focus.id as GroupId } : null;
		case 'combination':
			return isOnBoard.combination(focus.id) ? { type: 'combination', id: focus.id as CombinationId } : null;
		case 'picking': {
			const isThere = ({ type, id }: Member) => (type === 'note' ? isOnBoard.note(id) : isOnBoard.group(id));
			const members = focus.members.map(readMember).filter((member) => member !== null);
			return { type: 'picking', members: members.filter(isThere) };
		}
	}
}

export function writeWall({ focus, ...wall }: Wall): string {
	const written = focus?.type === 'picking' ? { ...focus, members: focus.members.map(memberKey) } : focus;
	return JSON.stringify({ ...wall, focus: written });
}
