/**
 * The caller has checked the policy, holds the board's lock and sets transactions and their
 * origins.
 */
import type * as Y from 'yjs';
import type { Closing } from '#lib/board/closing.ts';
import { perKind } from '#lib/board/kinds.ts';
import { readBoard } from './doc.ts';
import { root, writeDue } from './layout.ts';
import { firstPage } from '#lib/board/wall.ts';
import { writeWall } from './wall-entry.ts';
import { addTo, assign, entry, mapOf } from './entries.ts';
import type {
	ActionId,
	ActionWords,
	AgendaItem,
	Board,
	BoardAction,
	Combination,
	CombinationId,
	Deciding,
	Kind,
	Note,
	NoteId,
	Phase,
	Timer,
	Voting,
	Wall
} from '#lib/board/model.ts';
import { lastCardNumber } from '#lib/board/limits.ts';

export function beginBoard(doc: Y.Doc, meeting: Pick<Board, 'title'> & Plan): void {
	doc.transact(() => {
		const { agenda, ...about } = meeting;
		assign(root(doc, 'meeting'), {
			...about,
			agenda: JSON.stringify(agenda),
			phase: 'draft',
			door: false,
			position: 0
		});
		assign(root(doc, 'tallies'), { ...perKind(() => 0), phones: 0, people: 0, withoutPhone: 0 });
	});
}

/** May be changed while the meeting is open. */
export type Plan = Pick<Board, 'theme' | 'rules' | 'confidentiality' | 'reveal' | 'stickers'> & {
	readonly agenda: readonly AgendaItem[];
};

/** The current item stays current; if it is gone, the one in its place is. True: its step was left. */
export function planMeeting(doc: Y.Doc, { agenda, ...plan }: Plan): boolean {
	const { agenda: before, position: was } = readBoard(doc);
	const position = placeOf(agenda, before, was) ?? Math.max(0, Math.min(was, agenda.length - 1));
	assign(root(doc, 'meeting'), { ...plan, agenda: JSON.stringify(agenda), position });
	const isLeft = stepOf(agenda[position]) !== stepOf(before[was]);
	if (isLeft) changeWall(doc, firstPage);
	return isLeft;
}

/** With other minutes it is still the same step. */
const stepOf = (item: AgendaItem | undefined) => JSON.stringify({ ...item, minutes: 0 });

/**
 * Among identical items (休憩) the same occurrence, or the nearest if their number changed; null if
 * it is gone.
 */
function placeOf(now: readonly AgendaItem[], before: readonly AgendaItem[], position: number): number | null {
	const line = JSON.stringify(before[position]);
	const placesIn = (agenda: readonly AgendaItem[]) =>
		agenda.map((each, i) => (JSON.stringify(each) === line ? i : -1)).filter((i) => i >= 0);
	const [were, are] = [placesIn(before), placesIn(now)];
	if (were.length === are.length) return are[were.indexOf(position)] ?? null;
	return are.sort((a, b) => Math.abs(a - position) - Math.abs(b - position))[0] ?? null;
}

/** Returns the note's number: its own, or the next one never used (N5). */
export function showNote(doc: Y.Doc, note: ShownNote): number {
	const { id, kind, text, supportPhones: phones = 0, supportHands: hands = 0, carried = false } = note;
	const number = note.number ?? nextNumber(doc);
	root(doc, 'notes').set(id, mapOf({ kind, text, number, phones, hands, carried }));
	return number;
}

type ShownNote = Pick<Note, 'id' | 'kind' | 'text'> &
	Partial<Pick<Note, 'supportPhones' | 'supportHands' | 'carried'>> & { readonly number?: number | null };

function nextNumber(doc: Y.Doc): number {
	const meeting = root(doc, 'meeting');
	const next = meeting.get('nextNumber');
	const number = typeof next === 'number' ? next : lastCardNumber + 2;
	meeting.set('nextNumber', number + 1);
	return number;
}

export function changeNote(doc: Y.Doc, id: NoteId, text: string): void {
	entry(doc, 'notes', id)?.set('text', text);
}

/**
 * The place in a group is kept for the note's return (N11). The projector screen lets go of it, so
 * that it does not come back large.
 */
export function putNoteAway(doc: Y.Doc, id: NoteId): void {
	const { focus } = readBoard(doc).wall;
	root(doc, 'notes').delete(id);
	if (focus?.type === 'note' && focus.id === id) changeWall(doc, { focus: null });
}

export function carryNote(doc: Y.Doc, id: NoteId, carried: boolean): void {
	entry(doc, 'notes', id)?.set('carried', carried);
}

/** One わたしも of a phone. */
export function supportNote(doc: Y.Doc, id: NoteId, by: 1 | -1): void {
	const note = entry(doc, 'notes', id);
	if (note) addTo(note, 'phones', by);
}

export function countHands(doc: Y.Doc, id: NoteId, hands: number): void {
	entry(doc, 'notes', id)?.set('hands', hands);
}

export function countWaiting(doc: Y.Doc, kind: Kind, by: number): void {
	addTo(root(doc, 'tallies'), kind, by);
}

