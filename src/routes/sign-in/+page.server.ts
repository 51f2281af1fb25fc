import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { m } from '#lib/messages/compiled/messages.js';
import { keepSession } from '#lib/server/auth/keep-session.ts';
import { signIn } from '#lib/server/auth/sign-in.ts';
import { readForm, typedInto } from '#lib/server/forms/form.ts';
import { sentForm } from '#lib/server/forms/sent-form.ts';
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

		const answer = await signIn(locals.app, { ...read.value, address: getClientAddress() });
		if (answer === 'wrong') return fail(400, { typed, problem: m.staff_sign_in_wrong() });
		if (answer === 'too_many_tries') return fail(429, { typed, problem: m.staff_sign_in_too_many() });
		keepSession(cookies, url, answer.session);
		redirect(303, destination(url));
	}
};

const home = '/meetings';

/** `//example.com` and `/\example.com` lead to another site. */
function destination(url: URL): string {
	const to = url.searchParams.get('to') ?? home;
	return URL.parse(to, url)?.origin === url.origin && /^\/(?![/\\])/.test(to) ? to : home;
}
