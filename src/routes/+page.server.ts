import { comeIn } from '#lib/server/auth/come-in.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => ({ signedIn: locals.account !== null });

export const actions: Actions = {
	default: async (event) => {
		const code = (await event.request.formData()).get('code');
		return comeIn(event, { code: typeof code === 'string' ? code.slice(0, 40) : '' });
	}
};
