import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { m } from '#lib/messages/compiled/messages.js';
import { halfOf, keepSession } from '#lib/server/auth/keep-session.ts';
import { readForm } from '#lib/server/forms/form.ts';
import { sentForm } from '#lib/server/forms/sent-form.ts';
import { completeSignIn, halfSignedIn } from '#lib/server/second-factor/complete-sign-in.ts';
import { deviceWords } from '#lib/words/audit/device-words.ts';
import { destination } from '../destination.ts';
import type { Actions, PageServerLoad } from './$types';

const schema = v.object({ code: v.pipe(v.string(), v.maxLength(40)) });

export const load: PageServerLoad = async ({ locals, cookies, url }) => {
	if (locals.account) redirect(303, destination(url));
	const half = await halfSignedIn(locals.app, halfOf(cookies, url), new Date());
	if (!half) redirect(303, `/sign-in${url.search}`);
};

export const actions: Actions = {
	default: async ({ request, locals, cookies, url }) => {
		const form = await sentForm(request);
		const read = readForm(schema, form);
		const typed = read.ok ? read.value.code : '';
		const device = deviceWords(request.headers.get('user-agent'));
		const half = halfOf(cookies, url);
		const answer = await completeSignIn(locals.app, { half, typed, now: new Date(), device });
		if (answer === 'over') redirect(303, `/sign-in${url.search}`);
		if (answer === 'too_many_tries') return fail(429, { problem: m.account_code_too_many() });
		if ('wrong' in answer) return fail(400, { problem: wrongWords(answer.wrong) });
		keepSession(cookies, url, answer.session);
		redirect(303, destination(url));
	}
};

/** After three a clock is the likely reason (C56). */
const wrongWords = (count: number) => (count >= 3 ? m.account_code_wrong_clock() : m.account_code_wrong());
