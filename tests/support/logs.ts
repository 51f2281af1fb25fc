/** Both implementations of the board log must give the same guarantees. */
import { randomUUID } from 'node:crypto';
import type { AccountId, NoteId, ParticipantId } from '#lib/board/model.ts';
import type { Db } from '#lib/server/db/client.ts';
import { participants } from '#lib/server/db/schema/meeting.ts';
import { scope } from '#lib/server/db/scope.ts';
import type { BoardAddress, BoardLog } from '../../server/live/log/board-log.ts';
import type { BoardRows, NoteRow } from '../../server/live/log/board-rows.ts';
import { MemoryLog } from './memory/memory-log.ts';
import { postgresLog } from '../../server/board/rows/postgres-log.ts';
import { aCity, aMeeting, anApp } from './city.ts';
import { address, boardBytes } from './meeting.ts';

export interface Setting {
	readonly log: BoardLog;
	readonly board: BoardAddress;
	readonly author: ParticipantId;
	readonly coordinator: AccountId;
}

export const newId = () => randomUUID();

export const inMemory = (): Promise<Setting> => {
	const log = new MemoryLog();
	log.begin(address().meeting, boardBytes());
	return Promise.resolve({
		log,
		board: address(),
		author: newId() as ParticipantId,
		coordinator: newId() as AccountId
	});
};

export async function inPostgres(db: Db): Promise<Setting> {
	const city = await aCity(db);
	const board = await aMeeting(anApp(db), city);
	const author = await aPhone(db, board);
	return { log: postgresLog(db, () => 'a key'), board, author, coordinator: city.coordinator };
}

export async function aPhone(db: Db, { meeting, municipality }: BoardAddress): Promise<ParticipantId> {
	const id = newId() as ParticipantId;
	const row = { id, meetingId: meeting, municipalityId: municipality, kind: 'phone', tokenHash: id } as const;
	await scope(db, municipality, (tx) => tx.insert(participants).values(row));
	return id;
}

export const aNote = (author: ParticipantId | null, change: Partial<NoteRow> = {}): NoteRow => ({
	id: newId() as NoteId,
	kind: 'komatta',
	text: '米が 重い',
	state: 'waiting',
	heldBy: null,
	source: 'phone',
	number: null,
	supportPhones: 0,
	supportHands: 0,
	carried: false,
	participant: author,
	postedBy: '0'.repeat(26),
	takenFrom: null,
	...change
});

/** Returns the new seq and the value of `rows`, which may also read. */
export async function write<T = null>(
	{ log, board }: Setting,
	bytes: Uint8Array | null,
	rows: (rows: BoardRows) => T | Promise<T> = () => null as T
): Promise<{ seq: number; value: T }> {
	const head = (await log.heads([board.meeting])).get(board.meeting)!;
	return log.append(board, head, async (at) => ({ bytes, value: await rows(at) }));
}
