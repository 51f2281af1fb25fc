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

/** やること: a promise somebody made. It outlives the meeting it was made in. */
export const actionItems = pgTable(
	'action_item',
	{
		/** Given when it is decided, and kept for life (A1). */
		id: uuid().$type<ActionId>().primaryKey(),
		municipalityId: tenant(),
		/** The council that promised it; its next meeting opens with it (A3). */
		councilId: uuid()
			.$type<CouncilId>()
			.notNull()
			.references(() => councils.id),
		/** Where it was decided (A2). */
		meetingId: uuid()
			.$type<MeetingId>()
			.references(() => meetings.id),
		/** The 組み合わせ it came from (A2). Its row is a projection that may be rebuilt: no foreign key. */
		combinationId: text().$type<CombinationId>(),
		/** Done by somebody, or first somebody is asked (だれかに 聞いてみる). */
		result: actionResult().notNull().default('do'),
		what: text().notNull(),
		firstStep: text().notNull(),
		/** だれが, in the words of the room: often not somebody with an account. */
		owner: text().notNull(),
		/** 手伝う人, in the words of the room. */
		helpers: text().notNull().default(''),
		dueKind: dueKind().notNull(),
		/** For a month, its first day. */
		dueOn: date({ mode: 'string' }),
		status: actionStatus().notNull().default('not_started'),
		createdAt: moment().notNull().defaultNow(),
		updatedAt: moment().notNull().defaultNow()
	},
	(t) => [
		index().on(t.councilId, t.status), // what opening the next meeting asks
		index().on(t.municipalityId, t.status) // the list of all やること
	]
);

/** The notes a やること came from (A2). */
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

/** Its history: one row for every change, never rewritten (A1). */
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
		/** ひとこと. */
		remark: text().notNull(),
		/** The words as they were before this change corrected them; null when it only told how things stand. */
		before: jsonb().$type<ActionWords>(),
		/** Null for a change made between meetings. */
		meetingId: uuid()
			.$type<MeetingId>()
			.references(() => meetings.id),
		byAccount: uuid()
			.$type<AccountId>()
			.references(() => accounts.id)
	},
	(t) => [index().on(t.actionId, t.at)]
);
