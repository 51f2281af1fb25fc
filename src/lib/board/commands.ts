/**
 * The closed list of commands: everything that people without an account may ask for, and what staff ask the server to
 * do. The author is never a field: it is the session that sent it.
 */
import * as v from 'valibot';
import { actionStatuses, kinds, type ActionId, type CombinationId, type Due, type NoteId } from './model.ts';
import { cleanText } from './text.ts';

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
const day = v.pipe(v.string(), v.check(isDay));
const month = v.pipe(v.string(), v.regex(/^20\d\d-(0[1-9]|1[0-2])$/));

const due: v.GenericSchema<unknown, Due> = v.variant('kind', [
	v.strictObject({ kind: v.literal('date'), on: day }),
	v.strictObject({ kind: v.literal('month'), month }),
	v.strictObject({ kind: v.literal('next_meeting') }),
	v.strictObject({ kind: v.literal('undecided') })
]);

/** A day of this century that the calendar knows: 2027-02-30 looks like one and is none. */
function isDay(text: string): boolean {
	return /^20\d\d-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) === true;
}

const schema = v.variant('type', [
	v.strictObject({ id: commandId, type: v.literal('note.post'), kind: v.picklist(kinds), text: words }),
	v.strictObject({ id: commandId, type: v.literal('note.edit'), note: idOf<NoteId>(), text: words }),
	v.strictObject({ id: commandId, type: v.literal('note.withdraw'), note: idOf<NoteId>() }),
	v.strictObject({ id: commandId, type: v.literal('notes.show') }),
	v.strictObject({
		id: commandId,
		type: v.literal('step.go'),
		position: v.pipe(v.number(), v.integer(), v.minValue(0))
	}),
	v.strictObject({ id: commandId, type: v.literal('door.set'), open: v.boolean() }),
	v.strictObject({
		id: commandId,
		type: v.literal('action.decide'),
		what: words,
		firstStep: words,
		owner: words,
		due,
		combination: v.nullable(idOf<CombinationId>())
	}),
	v.strictObject({
		id: commandId,
		type: v.literal('action.update'),
		action: idOf<ActionId>(),
		status: v.picklist(actionStatuses),
		remark: words
	}),
	v.strictObject({ id: commandId, type: v.literal('meeting.close') })
]);

/** What a person asked for. */
export type PersonCommand = v.InferOutput<typeof schema>;
/** What the server tells a board by itself: a phone came through the door. */
export type ServerCommand = { readonly id: string; readonly type: 'phone.joined' };
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
}
