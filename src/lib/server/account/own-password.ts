import { eq } from 'drizzle-orm';
import type { App } from '../app.ts';
import { passwordFits } from '../auth/passwords.ts';
import type { Person } from '../auth/person.ts';
import { Tries, triesOf } from '../auth/rate-limits.ts';
import { accounts } from '../db/schema/account.ts';
import { scope } from '../db/scope.ts';

const tries = triesOf((app) => new Tries(app, { of: 'own-password', tries: 10, seconds: 15 * 60 }));

export type PasswordAnswer = 'right' | 'wrong' | 'too_many_tries';

/** C50: whoever finds a laptop signed in cannot take the account over. */
export async function checkOwnPassword(app: App, person: Person, password: string): Promise<PasswordAnswer> {
	const { id, municipality } = person;
	const ofOwn = tries(app);
	if (await ofOwn.areUsedUp(id)) return 'too_many_tries';
	const [row] = await scope(app.db, municipality, (tx) =>
		tx.select({ hash: accounts.passwordHash }).from(accounts).where(eq(accounts.id, id))
	);
	const fits = await passwordFits(password, row?.hash ?? null);
	if (fits === 'busy' || (await ofOwn.areUsedUp(id))) return 'too_many_tries';
	if (fits) return 'right';
	await ofOwn.countWrong(id);
	return 'wrong';
}
