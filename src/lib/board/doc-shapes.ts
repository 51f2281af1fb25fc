/** What lies under the roots of a board's document, as it must look to be read. */
import * as v from 'valibot';
import { steps } from './agenda.ts';
import { actionResults, actionStatuses, kinds, outcomes, phases, votings } from './model.ts';
import { cleanLine, cleanText, maxText } from './text.ts';

/** An editor's client cannot make a text fill the wall. */
const textOf = (clean: (raw: string) => string) =>
	v.pipe(
		v.string(),
		v.transform((text) => clean(text).slice(0, maxText))
	);
/** A title, or a field of a form. */
const line = textOf(cleanLine);
/** An idea; 別名, one a line. */
const lines = textOf(cleanText);
export const count = v.fallback(v.number(), 0);
const text = v.fallback(v.string(), '');
export const place = v.object({ group: v.string(), order: v.string() });
export const note = v.object({
	kind: v.picklist(kinds),
	text: v.string(),
	number: v.number(),
	phones: v.optional(count, 0),
	hands: v.optional(count, 0),
	carried: v.optional(v.fallback(v.boolean(), false), false)
});
export const group = v.object({
	title: line,
	aliases: v.optional(v.fallback(lines, ''), ''),
	number: v.optional(count, 0),
	order: v.string()
});
export const agenda = v.array(
	v.object({
		step: v.picklist(steps),
		title: v.string(),
		minutes: v.number(),
		kind: v.nullable(v.picklist(kinds))
	})
);
export const meeting = v.object({
	title: text,
	theme: v.optional(text, ''),
	rules: v.optional(text, ''),
	phase: v.fallback(v.picklist(phases), 'draft'),
	door: v.fallback(v.boolean(), false),
	confidentiality: v.fallback(v.picklist(['public', 'members', 'closed']), 'members'),
	reveal: v.fallback(v.picklist(['look_through', 'at_once']), 'look_through'),
	position: v.fallback(v.number(), 0),
	agenda: v.fallback(v.string(), '[]'),
	releasedAt: v.optional(count, 0),
	timerEndsAt: v.optional(count, 0),
	timerLeft: v.optional(count, 0),
	spotlight: v.optional(text, ''),
	stickers: v.optional(v.fallback(v.number(), 3), 3),
	voting: v.optional(v.fallback(v.picklist(votings), 'closed'), 'closed'),
	deciding: v.optional(text, '')
});
export const action = v.object({
	what: v.string(),
	firstStep: v.string(),
	owner: v.string(),
	helpers: v.optional(v.string(), ''),
	result: v.optional(v.picklist(actionResults), 'do'),
	due: v.string(),
	status: v.picklist(actionStatuses),
	remark: v.string(),
	from: v.picklist(['this_meeting', 'earlier']),
	combination: v.string(),
	order: v.number()
});
/** The form as it is being filled in; `due` as in an action. */
export const deciding = v.pipe(
	v.string(),
	v.parseJson(),
	v.object({
		result: v.picklist(actionResults),
		what: line,
		firstStep: line,
		owner: line,
		helpers: line,
		due: v.string(),
		combination: v.nullable(v.string())
	})
);
export const idea = v.object({ idea: lines, order: v.string() });
/** What the server knows of a combination. */
export const choice = v.object({
	votes: v.optional(count, 0),
	hands: v.optional(count, 0),
	stickers: v.optional(count, 0),
	outcome: v.optional(v.fallback(v.nullable(v.picklist(outcomes)), null), null)
});
