import { index, pgTable, unique, uuid } from 'drizzle-orm/pg-core';
import type { AccountId, MeetingId } from '#lib/board/model.ts';
import type { MunicipalityId } from '../ids.ts';
import { accounts } from './account.ts';
import { moment, tenant } from './columns.ts';
import { meetings } from './meeting.ts';
import { municipalities } from './municipality.ts';

/**
 * A rehearsal (練習) is a meeting in a tenant of its own, which no query of the real tenant can see.
 * This row, which belongs to the real one, is the only thing that joins the two.
 */
export const rehearsals = pgTable(
	'rehearsal',
	{
		/** Deleting it deletes the rehearsal. */
		tenantId: uuid()
			.$type<MunicipalityId>()
			.primaryKey()
			.references(() => municipalities.id, { onDelete: 'cascade' }),
		municipalityId: tenant(),
		meetingId: uuid()
			.$type<MeetingId>()
			.notNull()
			.unique('rehearsal_meeting_id_unique')
			.references(() => meetings.id, { onDelete: 'cascade' }),
		/** The real meeting, which is rehearsed. */
		forMeetingId: uuid()
			.$type<MeetingId>()
			.notNull()
			.references(() => meetings.id, { onDelete: 'cascade' }),
		startedBy: uuid()
			.$type<AccountId>()
			.notNull()
			.references(() => accounts.id),
		startedAt: moment().notNull()
	},
	(t) => [
		unique('rehearsal_started_by_unique').on(t.startedBy), // an account has one rehearsal at a time
		index().on(t.forMeetingId)
	]
);
