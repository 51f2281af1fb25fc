import { error, fail, redirect } from '@sveltejs/kit';
import { mayGive } from '#lib/city/administration-policy.ts';
import { hasEnded } from '#lib/city/area-days.ts';
import { m } from '#lib/messages/compiled/messages.js';
import { linkAddress } from '#lib/server/auth/links.ts';
import { topBar } from '#lib/server/auth/top-bar.ts';
import { listAreas } from '#lib/server/councils/list-areas.ts';
import { readForm, typedInto } from '#lib/server/forms/form.ts';
import { sentForm } from '#lib/server/forms/sent-form.ts';
import { shareAddress } from '#lib/server/meetings/address/share-address.ts';
import { byPerson } from '#lib/server/people/acting.ts';
import { giveRole } from '#lib/server/people/give-role.ts';
import { invitePerson } from '#lib/server/people/invite-person.ts';
import { listPeople } from '#lib/server/people/list-people.ts';
import { personForm } from '#lib/server/people/person-form.ts';
import { proposeSignInName } from '#lib/server/people/propose-sign-in-name.ts';
import { readRoleForm, textsOf } from '#lib/server/people/role-form.ts';
import { refusalWords } from '#lib/words/people-refusal-words.ts';
import { japanDay } from '#lib/words/japan-time.ts';
import { theCouncil } from '../the-council.ts';
import type { Actions, PageServerLoad } from './$types';

const everybody = { words: '', role: null, council: null, area: null } as const;

export const load: PageServerLoad = async (event) => {
	const { person, council, gives } = await theCouncil(event, event.params.council);
	if (gives.length === 0) error(403);
	const { app } = event.locals;
	const today = japanDay(new Date());
	const areas = (await listAreas(app.db, person.municipality)).filter((area) => !hasEnded(area, today));
	// Names of people elsewhere are shown to those who look after them all.
	const looksAfterAll = gives.includes('coordinator');
	const { there } = looksAfterAll ? await listPeople(app, person.municipality, everybody) : { there: [] };
	return {
		bar: await topBar(app.db, person),
		council: { id: council.id, name: council.displayName },
		gives,
		areas: areas
			.filter(({ id }) => mayGive(person, 'coordinator', { council: null, area: id }))
			.map(({ id, name }) => ({ id, name })),
		others: there.map(({ id, displayName }) => ({ id, displayName })),
		proposed: await proposeSignInName(app.db)
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { person, council } = await theCouncil(event, event.params.council);
		const { app } = event.locals;
		const form = await sentForm(event.request);
		const typed = typedInto(form, 'account', 'displayName', 'signInName', 'role', 'title');
		const ticked = ['council', 'area', 'field'].flatMap((name) => textsOf(form, name));
		const refused = (status: 400 | 403, problems: Readonly<Record<string, string>>, problem = '') =>
			fail(status, { typed, ticked, problems, problem, made: null });

		const what = readRoleForm(form);
		if (!what.ok) return refused(400, what.problems);
		const account = typed.account ?? '';
		if (account !== '') {
			const refusal = await giveRole(app, byPerson(person), { ...what.value, account });
			if (refusal) return refused(403, {}, refusalWords(refusal));
			redirect(303, `/councils/${council.id}/people`);
		}
		const who = readForm(personForm(), form);
		if (!who.ok) return refused(400, who.problems);
		const invited = await invitePerson(app, byPerson(person), { ...who.value, ...what.value });
		if (invited === 'name_taken') return refused(400, { signInName: m.people_name_taken() });
		if (typeof invited === 'string') return refused(403, {}, refusalWords(invited));
		const { displayName, signInName, token } = invited;
		const link = linkAddress(shareAddress(app.config, event), token);
		return {
			typed: {},
			ticked: [],
			problems: {},
			problem: '',
			made: { person: displayName, signInName, link }
		};
	}
};
