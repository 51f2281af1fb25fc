import { comeIn } from '#lib/server/auth/guests/come-in.ts';
import { sentForm } from '#lib/server/forms/sent-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => ({ signedIn: locals.account !== null });

export const actions: Actions = {
	default: async (event) => {
		const code = (await sentForm(event.request)).get('code');
		return comeIn(event, { code: typeof code === 'string' ? code.slice(0, 40) : '' });
	}
};
