import { date, index, pgEnum, pgTable, uuid } from 'drizzle-orm/pg-core';
import { handoffDestinations, handoffFields } from '#lib/board/handoff.ts';
import type { MeetingId } from '#lib/board/model.ts';
import type { CouncilId, HandoffPlaceId } from '../ids.ts';
import { tenant } from './columns.ts';
import { councils } from './council.ts';
import { meetings } from './meeting.ts';

export const handoffField = pgEnum('handoff_field', handoffFields);
export const handoffDestination = pgEnum('handoff_destination', handoffDestinations);

/** Referrals (個別の支援につなぐ) never have a text, a note or a name (PR-4). */
export const handoffs = pgTable(
	'handoff',
	{
		id: uuid().primaryKey(),
		municipalityId: tenant(),
		councilId: uuid()
			.$type<CouncilId>()
			.notNull()
			.references(() => councils.id),
		meetingId: uuid()
			.$type<MeetingId>()
			.references(() => meetings.id, { onDelete: 'set null' }),
		on: date({ mode: 'string' }).notNull(),
		field: handoffField().notNull(),
		destination: handoffDestination().notNull(),
		/**
		 * The entry of the directory (相談先). No foreign key: the directory refers to this table's kinds, and a count
		 * outlives the office.
		 */
		placeId: uuid().$type<HandoffPlaceId>()
	},
	(t) => [index().on(t.councilId, t.on)]
);
