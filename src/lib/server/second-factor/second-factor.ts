/** Switching the second factor of one's own account on and off. */
import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import type { App } from '../app.ts';
import { auditActor, recordEvent } from '../audit/record-event.ts';
import type { Person } from '../auth/person.ts';
import { recoveryCodes, secondFactors } from '../db/schema/second-factor.ts';
import { scope } from '../db/scope.ts';
import { digitsOf } from './check-code.ts';
import { makeRecoveryCodes, recoveryCodesLeft } from './recovery-codes.ts';
import { openSecret, sealSecret } from './sealed-secret.ts';
import { newTotpSecret, totpKeyWords, totpStep, totpUri } from './totp.ts';

export type SecondFactorState =
	| { readonly state: 'off' }
	/** Not asked for until its first code was typed. */
	| { readonly state: 'begun'; readonly uri: string; readonly key: string }
	| { readonly state: 'on'; readonly codesLeft: number };

export function secondFactorOf({ db, config }: App, person: Person): Promise<SecondFactorState> {
	const { id, municipality, signInName } = person;
	return scope(db, municipality, async (tx) => {
		const [row] = await tx.select().from(secondFactors).where(eq(secondFactors.accountId, id));
		if (row?.confirmedAt) return { state: 'on', codesLeft: await recoveryCodesLeft(tx, id) };
		const secret = row && openSecret(config.secret, id, row.secret);
		if (!secret) return { state: 'off' };
		return { state: 'begun', uri: totpUri(secret, signInName), key: totpKeyWords(secret) };
	});
}

/** A second press keeps the secret that a phone may have read already. */
export async function beginSecondFactor({ db, config }: App, { id, municipality }: Person): Promise<void> {
	const secret = sealSecret(config.secret, id, newTotpSecret());
	await scope(db, municipality, (tx) =>
		tx
			.insert(secondFactors)
			.values({ accountId: id, municipalityId: municipality, secret })
			.onConflictDoNothing()
	);
}

export async function forgetBegun({ db }: App, { id, municipality }: Person): Promise<void> {
	await scope(db, municipality, (tx) =>
		tx.delete(secondFactors).where(and(eq(secondFactors.accountId, id), isNull(secondFactors.confirmedAt)))
	);
}

/** Returns the 予備の番号, or null if the code was wrong. */
export function confirmSecondFactor(
	{ db, config }: App,
	person: Person,
	{ typed, now }: { readonly typed: string; readonly now: Date }
): Promise<readonly string[] | null> {
	const { id, municipality, displayName: name } = person;
	const begun = and(eq(secondFactors.accountId, id), isNull(secondFactors.confirmedAt));
	return scope(db, municipality, async (tx) => {
		const [row] = await tx.select().from(secondFactors).where(begun).for('update');
		const secret = row && openSecret(config.secret, id, row.secret);
		const step = secret ? totpStep(secret, digitsOf(typed), now) : null;
		if (step === null) return null;
		await tx.update(secondFactors).set({ confirmedAt: now, lastStep: step }).where(begun);
		await recordEvent(tx, auditActor(person), {
			what: 'second_factor.on',
			thing: { type: 'account', id, name }
		});
		return makeRecoveryCodes(tx, config.secret, person);
	});
}

/** The own password was checked. Null if no second factor is on. */
export function renewRecoveryCodes({ db, config }: App, person: Person): Promise<readonly string[] | null> {
	const { id, municipality, displayName: name } = person;
	const isOn = and(eq(secondFactors.accountId, id), isNotNull(secondFactors.confirmedAt));
	return scope(db, municipality, async (tx) => {
		const [row] = await tx
			.select({ id: secondFactors.accountId })
			.from(secondFactors)
			.where(isOn)
			.for('update');
		if (!row) return null;
		await recordEvent(tx, auditActor(person), {
			what: 'account.changed',
			thing: { type: 'account', id, name },
			details: { recoveryCodes: true }
		});
		return makeRecoveryCodes(tx, config.secret, person);
	});
}

/** The own password and a code were checked (C53). */
export async function turnOffSecondFactor({ db }: App, person: Person): Promise<void> {
	const { id, municipality, displayName: name } = person;
	await scope(db, municipality, async (tx) => {
		const gone = await tx
			.delete(secondFactors)
			.where(eq(secondFactors.accountId, id))
			.returning({ account: secondFactors.accountId });
		await tx.delete(recoveryCodes).where(eq(recoveryCodes.accountId, id));
		if (gone.length > 0)
			await recordEvent(tx, auditActor(person), {
				what: 'second_factor.off',
				thing: { type: 'account', id, name }
			});
	});
}
