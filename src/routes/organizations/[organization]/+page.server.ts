import { error, fail, redirect } from '@sveltejs/kit';
import type { App } from '#lib/server/app.ts';
import { requireCityManager } from '#lib/server/auth/guards.ts';
import type { Person } from '#lib/server/auth/person.ts';
import { topBar } from '#lib/server/auth/top-bar.ts';
import { sentForm } from '#lib/server/forms/sent-form.ts';
import { findOrganization } from '#lib/server/organizations/find-organization.ts';
import { organizationChoices } from '#lib/server/organizations/organization-choices.ts';
import { versionOf } from '#lib/server/organizations/organization-words.ts';
import { removeOrganization } from '#lib/server/organizations/remove-organization.ts';
import { saveOrganization } from '#lib/server/organizations/save-organization.ts';
import { readOrganization } from '../organization-form.ts';
import { problemsOf } from '../organization-problems.ts';
import type { Actions, PageServerLoad } from './$types';

async function theOrganization({ db }: App, person: Person, wanted: string) {
	const found = await findOrganization(db, person.municipality, wanted);
	if (!found) error(404);
	return found;
}

export const load: PageServerLoad = async (event) => {
	const person = requireCityManager(event);
	const { app } = event.locals;
	const found = await theOrganization(app, person, event.params.organization);
	const choices = await organizationChoices(app.db, person.municipality, found.words.areas);
	return {
		bar: await topBar(app.db, person),
		...found,
		choices: { ...choices, others: choices.others.filter(({ id }) => id !== found.id) }
	};
};

export const actions: Actions = {
	change: async (event) => {
		const person = requireCityManager(event);
		const { app } = event.locals;
		const { id } = await theOrganization(app, person, event.params.organization);
		const form = await sentForm(event.request);
		const seen = form.get('seen');
		const version = typeof seen === 'string' ? seen : '';
		const answer = readOrganization(form);
		const { draft } = answer;
		const refused = { draft, version, now: null, used: false };
		if (!answer.ok) return fail(400, { ...refused, problems: answer.problems });
		const saved = await saveOrganization(app.db, person, answer.words, { id, version });
		if (saved.kind === 'gone') error(404);
		if (saved.kind === 'changed')
			return fail(409, { ...refused, problems: {}, now: saved.now, version: versionOf(saved.now) });
		if (saved.kind !== 'saved') return fail(400, { ...refused, problems: problemsOf(saved) });
		redirect(303, `/organizations/${id}?recorded`);
	},
	remove: async (event) => {
		const person = requireCityManager(event);
		const { app } = event.locals;
		const { id } = await theOrganization(app, person, event.params.organization);
		const removed = await removeOrganization(app.db, person, id);
		if (removed === 'gone') error(404);
		if (removed === 'used')
			return fail(409, { draft: null, version: null, now: null, problems: {}, used: true });
		redirect(303, '/organizations');
	}
};
