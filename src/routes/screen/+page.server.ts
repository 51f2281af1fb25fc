import { comeIn } from '#lib/server/auth/come-in.ts';
import type { Actions } from './$types';

export const actions: Actions = {
	default: async (event) => {
		const screen = (await event.request.formData()).get('token');
		return comeIn(event, { screen: typeof screen === 'string' ? screen.slice(0, 100) : '' });
	}
};
