import { setTimeout as pause } from 'node:timers/promises';
import type { Connection } from '#lib/server/db/client.ts';

/** Throws `sentence` after a limit far longer than a slow machine needs. */
export async function until(
	sentence: string,
	isSo: () => boolean | Promise<boolean>,
	limitMs = 60_000,
	everyMs = 10
): Promise<void> {
	const end = performance.now() + limitMs;
	while (!(await isSo())) {
		if (performance.now() > end) throw new Error(`not within ${limitMs / 1000} s: ${sentence}`);
		await pause(everyMs);
	}
}

/** Resolves after everything that was ready to run. */
export const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export const untilBlocked = ({ sql }: Connection, transactions = 1): Promise<void> =>
	until(`${transactions} transactions wait for a lock`, async () => {
		const waiting = await sql`select 1 from pg_stat_activity
			where datname = current_database() and wait_event_type = 'Lock'`;
		return waiting.length >= transactions;
	});

/** The server writes the rows a second after the board. */
export const untilProjected = ({ sql }: Connection): Promise<void> =>
	until('the rows of groups follow their board', async () => {
		const behind = await sql`select 1 from board left join board_projection using (meeting_id)
			where board.seq > coalesce(board_projection.seq, 0)`;
		return behind.length === 0;
	});
