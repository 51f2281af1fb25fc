import { error, fail, redirect } from '@sveltejs/kit';
import { requireCityManager } from '#lib/server/auth/guards.ts';
import { topBar } from '#lib/server/auth/top-bar.ts';
import { byPerson } from '#lib/server/people/acting.ts';
import { readAccount } from '#lib/server/people/read-account.ts';
import { removeAccount } from '#lib/server/people/remove-account.ts';
import { whatHangs } from '#lib/server/people/what-hangs.ts';
import { refusalWords } from '#lib/words/people-refusal-words.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = requireCityManager(event);
	const { app } = event.locals;
	const account = await readAccount(app, person, event.params.account);
	if (!account) error(404);
	return {
		bar: await topBar(app.db, person),
		account,
		isMe: account.id === person.id,
		...(await whatHangs(app, person, account.id))
	};
};

export const actions: Actions = {
	default: async (event) => {
		const person = requireCityManager(event);
		const { app } = event.locals;
		const account = await readAccount(app, person, event.params.account);
		if (!account) error(404);
		const removed = await removeAccount(app, byPerson(person), account.id);
		if (typeof removed === 'string') return fail(409, { problem: refusalWords(removed) });
		redirect(303, account.id === person.id ? '/sign-in' : '/people');
	}
};
