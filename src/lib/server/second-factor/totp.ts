/** RFC 6238: six digits for each half minute, as every authenticator makes them. */
import { Secret, TOTP } from 'otpauth';

const seconds = 30;
const parts = { issuer: 'Yoriai', algorithm: 'SHA1', digits: 6, period: seconds } as const;

/** 160 bits, as RFC 4226 asks for. */
export const newTotpSecret = (): Uint8Array => new Uint8Array(new Secret({ size: 20 }).bytes);

export const totpUri = (secret: Uint8Array, label: string) => totp(secret, label).toString();

/** To be typed where no camera is: groups of four letters. */
export const totpKeyWords = (secret: Uint8Array) =>
	new Secret({ buffer: new Uint8Array(secret).buffer }).base32.replace(/(.{4})(?=.)/g, '$1 ');

/** The step whose code this is, or of a neighbour: a phone's clock may be half a minute off (C54). */
export function totpStep(secret: Uint8Array, code: string, now: Date): number | null {
	const timestamp = now.getTime();
	const delta = totp(secret).validate({ token: code, timestamp, window: 1 });
	return delta === null ? null : Math.floor(timestamp / 1000 / seconds) + delta;
}

/** What the phone shows. */
export const totpCode = (secret: Uint8Array, now: Date) =>
	totp(secret).generate({ timestamp: now.getTime() });

const totp = (secret: Uint8Array, label = '') =>
	new TOTP({ ...parts, label, secret: new Secret({ buffer: new Uint8Array(secret).buffer }) });
