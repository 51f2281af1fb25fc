import * as v from 'valibot';
import { steps } from '#lib/board/step.ts';
import { actionResults, actionStatuses, kinds, outcomes, phases, votings } from '#lib/board/model.ts';
import { mostAliasUnits, mostGroupNumber, mostLineUnits, orderPattern } from './bounds.ts';
import { cleanLine, cleanText, cutText, maxText } from '#lib/board/text/text.ts';

/** A client of staff could otherwise fill the projector screen. */
const textOf = (clean: (raw: string) => string) =>
	v.pipe(
		v.string(),
		v.transform((text) => clean(cutText(text.slice(0, mostLineUnits), maxText)))
	);
const line = textOf(cleanLine);
const lines = textOf(cleanText);
/** Only the total of the aliases (別名) is limited, so none is cut for another. */
const names = v.pipe(
	v.string(),
	v.transform((text) => cleanText(text.slice(0, mostAliasUnits)))
);
/** An invalid key, which our clients never write, sorts first and must not block others. */
const order = v.pipe(
	v.string(),
	v.transform((text) => (orderPattern.test(text) ? text : ''))
);
/** 0: the group has no number of its own. */
const groupNumber = v.fallback(
	v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(mostGroupNumber)),
	0
);
export const count = v.fallback(v.number(), 0);
const text = v.fallback(v.string(), '');
export const place = v.object({ group: v.string(), order });
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
	aliases: v.optional(v.fallback(names, ''), ''),
	number: v.optional(groupNumber, 0),
	order
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
	closing: v.optional(text, ''),
	cancelled: v.optional(v.fallback(v.boolean(), false), false),
	cancelledWords: v.optional(text, ''),
	confidentiality: v.fallback(v.picklist(['public', 'members', 'closed']), 'members'),
	reveal: v.fallback(v.picklist(['look_through', 'at_once']), 'look_through'),
	writing: v.optional(v.fallback(v.boolean(), true), true),
	position: v.fallback(v.number(), 0),
	agenda: v.fallback(v.string(), '[]'),
	endsAt: v.optional(count, 0),
	planVersion: v.optional(text, ''),
	steppedAt: v.optional(count, 0),
	releasedAt: v.optional(count, 0),
	timerEndsAt: v.optional(count, 0),
	timerLeft: v.optional(count, 0),
	spotlight: v.optional(text, ''),
	stickers: v.optional(v.fallback(v.number(), 3), 3),
	voting: v.optional(v.fallback(v.picklist(votings), 'closed'), 'closed'),
	deciding: v.optional(text, ''),
	wall: v.optional(text, ''),
	captions: v.optional(text)
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
export const closing = v.pipe(
	v.string(),
	v.parseJson(),
	v.object({ at: v.number(), door: v.boolean(), voting: v.boolean() })
);
export const idea = v.object({ idea: lines, order });
export const choice = v.object({
	votes: v.optional(count, 0),
	hands: v.optional(count, 0),
	stickers: v.optional(count, 0),
	outcome: v.optional(v.fallback(v.nullable(v.picklist(outcomes)), null), null)
});
