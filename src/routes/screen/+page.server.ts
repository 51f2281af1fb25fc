import { joinAction } from '#lib/server/auth/guests/join-action.ts';
import { sentForm } from '#lib/server/forms/sent-form.ts';
import type { Actions } from './$types';

export const actions: Actions = {
	default: async (event) => {
		const screen = (await sentForm(event.request)).get('token');
		return joinAction(event, { screen: typeof screen === 'string' ? screen.slice(0, 100) : '' });
	}
};
