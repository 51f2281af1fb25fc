/** The rows of one meeting inside the transaction that holds its board's lock. */
import { randomUUID } from 'node:crypto';
import { and, eq, inArray, lt, sql, sum, type SQL } from 'drizzle-orm';
import type { Arrangement } from '#lib/board/erase/arrangement.ts';
import type { Affiliation, Attendance } from '#lib/board/attendance.ts';
import type {
	ActionId,
	ActionWords,
	CombinationId,
	NoteId,
	ParticipantId,
	SnapshotId
} from '#lib/board/model.ts';
import type { NoteCounts, ParticipantFacts } from '#lib/board/policy/meeting-state.ts';
import type { Repeats } from '#lib/board/erase/quotes.ts';
import { editActionRows, updateActionRows, type Statements } from '#lib/server/actions/action-rows.ts';
import type { Tx } from '#lib/server/db/client.ts';
import { actionItems } from '#lib/server/db/schema/action.ts';
import { attendances } from '#lib/server/db/schema/attendance.ts';
import { handoffs } from '#lib/server/db/schema/handoff.ts';
import { meetings, participants } from '#lib/server/db/schema/meeting.ts';
import { commandReceipts, notes } from '#lib/server/db/schema/note.ts';
import { noteSupports, votes } from '#lib/server/db/schema/vote.ts';
import type {
	ActionOrigin,
	ActionRow,
	ActionUpdateRow,
	BoardAddress,
	BoardRows,
	EarlierNote,
	MeetingChange,
	NewSnapshot,
	NoteChange,
	NoteRow,
	OwnViews,
	Questions,
	Receipt,
	ErasedNote
} from '../../live/log/board-log.ts';
import { BatchReadCache } from './batch-read-cache.ts';
import { actionsWhere, addAction, undoneActions } from '../actions/postgres-actions.ts';
import { eraseOrigin, eraseRows, goneAmong } from '../erase/postgres-erase.ts';
import { insertReceipts, receiptsOf, type KeptReceipt } from './postgres-receipts.ts';
import { findSnapshot, keepSnapshot, latestSnapshot } from './postgres-snapshots.ts';
import { noteColumns, noteCounts, ownViews, participantFacts } from './postgres-views.ts';

export class PostgresRows implements BoardRows {
	readonly commandKey: string;
	readonly #tx: Tx;
	readonly #board: BoardAddress;
	readonly #seq: number;
	readonly #known = new BatchReadCache();
	readonly #writes: Promise<unknown>[] = [];
	/** Receipts of this batch, inserted by `written` in one statement. */
	#receipts: KeptReceipt[] = [];

	constructor(tx: Tx, board: BoardAddress, seq: number, commandKey: string) {
		this.#tx = tx;
		this.#board = board;
		this.#seq = seq;
		this.commandKey = commandKey;
	}

	get wrote(): boolean {
		return this.#writes.length > 0 || this.#receipts.length > 0;
	}

	/**
	 * Sends a statement without awaiting it: one connection runs them in order, in one round trip.
	 */
	write(statement: PromiseLike<unknown>): void {
		const sent = Promise.resolve(statement);
		sent.catch(() => undefined); // `written` reports it; prevents an unhandled rejection until then
		this.#writes.push(sent);
	}

