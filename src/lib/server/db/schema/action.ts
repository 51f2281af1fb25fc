import { date, index, jsonb, pgEnum, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import {
	actionResults,
	actionStatuses,
	type AccountId,
	type ActionId,
	type ActionWords,
	type CombinationId,
	type MeetingId,
	type NoteId
} from '#lib/board/model.ts';
import type { CouncilId } from '../ids.ts';
import { accounts } from './account.ts';
import { moment, tenant } from './columns.ts';
import { councils } from './council.ts';
import { meetings } from './meeting.ts';
import { notes } from './note.ts';

export const actionStatus = pgEnum('action_status', actionStatuses);
export const actionResult = pgEnum('action_result', actionResults);
export const dueKind = pgEnum('due_kind', ['date', 'month', 'next_meeting', 'undecided']);

/** Actions (やること) outlive the meeting in which they were decided. */
export const actionItems = pgTable(
	'action_item',
	{
		/** Never changed (A1). */
		id: uuid().$type<ActionId>().primaryKey(),
		municipalityId: tenant(),
		/** Its next meeting takes over undone items (A3). */
		councilId: uuid()
			.$type<CouncilId>()
			.notNull()
			.references(() => councils.id),
		/** Decided there (A2). */
		meetingId: uuid()
			.$type<MeetingId>()
			.references(() => meetings.id),
		/** Its row (A2) is a projection and may be rebuilt: no foreign key. */
		combinationId: text().$type<CombinationId>(),
		/** だれかに 聞いてみる: a person is asked first. */
		result: actionResult().notNull().default('do'),
		what: text().notNull(),
		firstStep: text().notNull(),
		/** The owner (だれが) is often a person without an account. */
		owner: text().notNull(),
		/** 手伝う人 */
		helpers: text().notNull().default(''),
		dueKind: dueKind().notNull(),
		/** The first day of the month if `dueKind` is `month`. */
		dueOn: date({ mode: 'string' }),
		status: actionStatus().notNull().default('not_started'),
		createdAt: moment().notNull().defaultNow(),
		updatedAt: moment().notNull().defaultNow()
	},
	(t) => [
		index().on(t.councilId, t.status), // query when the next meeting opens
		index().on(t.municipalityId, t.status)
	]
);

/** A2 */
export const actionOriginNotes = pgTable(
	'action_origin_note',
	{
		actionId: uuid()
			.$type<ActionId>()
			.notNull()
			.references(() => actionItems.id, { onDelete: 'cascade' }),
		noteId: text()
			.$type<NoteId>()
			.notNull()
			.references(() => notes.id, { onDelete: 'cascade' }),
		municipalityId: tenant()
	},
	(t) => [primaryKey({ columns: [t.actionId, t.noteId] }), index().on(t.noteId)]
);

/** One row per change, never rewritten (A1). */
export const actionUpdates = pgTable(
	'action_update',
	{
		id: uuid().primaryKey(),
		actionId: uuid()
			.$type<ActionId>()
			.notNull()
			.references(() => actionItems.id, { onDelete: 'cascade' }),
		municipalityId: tenant(),
		at: moment().notNull(),
		status: actionStatus().notNull(),
		remark: text().notNull(),
		/** Null if the change only set the status. */
		before: jsonb().$type<ActionWords>(),
		meetingId: uuid()
			.$type<MeetingId>()
			.references(() => meetings.id),
		byAccount: uuid()
			.$type<AccountId>()
			.references(() => accounts.id)
	},
	(t) => [index().on(t.actionId, t.at)]
);
