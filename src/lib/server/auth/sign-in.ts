import { and, eq, isNotNull } from 'drizzle-orm';
import type { AccountId } from '#lib/board/model.ts';
import type { App } from '../app.ts';
import { recordSignInProblem } from '../audit/record-sign-in.ts';
import type { MunicipalityId } from '../db/ids.ts';
import { findAccount } from '../db/lookup.ts';
import { secondFactors } from '../db/schema/second-factor.ts';
import { scope } from '../db/scope.ts';
import { networkOf } from './network.ts';
import { passwordFits } from './passwords.ts';
import { areUsedUp, Tries, triesOf } from './rate-limits.ts';
import { halfSeal } from './secrets.ts';
import { startSession } from './sessions.ts';

interface SignIn {
	readonly signInName: string;
	readonly password: string;
	readonly address: string;
	/** A word for the list of signed-in devices. */
	readonly device?: string;
}

/** The password was right, and the second factor is still asked. It opens nothing (C53). */
export type HalfSignIn = string & { readonly halfSignIn: unique symbol };

export type SignInAnswer = { readonly session: string } | HalfSignIn | 'wrong' | 'too_many_tries';

const mostWrong = 10;

/** An address may be a whole town hall, an account is one person. */
const tries = triesOf((app) => ({
	account: new Tries(app, { of: 'account', tries: mostWrong, seconds: 15 * 60 }),
	address: new Tries(app, { of: 'sign-in-address', tries: 60, seconds: 15 * 60 })
}));

/** A wrong name and a wrong password give the same result and timing. */
export async function signIn(
	app: App,
	{ signInName, password, address, device }: SignIn
): Promise<SignInAnswer> {
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
		const count = await ofAccount.countedOf(name);
		// Nobody waits for it: the time of the answer would tell that the account exists.
		if (found) void recordSignInProblem(app, found, { count, isBlocked: count >= mostWrong });
		return 'wrong';
	}
	return enterAs(app, { id: found.account, municipality: found.municipality }, found.passwordHash, device);
}

/** A session, unless a second factor is asked first (C53). */
export async function enterAs(
	app: App,
	person: { readonly id: AccountId; readonly municipality: MunicipalityId },
	passwordHash: string | null,
	device?: string
): Promise<{ readonly session: string } | HalfSignIn> {
	const { id, municipality } = person;
	const asked = await scope(app.db, municipality, (tx) =>
		tx
			.select({ id: secondFactors.accountId })
			.from(secondFactors)
			.where(and(eq(secondFactors.accountId, id), isNotNull(secondFactors.confirmedAt)))
	);
	if (asked.length === 0) return { session: await startSession(app.db, person, device) };
	const until = Date.now() + halfMs;
	// With the password's hash, so that it ends when the password changes.
	const seal = halfSeal(app.config.secret, id, municipality, until, passwordHash ?? '');
	return [id, municipality, until, seal].join('.') as HalfSignIn;
}

export const halfMs = 10 * 60_000;

/** Width and case must not matter. */
export const normalName = (typed: string) => typed.normalize('NFKC').trim().toLowerCase();
