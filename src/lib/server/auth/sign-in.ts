import type { App } from '../app.ts';
import { findAccount } from '../db/lookup.ts';
import { networkOf } from './network.ts';
import { passwordFits } from './passwords.ts';
import { startSession } from './sessions.ts';
import { areUsedUp, Tries, triesOf } from './rate-limits.ts';

interface SignIn {
	readonly signInName: string;
	readonly password: string;
	readonly address: string;
}

export type SignInAnswer = { readonly session: string } | 'wrong' | 'too_many_tries';

/** An address may be a whole town hall, an account is one person. */
const tries = triesOf((app) => ({
	account: new Tries(app, { of: 'account', tries: 10, seconds: 15 * 60 }),
	address: new Tries(app, { of: 'sign-in-address', tries: 60, seconds: 15 * 60 })
}));

/** A wrong name and a wrong password give the same result and timing. */
export async function signIn(app: App, { signInName, password, address }: SignIn): Promise<SignInAnswer> {
	const name = normalName(signInName);
	const { account: ofAccount, address: ofAddress } = tries(app);
	const network = networkOf(address);
	const usedUp = () => areUsedUp([ofAccount, name], [ofAddress, network]);
	if (await usedUp()) return 'too_many_tries';

	const found = await findAccount(app.db, name);
	const fits = await passwordFits(password, found?.passwordHash ?? null);
	if (fits === 'busy') return 'too_many_tries';
	if (await usedUp()) return 'too_many_tries'; // parallel tries must not exceed the limit
	if (!fits || !found) {
		await Promise.all([ofAccount.countWrong(name), ofAddress.countWrong(network)]);
		return 'wrong';
	}
	return { session: await startSession(app.db, { id: found.account, municipality: found.municipality }) };
}

/** Width and case must not matter. */
export const normalName = (typed: string) => typed.normalize('NFKC').trim().toLowerCase();
