import { error, fail } from '@sveltejs/kit';
import { m } from '#lib/messages/compiled/messages.js';
import { requireAccount } from '#lib/server/auth/guards.ts';
import { linkAddress } from '#lib/server/auth/links.ts';
import type { Person } from '#lib/server/auth/person.ts';
import { topBar } from '#lib/server/auth/top-bar.ts';
import { listCouncilPeople, makeNewPasswordLink, seesPeopleOf } from '#lib/server/councils/council-people.ts';
import { listCouncils, type CouncilLine } from '#lib/server/councils/list-councils.ts';
import { shareAddress } from '#lib/server/meetings/address/share-address.ts';
import { sentForm } from '#lib/server/forms/sent-form.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** 404 also hides that there is a council of another 市町村. */
async function theCouncil(event: RequestEvent): Promise<{ person: Person; council: CouncilLine }> {
	const person = requireAccount(event);
	const councils = await listCouncils(event.locals.app.db, person);
	const council = councils.find(({ id }) => id === event.params.council);
	if (!council) error(404);
	if (!seesPeopleOf(person, council.id)) error(403);
	return { person, council };
}

export const load: PageServerLoad = async (event) => {
	const { person, council } = await theCouncil(event);
	const { app } = event.locals;

	return {
		bar: await topBar(app.db, person),
		council: council.displayName,
		me: person.id,
		people: await listCouncilPeople(app, person, council.id)
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { person, council } = await theCouncil(event);
		const { app } = event.locals;
		const account = (await sentForm(event.request)).get('account');
		const wanted = typeof account === 'string' ? account : '';
		const made = await makeNewPasswordLink(app, person, { council: council.id, account: wanted });
		if (!made) return fail(403, { problem: m.prepare_people_refused(), made: null });
		const link = linkAddress(shareAddress(app.config, event), made.token);
		return { problem: null, made: { person: made.displayName, link } };
	}
};
