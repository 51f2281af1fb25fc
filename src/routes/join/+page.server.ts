import { joinAction } from '#lib/server/auth/guests/join-action.ts';
import { sentForm } from '#lib/server/forms/sent-form.ts';
import type { Actions } from './$types';

export const actions: Actions = {
	default: async (event) => {
		const form = await sentForm(event.request);
		const field = (name: string) => {
			const value = form.get(name);
			return typeof value === 'string' ? value.slice(0, 100) : '';
		};
		return joinAction(event, { token: field('token'), lent: field('lent') });
	}
};
