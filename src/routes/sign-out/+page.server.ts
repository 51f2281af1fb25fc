import { redirect } from '@sveltejs/kit';
import { cookieName } from '#lib/server/auth/cookies.ts';
import { endSession } from '#lib/server/auth/sessions.ts';
import type { Actions, PageServerLoad } from './$types';

/** A link to this page does not sign out. */
export const load: PageServerLoad = () => redirect(303, '/');

export const actions: Actions = {
	default: async ({ locals, cookies, url }) => {
		const secure = url.protocol === 'https:';
		const name = cookieName('session', secure);
		const session = cookies.get(name);
		if (session) await endSession(locals.app.db, session);
		cookies.delete(name, { path: '/', secure });
		// A borrowed laptop must lose the keys too, which their links can enter again.
		for (const key of ['key', 'scribe', 'half'] as const)
			cookies.delete(cookieName(key, secure), { path: '/', secure });
		redirect(303, '/sign-in');
	}
};
