import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { m } from '#lib/messages/compiled/messages.js';
import { keepHalf, keepSession } from '#lib/server/auth/keep-session.ts';
import { useLink } from '#lib/server/auth/links.ts';
import { newPassword, token } from '#lib/server/forms/fields.ts';
import { readForm, typedInto } from '#lib/server/forms/form.ts';
import { sentForm } from '#lib/server/forms/sent-form.ts';
import { deviceWords } from '#lib/words/audit/device-words.ts';
import type { Actions } from './$types';

const schema = () => v.object({ token: token(), password: newPassword() });

export const actions: Actions = {
	default: async ({ request, locals, cookies, url }) => {
		const form = await sentForm(request);
		const typed = typedInto(form, 'token');
		const read = readForm(schema(), form);
		if (!read.ok) return fail(400, { typed, problems: read.problems, problem: null });

		const { token: given, password } = read.value;
		const done = await useLink(locals.app, given, password, deviceWords(request.headers.get('user-agent')));
		if (done === 'link_used') return fail(400, { typed, problems: {}, problem: m.staff_link_used() });
		if (typeof done === 'string') {
			keepHalf(cookies, url, done);
			redirect(303, '/sign-in/code');
		}
		keepSession(cookies, url, done.session);
		redirect(303, '/meetings');
	}
};
