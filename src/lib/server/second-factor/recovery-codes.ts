/** 予備の番号, for the day on which the phone is lost (C55). */
import { randomInt } from 'node:crypto';
import { and, count, eq, isNull } from 'drizzle-orm';
import type { AccountId } from '#lib/board/model.ts';
import { recoveryCodeHash } from '../auth/secrets.ts';
import type { Tx } from '../db/client.ts';
import type { MunicipalityId } from '../db/ids.ts';
import { recoveryCodes } from '../db/schema/second-factor.ts';

interface Whose {
	readonly id: AccountId;
	readonly municipality: MunicipalityId;
}

const howMany = 10;
export const recoveryDigits = 10;

/** Replaces all earlier ones. They are shown once: only their hashes are kept. */
export async function makeRecoveryCodes(tx: Tx, secret: string, whose: Whose): Promise<string[]> {
	const { id, municipality } = whose;
	const made = new Set<string>();
	while (made.size < howMany) made.add(String(randomInt(10 ** recoveryDigits)).padStart(recoveryDigits, '0'));
	await tx.delete(recoveryCodes).where(eq(recoveryCodes.accountId, id));
	await tx.insert(recoveryCodes).values(
		[...made].map((code) => ({
			accountId: id,
			municipalityId: municipality,
			codeHash: recoveryCodeHash(secret, id, code)
		}))
	);
	return [...made].map((code) => `${code.slice(0, 5)} ${code.slice(5)}`);
}

/** True once for each. */
export async function useRecoveryCode(
	tx: Tx,
	secret: string,
	account: AccountId,
	code: string
): Promise<boolean> {
	const used = await tx
		.update(recoveryCodes)
		.set({ usedAt: new Date() })
		.where(
			and(
				eq(recoveryCodes.accountId, account),
				eq(recoveryCodes.codeHash, recoveryCodeHash(secret, account, code)),
				isNull(recoveryCodes.usedAt)
			)
		)
		.returning({ account: recoveryCodes.accountId });
	return used.length > 0;
}

export async function recoveryCodesLeft(tx: Tx, account: AccountId): Promise<number> {
	const [row] = await tx
		.select({ left: count() })
		.from(recoveryCodes)
		.where(and(eq(recoveryCodes.accountId, account), isNull(recoveryCodes.usedAt)));
	return row?.left ?? 0;
}
