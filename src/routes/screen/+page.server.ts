import { comeIn } from '#lib/server/auth/guests/come-in.ts';
import { sentForm } from '#lib/server/forms/sent-form.ts';
import type { Actions } from './$types';

export const actions: Actions = {
	default: async (event) => {
		const screen = (await sentForm(event.request)).get('token');
		return comeIn(event, { screen: typeof screen === 'string' ? screen.slice(0, 100) : '' });
	}
};
