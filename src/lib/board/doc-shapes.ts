/** What lies under the roots of a board's document, as it must look to be read. */
import * as v from 'valibot';
import { steps } from './agenda.ts';
import { actionStatuses, kinds, phases } from './model.ts';
import { cleanText, maxText } from './text.ts';

/** A title or an idea is one line; an editor's client cannot make it fill the wall. */
const line = v.pipe(
	v.string(),
	v.transform((text) => cleanText(text).slice(0, maxText))
);
export const place = v.object({ group: v.string(), order: v.string() });
export const note = v.object({ kind: v.picklist(kinds), text: v.string(), number: v.number() });
export const group = v.object({ title: line, order: v.string() });
export const agenda = v.array(
	v.object({
		step: v.picklist(steps),
		title: v.string(),
		minutes: v.number(),
		kind: v.nullable(v.picklist(kinds))
	})
);
export const meeting = v.object({
	title: v.fallback(v.string(), ''),
	phase: v.fallback(v.picklist(phases), 'draft'),
	door: v.fallback(v.boolean(), false),
	confidentiality: v.fallback(v.picklist(['public', 'members', 'closed']), 'members'),
	reveal: v.fallback(v.picklist(['look_through', 'at_once']), 'look_through'),
	position: v.fallback(v.number(), 0),
	agenda: v.fallback(v.string(), '[]')
});
export const action = v.object({
	what: v.string(),
	firstStep: v.string(),
	owner: v.string(),
	due: v.string(),
	status: v.picklist(actionStatuses),
	remark: v.string(),
	from: v.picklist(['this_meeting', 'earlier']),
	combination: v.string(),
	order: v.number()
});
export const idea = v.object({ idea: line, order: v.string() });
export const count = v.fallback(v.number(), 0);
