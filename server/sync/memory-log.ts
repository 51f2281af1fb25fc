/** The log's promises without a disk, for tests of rooms: a transaction that throws leaves everything as it was. */
import type { BoardAction, MeetingId, ParticipantId, Phase, PrivateNote } from '#lib/board/model.ts';
import { isUndone } from '#lib/action/action.ts';
import {
	EpochChanged,
	isSameBoard,
	type ActionUpdateRow,
	type Behind,
	type BoardAddress,
	type BoardLog,
	type BoardRows,
	type Head,
	type NoteRow,
	type OwnNotes,
	type Receipt,
	type Stored,
	type Work
} from './board-log.ts';

type ActionRow = Omit<BoardAction, 'order' | 'from'> & {
	history: ActionUpdateRow[];
	notes: readonly string[];
};

/** What one meeting has on "disk". Plain data, so that a transaction can work on a copy of it. */
export interface Shelf {
	seq: number;
	epoch: string;
	updates: { seq: number; bytes: Uint8Array }[];
	notes: Map<string, NoteRow>;
	receipts: Map<string, Receipt>;
	actions: Map<string, ActionRow>;
	meeting: { phase: Phase; door: boolean };
}

export class MemoryLog implements BoardLog {
	readonly #shelves = new Map<MeetingId, Shelf>();
	#locks = new Map<MeetingId, Promise<unknown>>();
	/** Set by a test: the next commit fails. */
	failNext: Error | null = null;

	/** A board as `prepareMeeting` leaves it; `carried` are action items of the council's earlier meetings. */
	begin(
		meeting: MeetingId,
		bytes: Uint8Array,
		carried: readonly Omit<BoardAction, 'order' | 'from'>[] = []
	): void {
		this.#shelves.set(meeting, {
			seq: 1,
			epoch: 'first',
			updates: [{ seq: 1, bytes }],
			notes: new Map(),
			receipts: new Map(),
			actions: new Map(carried.map((action) => [action.id, { ...action, history: [], notes: [] }])),
			meeting: { phase: 'draft', door: false }
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

	ownNotes({ meeting }: BoardAddress, authors: readonly ParticipantId[]): Promise<OwnNotes> {
		return new ShelfRows(this.shelf(meeting), 0).ownNotes(authors);
	}

	hiddenNotes({ meeting }: BoardAddress): Promise<PrivateNote[]> {
		return Promise.resolve(
			[...this.shelf(meeting).notes.values()].filter(isHidden).map((note) => asPrivate(note, false))
		);
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

	changeNote(id: string, change: Partial<NoteRow>): void {
		const note = this.#shelf.notes.get(id);
		if (note) this.#write().notes.set(id, { ...note, ...change });
	}

	waitingNotes(): Promise<NoteRow[]> {
		return Promise.resolve([...this.#shelf.notes.values()].filter((note) => note.state === 'waiting'));
	}

	ownNotes(authors: readonly ParticipantId[]): Promise<OwnNotes> {
		const mine = (author: ParticipantId) =>
			[...this.#shelf.notes.values()]
				.filter((note) => note.participant === author && note.state !== 'withdrawn')
				.map((note) => asPrivate(note, true));
		return Promise.resolve(new Map(authors.map((author) => [author, mine(author)])));
	}

	undoneActions(): Promise<Omit<BoardAction, 'order' | 'from'>[]> {
		return Promise.resolve([...this.#shelf.actions.values()].filter((action) => isUndone(action.status)));
	}

	addAction(
		action: Omit<BoardAction, 'order' | 'from'>,
		notes: readonly string[],
		first: ActionUpdateRow
	): void {
		this.#write().actions.set(action.id, { ...action, notes, history: [first] });
	}

	updateAction(id: string, update: ActionUpdateRow): void {
		const action = this.#write().actions.get(id);
		if (!action) return;
		const { status, remark } = update;
		this.#shelf.actions.set(id, { ...action, status, remark, history: [...action.history, update] });
	}

	setMeeting(change: { phase: Phase; door: boolean }): void {
		this.#write().meeting = change;
	}

	#write(): Shelf {
		this.wrote = true;
		return this.#shelf;
	}
}

const isHidden = (note: NoteRow) => note.state === 'waiting' || note.state === 'held';

function asPrivate({ id, kind, text, state, number, postedBy }: NoteRow, toAuthor: boolean): PrivateNote {
	return { id, kind, text, state, number, postedBy: toAuthor ? postedBy : null };
}

function storedSince(shelf: Shelf, seq: number): Stored {
	const updates = shelf.updates.filter((update) => update.seq > seq).map((update) => update.bytes);
	return { seq: shelf.seq, epoch: shelf.epoch, updates };
}
