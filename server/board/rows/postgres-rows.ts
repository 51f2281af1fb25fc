/** The transaction must hold the board's lock. */
import type { Affiliation, Attendance } from '#lib/board/attendance.ts';
import type {
	ActionId,
	ActionWords,
	CombinationId,
	NoteId,
	ParticipantId,
	SnapshotId
} from '#lib/board/model.ts';
import type { NoteCounts, ParticipantFacts, WriterId } from '#lib/board/policy/meeting-state.ts';
import type { Repeats } from '#lib/board/erase/quotes.ts';
import type { Tx } from '#lib/server/db/client.ts';
import type { BoardAddress } from '../../live/log/board-log.ts';
import type {
	ActionOrigin,
	ActionRow,
	ActionUpdateRow,
	BoardRows,
	NoteChange,
	NoteRow,
	OwnViews,
	Questions,
	Receipt
} from '../../live/log/board-rows.ts';
import { BatchReadCache } from './batch-read-cache.ts';
import { BatchReads } from './batch-reads.ts';
import * as actions from '../actions/postgres-actions.ts';
import { eraseOrigin, eraseRows, goneAmong } from '../erase/postgres-erase.ts';
import { insertAct } from './postgres-audit.ts';
import { findAttendance, putAttendance } from './postgres-attendance.ts';
import { changeMeeting, councilOf, finishMeeting, insertHandoff, kindOfPlace } from './postgres-meeting.ts';
import * as notes from './postgres-notes.ts';
import { changeOffers } from './postgres-offers.ts';
import { PipelinedWrites } from './pipelined-writes.ts';
import * as participants from './postgres-participants.ts';
import { moveDayKeys, plannedColumns } from './postgres-plan.ts';
import { insertReceipts, type KeptReceipt } from './postgres-receipts.ts';
import { findSnapshot, keepSnapshot, latestSnapshot } from './postgres-snapshots.ts';
import { ownViews } from './postgres-views.ts';

export class PostgresRows implements BoardRows {
	readonly commandKey: string;
	readonly #tx: Tx;
	readonly #board: BoardAddress;
	readonly #seq: number;
	readonly #known = new BatchReadCache();
	readonly #reads: BatchReads;
	readonly #writes = new PipelinedWrites();
	#receipts: KeptReceipt[] = [];

	constructor(tx: Tx, board: BoardAddress, seq: number, commandKey: string) {
		this.#tx = tx;
		this.#board = board;
		this.#seq = seq;
		this.#reads = new BatchReads(tx, board, this.#known);
		this.commandKey = commandKey;
	}

	get wrote(): boolean {
		return !this.#writes.isEmpty || this.#receipts.length > 0;
	}

	write(statement: PromiseLike<unknown>): void {
		this.#writes.send(statement);
	}

