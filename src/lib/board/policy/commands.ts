/**
 * The closed list of commands: everything that people without an account may ask for, and what staff ask the server to
 * do. The author is never a field: it is the session that sent it.
 */
import * as v from 'valibot';
import { maxAgenda, steps } from '#lib/board/agenda.ts';
import { affiliations, mostPeople } from '#lib/board/attendance.ts';
import { isDay } from '#lib/board/day.ts';
import { handoffDestinations, handoffFields } from '#lib/board/handoff.ts';
import {
	actionResults,
	actionStatuses,
	kinds,
	lastCardNumber,
	maxHands,
	maxStickers,
	maxTimerSeconds,
	type ActionId,
	type CombinationId,
	type Due,
	type NoteId,
	type SnapshotId
} from '#lib/board/model.ts';
import { cleanLine, cleanText } from '#lib/board/text/text.ts';

/** Made on the phone (ULID), so that a resend is recognised (S1). */
const commandId = v.pipe(v.string(), v.regex(/^[0-9A-HJKMNP-TV-Z]{26}$/));
const idOf = <T extends string>() =>
	v.pipe(
		v.string(),
		v.regex(/^[0-9A-Za-z_-]{8,40}$/),
		v.transform((id) => id as T)
	);
/** As long as a frame lets them be: what is too long is told so by the policy, in words. */
const words = v.pipe(v.string(), v.transform(cleanText));
/** What has one line, in the field that it is typed into and wherever it is shown. */
const line = v.pipe(v.string(), v.transform(cleanLine));
const day = v.pipe(v.string(), v.check(isDay));
const month = v.pipe(v.string(), v.regex(/^20\d\d-(0[1-9]|1[0-2])$/));

const due: v.GenericSchema<unknown, Due> = v.variant('kind', [
	v.strictObject({ kind: v.literal('date'), on: day }),
	v.strictObject({ kind: v.literal('month'), month }),
	v.strictObject({ kind: v.literal('next_meeting') }),
	v.strictObject({ kind: v.literal('undecided') })
]);

/** The words of a やること. */
const actionWords = { what: line, firstStep: line, owner: line, helpers: line, due };
const result = v.picklist(actionResults);
const number = (least: number, most: number) =>
	v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
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

const schema = v.variant('type', [
	command('note.post', {
		kind: v.picklist(kinds),
		text: words,
		/** By staff: how it came. */
		as: v.optional(v.picklist(['proxy', 'paper', 'between', 'staff'])),
		/** The number that is printed on a paper card. */
		number: v.optional(number(1, lastCardNumber))
	}),
	command('note.edit', { note, text: words }),
	command('note.withdraw', { note }),
	command('note.hold', { note }),
	/** `seen`: the words as they were looked at; others that came meanwhile are not let through unseen (N9). */
	command('note.release', { note, seen: words }),
	command('note.handoff', {
		note,
		field: v.picklist(handoffFields),
		destination: v.picklist(handoffDestinations)
	}),
	command('note.trash', { note }),
	command('note.restore', { note, seen: words }),
	command('note.carry', { note, on: v.boolean() }),
	command('note.take', { from: note }),
	command('notes.show', {}),
	/** `clear`: and its papers that were not shown yet go to the trash, if they are many (P7). */
	command('author.stop', { note, clear: v.optional(v.boolean()) }),
	command('authors.allow', {}),
	command('support.set', { note, on: v.boolean() }),
	command('support.count', { note, hands: number(0, maxHands) }),
	command('step.go', { position: v.pipe(v.number(), v.integer(), v.minValue(0)) }),
	command('timer.start', { seconds: number(1, maxTimerSeconds) }),
	command('timer.add', { seconds: number(1, maxTimerSeconds) }),
	command('timer.stop', {}),
	command('spotlight.set', { note: v.nullable(note) }),
	/** E5: the arrangement as it was when a step was left. */
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
		/** How far it has come since it was promised. */
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
		withoutPhone: number(-mostPeople, mostPeople)
	}),
	command('door.set', { open: v.boolean() }),
	command('meeting.plan', {
		theme: line,
		rules: words,
		confidentiality: v.picklist(['public', 'members', 'closed']),
		reveal: v.picklist(['look_through', 'at_once']),
		stickers: number(1, maxStickers),
		agenda,
		/** Every text was looked through before more people may read it (CO-1). */
		rechecked: v.optional(v.boolean())
	}),
	/** 中止, or not after all; `words`: for those who come. */
	command('meeting.cancel', { on: v.boolean(), words }),
	command('meeting.close', {}),
	command('meeting.finish', {})
]);

/** What a person asked for. */
export type PersonCommand = v.InferOutput<typeof schema>;
/** What the server tells a board by itself. */
export type ServerCommand =
	/** A phone came through the door. */
	| { readonly id: string; readonly type: 'phone.joined' }
	/** The server's clock was set while a time ran (T3). `endsAt`: when it was to end, before. */
	| { readonly id: string; readonly type: 'timer.move'; readonly endsAt: number; readonly by: number }
	/** Another board changed this やること: its row knows how it stands now (A7). */
	| { readonly id: string; readonly type: 'action.refresh'; readonly action: ActionId };
export type Command = PersonCommand | ServerCommand;
export type CommandOf<T extends Command['type']> = Extract<Command, { type: T }>;
/** A command before its id is made: what a page hands to its outbox. */
export type Ask = PersonCommand extends infer C ? (C extends PersonCommand ? Omit<C, 'id'> : never) : never;

/** The one place where bytes of a stranger become a command. Null: not one of ours. */
export function parseCommand(value: unknown): PersonCommand | null {
	const result = v.safeParse(schema, value);
	return result.success ? result.output : null;
}

/** The id of something that is not a command, so that its sender can still be told "no". */
export function commandIdIn(value: unknown): string | null {
	const result = v.safeParse(v.object({ id: commandId }), value);
	return result.success ? result.output.id : null;
}

/** What an accepted command brought about, for the one who sent it. */
export interface CommandResult {
	readonly note?: NoteId;
	readonly action?: ActionId;
	readonly shown?: number;
	readonly trashed?: number;
}
