import type { CombinationId, Kind, NoteId } from './model.ts';

/** A paper of the meeting before, as it was shown there. */
export interface CarriedNote {
	readonly id: NoteId;
	readonly kind: Kind;
	readonly text: string;
	readonly number: number | null;
}

/** A 組み合わせ that was left at まだ 決めない, with its papers: those of its groups too. */
export interface CarriedCombination {
	readonly id: CombinationId;
	readonly idea: string;
	readonly notes: readonly CarriedNote[];
}

/** 前回からの つづき: what lies in the closed tray. */
export interface CarriedOver {
	readonly notes: readonly CarriedNote[];
	readonly combinations: readonly CarriedCombination[];
}
