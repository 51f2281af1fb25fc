import type { CombinationId, Kind, NoteId } from '#lib/board/model.ts';

/** Somebody, or a group, who took on something before. */
export interface KnownOwner {
	readonly name: string;
	/** How many やること they had open when the page opened. */
	readonly open: number;
}

/** A paper of the meeting before. */
export interface CarriedNote {
	readonly id: NoteId;
	readonly kind: Kind;
	readonly text: string;
	readonly number: number | null;
}

/** A 組み合わせ that was left undecided there, with its papers. */
export interface CarriedCombination {
	readonly id: CombinationId;
	readonly idea: string;
	readonly notes: readonly CarriedNote[];
}

/** What the page knows of earlier meetings. */
export interface Known {
	/** Runs this day by a 当日のかぎ: 会議録 and sheets ask for an account. */
	readonly byKey: boolean;
	readonly owners: readonly KnownOwner[];
	readonly carried: {
		readonly notes: readonly CarriedNote[];
		readonly combinations: readonly CarriedCombination[];
	};
}

export const nothingKnown: Known = {
	byKey: false,
	owners: [],
	carried: { notes: [], combinations: [] }
};
