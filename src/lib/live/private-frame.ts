/** For one client only: a phone's own data, or the staff's lists of what is not on the board. */
import * as v from 'valibot';
import { affiliations, type Attendance } from '../board/attendance.ts';
import {
	holders,
	kinds,
	noteStates,
	type ActionId,
	type CombinationId,
	type NoteId,
	type SnapshotId
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
const actionId = v.pipe(
	v.string(),
	v.transform((id) => id as ActionId)
);
const shape = v.object({
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
	attendance: v.optional(
		v.array(
			v.object({
				affiliation: v.picklist(affiliations),
				organization: v.string(),
				people: v.number(),
				withoutPhone: v.number()
			})
		),
		[]
	),
	snapshots: v.optional(
		v.array(
			v.object({
				id: v.pipe(
					v.string(),
					v.transform((id) => id as SnapshotId)
				),
				position: v.number(),
				at: v.number(),
				groups: v.number(),
				combinations: v.number()
			})
		),
		[]
	),
	stopped: v.boolean(),
	voted: v.optional(v.nullable(v.object({ phones: v.number(), of: v.number(), lent: v.number() })), null),
	offerCounts: v.optional(v.array(v.object({ action: actionId, phones: v.number(), hands: v.number() })), [])
});

/** Null for a frame that this version does not understand. */
export function readPrivate(value: unknown): Private | null {
	const read = v.safeParse(shape, value);
	return read.success ? read.output : null;
}