export function countPhone(doc: Y.Doc): void {
	addTo(root(doc, 'tallies'), 'phones', 1);
}

export function countPeople(doc: Y.Doc, people: number, withoutPhone: number): void {
	const tallies = root(doc, 'tallies');
	addTo(tallies, 'people', people);
	addTo(tallies, 'withoutPhone', withoutPhone);
}

/**
 * Without a timer; staff start it by hand (T1). The projector screen begins with the step's own
 * picture, and keeps its QR and its cover.
 *
 * @param steppedAt on the server's clock; 0 is unknown
 */
export function goToStep(doc: Y.Doc, position: number, steppedAt = 0): void {
	assign(root(doc, 'meeting'), { position, steppedAt, timerEndsAt: 0, timerLeft: 0 });
	changeWall(doc, firstPage);
}

/** T6: from then on a change of the 次第 does not move the end. */
export function setTimes(doc: Y.Doc, times: { readonly endsAt: number; readonly steppedAt?: number }): void {
	assign(root(doc, 'meeting'), times);
}

export function setPlanVersion(doc: Y.Doc, planVersion: string): void {
	assign(root(doc, 'meeting'), { planVersion });
}

export function setTimer(doc: Y.Doc, { endsAt, leftMs }: Timer): void {
	assign(root(doc, 'meeting'), { timerEndsAt: endsAt ?? 0, timerLeft: leftMs ?? 0 });
}

/** On the server's clock (N10). */
export function setLastShown(doc: Y.Doc, at: number): void {
	assign(root(doc, 'meeting'), { releasedAt: at });
}

export function setSpotlight(doc: Y.Doc, note: NoteId | null): void {
	assign(root(doc, 'meeting'), { spotlight: note ?? '' });
}

export function changeWall(doc: Y.Doc, change: Partial<Wall>): void {
	const { wall } = readBoard(doc);
	assign(root(doc, 'meeting'), { wall: writeWall({ ...wall, ...change }) });
}

/** Null takes the band off the projector screen. */
export function setCaptions(doc: Y.Doc, text: string | null): void {
	if (text === null) root(doc, 'meeting').delete('captions');
	else assign(root(doc, 'meeting'), { captions: text });
}

export function setVoting(doc: Y.Doc, voting: Voting): void {
	assign(root(doc, 'meeting'), { voting });
}

export function setChoice(
	doc: Y.Doc,
	id: CombinationId,
	change: Partial<Pick<Combination, 'votes' | 'hands' | 'stickers' | 'outcome'>>
): void {
	const known = entry(doc, 'choices', id);
	if (known) assign(known, change);
	else root(doc, 'choices').set(id, mapOf(change));
}

/** Undo (元に戻す) may restore a removed combination with this sum (V4, V5). */
export function setVoteSums(doc: Y.Doc, sums: ReadonlyMap<CombinationId, number>): void {
	const ids = [...root(doc, 'combinations').keys(), ...root(doc, 'choices').keys(), ...sums.keys()];
	for (const id of new Set(ids as CombinationId[])) setChoice(doc, id, { votes: sums.get(id) ?? 0 });
}

export function setDeciding(doc: Y.Doc, deciding: Deciding | null): void {
	const text = deciding ? JSON.stringify({ ...deciding, due: writeDue(deciding.due) }) : '';
	assign(root(doc, 'meeting'), { deciding: text });
}

export function setPhase(doc: Y.Doc, phase: Phase, door: boolean): void {
	assign(root(doc, 'meeting'), { phase, door });
}

/** Of all phones (P14). */
export function setWriting(doc: Y.Doc, writing: boolean): void {
	assign(root(doc, 'meeting'), { writing });
}

/** Null: 閉会 was taken back. */
export function setClosing(doc: Y.Doc, closing: Closing | null): void {
	assign(root(doc, 'meeting'), { closing: closing ? JSON.stringify(closing) : '' });
}

/** `words` are for people who come anyway; null takes the 中止 back. */
export function setCancelled(doc: Y.Doc, words: string | null): void {
	assign(root(doc, 'meeting'), { cancelled: words !== null, cancelledWords: words ?? '' });
}

/** The database row is authoritative (A1). */
export function putAction(doc: Y.Doc, action: Omit<BoardAction, 'order'>): void {
	const actions = root(doc, 'actions');
	const { id, due, combination, ...rest } = action;
	actions.set(
		id,
		mapOf({ ...rest, due: writeDue(due), combination: combination ?? '', order: actions.size })
	);
}

export function editAction(doc: Y.Doc, id: ActionId, { due, ...words }: ActionWords): void {
	const action = entry(doc, 'actions', id);
	if (action) assign(action, { ...words, due: writeDue(due) });
}

export function updateAction(
	doc: Y.Doc,
	id: ActionId,
	change: Pick<BoardAction, 'status'> & Partial<Pick<BoardAction, 'remark'>>
): void {
	const action = entry(doc, 'actions', id);
	if (action) assign(action, change);
}
