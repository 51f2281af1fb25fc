import { boolean, date, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { MeetingId } from '#lib/board/model.ts';
import type { CouncilId, CouncilMemberId, OrganizationId } from '../ids.ts';
import { tenant } from './columns.ts';
import { councils } from './council.ts';
import { meetings } from './meeting.ts';
import { organizations } from './organization.ts';

/** 構成員 of the 名簿 of a council that uses one. Residents and 当事者・家族 never stand here. */
export const councilMembers = pgTable(
	'council_member',
	{
		id: uuid().$type<CouncilMemberId>().primaryKey(),
		councilId: uuid()
			.$type<CouncilId>()
			.notNull()
			.references(() => councils.id, { onDelete: 'cascade' }),
		municipalityId: tenant(),
		name: text().notNull(),
		/** 役, for example 会長. */
		seat: text().notNull().default(''),
		organizationId: uuid()
			.$type<OrganizationId>()
			.references(() => organizations.id, { onDelete: 'set null' }),
		/** 任期 */
		termFrom: date({ mode: 'string' }),
		termTo: date({ mode: 'string' })
	},
	(t) => [index().on(t.councilId), index().on(t.organizationId)]
);

/** 出席 and 欠席 by seat. */
export const memberAttendances = pgTable(
	'member_attendance',
	{
		meetingId: uuid()
			.$type<MeetingId>()
			.notNull()
			.references(() => meetings.id, { onDelete: 'cascade' }),
		memberId: uuid()
			.$type<CouncilMemberId>()
			.notNull()
			.references(() => councilMembers.id, { onDelete: 'cascade' }),
		municipalityId: tenant(),
		present: boolean().notNull()
	},
	(t) => [primaryKey({ columns: [t.meetingId, t.memberId] }), index().on(t.memberId)]
);
