import type { Logger } from 'pino';
import type { CommitContext } from './executor.ts';
import type { RoomClocks } from './session.ts';

export interface RoomParts extends CommitContext, RoomClocks {
	readonly logger: Logger;
	readonly pause: (ms: number) => Promise<void>;
	readonly committed: () => void;
}

export function complain({ logger, board }: RoomParts, error: unknown, what: string): void {
	logger.error({ err: error, meeting: board.meeting }, what);
}