	/** Inserts the receipts and waits for all statements. Throws if one of them failed. */
	async written(): Promise<void> {
		if (this.#receipts.length > 0) this.write(insertReceipts(this.#tx, this.#board, this.#receipts));
		await Promise.all(this.#writes);
	}

	async readAhead({ receipts, notes: ids, participants: phones, counts }: Questions): Promise<void> {
		const known = this.#known;
		const [kept, found, facts, counted] = await Promise.all([
			receiptsOf(this.#tx, this.#board, receipts),
			ids.length > 0 ? this.#notesWhere(inArray(notes.id, [...ids])) : [],
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

	keepReceipt(actor: string, commandId: string, kept: Omit<Receipt, 'seq'>): void {
		const receipt = { ...kept, seq: this.#seq };
		this.#receipts.push({ actor, commandId, receipt });
		this.#known.learnReceipt(actor, commandId, receipt);
	}

	async note(id: NoteId): Promise<NoteRow | null> {
		const known = this.#known.note(id);
		if (known !== undefined) return known;
		const [row] = await this.#notesWhere(eq(notes.id, id));
		return row ?? null;
	}

	addNote(row: NoteRow): void {
		const { participant, ...note } = row;
		this.#known.added(row);
		this.write(
			this.#tx.insert(notes).values({ ...this.#mine(), ...note, participantId: participant, seq: this.#seq })
		);
	}

	changeNote(id: NoteId, change: NoteChange): void {
		this.#known.changed(id, change);
		this.write(
			this.#tx
				.update(notes)
				.set(change)
				.where(and(eq(notes.id, id), eq(notes.meetingId, this.#board.meeting)))
		);
	}

	waitingNotes(): Promise<NoteRow[]> {
		return this.#notesWhere(eq(notes.state, 'waiting'));
	}

	async noteCounts(): Promise<NoteCounts> {
		return this.#known.counts ?? noteCounts(this.#tx, this.#board.meeting);
	}

	unshownOf(author: ParticipantId): Promise<NoteRow[]> {
		return this.#notesWhere(
			sql`${eq(notes.participantId, author)} and ${inArray(notes.state, ['waiting', 'held'])}`
		);
	}

	async takenNote(from: NoteId): Promise<NoteRow | null> {
		const [row] = await this.#notesWhere(eq(notes.takenFrom, from));
		return row ?? null;
	}

	async supporters(note: NoteId): Promise<ParticipantId[]> {
		const rows = await this.#tx
			.select({ participant: noteSupports.participantId })
			.from(noteSupports)
			.where(eq(noteSupports.noteId, note));
		return rows.map(({ participant }) => participant);
	}

	async hasNumber(number: number): Promise<boolean> {
		const rows = await this.#tx
			.select({ id: notes.id })
			.from(notes)
			.where(and(eq(notes.meetingId, this.#board.meeting), eq(notes.number, number)))
			.limit(1);
		return rows.length > 0;
	}

	async earlierNote(id: NoteId): Promise<EarlierNote | null> {
		const [row] = await this.#tx
			.select({ kind: notes.kind, text: notes.text })
			.from(notes)
			.innerJoin(meetings, eq(meetings.id, notes.meetingId))
			.where(
				and(
					eq(notes.id, id),
					eq(notes.state, 'shown'),
					inArray(meetings.councilId, this.#council()),
					lt(meetings.number, sql`(select number from meeting where id = ${this.#board.meeting})`),
					inArray(meetings.phase, ['wrapup', 'closed'])
				)
			)
			.for('share', { of: notes }); // E6: an erasure of this note must wait, and then find the copy
		return row ?? null;
	}

	async participant(id: ParticipantId): Promise<ParticipantFacts> {
		const known = this.#known.participant(id);
		return known ?? (await participantFacts(this.#tx, this.#board.meeting, [id]))(id);
	}

	async stopAuthor(note: NoteId): Promise<ParticipantId | null> {
		const wrote = this.#tx
			.select({ id: notes.participantId })
			.from(notes)
			.where(and(eq(notes.id, note), eq(notes.meetingId, this.#board.meeting)));
		const stopping = this.#tx
			.update(participants)
			.set({ stopped: true })
			.where(inArray(participants.id, wrote))
			.returning({ id: participants.id })
			.execute();
		this.write(stopping);
		const [author] = await stopping;
		if (author) this.#known.acted(author.id);
		return author?.id ?? null;
	}

	async allowAuthors(): Promise<ParticipantId[]> {
		const allowing = this.#tx
			.update(participants)
			.set({ stopped: false })
			.where(and(eq(participants.meetingId, this.#board.meeting), eq(participants.stopped, true)))
			.returning({ id: participants.id })
			.execute();
		this.write(allowing);
		const authors = (await allowing).map(({ id }) => id);
		for (const author of authors) this.#known.acted(author);
		return authors;
	}

	setSupport(participantId: ParticipantId, noteId: NoteId, on: boolean): void {
		this.#known.acted(participantId);
		const { meetingId, municipalityId } = this.#mine();
		const mine = and(
			eq(noteSupports.meetingId, meetingId),
			eq(noteSupports.participantId, participantId),
			eq(noteSupports.noteId, noteId)
		);
		if (!on) return this.write(this.#tx.delete(noteSupports).where(mine));
		const row = { meetingId, municipalityId, participantId, noteId };
		this.write(this.#tx.insert(noteSupports).values(row).onConflictDoNothing());
	}

	setVote(participantId: ParticipantId, combinationId: CombinationId, count: number): void {
		this.#known.acted(participantId);
		const row = { ...this.#mine(), participantId, combinationId, count };
		const target = [votes.meetingId, votes.participantId, votes.combinationId];
		this.write(this.#tx.insert(votes).values(row).onConflictDoUpdate({ target, set: { count } }));
	}

	async voteSums(): Promise<ReadonlyMap<CombinationId, number>> {
		const rows = await this.#tx
			.select({ id: votes.combinationId, sum: sum(votes.count).mapWith(Number) })
			.from(votes)
			.where(eq(votes.meetingId, this.#board.meeting))
			.groupBy(votes.combinationId);
		return new Map(rows.map((row) => [row.id, row.sum]));
	}

	ownViews(authors: readonly ParticipantId[]): Promise<OwnViews> {
		return ownViews(this.#tx, this.#board.meeting, authors);
	}

	async attendance(affiliation: Affiliation, organization: string): Promise<Attendance | null> {
		const [row] = await this.#tx.select().from(attendances).where(this.#line({ affiliation, organization }));
		return row ?? null;
	}

	setAttendance({ affiliation, organization, people, withoutPhone }: Attendance): void {
		const line = { affiliation, organization };
		if (people === 0) return this.write(this.#tx.delete(attendances).where(this.#line(line)));
		this.write(
			this.#tx
				.insert(attendances)
				.values({ ...this.#mine(), ...line, people, withoutPhone })
				.onConflictDoUpdate({
					target: [attendances.meetingId, attendances.affiliation, attendances.organization],
					set: { people, withoutPhone }
				})
		);
	}

	erasedAmong(ids: readonly NoteId[]): Promise<NoteId[]> {
		return goneAmong(this.#tx, this.#board, ids);
	}

	erase(note: ErasedNote, repeats: Repeats | null): Promise<ActionId[]> {
		return eraseRows(this.#tx, this.#board, { note, repeats, seq: this.#seq });
	}

	eraseOrigin(from: NoteId): Promise<ActionId[]> {
		return eraseOrigin(this.#tx, this.#board, from);
	}

	keepSnapshot(snapshot: NewSnapshot): void {
		this.write(keepSnapshot(this.#tx, this.#board, this.#seq, snapshot));
	}

	snapshot(id: SnapshotId): Promise<Arrangement | null> {
		return findSnapshot(this.#tx, this.#board, id);
	}

	latestSnapshot(): Promise<Arrangement | null> {
		return latestSnapshot(this.#tx, this.#board);
	}

	addHandoff(handoff: Parameters<BoardRows['addHandoff']>[0]): void {
		const council = sql`(select council_id from meeting where id = ${this.#board.meeting})`;
		this.write(
			this.#tx.insert(handoffs).values({ ...this.#mine(), ...handoff, id: randomUUID(), councilId: council })
		);
	}

	async action(id: ActionId, lock?: 'update'): Promise<ActionRow | null> {
		const [found] = await actionsWhere(this.#tx, eq(actionItems.id, id), lock);
		return found ?? null;
	}

	undoneActions(): Promise<ActionRow[]> {
		return undoneActions(this.#tx, this.#council());
	}

	addAction(action: ActionRow, origin: ActionOrigin, first: ActionUpdateRow): void {
		this.#writeAll(addAction(this.#tx, this.#board, { action, origin, first }));
	}

	updateAction(action: ActionId, update: ActionUpdateRow): void {
		const { meeting, municipality } = this.#board;
		this.#writeAll(updateActionRows(this.#tx, { action, municipality }, { ...update, meeting }));
	}

	editAction(action: ActionId, words: ActionWords, update: ActionUpdateRow): void {
		const { meeting, municipality } = this.#board;
		const entry = { ...update, meeting };
		this.#writeAll(editActionRows(this.#tx, { action, municipality }, { words, entry }));
	}

	changeMeeting({ door, ...change }: MeetingChange): void {
		const set = { ...change, ...(door === undefined ? {} : { doorOpen: door }) };
		this.write(this.#tx.update(meetings).set(set).where(eq(meetings.id, this.#board.meeting)));
	}

	finish(): void {
		this.#receipts = [];
		this.#known.forget();
		const here = this.#board.meeting;
		const never = ['waiting', 'held', 'trashed'] as const;
		this.write(
			this.#tx
				.update(notes)
				.set({ text: '' })
				.where(and(eq(notes.meetingId, here), inArray(notes.state, [...never])))
		);
		this.write(
			this.#tx.update(notes).set({ participantId: null, postedBy: null }).where(eq(notes.meetingId, here))
		);
		for (const table of [commandReceipts, votes, noteSupports])
			this.write(this.#tx.delete(table).where(eq(table.meetingId, here)));
	}

	#writeAll(statements: Statements): void {
		for (const each of statements) this.write(each);
	}

	#notesWhere(condition: SQL): Promise<NoteRow[]> {
		return this.#tx
			.select(noteColumns)
			.from(notes)
			.where(and(eq(notes.meetingId, this.#board.meeting), condition))
			.execute();
	}

	#council() {
		return this.#tx
			.select({ id: meetings.councilId })
			.from(meetings)
			.where(eq(meetings.id, this.#board.meeting));
	}

	#line({ affiliation, organization }: Pick<Attendance, 'affiliation' | 'organization'>) {
		return and(
			eq(attendances.meetingId, this.#board.meeting),
			eq(attendances.affiliation, affiliation),
			eq(attendances.organization, organization)
		);
	}

	#mine() {
		return { meetingId: this.#board.meeting, municipalityId: this.#board.municipality };
	}
}
