import type { ActionResult, BoardAction } from '#lib/board/model.ts';
import { m } from '#lib/messages/compiled/messages.js';

/** だれが; for `ask`: who asks, and whom, which `firstStep` holds. */
export function ownerWords({
	owner,
	firstStep,
	result
}: Pick<BoardAction, 'owner' | 'firstStep' | 'result'>): string {
	if (result === 'do') return owner === '' ? m.board_owner_undecided() : m.board_owner({ owner });
	const asker = owner === '' ? m.board_asked_undecided() : m.board_asked({ owner });
	return firstStep === '' ? asker : `${asker}\u3000${m.board_ask_whom_line({ whom: firstStep })}`;
}

export const ownerLabel = (result: ActionResult): string =>
	result === 'ask' ? m.board_asker() : m.board_who();

export const firstStepLabel = (result: ActionResult): string =>
	result === 'ask' ? m.board_ask_whom() : m.board_first_step();
