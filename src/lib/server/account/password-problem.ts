import { m } from '#lib/messages/compiled/messages.js';
import type { App } from '../app.ts';
import type { Person } from '../auth/person.ts';
import { checkOwnPassword } from './own-password.ts';

/** The sentence beside the field, or null. */
export async function passwordProblem(app: App, person: Person, password: string): Promise<string | null> {
	const answer = await checkOwnPassword(app, person, password);
	if (answer === 'too_many_tries') return m.staff_sign_in_too_many();
	return answer === 'wrong' ? m.account_password_wrong() : null;
}
