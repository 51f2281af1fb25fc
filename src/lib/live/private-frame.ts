/** For one client only: a phone's own data, or the staff's lists of what is not on the board. */
import * as v from 'valibot';
import type { Address } from './transport/provider.ts';
import type { Attendance } from '../board/attendance.ts';
import {
	holders,
	kinds,
	noteStates,
	type ActionId,
	type CombinationId,
	type NoteId
} from '../board/model.ts';
import type { OfferCount, PrivateNote, SnapshotLine, Voted } from '../board/private-views.ts';

export interface Private {
	readonly notes: readonly PrivateNote[];
	readonly supports: readonly NoteId[];
	readonly votes: Readonly<Record<CombinationId, number>>;
	readonly offers: readonly ActionId[];
	readonly attendance: readonly Attendance[];
	readonly snapshots: readonly SnapshotLine[];
	/** On a phone, whether it is stopped; for staff, whether any phone is. */
	readonly stopped: boolean;
	/** For staff (V6). */
	readonly voted: Voted | null;
	/** For staff (A8). */
	readonly offerCounts: readonly OfferCount[];
}

/** Null for a frame that this version does not understand. */
export type ReadPrivate = (value: unknown) => Private | null;

export type BoardAddress = Address &
	(
		| { readonly view: 'staff'; readonly readPrivate: ReadPrivate }
		| { readonly view: 'phone' | 'screen' | 'scribe'; readonly readPrivate?: ReadPrivate }
	);

export const nothingPrivate: Private = {
	notes: [],
	supports: [],
	votes: {},
	offers: [],
	attendance: [],
	snapshots: [],
	stopped: false,
	voted: null,
	offerCounts: []
};

const noteId = v.pipe(
	v.string(),
	v.transform((id) => id as NoteId)
);
export const actionId = v.pipe(
	v.string(),
	v.transform((id) => id as ActionId)
);
export const ownFields = {
	notes: v.array(
		v.object({
			id: noteId,
			kind: v.picklist(kinds),
			text: v.string(),
			state: v.picklist(noteStates),
			heldBy: v.nullable(v.picklist(holders)),
			number: v.nullable(v.number()),
			postedBy: v.nullable(v.string()),
			proxy: v.boolean()
		})
	),
	supports: v.optional(v.array(noteId), []),
	votes: v.optional(v.record(v.string(), v.number()), {}),
	offers: v.optional(v.array(actionId), []),
	stopped: v.boolean()
};
const own = v.object(ownFields);

/** A phone does not load what only the frames of staff have: `readStaffPrivate` reads those. */
export const readOwnPrivate: ReadPrivate = (value) => {
	const read = v.safeParse(own, value);
	return read.success ? { ...nothingPrivate, ...read.output } : null;
};
