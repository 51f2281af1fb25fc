import type { Board } from '#lib/board/model.ts';
import type { PhoneState } from '#lib/components/phone/later/phone-state.ts';

/** A phone that has done nothing yet, for components that are rendered alone. */
export const phoneWith = (board: Board): PhoneState => ({
	board,
	own: [],
	waiting: [],
	supports: [],
	votes: {},
	offers: [],
	now: () => 0,
	closedAt: null,
	nextAt: null,
	onsupport: () => undefined,
	onoffer: () => undefined,
	onvote: () => undefined,
	onwithdraw: () => undefined,
	onwrite: null
});
