import { eq, inArray } from 'drizzle-orm';
import type { NoteId, ParticipantId } from '#lib/board/model.ts';
import type { NoteCounts, ParticipantFacts } from '#lib/board/policy/meeting-state.ts';
import type { Tx } from '#lib/server/db/client.ts';
import { notes } from '#lib/server/db/schema/note.ts';
import type { BoardAddress } from '../../live/log/board-log.ts';
import type { NoteRow, Questions, Receipt } from '../../live/log/board-rows.ts';
import type { BatchReadCache } from './batch-read-cache.ts';
import { notesWhere } from './postgres-notes.ts';
import { receiptsOf } from './postgres-receipts.ts';
import { noteCounts, participantFacts } from './postgres-views.ts';

export class BatchReads {
	readonly #tx: Tx;
	readonly #board: BoardAddress;
	readonly #known: BatchReadCache;

	/** @param known is kept current by the batch's own writes */
	constructor(tx: Tx, board: BoardAddress, known: BatchReadCache) {
		this.#tx = tx;
		this.#board = board;
		this.#known = known;
	}

	async readAhead({ receipts, notes: ids, participants: phones, counts }: Questions): Promise<void> {
		const known = this.#known;
		const [kept, found, facts, counted] = await Promise.all([
			receiptsOf(this.#tx, this.#board, receipts),
			ids.length > 0 ? notesWhere(this.#tx, this.#board, inArray(notes.id, [...ids])) : [],
			phones.length > 0 ? participantFacts(this.#tx, this.#board.meeting, phones) : null,
			counts ? noteCounts(this.#tx, this.#board.meeting) : undefined
		]);
		for (const { actor, commandId } of receipts) known.learnReceipt(actor, commandId, null);
		for (const { actor, commandId, receipt } of kept) known.learnReceipt(actor, commandId, receipt);
		for (const id of ids) known.learnNote(id, null);
		for (const note of found) known.learnNote(note.id, note);
		for (const phone of phones) if (facts) known.learnParticipant(phone, facts(phone));
		if (counted) known.learnCounts(counted);
	}

	async receipt(actor: string, commandId: string): Promise<Receipt | null> {
		const known = this.#known.receipt(actor, commandId);
		if (known !== undefined) return known;
		const [kept] = await receiptsOf(this.#tx, this.#board, [{ actor, commandId }]);
		return kept?.receipt ?? null;
	}

	async note(id: NoteId): Promise<NoteRow | null> {
		const known = this.#known.note(id);
		if (known !== undefined) return known;
		const [row] = await notesWhere(this.#tx, this.#board, eq(notes.id, id));
		return row ?? null;
	}

	async noteCounts(): Promise<NoteCounts> {
		return this.#known.counts ?? noteCounts(this.#tx, this.#board.meeting);
	}

	async participant(id: ParticipantId): Promise<ParticipantFacts> {
		const known = this.#known.participant(id);
		return known ?? (await participantFacts(this.#tx, this.#board.meeting, [id]))(id);
	}
}