	/** Throws if a statement of the batch failed. */
	async written(): Promise<void> {
		if (this.#receipts.length > 0) this.#writes.send(insertReceipts(this.#tx, this.#board, this.#receipts));
		await this.#writes.completed();
	}

	readAhead(questions: Questions): Promise<void> {
		return this.#reads.readAhead(questions);
	}

	receipt(actor: string, commandId: string): Promise<Receipt | null> {
		return this.#reads.receipt(actor, commandId);
	}

	keepReceipt(actor: string, commandId: string, kept: Omit<Receipt, 'seq'>): void {
		const receipt = { ...kept, seq: this.#seq };
		this.#receipts.push({ actor, commandId, receipt });
		this.#known.learnReceipt(actor, commandId, receipt);
	}

	note(id: NoteId): Promise<NoteRow | null> {
		return this.#reads.note(id);
	}

	addNote(row: NoteRow): void {
		this.#known.added(row);
		this.#writes.send(notes.insertNote(this.#tx, this.#board, { row, seq: this.#seq }));
	}

	changeNote(id: NoteId, change: NoteChange): void {
		this.#known.changed(id, change);
		this.#writes.send(notes.updateNote(this.#tx, this.#board, { id, change }));
	}

	waitingNotes(): Promise<NoteRow[]> {
		return notes.waitingNotes(this.#tx, this.#board);
	}

	noteCounts(): Promise<NoteCounts> {
		return this.#reads.noteCounts();
	}

	unshownOf(writer: WriterId): Promise<NoteRow[]> {
		return notes.unshownOf(this.#tx, this.#board, writer);
	}

	takenNote(from: NoteId): Promise<NoteRow | null> {
		return notes.takenNote(this.#tx, this.#board, from);
	}

	supporters(note: NoteId): Promise<ParticipantId[]> {
		return participants.supporters(this.#tx, note);
	}

	hasNumber(number: number): Promise<boolean> {
		return notes.hasNumber(this.#tx, this.#board, number);
	}

	earlierNote(id: NoteId): ReturnType<BoardRows['earlierNote']> {
		return notes.earlierNote(this.#tx, this.#board, id);
	}

	participant(id: ParticipantId): Promise<ParticipantFacts> {
		return this.#reads.participant(id);
	}

	async stopAuthor(note: NoteId): Promise<ParticipantId | null> {
		const stopping = participants.stopAuthor(this.#tx, this.#board, note);
		this.#writes.send(stopping);
		const [author] = await stopping;
		if (author) this.#known.acted(author.id);
		return author?.id ?? null;
	}

	async allowAuthors(): Promise<ParticipantId[]> {
		const allowing = participants.allowAuthors(this.#tx, this.#board);
		this.#writes.send(allowing);
		const authors = (await allowing).map(({ id }) => id);
		for (const author of authors) this.#known.acted(author);
		return authors;
	}

	setSupport(participant: ParticipantId, note: NoteId, on: boolean): void {
		this.#known.acted(participant);
		this.#writes.send(participants.setSupport(this.#tx, this.#board, { participant, note }, on));
	}

	setVote(participant: ParticipantId, combination: CombinationId, count: number): void {
		this.#known.acted(participant);
		this.#writes.send(participants.putVote(this.#tx, this.#board, { participant, combination, count }));
	}

	changeOffers(offer: Parameters<BoardRows['changeOffers']>[0]): void {
		if ('participant' in offer) this.#known.acted(offer.participant);
		this.#writes.sendAll(changeOffers(this.#tx, this.#board, offer));
	}

	voteSums(): Promise<ReadonlyMap<CombinationId, number>> {
		return participants.voteSums(this.#tx, this.#board);
	}

	ownViews(authors: readonly ParticipantId[]): Promise<OwnViews> {
		return ownViews(this.#tx, this.#board.meeting, authors);
	}

	attendance(affiliation: Affiliation, organization: string): Promise<Attendance | null> {
		return findAttendance(this.#tx, this.#board, { affiliation, organization });
	}

	setAttendance(line: Attendance): void {
		this.#writes.send(putAttendance(this.#tx, this.#board, line));
	}

	erasedAmong(ids: readonly NoteId[]): Promise<NoteId[]> {
		return goneAmong(this.#tx, this.#board, ids);
	}

	erase(note: Parameters<BoardRows['erase']>[0], repeats: Repeats | null): Promise<ActionId[]> {
		return eraseRows(this.#tx, this.#board, { note, repeats, seq: this.#seq });
	}

	eraseOrigin(from: NoteId): Promise<ActionId[]> {
		return eraseOrigin(this.#tx, this.#board, from);
	}

	keepSnapshot(snapshot: Parameters<BoardRows['keepSnapshot']>[0]): void {
		this.#writes.send(keepSnapshot(this.#tx, this.#board, this.#seq, snapshot));
	}

	snapshot(id: SnapshotId): ReturnType<BoardRows['snapshot']> {
		return findSnapshot(this.#tx, this.#board, id);
	}

	latestSnapshot(): ReturnType<BoardRows['latestSnapshot']> {
		return latestSnapshot(this.#tx, this.#board);
	}

	readonly kindOfPlace = (place: string) => kindOfPlace(this.#tx, place);

	addHandoff(handoff: Parameters<BoardRows['addHandoff']>[0]): void {
		this.#writes.send(insertHandoff(this.#tx, this.#board, handoff));
	}

	action(id: ActionId, lock?: 'update'): Promise<ActionRow | null> {
		return actions.findAction(this.#tx, id, lock);
	}

	undoneActions(): Promise<ActionRow[]> {
		return actions.undoneActions(this.#tx, councilOf(this.#tx, this.#board));
	}

	addAction(action: ActionRow, origin: ActionOrigin, firstUpdate: ActionUpdateRow): void {
		this.#writes.sendAll(actions.addAction(this.#tx, this.#board, { action, origin, firstUpdate }));
	}

	updateAction(action: ActionId, update: ActionUpdateRow): void {
		this.#writes.sendAll(actions.updateAction(this.#tx, this.#board, { action, update }));
	}

	editAction(action: ActionId, words: ActionWords, update: ActionUpdateRow): void {
		this.#writes.sendAll(actions.editAction(this.#tx, this.#board, { action, words, update }));
	}

	readonly plan = () => plannedColumns(this.#tx, this.#board.meeting);

	recordAct(...[actor, act]: Parameters<BoardRows['recordAct']>): void {
		this.#writes.send(insertAct(this.#tx, this.#board, actor, act));
	}

	moveDayKeys(from: string, to: string): void {
		this.#writes.sendAll(moveDayKeys(this.#tx, this.#board.meeting, { from, to }));
	}

	changeMeeting(change: Parameters<BoardRows['changeMeeting']>[0]): void {
		this.#writes.sendAll(changeMeeting(this.#tx, this.#board, change));
	}

	finish(): void {
		this.#receipts = [];
		this.#known.forget();
		this.#writes.sendAll(finishMeeting(this.#tx, this.#board));
	}
}
