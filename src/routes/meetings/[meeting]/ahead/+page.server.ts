import { error, fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { kinds, type NoteId } from '#lib/board/model.ts';
import type { Ask } from '#lib/board/policy/commands.ts';
import { m } from '#lib/messages/compiled/messages.js';
import { refusalSentence } from '#lib/messages/refusal-sentence.ts';
import { requireMeetingStaff } from '#lib/server/auth/guards.ts';
import { topBar } from '#lib/server/auth/top-bar.ts';
import { readForm, typedInto } from '#lib/server/forms/form.ts';
import { aheadSources, listAheadNotes } from '#lib/server/meetings/ahead-notes.ts';
import { askRoom, facilitator } from '#lib/server/meetings/ask-room.ts';
import { findMeeting } from '#lib/server/meetings/find-meeting.ts';
import { sentForm } from '#lib/server/forms/sent-form.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const posted = () =>
	v.object({
		kind: v.picklist(kinds, () => m.staff_field_choose()),
		text: v.string(() => m.staff_field_missing()),
		source: v.picklist(aheadSources, () => m.staff_field_choose())
	});
const named = v.object({
	note: v.pipe(
		v.string(),
		v.transform((id) => id as NoteId)
	),
	text: v.optional(v.string(), '')
});
type Named = v.InferOutput<typeof named>;
/** With the kind that the note had on the page, so that only a switched one is turned (N14). */
const edited = v.object({
	...named.entries,
	kind: v.picklist(kinds),
	was: v.picklist(kinds)
});

export const load: PageServerLoad = async (event) => {
	const { person, meeting } = await requireMeetingStaff(event, event.params.meeting);
	const { app } = event.locals;
	const address = { meeting, municipality: person.municipality };
	const found = await findMeeting(app, address);
	if (!found) error(404);
	// After 閉会 nobody can add a note.
	if (found.phase === 'wrapup' || found.phase === 'closed') redirect(303, `/meetings/${meeting}`);

	return {
		bar: await topBar(app.db, person),
		meeting,
		councilName: found.councilName,
		number: found.number,
		notes: await listAheadNotes(app, address)
	};
};

/** The meeting's live room validates the command; returns the refusal, or null. */
async function ask(event: RequestEvent, wanted: Ask): Promise<string | null> {
	const { person, meeting } = await requireMeetingStaff(event, event.params.meeting);
	const address = { meeting, municipality: person.municipality };
	const refusal = await askRoom(event.locals.app, address, facilitator(person), wanted);
	if (!refusal) return null;
	return refusal === 'try_again' ? m.staff_try_again() : refusalSentence(refusal);
}

/** A refusal is shown next to the note. */
const onNote =
	<T extends Named>(schema: v.GenericSchema<unknown, T>, make: (sent: T) => readonly Ask[]) =>
	async (event: RequestEvent) => {
		const form = await sentForm(event.request);
		const read = readForm(schema, form);
		if (!read.ok) return fail(400, { note: '', typed: {}, problem: m.staff_field_missing() });
		for (const wanted of make(read.value)) {
			const problem = await ask(event, wanted);
			if (problem) return fail(400, { note: read.value.note, typed: typedInto(form, 'text'), problem });
		}
		return { done: true as const };
	};

export const actions: Actions = {
	post: async (event) => {
		const form = await sentForm(event.request);
		const typed = typedInto(form, 'kind', 'text', 'source');
		const read = readForm(posted(), form);
		if (!read.ok) return fail(400, { typed, problem: Object.values(read.problems)[0] ?? null, note: null });
		const { kind, text, source } = read.value;
		const problem = await ask(event, { type: 'note.post', kind, text, as: source });
		return problem ? fail(400, { typed, problem, note: null }) : { done: true as const };
	},
	edit: onNote(edited, ({ note, text, kind, was }) => [
		{ type: 'note.edit', note, text }, // Before the kind, because a text may be refused.
		...(kind === was ? [] : [{ type: 'note.turn', note, kind } as const])
	]),
	release: onNote(named, ({ note, text }) => [{ type: 'note.release', note, seen: text }]),
	withdraw: onNote(named, ({ note }) => [{ type: 'note.withdraw', note }])
};
