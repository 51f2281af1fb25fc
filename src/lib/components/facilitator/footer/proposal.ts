import type { Board } from '#lib/board/model.ts';
import type { Tightened } from '#lib/board/time/tighten.ts';

/** のこりを つめる */
export interface Proposal {
	/** A newer plan than this board's must not be written over unseen (P12). */
	readonly from: Board;
	readonly to: Tightened;
}
