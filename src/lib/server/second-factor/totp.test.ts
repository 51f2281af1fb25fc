import { expect, test } from 'vitest';
import { newTotpSecret, totpCode, totpKeyWords, totpStep, totpUri } from './totp.ts';

/** The secret and two of the codes of RFC 6238, appendix B, with the six digits that phones show. */
const known = new TextEncoder().encode('12345678901234567890');

test('[C54] the codes are those of RFC 6238', () => {
	for (const [second, code] of [
		[59, '287082'],
		[1_111_111_109, '081804'],
		[20_000_000_000, '353130']
	] as const) {
		expect(totpCode(known, new Date(second * 1000))).toBe(code);
		expect(totpStep(known, code, new Date(second * 1000))).toBe(Math.floor(second / 30));
	}
});

test('[C54] a clock may be half a minute off, and no more', () => {
	const at = new Date(59_000);
	const later = (steps: number) => new Date(at.getTime() + steps * 30_000);
	for (const steps of [-1, 0, 1]) expect(totpStep(known, '287082', later(steps))).toBe(1);
	for (const steps of [2, 3]) expect(totpStep(known, '287082', later(steps))).toBeNull();
	expect(totpStep(known, '28708', at)).toBeNull();
});

test('every secret is another one, and its QR code and its key say the same', () => {
	const secret = newTotpSecret();
	expect(secret).toHaveLength(20);
	expect(newTotpSecret()).not.toEqual(secret);
	const key = totpKeyWords(secret);
	expect(key).toMatch(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
	expect(new URL(totpUri(secret, 'mizuno')).searchParams.get('secret')).toBe(key.replaceAll(' ', ''));
});
