/** Like the real log: a transaction that throws changes nothing. */
import type { MeetingId, NoteId, ParticipantId, ScribeKeyId } from '#lib/board/model.ts';
import type { StaffView } from '#lib/board/private-views.ts';
import {
	EpochChanged,
	isSameBoard,
	type Behind,
	type BoardAddress,
	type BoardLog,
	type Head,
	type Stored,
	type Work
} from '../../../server/live/log/board-log.ts';
import type { ActionRow, BoardRows, OwnViews, ScribeViews } from '../../../server/live/log/board-rows.ts';
import { boardReading, documentOf, stateOf, type Reading } from '../../../server/live/log/compaction.ts';
import type { Shelf } from './shelf.ts';
import { isErased } from './shelf-erase.ts';
import { ShelfRows } from './shelf-rows.ts';
import { ownViews, scribeViews, staffView } from './shelf-views.ts';

export class MemoryLog implements BoardLog {
	readonly #shelves = new Map<MeetingId, Shelf>();
	#locks = new Map<MeetingId, Promise<unknown>>();
	/** Makes the next commit fail. */
	failNext: Error | null = null;
	readonly #reading: Reading;

	constructor(reading = boardReading) {
		this.#reading = reading;
	}

	/** As `prepareMeeting` does; `carried` are actions of earlier meetings. */
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
			offers: [],
			offerHands: new Map(),
			offerPhones: new Map(),
			attendance: [],
			snapshots: [],
			handoffs: [],
			places: new Map(),
			earlier: new Map()
		});
	}

	/** A restored backup: another epoch, and the last `dropLast` commits are missing. */
	restore(meeting: MeetingId, { epoch, dropLast }: { epoch: string; dropLast: number }): void {
		const shelf = this.shelf(meeting);
		const seq = shelf.seq - dropLast;
		const updates = shelf.updates.filter((update) => update.seq <= seq);
		this.#shelves.set(meeting, { ...shelf, seq, epoch, updates });
	}

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
			const { bytes, rewrite, value } = await work(rows, {
				ahead: before.seq > known.seq,
				updates: storedSince(before, known.seq).updates
			});

			const failure = this.failNext;
			this.failNext = null;
			if (failure) throw failure;
			if (!bytes && !rewrite && !rows.wrote) return { seq: before.seq, value };
			if (rewrite) copy.updates = [{ seq, bytes: rewrite }];
			else if (bytes) copy.updates.push({ seq, bytes });
			this.#shelves.set(meeting, { ...copy, seq });
			return { seq, value };
		});
	}

	compact({ meeting }: BoardAddress): Promise<number> {
		return this.#locked(meeting, () => {
			const { updates, seq } = this.shelf(meeting);
			const doc = documentOf(updates.map(({ bytes }) => bytes));
			this.shelf(meeting).updates = [{ seq, bytes: stateOf(doc, this.#reading) }];
			return Promise.resolve(updates.length);
		});
	}

	erasedNotes({ meeting }: BoardAddress): Promise<NoteId[]> {
		const erased = [...this.shelf(meeting).notes.values()].filter(isErased);
		return Promise.resolve(erased.map(({ id }) => id));
	}

	since({ meeting }: BoardAddress, known: Head): Promise<Stored> {
		return Promise.resolve(storedSince(this.shelf(meeting), known.seq));
	}

	heads(meetings: readonly MeetingId[]): Promise<Map<MeetingId, Head>> {
		const there = meetings.filter((meeting) => this.#shelves.has(meeting));
		return Promise.resolve(new Map(there.map((meeting) => [meeting, this.shelf(meeting)])));
	}

	ownViews({ meeting }: BoardAddress, authors: readonly ParticipantId[]): Promise<OwnViews> {
		return Promise.resolve(ownViews(this.shelf(meeting), authors));
	}

	scribeViews({ meeting }: BoardAddress, keys: readonly ScribeKeyId[]): Promise<ScribeViews> {
		return Promise.resolve(scribeViews(this.shelf(meeting), keys));
	}

	staffView({ meeting }: BoardAddress): Promise<StaffView> {
		return Promise.resolve(staffView(this.shelf(meeting)));
	}

	/** Transactions of a board wait, like for the row lock in PostgreSQL. */
	async #locked<T>(meeting: MeetingId, run: () => Promise<T>): Promise<T> {
		const before = this.#locks.get(meeting) ?? Promise.resolve();
		const mine = before.then(run, run);
		this.#locks.set(meeting, mine);
		return mine;
	}
}

function storedSince(shelf: Shelf, seq: number): Stored {
	const updates = shelf.updates.filter((update) => update.seq > seq).map((update) => update.bytes);
	return { seq: shelf.seq, epoch: shelf.epoch, updates };
}
