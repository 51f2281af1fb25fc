import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { m } from '#lib/messages/compiled/messages.js';
import { keepSession } from '#lib/server/auth/keep-session.ts';
import { completeSetup } from '#lib/server/auth/setup.ts';
import { line, newPassword, signInName, token } from '#lib/server/forms/fields.ts';
import { readForm, typedInto } from '#lib/server/forms/form.ts';
import { sentForm } from '#lib/server/forms/sent-form.ts';
import { deviceWords } from '#lib/words/audit/device-words.ts';
import type { Actions } from './$types';

const schema = () =>
	v.object({
		token: token(),
		municipality: line(40),
		displayName: line(40),
		signInName: signInName(),
		password: newPassword()
	});

export const actions: Actions = {
	default: async ({ request, locals, cookies, url }) => {
		const form = await sentForm(request);
		const typed = typedInto(form, 'token', 'municipality', 'displayName', 'signInName');
		const read = readForm(schema(), form);
		if (!read.ok) return fail(400, { typed, problems: read.problems, problem: null });

		const done = await completeSetup(locals.app, {
			...read.value,
			device: deviceWords(request.headers.get('user-agent'))
		});
		if (done === 'link_used') return fail(400, { typed, problems: {}, problem: m.staff_setup_link_used() });
		keepSession(cookies, url, done.session);
		redirect(303, '/begin');
	}
};
