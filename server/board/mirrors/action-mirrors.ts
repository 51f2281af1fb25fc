/** Other boards reload a changed action from its row (A7). */
import { and, eq, inArray, ne, sql } from 'drizzle-orm';
import type { Logger } from 'pino';
import { ulid } from 'ulid';
import type { ActionId, MeetingId } from '#lib/board/model.ts';
import type { Db } from '#lib/server/db/client.ts';
import { meetings } from '#lib/server/db/schema/meeting.ts';
import { scope } from '#lib/server/db/scope.ts';
import type { BoardAddress } from '../../live/log/board-log.ts';
import type { Rooms } from '../../live/room/rooms.ts';

interface Parts {
	readonly db: Db;
	readonly logger: Logger;
	readonly run: Rooms['run'];
}

export class ActionMirrors {
	readonly #parts: Parts;
	readonly #running = new Set<Promise<void>>();

	constructor(parts: Parts) {
		this.#parts = parts;
	}

	/** Call this after the commit; it runs in the background, so that the sender does not wait. */
	changed(board: BoardAddress, actions: readonly ActionId[]): void {
		const run = this.#tellOthers(board, actions).finally(() => this.#running.delete(run));
		this.#running.add(run);
	}

	async settle(): Promise<void> {
		while (this.#running.size > 0) await Promise.all(this.#running);
	}

	async #tellOthers(board: BoardAddress, actions: readonly ActionId[]): Promise<void> {
		try {
			for (const meeting of await this.#othersUnderWay(board))
				for (const action of actions) await this.#tell({ ...board, meeting }, action);
		} catch (error) {
			this.#parts.logger.error(
				{ err: error, meeting: board.meeting },
				'other boards were not told of a change'
			);
		}
	}

	async #tell(board: BoardAddress, action: ActionId): Promise<void> {
		const command = { id: ulid(), type: 'action.refresh', action } as const;
		const answer = await this.#parts.run(board, command, { kind: 'server' });
		// The board does not show this action, or was just finished.
		if (answer.ok || answer.refusal === 'action_gone' || answer.refusal === 'meeting_closed') return;
		const { meeting } = board;
		this.#parts.logger.warn({ meeting, action, refusal: answer.refusal }, 'a board shows an older やること');
	}

	async #othersUnderWay({ meeting, municipality }: BoardAddress): Promise<MeetingId[]> {
		const council = sql`(select council_id from meeting where id = ${meeting})`;
		const rows = await scope(this.#parts.db, municipality, (tx) =>
			tx
				.select({ id: meetings.id })
				.from(meetings)
				.where(
					and(
						eq(meetings.councilId, council),
						ne(meetings.id, meeting),
						inArray(meetings.phase, ['open', 'wrapup'])
					)
				)
		);
		return rows.map(({ id }) => id);
	}
}
