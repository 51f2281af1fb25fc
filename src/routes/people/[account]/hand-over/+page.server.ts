import { error, fail } from '@sveltejs/kit';
import { m } from '#lib/messages/compiled/messages.js';
import { requireCityManager } from '#lib/server/auth/guards.ts';
import { linkAddress } from '#lib/server/auth/links.ts';
import { topBar } from '#lib/server/auth/top-bar.ts';
import { readForm, typedInto } from '#lib/server/forms/form.ts';
import { sentForm } from '#lib/server/forms/sent-form.ts';
import { shareAddress } from '#lib/server/meetings/address/share-address.ts';
import { byPerson } from '#lib/server/people/acting.ts';
import { handOver } from '#lib/server/people/hand-over.ts';
import { listPeople } from '#lib/server/people/list-people.ts';
import { personForm } from '#lib/server/people/person-form.ts';
import { proposeSignInName } from '#lib/server/people/propose-sign-in-name.ts';
import { readAccount } from '#lib/server/people/read-account.ts';
import { whatHangs } from '#lib/server/people/what-hangs.ts';
import { refusalWords } from '#lib/words/people-refusal-words.ts';
import type { Actions, PageServerLoad } from './$types';

const everybody = { words: '', role: null, council: null, area: null } as const;

export const load: PageServerLoad = async (event) => {
	const person = requireCityManager(event);
	const { app } = event.locals;
	const account = await readAccount(app, person, event.params.account);
	if (!account) error(404);
	const { there } = await listPeople(app, person.municipality, everybody);
	return {
		bar: await topBar(app.db, person),
		account,
		others: there.filter(({ id }) => id !== account.id).map(({ id, displayName }) => ({ id, displayName })),
		proposed: await proposeSignInName(app.db),
		...(await whatHangs(app, person, account.id))
	};
};

export const actions: Actions = {
	default: async (event) => {
		const person = requireCityManager(event);
		const { app } = event.locals;
		const account = await readAccount(app, person, event.params.account);
		if (!account) error(404);
		const form = await sentForm(event.request);
		const typed = typedInto(form, 'successor', 'displayName', 'signInName', 'keeps');
		const refused = (problems: Readonly<Record<string, string>>, problem = '') =>
			fail(400, { typed, problems, problem, done: null });

		let to: Parameters<typeof handOver>[2]['to'] = typed.successor ?? '';
		if (to === '') {
			const read = readForm(personForm(), form);
			if (!read.ok) return refused(read.problems);
			to = read.value;
		}
		const keeps = typed.keeps === 'yes';
		const done = await handOver(app, byPerson(person), { from: account.id, to, keeps });
		if (done === 'name_taken') return refused({ signInName: m.people_name_taken() });
		if (done === 'no_successor') return refused({ successor: m.people_successor_missing() });
		if (done === 'last_administrator') return refused({}, m.people_hand_over_last());
		if (typeof done === 'string') return refused({}, refusalWords(done));

		const { displayName, invited } = done;
		const origin = shareAddress(app.config, event);
		const made = invited && {
			person: invited.displayName,
			signInName: invited.signInName,
			link: linkAddress(origin, invited.token)
		};
		return {
			typed: {},
			problems: {},
			problem: '',
			done: { from: account.displayName, to: displayName, keeps, made }
		};
	}
};
