/** AES-256-GCM: with the tables alone nobody can make a code (C53). */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { AccountId } from '#lib/board/model.ts';
import { secondFactorKey } from '../auth/secrets.ts';

const cipher = 'aes-256-gcm';
const [nonceBytes, tagBytes] = [12, 16];

export function sealSecret(installation: string, account: AccountId, secret: Uint8Array): Uint8Array {
	const nonce = randomBytes(nonceBytes);
	const sealing = createCipheriv(cipher, secondFactorKey(installation), nonce);
	sealing.setAAD(Buffer.from(account)); // the row of one account is of no use in that of another
	const sealed = Buffer.concat([sealing.update(secret), sealing.final()]);
	return new Uint8Array(Buffer.concat([nonce, sealing.getAuthTag(), sealed]));
}

/** Null if it was sealed by another installation, or is damaged. */
export function openSecret(installation: string, account: AccountId, stored: Uint8Array): Uint8Array | null {
	const [nonce, tag, sealed] = [
		stored.subarray(0, nonceBytes),
		stored.subarray(nonceBytes, nonceBytes + tagBytes),
		stored.subarray(nonceBytes + tagBytes)
	];
	try {
		const opening = createDecipheriv(cipher, secondFactorKey(installation), nonce, {
			authTagLength: tagBytes
		});
		opening.setAAD(Buffer.from(account));
		opening.setAuthTag(tag);
		return new Uint8Array(Buffer.concat([opening.update(sealed), opening.final()]));
	} catch {
		return null;
	}
}
