import type { BoardAction } from '#lib/board/model.ts';
import { m } from '#lib/messages/compiled/messages.js';

/** だれが; of a question, whom. */
export function ownerWords({ owner, result }: Pick<BoardAction, 'owner' | 'result'>): string {
	if (result === 'ask') return owner === '' ? m.board_asked_undecided() : m.board_asked({ owner });
	return owner === '' ? m.board_owner_undecided() : m.board_owner({ owner });
}
