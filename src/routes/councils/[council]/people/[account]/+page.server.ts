import { error, fail, redirect } from '@sveltejs/kit';
import { mayGive } from '#lib/city/administration-policy.ts';
import { m } from '#lib/messages/compiled/messages.js';
import { topBar } from '#lib/server/auth/top-bar.ts';
import { listCouncilPeople } from '#lib/server/councils/council-people.ts';
import { sentForm } from '#lib/server/forms/sent-form.ts';
import { byPerson } from '#lib/server/people/acting.ts';
import { giveRole } from '#lib/server/people/give-role.ts';
import { readAccount } from '#lib/server/people/read-account.ts';
import { readRoleAt } from '#lib/server/people/role-form.ts';
import { takeRole } from '#lib/server/people/take-role.ts';
import { refusalWords } from '#lib/words/people-refusal-words.ts';
import { theCouncil } from '../the-council.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** 404 for anybody who does not belong to the council. */
async function theColleague(event: RequestEvent) {
	const asked = await theCouncil(event, event.params.council);
	const { person, council } = asked;
	const { app } = event.locals;
	const people = await listCouncilPeople(app, person, council.id);
	const account = people.some(({ id }) => id === event.params.account)
		? await readAccount(app, person, event.params.account)
		: null;
	if (!account) error(404);
	return { ...asked, account };
}

export const load: PageServerLoad = async (event) => {
	const { person, council, gives, account } = await theColleague(event);
	const here = account.roles.filter((each) => each.council === council.id || each.area !== null);
	return {
		bar: await topBar(event.locals.app.db, person),
		council: { id: council.id, name: council.displayName },
		displayName: account.displayName,
		/** Those of areas stand here too, since they may hold in this council. */
		roles: here.map((each) => ({ ...each, taken: mayGive(person, each.role, each) })),
		gives: gives.filter((role) => !here.some((each) => each.role === role && each.council === council.id))
	};
};

const plain = { done: '', problem: '' };

export const actions: Actions = {
	give: async (event) => {
		const { person, council, account } = await theColleague(event);
		const at = readRoleAt(await sentForm(event.request));
		if (!at) return fail(400, { ...plain, problem: m.staff_field_choose() });
		const refusal = await giveRole(event.locals.app, byPerson(person), {
			account: account.id,
			at: [{ role: at.role, council: council.id, area: null }],
			title: '',
			fields: []
		});
		if (refusal) return fail(403, { ...plain, problem: refusalWords(refusal) });
		return { ...plain, done: m.people_role_given() };
	},

	take: async (event) => {
		const { person, council, account } = await theColleague(event);
		const at = readRoleAt(await sentForm(event.request));
		if (!at) return fail(400, { ...plain, problem: refusalWords('no_such_role') });
		const refusal = await takeRole(event.locals.app, byPerson(person), { account: account.id, at });
		if (refusal) return fail(403, { ...plain, problem: refusalWords(refusal) });
		// Without a role here the person has no page in this council.
		redirect(303, `/councils/${council.id}/people`);
	}
};
