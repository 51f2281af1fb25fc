import { fail } from '@sveltejs/kit';
import { m } from '#lib/messages/compiled/messages.js';
import { requireCityManager } from '#lib/server/auth/guards.ts';
import { linkAddress } from '#lib/server/auth/links.ts';
import { topBar } from '#lib/server/auth/top-bar.ts';
import { councilNames } from '#lib/server/councils/council-names.ts';
import { listAreas } from '#lib/server/councils/list-areas.ts';
import { readForm, typedInto } from '#lib/server/forms/form.ts';
import { sentForm } from '#lib/server/forms/sent-form.ts';
import { shareAddress } from '#lib/server/meetings/address/share-address.ts';
import { byPerson } from '#lib/server/people/acting.ts';
import { invitePerson } from '#lib/server/people/invite-person.ts';
import { personForm } from '#lib/server/people/person-form.ts';
import { proposeSignInName } from '#lib/server/people/propose-sign-in-name.ts';
import { readRoleForm, textsOf } from '#lib/server/people/role-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = requireCityManager(event);
	const { app } = event.locals;
	const areas = await listAreas(app.db, person.municipality);
	return {
		bar: await topBar(app.db, person),
		councils: await councilNames(app.db, person.municipality),
		areas: areas.map(({ id, name }) => ({ id, name })),
		proposed: await proposeSignInName(app.db)
	};
};

export const actions: Actions = {
	default: async (event) => {
		const person = requireCityManager(event);
		const { app } = event.locals;
		const form = await sentForm(event.request);
		const typed = typedInto(form, 'displayName', 'signInName', 'role', 'title');
		const ticked = ['council', 'area', 'field'].flatMap((name) => textsOf(form, name));
		const refused = (problems: Readonly<Record<string, string>>, problem = '') =>
			fail(400, { typed, ticked, problems, problem, made: null });

		const [who, what] = [readForm(personForm(), form), readRoleForm(form)];
		if (!who.ok || !what.ok) return refused({ ...(!who.ok && who.problems), ...(!what.ok && what.problems) });
		const invited = await invitePerson(app, byPerson(person), { ...who.value, ...what.value });
		if (invited === 'name_taken') return refused({ signInName: m.people_name_taken() });
		if (invited === 'no_such_place') return refused({ where: m.staff_field_choose() });
		if (invited === 'not_yours') return refused({}, m.people_not_yours());

		const { displayName, signInName, account, token } = invited;
		const link = linkAddress(shareAddress(app.config, event), token);
		return {
			typed: {},
			ticked: [],
			problems: {},
			problem: '',
			made: { account, person: displayName, signInName, link }
		};
	}
};
