/** The author is never a field; the server takes it from the session. */
import * as v from 'valibot';
import { maxAgenda } from '#lib/board/agenda.ts';
import { steps } from '#lib/board/step.ts';
import { affiliations, mostPeople } from '#lib/board/attendance.ts';
import { isDay } from '#lib/board/day.ts';
import { handoffDestinations, handoffFields } from '#lib/board/handoff.ts';
import {
	actionResults,
	actionStatuses,
	kinds,
	type ActionId,
	type CombinationId,
	type Due,
	type GroupId,
	type NoteId,
	type SnapshotId
} from '#lib/board/model.ts';
import { lastCardNumber, maxHands, maxStickers, maxTimerSeconds } from '#lib/board/limits.ts';
import { mostPicked, mostWallPages } from '#lib/board/wall.ts';
import { cleanLine, cleanText } from '#lib/board/text/text.ts';

/** Made by the client, so that the server recognizes a resend (S1). */
const commandId = v.pipe(v.string(), v.regex(/^[0-9A-HJKMNP-TV-Z]{26}$/));
const idOf = <T extends string>() =>
	v.pipe(
		v.string(),
		v.regex(/^[0-9A-Za-z_-]{8,40}$/),
		v.transform((id) => id as T)
	);
/** Only the frame limits it: the policy refuses a long text with a readable message. */
const words = v.pipe(v.string(), v.transform(cleanText));
const line = v.pipe(v.string(), v.transform(cleanLine));
const day = v.pipe(v.string(), v.check(isDay));
const month = v.pipe(v.string(), v.regex(/^20\d\d-(0[1-9]|1[0-2])$/));

const due: v.GenericSchema<unknown, Due> = v.variant('kind', [
	v.strictObject({ kind: v.literal('date'), on: day }),
	v.strictObject({ kind: v.literal('month'), month }),
	v.strictObject({ kind: v.literal('next_meeting') }),
	v.strictObject({ kind: v.literal('undecided') })
]);

const actionWords = { what: line, firstStep: line, owner: line, helpers: line, due };
const result = v.picklist(actionResults);
const number = (least: number, most: number) =>
	v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
/** The years 2000 to 2099 of Japan, as forms accept them. */
const moment = number(Date.UTC(1999, 11, 31, 15), Date.UTC(2099, 11, 31, 15) - 1);
const agenda = v.pipe(
	v.array(
		v.strictObject({
			step: v.picklist(steps),
			title: line,
			minutes: number(0, 600),
			kind: v.nullable(v.picklist(kinds))
		})
	),
	v.minLength(1),
	v.maxLength(maxAgenda)
);

const command = <T extends string, F extends v.ObjectEntries>(type: T, fields: F) =>
	v.strictObject({ id: commandId, type: v.literal(type), ...fields });
const note = idOf<NoteId>();
const combination = idOf<CombinationId>();
const member = v.variant('type', [
	v.strictObject({ type: v.literal('note'), id: note }),
	v.strictObject({ type: v.literal('group'), id: idOf<GroupId>() })
]);

