import type { NoteId, NoteState, ParticipantId, ScribeKeyId } from '#lib/board/model.ts';
import type { OfferCount, OwnView, ScribeView, StaffView } from '#lib/board/private-views.ts';
import type { NoteCounts, ParticipantFacts, WriterId } from '#lib/board/policy/meeting-state.ts';
import { isUnseen } from '#lib/board/unseen.ts';
import type { PlannedColumns } from '#lib/server/meetings/plan-version.ts';
import { limits } from '../../../server/live/limits.ts';
import type { NoteRow, OwnViews, ScribeViews } from '../../../server/live/log/board-rows.ts';
import { privateNote } from '../../../server/board/rows/private-note.ts';
import { snapshotLine } from '../../../server/board/rows/snapshot-line.ts';
import { isOffTheBoard, type Shelf } from './shelf.ts';

export function noteCounts({ notes }: Shelf): NoteCounts {
	const states = [...notes.values()].map(({ state }) => state);
	const of = (...counted: readonly NoteState[]) => states.filter((state) => counted.includes(state)).length;
	return { onBoard: of('shown', 'waiting'), held: of('held'), trashed: of('trashed') };
}

export function participantFacts(
	{ stopped, supports, votes, notes, offers }: Shelf,
	id: ParticipantId
): ParticipantFacts {
	const isThere = (note: NoteId) => notes.get(note)?.state === 'shown';
	return {
		stopped: stopped.has(id),
		notes: [...notes.values()].filter((note) => note.participant === id && note.state !== 'withdrawn').length,
		supports: supports
			.filter((each) => each.participant === id && isThere(each.note))
			.map(({ note }) => note),
		votes: Object.fromEntries(
			votes.filter((each) => each.participant === id).map((each) => [each.combination, each.count])
		),
		offers: offers.filter((each) => each.participant === id).map(({ action }) => action)
	};
}

export function ownViews(shelf: Shelf, authors: readonly ParticipantId[]): OwnViews {
	const mine = (author: ParticipantId) =>
		[...shelf.notes.values()]
			.filter((note) => note.participant === author && note.state !== 'withdrawn')
			.map((note) => privateNote(note, 'author'));
	return new Map(
		authors.map((author): [ParticipantId, OwnView] => {
			const { stopped, supports, votes, offers } = participantFacts(shelf, author);
			return [author, { notes: mine(author), supports, votes, offers, stopped }];
		})
	);
}

export function wrote({ receipts }: Shelf, writer: WriterId, note: NoteRow): boolean {
	if (note.participant !== null) return note.participant === writer;
	return receipts.get(`${writer} ${note.postedBy}`)?.result.note === note.id;
}

export function scribeViews(shelf: Shelf, keys: readonly ScribeKeyId[]): ScribeViews {
	const writtenWith = (key: ScribeKeyId) =>
		[...shelf.notes.values()].filter((note) => isUnseen(note) && wrote(shelf, key, note));
	return new Map(
		keys.map((key): [ScribeKeyId, ScribeView] => {
			const written = writtenWith(key).map((note) => privateNote(note, 'staff'));
			return [key, { notes: written, stopped: false }];
		})
	);
}

export function staffView(shelf: Shelf): StaffView {
	const { notes, attendance, stopped, snapshots, votes } = shelf;
	const phones = new Set(votes.filter(({ count }) => count > 0).map(({ participant }) => participant)).size;
	return {
		notes: [...notes.values()].filter(isOffTheBoard).map((note) => privateNote(note, 'staff')),
		attendance,
		snapshots: snapshots.slice(0, limits.snapshotLines).map(snapshotLine),
		stopped: stopped.size > 0,
		voted: { phones, of: phones, lent: 0 }, // memory knows the phones that did something
		offerCounts: offerCounts(shelf)
	};
}

function offerCounts({ offerHands, offerPhones }: Shelf): OfferCount[] {
	const actions = [...new Set([...offerHands.keys(), ...offerPhones.keys()])].toSorted();
	return actions.map((action) => ({
		action,
		phones: offerPhones.get(action) ?? 0,
		hands: offerHands.get(action) ?? 0
	}));
}

/** Unset columns are those of a meeting that was just prepared. */
export function plannedColumns({ meeting }: Shelf): PlannedColumns {
	const {
		theme = '',
		venue = '',
		startsAt = new Date(0),
		confidentiality = 'members',
		reveal = 'look_through',
		stickers = 3,
		rules = '',
		agenda = []
	} = meeting;
	return { theme, venue, startsAt, confidentiality, reveal, stickers, rules, agenda };
}
