import { error, fail, redirect } from '@sveltejs/kit';
import { m } from '#lib/messages/compiled/messages.js';
import { requireCityManager } from '#lib/server/auth/guards.ts';
import { topBar } from '#lib/server/auth/top-bar.ts';
import { isUuid, type OrganizationId } from '#lib/server/db/ids.ts';
import { sentForm } from '#lib/server/forms/sent-form.ts';
import { findOrganization } from '#lib/server/organizations/find-organization.ts';
import { joinOrganizations, previewJoin } from '#lib/server/organizations/join-organizations.ts';
import { listOrganizations } from '#lib/server/organizations/list-organizations.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = requireCityManager(event);
	const { db } = event.locals.app;
	const found = await findOrganization(db, person.municipality, event.params.organization);
	if (!found) error(404);
	const wanted = event.url.searchParams.get('other') ?? '';
	const pair = { kept: found.id, joined: wanted as OrganizationId };
	const { lines, kinds } = await listOrganizations(db, person.municipality);
	const word = new Map(kinds.map((kind) => [kind.affiliation, kind.word]));
	return {
		bar: await topBar(db, person),
		id: found.id,
		name: found.words.name,
		others: lines
			.filter(({ id }) => id !== found.id)
			.map(({ id, displayName, affiliation }) => ({ id, name: displayName, kind: word.get(affiliation)! })),
		other: wanted,
		preview: isUuid(wanted) ? await previewJoin(db, person, pair) : null
	};
};

export const actions: Actions = {
	default: async (event) => {
		const person = requireCityManager(event);
		const { db } = event.locals.app;
		const found = await findOrganization(db, person.municipality, event.params.organization);
		if (!found) error(404);
		const other = (await sentForm(event.request)).get('other');
		const joined = typeof other === 'string' && isUuid(other) ? (other as OrganizationId) : null;
		if (joined === null || (await joinOrganizations(db, person, { kept: found.id, joined })) === 'gone')
			return fail(400, { problem: m.organizations_join_gone() });
		redirect(303, `/organizations/${found.id}?recorded`);
	}
};
