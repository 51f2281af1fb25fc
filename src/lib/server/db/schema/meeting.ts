import { boolean, index, integer, jsonb, pgEnum, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { phases, type AgendaItem, type MeetingId, type ParticipantId } from '#lib/board/model.ts';
import type { CouncilId } from '../ids.ts';
import { moment, tenant } from './columns.ts';
import { councils } from './council.ts';

export const meetingPhase = pgEnum('meeting_phase', phases);
export const confidentiality = pgEnum('confidentiality', ['public', 'members', 'closed']);
export const reveal = pgEnum('reveal', ['look_through', 'at_once']);

export const meetings = pgTable(
	'meeting',
	{
		id: uuid().$type<MeetingId>().primaryKey(),
		municipalityId: tenant(),
		councilId: uuid()
			.$type<CouncilId>()
			.notNull()
			.references(() => councils.id),
		number: integer().notNull(),
		/** The names of council and area when the door was first opened: a later name does not change the past. */
		councilName: text(),
		areaName: text(),
		theme: text().notNull(),
		venue: text().notNull(),
		startsAt: moment().notNull(),
		confidentiality: confidentiality().notNull().default('members'),
		reveal: reveal().notNull().default('look_through'),
		agenda: jsonb().$type<readonly AgendaItem[]>().notNull(),
		phase: meetingPhase().notNull().default('draft'),
		doorOpen: boolean().notNull().default(false),
		/** 約束, one per line. Empty means the five standard rules. */
		rules: text().notNull().default(''),
		/** シール per phone. */
		stickers: integer().notNull().default(3),
		/** A closed (閉会) meeting is finished automatically seven days later. */
		closedAt: moment(),
		/** 中止, with a message for people who come anyway. */
		cancelledAt: moment(),
		cancelledWords: text().notNull().default(''),
		/** The last connection test of a phone, and whether its socket connected. */
		triedAt: moment(),
		triedSocket: boolean().notNull().default(false),
		/** Join codes are derived from it, never stored. */
		rotation: integer().notNull().default(0),
		joinTokenHash: text().notNull().unique('meeting_join_token_hash_unique'),
		joinCodeHash: text().notNull().unique('meeting_join_code_hash_unique'),
		screenTokenHash: text().notNull().unique('meeting_screen_token_hash_unique')
	},
	(t) => [unique('meeting_number_unique').on(t.councilId, t.number), index().on(t.municipalityId, t.startsAt)]
);

export const participantKind = pgEnum('participant_kind', ['phone', 'screen']);

/** No name, address or time, so that no row names a person. */
export const participants = pgTable(
	'participant',
	{
		id: uuid().$type<ParticipantId>().primaryKey(),
		meetingId: uuid()
			.$type<MeetingId>()
			.notNull()
			.references(() => meetings.id, { onDelete: 'cascade' }),
		municipalityId: tenant(),
		kind: participantKind().notNull(),
		/** Staff stop a phone from posting without knowing whose it is (P7). */
		stopped: boolean().notNull().default(false),
		/** Several people use it in turn (つぎの人に かわる). */
		lent: boolean().notNull().default(false),
		/** Came for the result alone: ひらきなおす deletes its row (T5). Null is no. */
		joinedAfterClose: boolean(),
		tokenHash: text().notNull()
	},
	(t) => [unique('participant_token_hash_unique').on(t.meetingId, t.tokenHash)]
);
