import { and, eq, isNotNull, lt } from 'drizzle-orm';
import type { App } from '../app.ts';
import { auditActor, recordEvent } from '../audit/record-event.ts';
import type { Person } from '../auth/person.ts';
import { Tries, triesOf } from '../auth/rate-limits.ts';
import type { Tx } from '../db/client.ts';
import { secondFactors } from '../db/schema/second-factor.ts';
import { scope } from '../db/scope.ts';
import { recoveryDigits, useRecoveryCode } from './recovery-codes.ts';
import { openSecret } from './sealed-secret.ts';
import { totpStep } from './totp.ts';

export const mostWrongCodes = 10;
const tries = triesOf(
	(app) => new Tries(app, { of: 'second-factor', tries: mostWrongCodes, seconds: 15 * 60 })
);

/** A number of wrong tries: the page says after three that a clock may be wrong (C56). */
export type CodeAnswer = 'right' | 'too_many_tries' | { readonly wrong: number };

/** Six digits of the phone, or a 予備の番号. Parallel tries of one account wait for each other in the row. */
export async function checkCode(app: App, person: Person, typed: string, now: Date): Promise<CodeAnswer> {
	const ofAccount = tries(app);
	if (await ofAccount.areUsedUp(person.id)) return 'too_many_tries';
	if (await scope(app.db, person.municipality, (tx) => opens(tx, app, person, { typed, now })))
		return 'right';
	await ofAccount.countWrong(person.id);
	return { wrong: await ofAccount.countedOf(person.id) };
}

/** Full-width digits and blanks are what a Japanese keyboard types. */
export const digitsOf = (typed: string) => typed.normalize('NFKC').replace(/[\s-]/g, '');

async function opens(
	tx: Tx,
	app: App,
	person: Person,
	{ typed, now }: { readonly typed: string; readonly now: Date }
): Promise<boolean> {
	const { id, displayName: name } = person;
	const { secret } = app.config;
	const code = digitsOf(typed);
	const isOn = and(eq(secondFactors.accountId, id), isNotNull(secondFactors.confirmedAt));
	const [row] = await tx.select().from(secondFactors).where(isOn);
	if (!row) return false;
	if (code.length === recoveryDigits) {
		if (!(await useRecoveryCode(tx, secret, id, code))) return false;
		const thing = { type: 'account', id, name } as const;
		await recordEvent(tx, auditActor(person), { what: 'second_factor.recovered', thing });
		return true;
	}
	const kept = openSecret(secret, id, row.secret);
	if (!kept) {
		app.log.error({ account: id }, 'a second factor was made by another installation');
		return false;
	}
	const step = totpStep(kept, code, now);
	if (step === null) return false;
	// C54: of two that bring the same code at once, the statement lets one through.
	const used = await tx
		.update(secondFactors)
		.set({ lastStep: step })
		.where(and(isOn, lt(secondFactors.lastStep, step)))
		.returning({ step: secondFactors.lastStep });
	return used.length > 0;
}
