/**
 * What commands change in a board document, on the server. The caller has asked the policy and holds the board's lock;
 * transactions and their origins are the caller's.
 */
import type * as Y from 'yjs';
import { readBoard } from './doc.ts';
import { root, writeDue } from './layout.ts';
import { addTo, assign, entry, mapOf } from './entries.ts';
import {
	lastCardNumber,
	type ActionId,
	type ActionWords,
	type AgendaItem,
	type Board,
	type BoardAction,
	type Combination,
	type CombinationId,
	type Deciding,
	type Kind,
	type Note,
	type NoteId,
	type Phase,
	type Timer,
	type Voting
} from '#lib/board/model.ts';

/** A fresh board: what a meeting looks like before its door opens. */
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
		assign(root(doc, 'tallies'), { komatta: 0, mottainai: 0, phones: 0, people: 0, withoutPhone: 0 });
	});
}

/** What is settled before a meeting, and may be settled anew while it is open. */
export type Plan = Pick<Board, 'theme' | 'rules' | 'confidentiality' | 'reveal' | 'stickers'> & {
	readonly agenda: readonly AgendaItem[];
};

/** The line that is いま stays いま wherever it went; when it was taken out, the one in its place is. */
export function planMeeting(doc: Y.Doc, { agenda, ...plan }: Plan): void {
	const about = root(doc, 'meeting');
	const { agenda: before, position } = readBoard(doc);
	assign(about, { ...plan, agenda: JSON.stringify(agenda) });
	assign(about, {
		position: placeOf(agenda, before, position) ?? Math.max(0, Math.min(position, agenda.length - 1))
	});
}

/** Where the line that was at `position` is now. Of equal ones (休憩) it is the same in turn, or the nearest when some came or went. */
function placeOf(now: readonly AgendaItem[], before: readonly AgendaItem[], position: number): number | null {
	const line = JSON.stringify(before[position]);
	const placesIn = (agenda: readonly AgendaItem[]) =>
		agenda.map((each, i) => (JSON.stringify(each) === line ? i : -1)).filter((i) => i >= 0);
	const [were, are] = [placesIn(before), placesIn(now)];
	if (were.length === are.length) return are[were.indexOf(position)] ?? null;
	return are.sort((a, b) => Math.abs(a - position) - Math.abs(b - position))[0] ?? null;
}

/** Puts a note where everybody sees it. Its number is its own, or the next one that was never used (N5). */
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

/** Off the board for now: its place waits for it. */
export function putNoteAway(doc: Y.Doc, id: NoteId): void {
	root(doc, 'notes').delete(id);
}

export function carryNote(doc: Y.Doc, id: NoteId, carried: boolean): void {
	entry(doc, 'notes', id)?.set('carried', carried);
}

/** わたしも, by phones (one more or less) and by count (set). */
export function supportNote(doc: Y.Doc, id: NoteId, by: 1 | -1): void {
	const note = entry(doc, 'notes', id);
	if (note) addTo(note, 'phones', by);
}

export function countHands(doc: Y.Doc, id: NoteId, hands: number): void {
	entry(doc, 'notes', id)?.set('hands', hands);
}

/** Adds to, or takes from, the count of notes that wait to be shown. */
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

/** Another step begins without a running time; it is started by hand. */
export function goToStep(doc: Y.Doc, position: number): void {
	assign(root(doc, 'meeting'), { position, timerEndsAt: 0, timerLeft: 0 });
}

export function setTimer(doc: Y.Doc, { endsAt, leftMs }: Timer): void {
	assign(root(doc, 'meeting'), { timerEndsAt: endsAt ?? 0, timerLeft: leftMs ?? 0 });
}

/** When papers were last shown in a round, on the server's clock (N10). */
export function noteRelease(doc: Y.Doc, at: number): void {
	assign(root(doc, 'meeting'), { releasedAt: at });
}

export function setSpotlight(doc: Y.Doc, note: NoteId | null): void {
	assign(root(doc, 'meeting'), { spotlight: note ?? '' });
}

export function setVoting(doc: Y.Doc, voting: Voting): void {
	assign(root(doc, 'meeting'), { voting });
}

/** What the server knows of a combination: sums, and what was decided about it. */
export function setChoice(
	doc: Y.Doc,
	id: CombinationId,
	change: Partial<Pick<Combination, 'votes' | 'hands' | 'stickers' | 'outcome'>>
): void {
	const known = entry(doc, 'choices', id);
	if (known) assign(known, change);
	else root(doc, 'choices').set(id, mapOf(change));
}

/** Of every idea, also of one that is not there now: 元に戻す may bring it again, with what stands here (V4, V5). */
export function setVoteSums(doc: Y.Doc, sums: ReadonlyMap<CombinationId, number>): void {
	const ids = [...root(doc, 'combinations').keys(), ...root(doc, 'choices').keys(), ...sums.keys()];
	for (const id of new Set(ids as CombinationId[])) setChoice(doc, id, { votes: sums.get(id) ?? 0 });
}

/** The やること form, as the projector mirrors it. */
export function setDeciding(doc: Y.Doc, deciding: Deciding | null): void {
	const text = deciding ? JSON.stringify({ ...deciding, due: writeDue(deciding.due) }) : '';
	assign(root(doc, 'meeting'), { deciding: text });
}

export function setPhase(doc: Y.Doc, phase: Phase, door: boolean): void {
	assign(root(doc, 'meeting'), { phase, door });
}

/** 中止, with the sentence for those who come; null takes it back. */
export function setCancelled(doc: Y.Doc, words: string | null): void {
	assign(root(doc, 'meeting'), { cancelled: words !== null, cancelledWords: words ?? '' });
}

/** Mirrors an action item's row on the board; the row is the truth (A1). */
export function putAction(doc: Y.Doc, action: Omit<BoardAction, 'order'>): void {
	const actions = root(doc, 'actions');
	const { id, due, combination, ...rest } = action;
	actions.set(
		id,
		mapOf({ ...rest, due: writeDue(due), combination: combination ?? '', order: actions.size })
	);
}

/** Its words are corrected; its status and remark stay. */
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
