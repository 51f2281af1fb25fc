import * as v from 'valibot';
import { affiliations } from '../board/attendance.ts';
import type { SnapshotId } from '../board/model.ts';
import { actionId, ownFields, type ReadPrivate } from './private-frame.ts';

const shape = v.object({
	...ownFields,
	attendance: v.optional(
		v.array(
			v.object({
				affiliation: v.picklist(affiliations),
				organization: v.string(),
				people: v.number(),
				withoutPhone: v.number(),
				represented: v.optional(v.boolean())
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
	voted: v.optional(v.nullable(v.object({ phones: v.number(), of: v.number(), lent: v.number() })), null),
	offerCounts: v.optional(v.array(v.object({ action: actionId, phones: v.number(), hands: v.number() })), [])
});

export const readStaffPrivate: ReadPrivate = (value) => {
	const read = v.safeParse(shape, value);
	return read.success ? read.output : null;
};
