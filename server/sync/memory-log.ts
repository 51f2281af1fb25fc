/** The log's promises without a disk, for tests of rooms: a transaction that throws leaves everything as it was. */
import { isUndone } from '#lib/action/action.ts';
import type { Affiliation, Attendance } from '#lib/board/attendance.ts';
import type {
	ActionId,
	ActionWords,
	CombinationId,
	MeetingId,
	NoteId,
	OwnView,
	ParticipantId,
	StaffView
} from '#lib/board/model.ts';
import type { ParticipantFacts } from '#lib/board/policy.ts';
import {
	EpochChanged,
	isSameBoard,
	type ActionRow,
	type ActionUpdateRow,
	type Behind,
	type BoardAddress,
	type BoardLog,
	type BoardRows,
	type EarlierNote,
	type Head,
	type MeetingChange,
	type NoteChange,
	type NoteRow,
	type OwnViews,
	type Receipt,
	type Stored,
	type Work
} from './board-log.ts';
import { privateNote } from './private-note.ts';

type ActionShelf = ActionRow & {
	history: ActionUpdateRow[];
	notes: readonly string[];
	here: boolean;
};

/** What one meeting has on "disk". Plain data, so that a transaction can work on a copy of it. */
export interface Shelf {
	seq: number;
	epoch: string;
	updates: { seq: number; bytes: Uint8Array }[];
	notes: Map<string, NoteRow>;
	receipts: Map<string, Receipt>;
	actions: Map<string, ActionShelf>;
	meeting: MeetingChange;
	stopped: Set<ParticipantId>;
	supports: { participant: ParticipantId; note: NoteId }[];
	votes: { participant: ParticipantId; combination: CombinationId; count: number }[];
	attendance: Attendance[];
	handoffs: Parameters<BoardRows['addHandoff']>[0][];
	/** Notes of the council's earlier meetings. */
	earlier: Map<string, EarlierNote>;
}

export class MemoryLog implements BoardLog {
	readonly #shelves = new Map<MeetingId, Shelf>();
	#locks = new Map<MeetingId, Promise<unknown>>();
	/** Set by a test: the next commit fails. */
	failNext: Error | null = null;

	/** A board as `prepareMeeting` leaves it; `carried` are action items of the council's earlier meetings. */
	begin(meeting: MeetingId, bytes: Uint8Array, carried: readonly ActionRow[] = []): void {
		this.#shelves.set(meeting, {
			seq: 1,
			epoch: 'first',
			updates: [{ seq: 1, bytes }],
			notes: new Map(),
			receipts: new Map(),
			actions: new Map(
				carried.map((action) => [action.id, { ...action, history: [], notes: [], here: false }])
			),
			meeting: { phase: 'draft', door: false },
			stopped: new Set(),
			supports: [],
			votes: [],
			attendance: [],
			handoffs: [],
			earlier: new Map()
		});
	}

	/** The database comes back from a backup: another epoch, and the latest commits never happened. */
	restore(meeting: MeetingId, { epoch, dropLast }: { epoch: string; dropLast: number }): void {
		const shelf = this.shelf(meeting);
		const seq = shelf.seq - dropLast;
		const updates = shelf.updates.filter((update) => update.seq <= seq);
		this.#shelves.set(meeting, { ...shelf, seq, epoch, updates });
	}

	/** What is on disk now: for a test to compare with what clients show. */
	shelf(meeting: MeetingId): Shelf {
		const shelf = this.#shelves.get(meeting);
		if (!shelf) throw new Error(`no board ${meeting}`);
		return shelf;
	}

	load({ meeting }: BoardAddress): Promise<Stored | null> {
		const shelf = this.#shelves.get(meeting);
		return Promise.resolve(shelf ? storedSince(shelf, 0) : null);
	}

	async append<T>(
		{ meeting }: BoardAddress,
		known: Head,
		work: (rows: BoardRows, behind: Behind) => Promise<Work<T>>
	): Promise<{ seq: number; value: T }> {
		return this.#locked(meeting, async () => {
			const before = this.shelf(meeting);
			if (!isSameBoard(before, known)) throw new EpochChanged();
			const copy = structuredClone(before);
			const seq = before.seq + 1;
			const rows = new ShelfRows(copy, seq);
			const { bytes, value } = await work(rows, {
				ahead: before.seq > known.seq,
				updates: storedSince(before, known.seq).updates
			});

			const failure = this.failNext;
			this.failNext = null;
			if (failure) throw failure;
			if (!bytes && !rows.wrote) return { seq: before.seq, value };
			if (bytes) copy.updates.push({ seq, bytes });
			this.#shelves.set(meeting, { ...copy, seq });
			return { seq, value };
		});
	}

	since({ meeting }: BoardAddress, known: Head): Promise<Stored> {
		return Promise.resolve(storedSince(this.shelf(meeting), known.seq));
	}

	heads(meetings: readonly MeetingId[]): Promise<Map<MeetingId, Head>> {
		const there = meetings.filter((meeting) => this.#shelves.has(meeting));
		return Promise.resolve(new Map(there.map((meeting) => [meeting, this.shelf(meeting)])));
	}

	ownViews({ meeting }: BoardAddress, authors: readonly ParticipantId[]): Promise<OwnViews> {
		return new ShelfRows(this.shelf(meeting), 0).ownViews(authors);
	}

	staffView({ meeting }: BoardAddress): Promise<StaffView> {
		const { notes, attendance, stopped } = this.shelf(meeting);
		return Promise.resolve({
			notes: [...notes.values()].filter(isOffTheBoard).map((note) => privateNote(note, 'staff')),
			attendance,
			stopped: stopped.size
		});
	}

	/** One transaction at a time for a board, as the row lock has it. */
	async #locked<T>(meeting: MeetingId, run: () => Promise<T>): Promise<T> {
		const before = this.#locks.get(meeting) ?? Promise.resolve();
		const mine = before.then(run, run);
		this.#locks.set(meeting, mine);
		return mine;
	}
}