const schema = v.variant('type', [
	command('note.post', {
		kind: v.picklist(kinds),
		text: words,
		/** Staff only (N8). */
		as: v.optional(v.picklist(['proxy', 'paper', 'between', 'staff'])),
		/** From which staff type the note in. */
		number: v.optional(number(1, lastCardNumber))
	}),
	command('note.edit', { note, text: words }),
	command('note.withdraw', { note }),
	/** 困っている becomes もったいない, or the other way round (N14). */
	command('note.turn', { note, kind: v.picklist(kinds) }),
	command('note.hold', { note }),
	/** A text edited after staff read `seen` is not released (N9). */
	command('note.release', { note, seen: words }),
	command('note.handoff', {
		note,
		field: v.picklist(handoffFields),
		destination: v.picklist(handoffDestinations),
		/** An entry of the directory (相談先), whose kind is then counted (C62). */
		place: v.optional(idOf<string>())
	}),
	command('note.trash', { note }),
	command('note.restore', { note, seen: words }),
	command('note.carry', { note, on: v.boolean() }),
	command('note.take', { from: note }),
	command('notes.show', {}),
	/** `clear` also trashes the phone's unshown notes, if there are many (P7). */
	command('author.stop', { note, clear: v.optional(v.boolean()) }),
	command('authors.allow', {}),
	command('support.set', { note, on: v.boolean() }),
	command('support.count', { note, hands: number(0, maxHands) }),
	command('step.go', { position: v.pipe(v.number(), v.integer(), v.minValue(0)) }),
	command('timer.start', { seconds: number(1, maxTimerSeconds) }),
	command('timer.add', { seconds: number(1, maxTimerSeconds) }),
	command('timer.stop', {}),
	command('spotlight.set', { note: v.nullable(note) }),
	/** What is absent stays as it is. */
	command('wall.set', {
		focus: v.optional(
			v.nullable(
				v.variant('type', [
					v.strictObject({ type: v.literal('note'), id: note }),
					v.strictObject({ type: v.literal('group'), id: idOf<GroupId>() }),
					v.strictObject({
						type: v.literal('picking'),
						members: v.pipe(v.array(member), v.maxLength(mostPicked))
					}),
					v.strictObject({ type: v.literal('combination'), id: combination })
				])
			)
		),
		page: v.optional(number(0, mostWallPages - 1)),
		turning: v.optional(v.boolean()),
		qr: v.optional(v.boolean()),
		covered: v.optional(v.boolean())
	}),
	/** The projector screen tells how many pages its picture has. */
	command('wall.pages', { pages: number(1, mostWallPages) }),
	/** 要約筆記. Null: nobody writes along. */
	command('captions.set', { words: v.nullable(line) }),
	/** E5: the arrangement saved when a step was left. */
	command('arrangement.restore', { snapshot: idOf<SnapshotId>() }),
	command('votes.open', {}),
	command('votes.close', {}),
	command('vote.set', { combination, count: number(0, maxStickers) }),
	command('vote.count', { combination, hands: number(0, maxHands), stickers: number(0, maxHands) }),
	command('deciding.set', {
		deciding: v.nullable(v.strictObject({ result, ...actionWords, combination: v.nullable(combination) }))
	}),
	command('action.decide', { result, ...actionWords, combination: v.nullable(combination) }),
	command('action.bring', {
		...actionWords,
		status: v.optional(v.picklist(actionStatuses)),
		remark: v.optional(line)
	}),
	command('action.edit', { action: idOf<ActionId>(), ...actionWords }),
	command('action.update', {
		action: idOf<ActionId>(),
		status: v.picklist(actionStatuses),
		remark: line
	}),
	command('decide.later', { combination }),
	command('attendance.add', {
		affiliation: v.picklist(affiliations),
		organization: line,
		people: number(-mostPeople, mostPeople),
		withoutPhone: number(-mostPeople, mostPeople),
		/** Present through a person who is counted elsewhere. Absent: stays as it is. */
		represented: v.optional(v.boolean())
	}),
	command('door.set', { open: v.boolean() }),
	command('meeting.plan', {
		theme: line,
		rules: words,
		confidentiality: v.picklist(['public', 'members', 'closed']),
		reveal: v.picklist(['look_through', 'at_once']),
		stickers: number(1, maxStickers),
		agenda,
		/** Every text was looked through before more people may read it (P10, CO-1). */
		rechecked: v.optional(v.boolean()),
		/** Absent: both stay as they are. */
		venue: v.optional(line),
		startsAt: v.optional(moment),
		/** The version of the plan from which this one was made (P12). */
		since: v.optional(line)
	}),
	/** `words` are for people who come anyway. */
	command('meeting.cancel', { on: v.boolean(), words }),
	command('meeting.close', {}),
	command('meeting.finish', {}),
	/** 閉会 is taken back (T5). */
	command('meeting.reopen', {}),
	/** Whether phones may write (P14). */
	command('writing.set', { on: v.boolean() }),
	/** 手伝えます (A8). */
	command('offer.set', { action: idOf<ActionId>(), on: v.boolean() }),
	command('offer.count', { action: idOf<ActionId>(), hands: number(0, maxHands) })
]);

export type PersonCommand = v.InferOutput<typeof schema>;
export type ServerCommand =
	| { readonly id: string; readonly type: 'phone.joined' }
	/** T3: the server's clock was set by `by` ms while a timer ran; `endsAt` is the end before. */
	| { readonly id: string; readonly type: 'timer.move'; readonly endsAt: number; readonly by: number }
	/** Another board changed this action; its row has the new state (A7). */
	| { readonly id: string; readonly type: 'action.refresh'; readonly action: ActionId };
export type Command = PersonCommand | ServerCommand;
export type CommandOf<T extends Command['type']> = Extract<Command, { type: T }>;
export type Ask = PersonCommand extends infer C ? (C extends PersonCommand ? Omit<C, 'id'> : never) : never;

/** The only place where client input becomes a command; null if it is not valid. */
export function parseCommand(value: unknown): PersonCommand | null {
	const result = v.safeParse(schema, value);
	return result.success ? result.output : null;
}

/** Lets a refusal of an invalid command still be sent. */
export function commandIdIn(value: unknown): string | null {
	const result = v.safeParse(v.object({ id: commandId }), value);
	return result.success ? result.output.id : null;
}

/** Returned to the sender. */
export interface CommandResult {
	readonly note?: NoteId;
	readonly action?: ActionId;
	readonly shown?: number;
	readonly trashed?: number;
}
