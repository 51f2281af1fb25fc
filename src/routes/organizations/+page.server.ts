import { fail, redirect } from '@sveltejs/kit';
import { affiliations } from '#lib/board/attendance.ts';
import { requireCityManager } from '#lib/server/auth/guards.ts';
import { topBar } from '#lib/server/auth/top-bar.ts';
import { sentForm } from '#lib/server/forms/sent-form.ts';
import { listOrganizations } from '#lib/server/organizations/list-organizations.ts';
import { organizationChoices } from '#lib/server/organizations/organization-choices.ts';
import { saveOrganization } from '#lib/server/organizations/save-organization.ts';
import { problemsOf } from './organization-problems.ts';
import { readOrganization } from './organization-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = requireCityManager(event);
	const { db } = event.locals.app;
	const search = (event.url.searchParams.get('search') ?? '').slice(0, 100);
	const kind = affiliations.find((each) => each === event.url.searchParams.get('kind')) ?? null;
	return {
		bar: await topBar(db, person),
		search,
		kind,
		list: await listOrganizations(db, person.municipality, { search, affiliation: kind }),
		choices: await organizationChoices(db, person.municipality)
	};
};

export const actions: Actions = {
	default: async (event) => {
		const person = requireCityManager(event);
		const answer = readOrganization(await sentForm(event.request));
		const { draft } = answer;
		if (!answer.ok) return fail(400, { draft, problems: answer.problems });
		const saved = await saveOrganization(event.locals.app.db, person, answer.words, null);
		if (saved.kind !== 'saved') return fail(400, { draft, problems: problemsOf(saved) });
		redirect(303, '/organizations');
	}
};
