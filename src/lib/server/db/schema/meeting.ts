import { boolean, index, integer, jsonb, pgEnum, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { phases, type AgendaItem, type MeetingId, type ParticipantId } from '#lib/board/model.ts';
import type { CouncilId } from '../ids.ts';
import { moment, tenant } from './columns.ts';
import { councils } from './council.ts';

export const meetingPhase = pgEnum('meeting_phase', phases);
export const confidentiality = pgEnum('confidentiality', ['public', 'members', 'closed']);
export const reveal = pgEnum('reveal', ['look_through', 'at_once']);

/** 会議 (第○回). */
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
		theme: text().notNull(),
		venue: text().notNull(),
		startsAt: moment().notNull(),
		confidentiality: confidentiality().notNull().default('members'),
		/** Whether notes stay hidden until the facilitator has looked through them. */
		reveal: reveal().notNull().default('look_through'),
		agenda: jsonb().$type<readonly AgendaItem[]>().notNull(),
		phase: meetingPhase().notNull().default('draft'),
		doorOpen: boolean().notNull().default(false),
		/** 約束: the rules of the day, one a line. Empty: the usual five. */
		rules: text().notNull().default(''),
		/** シール: how many each phone may place. */
		stickers: integer().notNull().default(3),
		/** 閉会. Seven days later the meeting is finished by itself. */
		closedAt: moment(),
		/** 中止: when it was called off, and the sentence for those who come. */
		cancelledAt: moment(),
		cancelledWords: text().notNull().default(''),
		/** つながるか ためす: when a phone last got through, and whether its socket did too. */
		triedAt: moment(),
		triedSocket: boolean().notNull().default(false),
		/** Counts up when the join code is changed; the codes are derived from it and never stored. */
		rotation: integer().notNull().default(0),
		joinTokenHash: text().notNull().unique('meeting_join_token_hash_unique'),
		joinCodeHash: text().notNull().unique('meeting_join_code_hash_unique'),
		screenTokenHash: text().notNull().unique('meeting_screen_token_hash_unique')
	},
	(t) => [
		unique('meeting_number_unique').on(t.councilId, t.number),
		index().on(t.municipalityId, t.startsAt) // the list of meetings
	]
);

export const participantKind = pgEnum('participant_kind', ['phone', 'screen']);

/** One browser in one meeting. No name, no address, no time: a row must not lead to a person. */
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
		/** Posts no more, by decision of staff who do not know whose it is. */
		stopped: boolean().notNull().default(false),
		/** A device that staff lent: it goes from hand to hand (つぎの人に かわる). */
		lent: boolean().notNull().default(false),
		tokenHash: text().notNull()
	},
	(t) => [unique('participant_token_hash_unique').on(t.meetingId, t.tokenHash)]
);
