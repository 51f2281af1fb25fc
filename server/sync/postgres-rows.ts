/** The rows of one meeting inside the transaction that holds its board's lock. */
import { randomUUID } from 'node:crypto';
import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import { undoneStatuses } from '#lib/action/action.ts';
import { dueFromColumns, dueToColumns } from '#lib/action/due.ts';
import type { BoardAction, NoteId, ParticipantId, Phase } from '#lib/board/model.ts';
import type { Tx } from '#lib/server/db/client.ts';
import { actionItems, actionOriginNotes, actionUpdates } from '#lib/server/db/schema/action.ts';
import { meetings } from '#lib/server/db/schema/meeting.ts';
import { commandReceipts, notes } from '#lib/server/db/schema/note.ts';
import type { ActionUpdateRow, BoardAddress, BoardRows, NoteRow, OwnNotes, Receipt } from './board-log.ts';
import { noteColumns, ownNotes } from './postgres-notes.ts';

export class PostgresRows implements BoardRows {
	readonly commandKey: string;
	readonly #tx: Tx;
	readonly #board: BoardAddress;
	readonly #seq: number;
	readonly #writes: Promise<unknown>[] = [];

	constructor(tx: Tx, board: BoardAddress, seq: number, commandKey: string) {
		this.#tx = tx;
		this.#board = board;
		this.#seq = seq;
		this.commandKey = commandKey;
	}

	get wrote(): boolean {
		return this.#writes.length > 0;
	}

	/** Sends a statement without waiting: on one connection they run in order, in one round trip. */
	write(statement: PromiseLike<unknown>): void {
		const sent = Promise.resolve(statement);
		sent.catch(() => undefined); // seen by `written`; until then it must not count as nobody's error
		this.#writes.push(sent);
	}

	/** Throws if one of the statements failed. */
	async written(): Promise<void> {
		await Promise.all(this.#writes);
	}

	async receipt(actor: string, commandId: string): Promise<Receipt | null> {
		const [row] = await this.#tx
			.select()
			.from(commandReceipts)
			.where(
				and(
					eq(commandReceipts.meetingId, this.#board.meeting),
					eq(commandReceipts.actor, actor),
					eq(commandReceipts.commandId, commandId)
				)
			);
		if (!row) return null;
		const { seq, result } = row.answer as Omit<Receipt, 'fingerprint'>;
		return { fingerprint: row.fingerprint, seq, result };
	}

	keepReceipt(actor: string, commandId: string, { fingerprint, result }: Omit<Receipt, 'seq'>): void {
		const answer = { seq: this.#seq, result };
		this.write(
			this.#tx.insert(commandReceipts).values({ ...this.#mine(), actor, commandId, fingerprint, answer })
		);
	}

	async note(id: NoteId): Promise<NoteRow | null> {
		const [row] = await this.#tx
			.select(noteColumns)
			.from(notes)
			.where(and(eq(notes.id, id), eq(notes.meetingId, this.#board.meeting)));
		return row ?? null;
	}

	addNote({ participant, ...note }: NoteRow): void {
		const source = participant ? 'phone' : 'staff';
		this.write(
			this.#tx
				.insert(notes)
				.values({ ...this.#mine(), ...note, participantId: participant, source, seq: this.#seq })
		);
	}

	changeNote(id: NoteId, change: Partial<Pick<NoteRow, 'text' | 'state' | 'number'>>): void {
		this.write(
			this.#tx
				.update(notes)
				.set(change)
				.where(and(eq(notes.id, id), eq(notes.meetingId, this.#board.meeting)))
		);
	}

	waitingNotes(): Promise<NoteRow[]> {
		return this.#tx
			.select(noteColumns)
			.from(notes)
			.where(and(eq(notes.meetingId, this.#board.meeting), eq(notes.state, 'waiting')));
	}

	ownNotes(authors: readonly ParticipantId[]): Promise<OwnNotes> {
		return ownNotes(this.#tx, authors);
	}

	async undoneActions(): Promise<Omit<BoardAction, 'order' | 'from'>[]> {
		const council = this.#tx
			.select({ id: meetings.councilId })
			.from(meetings)
			.where(eq(meetings.id, this.#board.meeting));
		const rows = await this.#tx
			.select()
			.from(actionItems)
			.where(and(inArray(actionItems.councilId, council), inArray(actionItems.status, [...undoneStatuses])))
			.orderBy(actionItems.createdAt, actionItems.id);
		const remarks = await this.#latestRemarks(rows.map((row) => row.id));
		return rows.map((row) => ({
			id: row.id,
			what: row.what,
			firstStep: row.firstStep,
			owner: row.owner,
			due: dueFromColumns(row.dueKind, row.dueOn),
			status: row.status,
			remark: remarks.get(row.id) ?? '',
			combination: row.combinationId
		}));
	}

	addAction(
		action: Omit<BoardAction, 'order' | 'from'>,
		origin: readonly NoteId[],
		first: ActionUpdateRow
	): void {
		const { id, what, firstStep, owner, due, status, combination } = action;
		const { meeting, municipality } = this.#board;
		this.write(
			this.#tx.insert(actionItems).values({
				...this.#mine(),
				id,
				councilId: sql`(select council_id from meeting where id = ${meeting})`,
				combinationId: combination,
				what,
				firstStep,
				owner,
				...dueToColumns(due),
				status,
				createdAt: first.at,
				updatedAt: first.at
			})
		);
		if (origin.length > 0) {
			const rows = origin.map((noteId) => ({ actionId: id, noteId, municipalityId: municipality }));
			this.write(this.#tx.insert(actionOriginNotes).values(rows));
		}
		this.#appendHistory(id, first);
	}

	updateAction(id: BoardAction['id'], update: ActionUpdateRow): void {
		this.write(
			this.#tx
				.update(actionItems)
				.set({ status: update.status, updatedAt: update.at })
				.where(eq(actionItems.id, id))
		);
		this.#appendHistory(id, update);
	}

	setMeeting({ phase, door }: { phase: Phase; door: boolean }): void {
		this.write(
			this.#tx.update(meetings).set({ phase, doorOpen: door }).where(eq(meetings.id, this.#board.meeting))
		);
	}

	#appendHistory(actionId: BoardAction['id'], { status, remark, at, by }: ActionUpdateRow): void {
		this.write(
			this.#tx
				.insert(actionUpdates)
				.values({ ...this.#mine(), id: randomUUID(), actionId, status, remark, at, byAccount: by })
		);
	}

	async #latestRemarks(actions: BoardAction['id'][]): Promise<Map<string, string>> {
		if (actions.length === 0) return new Map();
		const rows = await this.#tx
			.selectDistinctOn([actionUpdates.actionId], {
				id: actionUpdates.actionId,
				remark: actionUpdates.remark
			})
			.from(actionUpdates)
			.where(inArray(actionUpdates.actionId, actions))
			.orderBy(actionUpdates.actionId, desc(actionUpdates.at));
		return new Map(rows.map((row) => [row.id, row.remark]));
	}

	#mine() {
		return { meetingId: this.#board.meeting, municipalityId: this.#board.municipality };
	}
}