class ShelfRows implements BoardRows {
	readonly commandKey = 'a key that lives as long as the meeting';
	readonly #shelf: Shelf;
	readonly #seq: number;
	wrote = false;

	constructor(shelf: Shelf, seq: number) {
		this.#shelf = shelf;
		this.#seq = seq;
	}

	receipt(actor: string, commandId: string): Promise<Receipt | null> {
		return Promise.resolve(this.#shelf.receipts.get(`${actor} ${commandId}`) ?? null);
	}

	keepReceipt(actor: string, commandId: string, receipt: Omit<Receipt, 'seq'>): void {
		this.#write().receipts.set(`${actor} ${commandId}`, { ...receipt, seq: this.#seq });
	}

	note(id: string): Promise<NoteRow | null> {
		return Promise.resolve(this.#shelf.notes.get(id) ?? null);
	}

	addNote(note: NoteRow): void {
		this.#write().notes.set(note.id, note);
	}

	changeNote(id: NoteId, change: NoteChange): void {
		const note = this.#shelf.notes.get(id);
		if (note) this.#write().notes.set(id, { ...note, ...change });
	}

	waitingNotes(): Promise<NoteRow[]> {
		return Promise.resolve([...this.#shelf.notes.values()].filter((note) => note.state === 'waiting'));
	}

	hasNumber(number: number): Promise<boolean> {
		return Promise.resolve([...this.#shelf.notes.values()].some((note) => note.number === number));
	}

	earlierNote(id: NoteId): Promise<EarlierNote | null> {
		return Promise.resolve(this.#shelf.earlier.get(id) ?? null);
	}

	participant(id: ParticipantId): Promise<ParticipantFacts> {
		const { stopped, supports, votes, notes } = this.#shelf;
		const isThere = (note: NoteId) => !['withdrawn', 'handed_off'].includes(notes.get(note)?.state ?? '');
		return Promise.resolve({
			stopped: stopped.has(id),
			supports: supports
				.filter((each) => each.participant === id && isThere(each.note))
				.map(({ note }) => note),
			votes: Object.fromEntries(
				votes.filter((each) => each.participant === id).map((each) => [each.combination, each.count])
			)
		});
	}

	stopAuthor(note: NoteId): Promise<ParticipantId | null> {
		const author = this.#shelf.notes.get(note)?.participant ?? null;
		if (author) this.#write().stopped.add(author);
		return Promise.resolve(author);
	}

	allowAuthors(): Promise<ParticipantId[]> {
		const { stopped } = this.#write();
		const authors = [...stopped];
		stopped.clear();
		return Promise.resolve(authors);
	}

	setSupport(participant: ParticipantId, note: NoteId, on: boolean): void {
		const shelf = this.#write();
		shelf.supports = shelf.supports.filter((each) => each.participant !== participant || each.note !== note);
		if (on) shelf.supports.push({ participant, note });
	}

	setVote(participant: ParticipantId, combination: CombinationId, count: number): void {
		const shelf = this.#write();
		const others = shelf.votes.filter(
			(each) => each.participant !== participant || each.combination !== combination
		);
		shelf.votes = [...others, { participant, combination, count }];
	}

	voteSums(): Promise<ReadonlyMap<CombinationId, number>> {
		const sums = new Map<CombinationId, number>();
		for (const { combination, count } of this.#shelf.votes)
			sums.set(combination, (sums.get(combination) ?? 0) + count);
		return Promise.resolve(sums);
	}

	async ownViews(authors: readonly ParticipantId[]): Promise<OwnViews> {
		const mine = (author: ParticipantId) =>
			[...this.#shelf.notes.values()]
				.filter((note) => note.participant === author && note.state !== 'withdrawn')
				.map((note) => privateNote(note, 'author'));
		const views = authors.map(async (author): Promise<[ParticipantId, OwnView]> => {
			const { stopped, supports, votes } = await this.participant(author);
			return [author, { notes: mine(author), supports, votes, stopped }];
		});
		return new Map(await Promise.all(views));
	}

	attendance(affiliation: Affiliation, organization: string): Promise<Attendance | null> {
		const isIt = isLine({ affiliation, organization });
		return Promise.resolve(this.#shelf.attendance.find(isIt) ?? null);
	}

	setAttendance(line: Attendance): void {
		const shelf = this.#write();
		const isIt = isLine(line);
		shelf.attendance = shelf.attendance.filter((each) => !isIt(each));
		if (line.people > 0) shelf.attendance.push(line);
	}

	addHandoff(handoff: Shelf['handoffs'][number]): void {
		this.#write().handoffs.push(handoff);
	}

	undoneActions(): Promise<ActionRow[]> {
		return Promise.resolve([...this.#shelf.actions.values()].filter((action) => isUndone(action.status)));
	}

	addAction(
		action: ActionRow,
		{ here, notes }: { here: boolean; notes: readonly NoteId[] },
		first: ActionUpdateRow
	): void {
		this.#write().actions.set(action.id, { ...action, here, notes, history: [first] });
	}

	updateAction(id: ActionId, update: ActionUpdateRow): void {
		const { status, remark } = update;
		this.#changeAction(id, { status, remark }, update);
	}

	editAction(id: ActionId, words: ActionWords, update: ActionUpdateRow): void {
		this.#changeAction(id, words, update);
	}

	changeMeeting(change: MeetingChange): void {
		const shelf = this.#write();
		shelf.meeting = { ...shelf.meeting, ...change };
	}

	finish(): void {
		const shelf = this.#write();
		for (const [id, note] of shelf.notes) {
			const text = isOffTheBoard(note) ? '' : note.text;
			shelf.notes.set(id, { ...note, text, participant: null, postedBy: null });
		}
		shelf.receipts.clear();
		shelf.votes = [];
		shelf.supports = [];
	}

	#changeAction(id: ActionId, change: Partial<ActionRow>, update: ActionUpdateRow): void {
		const shelf = this.#write();
		const action = shelf.actions.get(id);
		if (action) shelf.actions.set(id, { ...action, ...change, history: [...action.history, update] });
	}

	#write(): Shelf {
		this.wrote = true;
		return this.#shelf;
	}
}

/** Waiting, in あずかり or trashed: what is gone at まとめ完了. */
const isOffTheBoard = ({ state }: NoteRow) => state === 'waiting' || state === 'held' || state === 'trashed';

const isLine =
	({ affiliation, organization }: Pick<Attendance, 'affiliation' | 'organization'>) =>
	(line: Attendance) =>
		line.affiliation === affiliation && line.organization === organization;

function storedSince(shelf: Shelf, seq: number): Stored {
	const updates = shelf.updates.filter((update) => update.seq > seq).map((update) => update.bytes);
	return { seq: shelf.seq, epoch: shelf.epoch, updates };
}
