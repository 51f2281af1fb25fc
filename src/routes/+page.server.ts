import { joinAction } from '#lib/server/auth/guests/join-action.ts';
import { sentForm } from '#lib/server/forms/sent-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => ({ signedIn: locals.account !== null });

export const actions: Actions = {
	default: async (event) => {
		const code = (await sentForm(event.request)).get('code');
		return joinAction(event, { code: typeof code === 'string' ? code.slice(0, 40) : '' });
	}
};
