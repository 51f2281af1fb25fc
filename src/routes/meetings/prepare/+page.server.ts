import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { templates } from '#lib/board/agenda.ts';
import { m } from '#lib/messages/compiled/messages.js';
import { requireAccount, requireCouncilStaff } from '#lib/server/auth/guards.ts';
import type { Person } from '#lib/server/auth/person.ts';
import { topBar } from '#lib/server/auth/top-bar.ts';
import { listCouncils } from '#lib/server/councils/list-councils.ts';
import type { Db } from '#lib/server/db/client.ts';
import type { CouncilId } from '#lib/server/db/ids.ts';
import { line, optionalLine } from '#lib/server/forms/fields.ts';
import { readForm, typedInto } from '#lib/server/forms/form.ts';
import { readJapanTime } from '#lib/words/japan-time.ts';
import { listMeetings } from '#lib/server/meetings/list-meetings.ts';
import { prepareMeeting } from '#lib/server/meetings/prepare-meeting.ts';
import { sentForm } from '#lib/server/forms/sent-form.ts';
import type { Actions, PageServerLoad } from './$types';

const choose = () => m.staff_field_choose();

const schema = () =>
	v.object({
		council: v.pipe(
			v.string(choose),
			v.transform((id) => id as CouncilId)
		),
		startsAt: v.pipe(
			v.string(() => m.staff_when_wrong()),
			v.transform(readJapanTime),
			v.date(() => m.staff_when_wrong())
		),
		venue: line(60),
		theme: optionalLine(80),
		template: v.picklist(templates, choose),
		confidentiality: v.picklist(['public', 'members', 'closed'], choose),
		reveal: v.picklist(['look_through', 'at_once'], choose)
	});

export const load: PageServerLoad = async (event) => {
	const person = requireAccount(event);
	const { db } = event.locals.app;
	const councils = (await listCouncils(db, person)).filter(({ facilitates }) => facilitates);
	const council = councils.find(({ id }) => id === event.url.searchParams.get('council')) ?? councils[0];

	return {
		bar: await topBar(db, person),
		councils: councils.map(({ id, displayName }) => ({ id, displayName })),
		suggested: council ? await suggested(db, person, council.id) : {}
	};
};

/** Suggests the venue of the council's last meeting. */
async function suggested(db: Db, person: Person, council: CouncilId): Promise<Record<string, string>> {
	const [last] = await listMeetings(db, person, { council, limit: 1 });
	return { council, venue: last?.venue ?? '' };
}

export const actions: Actions = {
	default: async (event) => {
		const form = await sentForm(event.request);
		const read = readForm(schema(), form);
		if (!read.ok) return fail(400, { typed: typedInto(form, ...form.keys()), problems: read.problems });

		const { municipality } = requireCouncilStaff(event, read.value.council);
		const { meeting } = await prepareMeeting(event.locals.app, { ...read.value, municipality });
		redirect(303, `/meetings/${meeting}`);
	}
};
