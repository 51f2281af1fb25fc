import { timingSafeEqual } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { AccountId } from '#lib/board/model.ts';
import type { App } from '../app.ts';
import { recordSignInProblem } from '../audit/record-sign-in.ts';
import { findPerson, type Person } from '../auth/person.ts';
import { halfSeal } from '../auth/secrets.ts';
import { startSession } from '../auth/sessions.ts';
import { halfMs } from '../auth/sign-in.ts';
import { isUuid, type MunicipalityId } from '../db/ids.ts';
import { accounts } from '../db/schema/account.ts';
import { scope } from '../db/scope.ts';
import { checkCode, mostWrongCodes } from './check-code.ts';

export type CompletedSignIn =
	| { readonly session: string }
	/** The password must be typed again. */
	| 'over'
	| 'too_many_tries'
	| { readonly wrong: number };

interface Typed {
	readonly half: string;
	readonly typed: string;
	readonly now: Date;
	readonly device?: string;
}

/** The second step of a sign-in (C53). */
export async function completeSignIn(
	app: App,
	{ half, typed, now, device }: Typed
): Promise<CompletedSignIn> {
	const person = await halfSignedIn(app, half, now);
	if (!person) return 'over';
	const { id: account, municipality } = person;
	const answer = await checkCode(app, person, typed, now);
	if (answer === 'right') return { session: await startSession(app.db, person, device) };
	const isBlocked = answer === 'too_many_tries' || answer.wrong >= mostWrongCodes;
	const count = answer === 'too_many_tries' ? mostWrongCodes : answer.wrong;
	await recordSignInProblem(app, { account, municipality }, { count, isBlocked, isSecondFactor: true });
	return answer;
}

const apartMs = 60_000;

/** Null once it has run out, the account is gone, or the password is another. */
export async function halfSignedIn(app: App, half: string, now: Date): Promise<Person | null> {
	const [id = '', municipality = '', until = '', seal = ''] = half.split('.');
	const left = Number(until) - now.getTime();
	// T4: one that lasts longer was made while the clock was ahead; clocks of two processes differ a little.
	if (!isUuid(id) || !isUuid(municipality) || !(left > 0 && left <= halfMs + apartMs)) return null;
	return scope(app.db, municipality as MunicipalityId, async (tx) => {
		const person = await findPerson(tx, id as AccountId);
		const [row] = await tx
			.select({ hash: accounts.passwordHash })
			.from(accounts)
			.where(eq(accounts.id, id as AccountId));
		const right = Buffer.from(halfSeal(app.config.secret, id, municipality, until, row?.hash ?? ''));
		const given = Buffer.from(seal);
		return given.length === right.length && timingSafeEqual(given, right) ? person : null;
	});
}
