import type { Board, Group, Kind, Note } from '../model.ts';

interface NotesOfGroup {
	/** Null: まだ まとめていない紙. */
	readonly group: Group | null;
	readonly notes: readonly Note[];
}

/** The order in which the room reads them: by group, in it by number, and loose notes last. */
export function notesByGroup(
	{ groups, ungrouped }: Pick<Board, 'groups' | 'ungrouped'>,
	kind: Kind
): NotesOfGroup[] {
	const parts: NotesOfGroup[] = [
		...groups.map((group) => ({ group, notes: group.notes })),
		{ group: null, notes: ungrouped }
	];
	return parts
		.map(({ group, notes }) => ({ group, notes: ofKind(notes, kind) }))
		.filter(({ notes }) => notes.length > 0);
}

const ofKind = (notes: readonly Note[], kind: Kind) =>
	notes.filter((note) => note.kind === kind).sort((one, other) => one.number - other.number);
