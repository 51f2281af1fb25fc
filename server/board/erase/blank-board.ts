import { blankNotes } from '#lib/board/erase/erase.ts';
import type { Tx } from '#lib/server/db/client.ts';
import type { BoardAddress } from '../../live/log/board-log.ts';
import { changeStored, boardStore } from '../../live/log/rewrite-log.ts';

/** E7: no byte of the log keeps a note's text. */
export const blankBoard = (tx: Tx, board: BoardAddress): Promise<void> =>
	changeStored(tx, boardStore, board, (doc) => {
		blankNotes(doc);
		return true;
	});
