import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { m } from '#lib/messages/compiled/messages.js';
import { keepHalf, keepSession } from '#lib/server/auth/keep-session.ts';
import { deviceWords } from '#lib/words/audit/device-words.ts';
import { signIn } from '#lib/server/auth/sign-in.ts';
import { readForm, typedInto } from '#lib/server/forms/form.ts';
import { sentForm } from '#lib/server/forms/sent-form.ts';
import { destination } from './destination.ts';
import type { Actions, PageServerLoad } from './$types';

const schema = v.object({
	signInName: v.pipe(v.string(), v.maxLength(200)),
	password: v.pipe(v.string(), v.maxLength(1000))
});

export const load: PageServerLoad = ({ locals, url }) => {
	if (locals.account) redirect(303, destination(url));
};

export const actions: Actions = {
	default: async ({ request, locals, cookies, url, getClientAddress }) => {
		const form = await sentForm(request);
		const typed = typedInto(form, 'signInName');
		const read = readForm(schema, form);
		if (!read.ok) return fail(400, { typed, problem: m.staff_sign_in_wrong() });

		const device = deviceWords(request.headers.get('user-agent'));
		const answer = await signIn(locals.app, { ...read.value, address: getClientAddress(), device });
		if (answer === 'wrong') return fail(400, { typed, problem: m.staff_sign_in_wrong() });
		if (answer === 'too_many_tries') return fail(429, { typed, problem: m.staff_sign_in_too_many() });
		if (typeof answer === 'string') {
			keepHalf(cookies, url, answer);
			redirect(303, `/sign-in/code${url.search}`);
		}
		keepSession(cookies, url, answer.session);
		redirect(303, destination(url));
	}
};
