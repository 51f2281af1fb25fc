import { error, fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { maxAgenda } from '#lib/board/agenda.ts';
import { steps } from '#lib/board/step.ts';
import { kinds } from '#lib/board/model.ts';
import { maxStickers } from '#lib/board/limits.ts';
import type { Refusal } from '#lib/board/policy/refusals.ts';
import { cleanText, isBlank } from '#lib/board/text/text.ts';
import { usualRules } from '#lib/words/usual-rules.ts';
import { m } from '#lib/messages/compiled/messages.js';
import { refusalSentence } from '#lib/messages/refusal-sentence.ts';
import { requireMeetingStaff } from '#lib/server/auth/guards.ts';
import { topBar } from '#lib/server/auth/top-bar.ts';
import { line, optionalLine } from '#lib/server/forms/fields.ts';
import { readForm, typedInto } from '#lib/server/forms/form.ts';
import { japanMinute, readJapanTime } from '#lib/words/japan-time.ts';
import { findMeeting, type FoundMeeting } from '#lib/server/meetings/find-meeting.ts';
import { planMeeting } from '#lib/server/meetings/plan-meeting.ts';
import { planVersion } from '#lib/server/meetings/plan-version.ts';
import { boardOf } from '#lib/server/meetings/read-board.ts';
import { sentForm } from '#lib/server/forms/sent-form.ts';
import type { Actions, PageServerLoad } from './$types';

const choose = () => m.staff_field_choose();
const agendaItem = v.object({
	step: v.picklist(steps),
	title: v.pipe(
		v.string(),
		v.maxLength(60),
		v.check((title) => !isBlank(title))
	),
	minutes: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(600)),
	kind: v.nullable(v.picklist(kinds))
});

const schema = () =>
	v.object({
		theme: optionalLine(80),
		venue: line(60),
		startsAt: v.pipe(
			v.string(() => m.staff_when_wrong()),
			v.transform(readJapanTime),
			v.date(() => m.staff_when_wrong())
		),
		confidentiality: v.picklist(['public', 'members', 'closed'], choose),
		rechecked: v.optional(v.literal('on')),
		since: v.optional(v.string(), ''),
		reveal: v.picklist(['look_through', 'at_once'], choose),
		stickers: v.pipe(
			v.string(() => m.prepare_stickers_wrong()),
			v.maxLength(20, () => m.prepare_stickers_wrong()), // NFKC on 0.5 MB of combining marks takes a minute
			v.transform((text) => text.normalize('NFKC').trim()),
			v.transform((text) => (/^\d+$/.test(text) ? Number(text) : NaN)),
			v.check(
				(count) => Number.isInteger(count) && count >= 1 && count <= maxStickers,
				() => m.prepare_stickers_wrong()
			)
		),
		rules: v.pipe(
			v.optional(v.string(), ''),
			v.transform(cleanText),
			v.transform((rules) => (rules === usualRules() ? '' : rules)),
			v.maxLength(1000, () => m.staff_field_long({ count: 1000 }))
		),
		agenda: v.pipe(
			v.string(() => m.prepare_agenda_wrong()),
			v.parseJson(undefined, () => m.prepare_agenda_wrong()),
			v.rawTransform(({ dataset, addIssue, NEVER }) => {
				const read = v.safeParse(
					v.pipe(v.array(agendaItem), v.minLength(1), v.maxLength(maxAgenda)),
					dataset.value
				);
				if (read.success) return read.output;
				addIssue({ message: m.prepare_agenda_wrong() });
				return NEVER;
			})
		)
	});

export const load: PageServerLoad = async (event) => {
	const { person, meeting } = await requireMeetingStaff(event, event.params.meeting);
	const { app } = event.locals;
	const address = { meeting, municipality: person.municipality };
	const found = await findMeeting(app, address);
	if (!found) error(404);
	const board = await boardOf(app, address);
	const { phase, cancelledAt } = found;

	return {
		bar: await topBar(app.db, person),
		meeting,
		phase,
		cancelledAt,
		councilName: found.councilName,
		number: found.number,
		agenda: board.agenda,
		fixed: phase === 'open' ? board.position + 1 : 0,
		plan: fieldsOf(found)
	};
};

/** With the version on which an edit is based (P12). */
function fieldsOf(found: FoundMeeting): Record<string, string> {
	const { theme, venue, confidentiality, reveal, stickers, rules, startsAt } = found;
	return {
		theme,
		venue,
		confidentiality,
		reveal,
		rules,
		startsAt: japanMinute(startsAt),
		stickers: String(stickers),
		since: planVersion(found)
	};
}

function told(problem: Refusal): { problems: Record<string, string>; failure: string | null } {
	if (problem === 'coordinator_only' || problem === 'recheck_first')
		return { problems: { confidentiality: refusalSentence(problem) }, failure: null };
	return { problems: {}, failure: problem === 'try_again' ? m.staff_try_again() : refusalSentence(problem) };
}

export const actions: Actions = {
	default: async (event) => {
		const { person, meeting } = await requireMeetingStaff(event, event.params.meeting);
		const form = await sentForm(event.request);
		const typed = typedInto(form, ...form.keys());
		const read = readForm(schema(), form);
		const refused = { typed, problems: {}, failure: null, recheck: false, stored: null };
		if (!read.ok) return fail(400, { ...refused, problems: read.problems });

		const { rechecked, ...plan } = read.value;
		const address = { meeting, municipality: person.municipality };
		const before = await findMeeting(event.locals.app, address);
		const problem = await planMeeting(event.locals.app, person, address, {
			...plan,
			rechecked: rechecked !== undefined
		});
		if (problem === 'plan_changed') {
			const now = await findMeeting(event.locals.app, address);
			if (!now) error(404);
			// The user now sees both versions, so the next submit is based on the stored one (P12).
			const fields = fieldsOf(now);
			const stored = { fields, agenda: now.agenda };
			const mine = { ...typed, since: fields.since ?? '' };
			return fail(409, { ...refused, typed: mine, failure: refusalSentence(problem), stored });
		}
		if (problem) return fail(400, { ...refused, ...told(problem), recheck: problem === 'recheck_first' });
		const moved = before && japanMinute(before.startsAt) !== japanMinute(plan.startsAt);
		redirect(303, `/meetings/${meeting}?planned${moved ? '=moved' : ''}`);
	}
};
