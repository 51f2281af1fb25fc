import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { templates } from '#lib/board/agenda.ts';
import { m } from '#lib/messages/compiled/messages.js';
import { auditActor } from '#lib/server/audit/record-event.ts';
import { requireAccount, requireCouncilStaff } from '#lib/server/auth/guards.ts';
import type { Person } from '#lib/server/auth/person.ts';
import { topBar } from '#lib/server/auth/top-bar.ts';
import { listCouncils } from '#lib/server/councils/list-councils.ts';
import { listTemplates } from '#lib/server/councils/templates.ts';
import type { Db } from '#lib/server/db/client.ts';
import type { CouncilId, MunicipalityId } from '#lib/server/db/ids.ts';
import { line, optionalLine } from '#lib/server/forms/fields.ts';
import { readForm, typedInto } from '#lib/server/forms/form.ts';
import { readJapanTime } from '#lib/words/japan-time.ts';
import { listMeetings } from '#lib/server/meetings/list-meetings.ts';
import { CouncilClosed, prepareMeeting } from '#lib/server/meetings/prepare-meeting.ts';
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
		/** A usual one, or the id of the council's own (C26). */
		template: v.string(choose),
		confidentiality: v.picklist(['public', 'members', 'closed'], choose),
		reveal: v.picklist(['look_through', 'at_once'], choose)
	});

export const load: PageServerLoad = async (event) => {
	const person = requireAccount(event);
	const { db } = event.locals.app;
	const own = (await listCouncils(db, person)).filter(({ facilitates }) => facilitates);
	const isAsked = ({ id }: { id: string }) => id === event.url.searchParams.get('council');
	// C23: it is said, instead of another council being offered in its place.
	const closed = own.find((council) => isAsked(council) && council.phase === 'closed');
	const councils = own.filter(({ phase }) => phase !== 'closed');
	const council = councils.find(isAsked) ?? councils[0];
	const mine = new Set(councils.map(({ id }) => id));
	const kept = await listTemplates(db, person.municipality);

	return {
		bar: await topBar(db, person),
		closed: closed?.displayName ?? null,
		councils: councils.map(({ id, displayName }) => ({ id, displayName })),
		templates: kept
			.filter((template) => mine.has(template.council))
			.map(({ id, council, name }) => ({ id, council, name })),
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

		const person = requireCouncilStaff(event, read.value.council);
		const { municipality } = person;
		const by = auditActor(person);
		const refused = (problems: Record<string, string>) =>
			fail(400, { typed: typedInto(form, ...form.keys()), problems });
		const { template, ...about } = read.value;
		const plan = await agendaOf(event.locals.app.db, municipality, { template, council: about.council });
		if (!plan) return refused({ template: choose() });
		try {
			const { meeting } = await prepareMeeting(event.locals.app, { ...about, ...plan, municipality, by });
			redirect(303, `/meetings/${meeting}`);
		} catch (failure) {
			if (failure instanceof CouncilClosed) return refused({ council: m.councils_closed_now() });
			throw failure;
		}
	}
};

/** Null for a template that is neither a usual one nor one of this council. */
async function agendaOf(
	db: Db,
	municipality: MunicipalityId,
	{ template, council }: { readonly template: string; readonly council: CouncilId }
) {
	const usual = templates.find((known) => known === template);
	if (usual) return { template: usual };
	const kept = (await listTemplates(db, municipality, council)).find(({ id }) => id === template);
	return kept ? { template: templates[0], agenda: kept.agenda } : null;
}
