import { fail, redirect } from '@sveltejs/kit';
import { cookieName, cookieOptions } from '#lib/server/auth/cookies.ts';
import { takeKey } from '#lib/server/scribe/take-key.ts';
import { sentForm } from '#lib/server/forms/sent-form.ts';
import { secondsOfTodayLeft } from '#lib/words/japan-time.ts';
import type { Actions } from './$types';

export const actions: Actions = {
	default: async ({ locals, request, cookies, url, getClientAddress }) => {
		const given = (await sentForm(request)).get('token');
		const token = typeof given === 'string' ? given.slice(0, 100) : '';
		const taken = await takeKey(locals.app, token, getClientAddress());
		if (!taken.ok) {
			const { refusal, validOn } = taken;
			return fail(refusal === 'too_many_tries' ? 429 : 403, { refusal, validOn });
		}
		const secure = url.protocol === 'https:';
		const name = cookieName(taken.cookie, secure);
		cookies.set(name, token, cookieOptions(secure, secondsOfTodayLeft(new Date())));
		redirect(303, `/meetings/${taken.meeting}/${taken.cookie === 'scribe' ? 'entry' : 'board'}`);
	}
};
