import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { requireCityManager } from '#lib/server/auth/guards.ts';
import { topBar } from '#lib/server/auth/top-bar.ts';
import { changeContact, contactOf } from '#lib/server/contact/contact.ts';
import { optionalLine } from '#lib/server/forms/fields.ts';
import { readForm, typedInto } from '#lib/server/forms/form.ts';
import { sentForm } from '#lib/server/forms/sent-form.ts';
import { telephone } from '#lib/server/forms/telephone.ts';
import type { Actions, PageServerLoad } from './$types';

const schema = () =>
	v.object({
		office: optionalLine(40),
		telephone: telephone(),
		seenOffice: v.optional(v.string(), ''),
		seenTelephone: v.optional(v.string(), '')
	});

export const load: PageServerLoad = async (event) => {
	const person = requireCityManager(event);
	const { db } = event.locals.app;
	return { bar: await topBar(db, person), contact: await contactOf(db, person.municipality) };
};

export const actions: Actions = {
	default: async (event) => {
		const person = requireCityManager(event);
		const { db } = event.locals.app;
		const form = await sentForm(event.request);
		const typed = typedInto(form, 'office', 'telephone');
		const read = readForm(schema(), form);
		if (!read.ok) return fail(400, { typed, problems: read.problems, met: null });
		const { office, telephone: phone, seenOffice, seenTelephone } = read.value;
		const seen = { office: seenOffice, phone: seenTelephone };
		if (!(await changeContact(db, person, { contact: { office, phone }, seen })))
			return fail(409, { typed, problems: {}, met: await contactOf(db, person.municipality) });
		redirect(303, '/city/contact?told=kept');
	}
};
