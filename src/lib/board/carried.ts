import type { CombinationId, Kind, NoteId } from './model.ts';

export interface CarriedNote {
	readonly id: NoteId;
	readonly kind: Kind;
	readonly text: string;
	readonly number: number | null;
}

/** Left at まだ 決めない, with its notes, including those in its groups. */
export interface CarriedCombination {
	readonly id: CombinationId;
	readonly idea: string;
	readonly notes: readonly CarriedNote[];
}

/** The closed tray 前回からの つづき. */
export interface CarriedOver {
	readonly notes: readonly CarriedNote[];
	readonly combinations: readonly CarriedCombination[];
}
