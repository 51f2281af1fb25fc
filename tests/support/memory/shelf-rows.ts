import { isUndone } from '#lib/action/action.ts';
import type { Arrangement } from '#lib/board/erase/arrangement.ts';
import { isPresent, type Affiliation, type Attendance } from '#lib/board/attendance.ts';
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
import type {
	ActionOrigin,
	ActionRow,
	ActionUpdateRow,
	BoardRows,
	MeetingChange,
	NewSnapshot,
	NoteChange,
	NoteRow,
	OfferChange,
	OwnViews,
	Receipt,
	ErasedNote
} from '../../../server/live/log/board-rows.ts';
import { limits } from '../../../server/live/limits.ts';
import type { Shelf } from './shelf.ts';
import { erasedAmong, eraseRows, finishShelf } from './shelf-erase.ts';
import { noteCounts, ownViews, participantFacts, plannedColumns, wrote } from './shelf-views.ts';

export class ShelfRows implements BoardRows {
	readonly commandKey = 'a key that lives as long as the meeting';
	readonly recordAct = () => undefined; // memory has no log of acts
	readonly #shelf: Shelf;
	readonly #seq: number;
	wrote = false;

	constructor(shelf: Shelf, seq: number) {
		this.#shelf = shelf;
		this.#seq = seq;
	}

	readAhead(): Promise<void> {
		return Promise.resolve(); // everything is in memory
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
		return Promise.resolve(noteCounts(this.#shelf));
	}

	unshownOf(writer: WriterId): Promise<NoteRow[]> {
		const unshown = (note: NoteRow) =>
			wrote(this.#shelf, writer, note) && (note.state === 'waiting' || note.state === 'held');
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

	earlierNote(id: NoteId): ReturnType<BoardRows['earlierNote']> {
		return Promise.resolve(this.#shelf.earlier.get(id) ?? null);
	}

	participant(id: ParticipantId): Promise<ParticipantFacts> {
		return Promise.resolve(participantFacts(this.#shelf, id));
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

	changeOffers(offer: OfferChange): void {
		const { offers, offerHands, offerPhones } = this.#write();
		const { action } = offer;
		if ('hands' in offer) return void offerHands.set(action, offer.hands);
		const { participant, on } = offer;
		const others = offers.filter((each) => each.participant !== participant || each.action !== action);
		this.#shelf.offers = on ? [...others, { participant, action }] : others;
		offerPhones.set(action, (offerPhones.get(action) ?? 0) + (on ? 1 : -1));
	}

	voteSums(): Promise<ReadonlyMap<CombinationId, number>> {
		const sums = new Map<CombinationId, number>();
		for (const { combination, count } of this.#shelf.votes)
			sums.set(combination, (sums.get(combination) ?? 0) + count);
		return Promise.resolve(sums);
	}

	ownViews(authors: readonly ParticipantId[]): Promise<OwnViews> {
		return Promise.resolve(ownViews(this.#shelf, authors));
	}

	attendance(affiliation: Affiliation, organization: string): Promise<Attendance | null> {
		const isIt = isLine({ affiliation, organization });
		return Promise.resolve(this.#shelf.attendance.find(isIt) ?? null);
	}

	setAttendance(line: Attendance): void {
		const shelf = this.#write();
		const isIt = isLine(line);
		shelf.attendance = shelf.attendance.filter((each) => !isIt(each));
		if (isPresent(line)) shelf.attendance.push(line);
	}

	erasedAmong(ids: readonly NoteId[]): Promise<NoteId[]> {
		return Promise.resolve(erasedAmong(this.#shelf, ids));
	}

	erase(note: ErasedNote, repeats: Repeats | null): Promise<ActionId[]> {
		return Promise.resolve(eraseRows(this.#write(), note, repeats));
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

	readonly latestSnapshot = () => Promise.resolve(this.#shelf.snapshots[0]?.content ?? null);

	readonly kindOfPlace = (place: string) => Promise.resolve(this.#shelf.places.get(place) ?? null);

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

	plan(): ReturnType<BoardRows['plan']> {
		return Promise.resolve(plannedColumns(this.#shelf));
	}

	moveDayKeys(): void {
		this.#write(); // memory holds no keys
	}

	changeMeeting(change: MeetingChange): void {
		const shelf = this.#write();
		shelf.meeting = { ...shelf.meeting, ...change };
	}

	finish(): void {
		finishShelf(this.#write());
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

const isLine =
	({ affiliation, organization }: Pick<Attendance, 'affiliation' | 'organization'>) =>
	(line: Attendance) =>
		line.affiliation === affiliation && line.organization === organization;
