import { error, fail, redirect } from '@sveltejs/kit';
import { requireMeetingStaff } from '#lib/server/auth/guards.ts';
import { topBar } from '#lib/server/auth/top-bar.ts';
import { sentForm } from '#lib/server/forms/sent-form.ts';
import { mostFileBytes } from '#lib/server/import/limits.ts';
import { mostAtOnce, postNotes, readPosts } from '#lib/server/import/post-notes.ts';
import { readRows } from '#lib/server/import/read-rows.ts';
import { tableProblemWords } from '#lib/server/import/table-problem-words.ts';
import { facilitator } from '#lib/server/meetings/ask-room.ts';
import { findMeeting } from '#lib/server/meetings/find-meeting.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { person, meeting } = await requireMeetingStaff(event, event.params.meeting);
	const { app } = event.locals;
	const found = await findMeeting(app, { meeting, municipality: person.municipality });
	if (!found) error(404);
	// After 閉会 nobody can add a note.
	if (found.phase === 'wrapup' || found.phase === 'closed') redirect(303, `/meetings/${meeting}`);
	return {
		bar: await topBar(app.db, person),
		meeting,
		councilName: found.councilName,
		number: found.number,
		mostFileBytes,
		mostAtOnce
	};
};

export const actions: Actions = {
	read: async (event) => {
		const { person, meeting } = await requireMeetingStaff(event, event.params.meeting);
		const file = (await sentForm(event.request)).get('file');
		if (!(file instanceof File)) return fail(400, { problem: tableProblemWords.no_table() });
		const typed = { name: file.name, bytes: Buffer.from(await file.arrayBuffer()) };
		const read = await readRows(event.locals.app, { meeting, municipality: person.municipality }, typed);
		return 'problem' in read ? fail(400, { problem: tableProblemWords[read.problem]() }) : read;
	},
	post: async (event) => {
		const { person, meeting } = await requireMeetingStaff(event, event.params.meeting);
		const sent = (await sentForm(event.request)).get('rows');
		const posts = typeof sent === 'string' ? readPosts(sent) : null;
		if (posts === null) return fail(400, { answered: [] });
		const address = { meeting, municipality: person.municipality };
		return { answered: await postNotes(event.locals.app, address, facilitator(person), posts) };
	}
};
