import { fail } from '@sveltejs/kit';
import { m } from '#lib/messages/compiled/messages.js';
import { linkAddress } from '#lib/server/auth/links.ts';
import { topBar } from '#lib/server/auth/top-bar.ts';
import { listCouncilPeople, makeNewPasswordLink } from '#lib/server/councils/council-people.ts';
import { shareAddress } from '#lib/server/meetings/address/share-address.ts';
import { sentForm } from '#lib/server/forms/sent-form.ts';
import { theCouncil } from './the-council.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { person, council, gives } = await theCouncil(event, event.params.council);
	const { app } = event.locals;

	return {
		bar: await topBar(app.db, person),
		council: council.displayName,
		id: council.id,
		invites: gives.length > 0,
		me: person.id,
		people: await listCouncilPeople(app, person, council.id)
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { person, council } = await theCouncil(event, event.params.council);
		const { app } = event.locals;
		const account = (await sentForm(event.request)).get('account');
		const wanted = typeof account === 'string' ? account : '';
		const made = await makeNewPasswordLink(app, person, { council: council.id, account: wanted });
		if (!made) return fail(403, { problem: m.prepare_people_refused(), made: null });
		const link = linkAddress(shareAddress(app.config, event), made.token);
		return { problem: null, made: { person: made.displayName, link } };
	}
};
