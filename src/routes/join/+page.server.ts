import { comeIn } from '#lib/server/auth/come-in.ts';
import type { Actions } from './$types';

export const actions: Actions = {
	default: async (event) => {
		const token = (await event.request.formData()).get('token');
		return comeIn(event, { token: typeof token === 'string' ? token.slice(0, 100) : '' });
	}
};
