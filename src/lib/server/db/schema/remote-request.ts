import { index, integer, pgEnum, pgTable, unique, uuid } from 'drizzle-orm/pg-core';
import type { DayKeyId, MeetingId, ParticipantId } from '#lib/board/model.ts';
import type { RemoteRequestId } from '../ids.ts';
import { moment, tenant } from './columns.ts';
import { dayKeys } from './day-key.ts';
import { meetings, participants } from './meeting.ts';

export const remoteRequestState = pgEnum('remote_request_state', ['pending', 'granted', 'refused', 'taken']);

/** A phone asks to be a remote (リモコン). After it was taken, the row marks the day key of a remote. */
export const remoteRequests = pgTable(
	'remote_request',
	{
		id: uuid().$type<RemoteRequestId>().primaryKey(),
		meetingId: uuid()
			.$type<MeetingId>()
			.notNull()
			.references(() => meetings.id, { onDelete: 'cascade' }),
		municipalityId: tenant(),
		/** Null once the phone is a remote: from then on nothing leads from the key to its notes. */
		participantId: uuid()
			.$type<ParticipantId>()
			.references(() => participants.id, { onDelete: 'cascade' }),
		/** From 10 to 99: phone and laptop show the same, so that people can compare them. */
		digits: integer().notNull(),
		state: remoteRequestState().notNull().default('pending'),
		/** When it got this state. */
		at: moment().notNull(),
		/** Of this phone, one after the other. */
		refusals: integer().notNull().default(0),
		dayKeyId: uuid()
			.$type<DayKeyId>()
			.references(() => dayKeys.id, { onDelete: 'cascade' }),
		/** The 当日のかぎ of the laptop that said はい: the remote ends with it. */
		grantedByKeyId: uuid()
			.$type<DayKeyId>()
			.references(() => dayKeys.id, { onDelete: 'set null' })
	},
	(t) => [
		index().on(t.meetingId),
		index().on(t.grantedByKeyId),
		unique('remote_request_participant_unique').on(t.participantId),
		unique('remote_request_day_key_unique').on(t.dayKeyId)
	]
);
