/** The rows of one board in memory, on which a transaction of the memory log works. */
import { isUndone } from '#lib/action/action.ts';
import { withoutErased, type Arrangement } from '#lib/board/erase/arrangement.ts';
import type { Affiliation, Attendance } from '#lib/board/attendance.ts';
import type {
	ActionId,
	ActionWords,
	CombinationId,
	NoteId,
	NoteState,
	OwnView,
	ParticipantId,
	SnapshotId
} from '#lib/board/model.ts';
import { cleared } from '#lib/board/erase/erase.ts';
import type { NoteCounts, ParticipantFacts } from '#lib/board/policy/meeting-state.ts';
import type { Repeats } from '#lib/board/erase/quotes.ts';
import type {
	ActionOrigin,
	ActionRow,
	ActionUpdateRow,
	BoardRows,
	EarlierNote,
	MeetingChange,
	NewSnapshot,
	NoteChange,
	NoteRow,
	OwnViews,
	Receipt,
	ErasedNote
} from '../../../server/live/log/board-log.ts';
import { limits } from '../../../server/live/limits.ts';
import { privateNote } from '../../../server/board/rows/private-note.ts';

type ActionShelf = ActionRow & {
	history: ActionUpdateRow[];
	notes: readonly string[];
	here: boolean;
};

/**
 * Everything that one meeting has "on disk". Plain data, so that a transaction can work on a copy.
 */
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
	snapshots: (NewSnapshot & { readonly id: SnapshotId })[];
	handoffs: Parameters<BoardRows['addHandoff']>[0][];
	/** Notes of earlier meetings of the council. */
	earlier: Map<string, EarlierNote>;
}

export class ShelfRows implements BoardRows {
	readonly commandKey = 'a key that lives as long as the meeting';
	readonly #shelf: Shelf;
	readonly #seq: number;
	wrote = false;

	constructor(shelf: Shelf, seq: number) {
		this.#shelf = shelf;
		this.#seq = seq;
	}

	readAhead(): Promise<void> {
		return Promise.resolve(); // everything is in memory already
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

	noteCounts(): Promise<NoteCounts> {
		const states = [...this.#shelf.notes.values()].map(({ state }) => state);
		const of = (...counted: readonly NoteState[]) => states.filter((state) => counted.includes(state)).length;
		return Promise.resolve({ onBoard: of('shown', 'waiting'), held: of('held'), trashed: of('trashed') });
	}

	unshownOf(author: ParticipantId): Promise<NoteRow[]> {
		const unshown = ({ participant, state }: NoteRow) =>
			participant === author && (state === 'waiting' || state === 'held');
		return Promise.resolve([...this.#shelf.notes.values()].filter(unshown));
	}

	takenNote(from: NoteId): Promise<NoteRow | null> {
		const taken = [...this.#shelf.notes.values()].find(({ takenFrom }) => takenFrom === from);
		return Promise.resolve(taken ?? null);
	}

	supporters(note: NoteId): Promise<ParticipantId[]> {
		const pressed = this.#shelf.supports.filter((each) => each.note === note);
		return Promise.resolve(pressed.map(({ participant }) => participant));
	}

	hasNumber(number: number): Promise<boolean> {
		return Promise.resolve([...this.#shelf.notes.values()].some((note) => note.number === number));
	}

	earlierNote(id: NoteId): Promise<EarlierNote | null> {
		return Promise.resolve(this.#shelf.earlier.get(id) ?? null);
	}

	participant(id: ParticipantId): Promise<ParticipantFacts> {
		const { stopped, supports, votes, notes } = this.#shelf;
		const isThere = (note: NoteId) => notes.get(note)?.state === 'shown';
		return Promise.resolve({
			stopped: stopped.has(id),
			notes: [...notes.values()].filter((note) => note.participant === id && note.state !== 'withdrawn')
				.length,
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

	erasedAmong(ids: readonly NoteId[]): Promise<NoteId[]> {
		return Promise.resolve(ids.filter((id) => isGone(this.#shelf.notes.get(id))));
	}

	erase({ id: note }: ErasedNote, repeats: Repeats | null): Promise<ActionId[]> {
		const shelf = this.#write();
		const { actions } = shelf;
		shelf.snapshots = shelf.snapshots.map((each) => ({
			...each,
			content: withoutErased(each.content, note, repeats)
		}));
		const changed: ActionId[] = [];
		for (const action of repeats ? actions.values() : []) {
			const emptied = cleared(action, ['what', 'firstStep', 'owner', 'helpers', 'remark'], repeats!);
			if (!action.here || Object.keys(emptied).length === 0) continue;
			actions.set(action.id, { ...action, ...emptied, history: [] });
			changed.push(action.id);
		}
		return Promise.resolve(changed);
	}

	eraseOrigin(from: NoteId): Promise<ActionId[]> {
		this.#write().earlier.delete(from);
		return Promise.resolve([]);
	}

	keepSnapshot(snapshot: NewSnapshot): void {
		const shelf = this.#write();
		const id = `snapshot-${this.#seq}` as SnapshotId;
		shelf.snapshots = [{ id, ...snapshot }, ...shelf.snapshots].slice(0, limits.snapshots);
	}

	snapshot(id: SnapshotId): Promise<Arrangement | null> {
		return Promise.resolve(this.#shelf.snapshots.find((each) => each.id === id)?.content ?? null);
	}

	latestSnapshot(): Promise<Arrangement | null> {
		return Promise.resolve(this.#shelf.snapshots[0]?.content ?? null);
	}

	addHandoff(handoff: Shelf['handoffs'][number]): void {
		this.#write().handoffs.push(handoff);
	}

	action(id: ActionId): Promise<ActionRow | null> {
		return Promise.resolve(this.#shelf.actions.get(id) ?? null);
	}

	undoneActions(): Promise<ActionRow[]> {
		return Promise.resolve([...this.#shelf.actions.values()].filter((action) => isUndone(action.status)));
	}

	addAction(action: ActionRow, { here, notes }: ActionOrigin, first: ActionUpdateRow): void {
		this.#write().actions.set(action.id, { ...action, here, notes, history: [first] });
	}

	updateAction(id: ActionId, update: ActionUpdateRow): void {
		const { status, remark } = update;
		this.#changeAction(id, remark === '' ? { status } : { status, remark }, update);
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

/**
 * Whether the text is erased after people could read it: handed on, or withdrawn after it was shown
 * (E1).
 */
export const isErased = ({ state, number }: NoteRow) =>
	state === 'handed_off' || (state === 'withdrawn' && number !== null);

const isGone = (note: NoteRow | undefined) => note?.state === 'withdrawn' || note?.state === 'handed_off';

/** Waiting, held (あずかり) or trashed: such notes are deleted at まとめ完了. */
export const isOffTheBoard = ({ state }: NoteRow) =>
	state === 'waiting' || state === 'held' || state === 'trashed';

const isLine =
	({ affiliation, organization }: Pick<Attendance, 'affiliation' | 'organization'>) =>
	(line: Attendance) =>
		line.affiliation === affiliation && line.organization === organization;
