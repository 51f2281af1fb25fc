import { expect, test } from 'vitest';
import type { AccountId } from '#lib/board/model.ts';
import { openSecret, sealSecret } from './sealed-secret.ts';
import { newTotpSecret } from './totp.ts';

const [mine, theirs] = ['mine' as AccountId, 'theirs' as AccountId];
const installation = 'a secret of thirty-two characters';

test('[C53] a stored secret opens for its account in its installation only, and is never stored twice alike', () => {
	const secret = newTotpSecret();
	const stored = sealSecret(installation, mine, secret);
	expect(Buffer.from(stored).includes(Buffer.from(secret))).toBe(false);
	expect(sealSecret(installation, mine, secret)).not.toEqual(stored);
	expect(openSecret(installation, mine, stored)).toEqual(secret);
	expect(openSecret(installation, theirs, stored)).toBeNull();
	expect(openSecret('the secret of another server, too', mine, stored)).toBeNull();
	expect(openSecret(installation, mine, Uint8Array.of(1))).toBeNull();
	expect(openSecret(installation, mine, stored.with(30, stored[30]! ^ 1))).toBeNull();
});
