/** An older projection never overwrites a newer one, also across processes. */
import { eq, lt } from 'drizzle-orm';
import type { Logger } from 'pino';
import { readBoard } from '#lib/board/document/doc.ts';
import type { Board, MeetingId } from '#lib/board/model.ts';
import type { Db, Tx } from '#lib/server/db/client.ts';
import {
	boardProjections,
	combinationMembers,
	combinations,
	noteGroups,
	notePlaces
} from '#lib/server/db/schema/projection.ts';
import { scope } from '#lib/server/db/scope.ts';
import type { BoardAddress, BoardLog } from '../live/log/board-log.ts';
import { LiveCopy } from '../live/room/live-copy.ts';
import { rowsOf } from './rows.ts';

/** Batches bursts of edits; the rows are only read between meetings. */
const delayMs = 1_000;

export class Projector {
	readonly #db: Db;
	readonly #log: BoardLog;
	readonly #logger: Logger;
	readonly #due = new Map<MeetingId, { board: BoardAddress; timer: NodeJS.Timeout }>();
	readonly #running = new Set<Promise<void>>();

	constructor({ db, log, logger }: { db: Db; log: BoardLog; logger: Logger }) {
		this.#db = db;
		this.#log = log;
		this.#logger = logger;
	}

	touch(board: BoardAddress): void {
		if (this.#due.has(board.meeting)) return;
		const timer = setTimeout(() => this.#start(board), delayMs);
		this.#due.set(board.meeting, { board, timer });
	}

	/** Call this before closing the database. */
	async flush(): Promise<void> {
		for (const { board, timer } of [...this.#due.values()]) {
			clearTimeout(timer);
			this.#start(board);
		}
		await Promise.all(this.#running);
	}

	#start(board: BoardAddress): void {
		this.#due.delete(board.meeting);
		const run = this.#run(board).finally(() => this.#running.delete(run));
		this.#running.add(run);
	}

	/** A live copy may hold changes that are not committed yet. */
	async #run(board: BoardAddress): Promise<void> {
		try {
			const stored = await this.#log.load(board);
			if (!stored) return;
			const { doc, seq } = new LiveCopy(stored);
			await project(this.#db, board, readBoard(doc), seq);
		} catch (error) {
			// The rows stay stale until the next change or opening of the board.
			this.#logger.error({ err: error, meeting: board.meeting }, 'the rows of a board could not follow it');
		}
	}
}

export async function project(db: Db, address: BoardAddress, board: Board, seq: number): Promise<void> {
	await scope(db, address.municipality, async (tx) => {
		const mine = { meetingId: address.meeting, municipalityId: address.municipality };
		const [newer] = await tx
			.insert(boardProjections)
			.values({ ...mine, seq })
			.onConflictDoUpdate({
				target: boardProjections.meetingId,
				set: { seq },
				setWhere: lt(boardProjections.seq, seq)
			})
			.returning();
		if (!newer) return;
		await clear(tx, address);
		const { groups, places, combinations: ideas, members } = rowsOf(board);
		const ours = <T extends object>(rows: readonly T[]) => rows.map((row) => ({ ...mine, ...row }));
		for (const some of piecesOf(groups)) await tx.insert(noteGroups).values(ours(some));
		for (const some of piecesOf(places)) await tx.insert(notePlaces).values(ours(some));
		for (const some of piecesOf(ideas)) await tx.insert(combinations).values(ours(some));
		for (const some of piecesOf(members)) await tx.insert(combinationMembers).values(ours(some));
	});
}

/** A statement has at most 65,535 parameters; a board from before the limits may need more. */
function piecesOf<T>(rows: readonly T[]): T[][] {
	const pieces: T[][] = [];
	for (let i = 0; i < rows.length; i += rowsOfStatement) pieces.push(rows.slice(i, i + rowsOfStatement));
	return pieces;
}
const rowsOfStatement = 2_000;

async function clear(tx: Tx, { meeting }: BoardAddress): Promise<void> {
	for (const table of [combinationMembers, combinations, notePlaces, noteGroups]) {
		await tx.delete(table).where(eq(table.meetingId, meeting));
	}
}
