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

/** Actions (やること). They outlive the meeting in which they were decided. */
export const actionItems = pgTable(
	'action_item',
	{
		/** Assigned when the item is decided and never changed (A1). */
		id: uuid().$type<ActionId>().primaryKey(),
		municipalityId: tenant(),
		/** The council that owns it. Its next meeting takes over the item if undone (A3). */
		councilId: uuid()
			.$type<CouncilId>()
			.notNull()
			.references(() => councils.id),
		/** The meeting in which it was decided (A2). */
		meetingId: uuid()
			.$type<MeetingId>()
			.references(() => meetings.id),
		/** The combination (A2). Its row is a projection and may be rebuilt: no foreign key. */
		combinationId: text().$type<CombinationId>(),
		/** Whether an owner does it or a person is asked first (だれかに 聞いてみる). */
		result: actionResult().notNull().default('do'),
		what: text().notNull(),
		firstStep: text().notNull(),
		/** The owner (だれが) as free text: often a person without an account. */
		owner: text().notNull(),
		/** Helpers (手伝う人) as free text. */
		helpers: text().notNull().default(''),
		dueKind: dueKind().notNull(),
		/** If `dueKind` is `month`, the first day of that month. */
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

/** The notes from which an action came (A2). */
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

/** The history of an action: one row per change, never rewritten (A1). */
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
		/** The texts before this change corrected them. Null if the change only set the status. */
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
