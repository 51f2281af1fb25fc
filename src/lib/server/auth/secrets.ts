/**
 * Credentials are derived, so that they can be printed at any time while the tables hold only
 * hashes: read access to the database does not allow joining.
 */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { AccountId, DayKeyId, MeetingId, ScribeKeyId } from '#lib/board/model.ts';
import { asScribeToken } from '#lib/board/scribe-token.ts';
import type { ParticipantKind } from '../db/lookup.ts';

type Purpose =
	| 'join-token'
	| 'lent'
	| 'join-code'
	| 'screen-token'
	| 'join-hash'
	| 'participant'
	| 'guest-cookie'
	| 'commands'
	| 'day-key'
	| 'scribe-key'
	| 'try'
	| 'wrong-tries'
	| 'half-signed-in'
	| 'second-factor'
	| 'recovery-code';

/** The separator occurs in no part, so different inputs never yield the same message. */
function derive(secret: string, purpose: Purpose, ...parts: readonly (string | number)[]): Buffer {
	return createHmac('sha256', secret)
		.update([purpose, ...parts].join('\n'))
		.digest();
}

/** 128 bits keep the QR code small. */
const shortened = (bytes: Buffer) => bytes.subarray(0, 16).toString('base64url');

export const joinToken = (secret: string, meeting: MeetingId, rotation: number) =>
	shortened(derive(secret, 'join-token', meeting, rotation));

/** If two meetings get the same code, the later one increases its rotation. */
export const joinCode = (secret: string, meeting: MeetingId, rotation: number) =>
	String(derive(secret, 'join-code', meeting, rotation).readUIntBE(0, 6) % 100_000_000).padStart(8, '0');

/** Marks the QR code for a device that staff lend. */
export const lentMark = (secret: string, meeting: MeetingId, rotation: number) =>
	shortened(derive(secret, 'lent', meeting, rotation));

/** Without the rotation: a projector screen stays connected when the code changes. */
export const screenToken = (secret: string, meeting: MeetingId) =>
	shortened(derive(secret, 'screen-token', meeting));

/** All eight-digit codes behind a plain hash can be tried in a second. */
export const joinHash = (secret: string, kind: 'token' | 'code' | 'screen', given: string) =>
	derive(secret, 'join-hash', kind, given).toString('base64url');

/** The hashes of one browser in two meetings cannot be linked. */
export const participantHash = (secret: string, meeting: MeetingId, kind: ParticipantKind, browser: string) =>
	derive(secret, 'participant', kind, meeting, browser).toString('base64url');

export const commandKey = (secret: string, meeting: MeetingId) =>
	derive(secret, 'commands', meeting).toString('base64url');

/** Derived, so that a day key (当日のかぎ) can be printed again. */
export const dayKeyToken = (secret: string, key: DayKeyId) =>
	derive(secret, 'day-key', key).subarray(0, 24).toString('base64url');

/** For another purpose than a day key's: no id gives a token that opens both. */
export const scribeKeyToken = (secret: string, key: ScribeKeyId) =>
	asScribeToken(derive(secret, 'scribe-key', key).subarray(0, 24).toString('base64url'));

/** The connection test (つながるか ためす) needs no row to verify. */
export const trySeal = (secret: string, about: string) => shortened(derive(secret, 'try', about));

/** The address or name cannot be recovered from it. */
export const triesKey = (secret: string, of: string, who: string) =>
	`${of}:${shortened(derive(secret, 'wrong-tries', of, who))}`;

/** Of the state after the right password and before the second factor. */
export const halfSeal = (secret: string, ...parts: readonly (string | number)[]) =>
	derive(secret, 'half-signed-in', ...parts).toString('base64url');

/** 256 bits, with which the secrets of second factors are encrypted. */
export const secondFactorKey = (secret: string) => derive(secret, 'second-factor');

/** Ten digits behind a plain hash could be tried in minutes. */
export const recoveryCodeHash = (secret: string, account: AccountId, code: string) =>
	derive(secret, 'recovery-code', account, code).toString('base64url');

/** 192 random bits cannot be guessed, so a plain hash may be stored. */
export const newToken = () => randomBytes(24).toString('base64url');

/** The HMAC lets forged cookie values be replaced. */
export function newGuestToken(secret: string): string {
	const token = newToken();
	return `${token}.${guestSeal(secret, token)}`;
}

export function isGuestToken(secret: string, text: string): boolean {
	const [token = ''] = text.split('.', 1);
	const [given, right] = [Buffer.from(text), Buffer.from(`${token}.${guestSeal(secret, token)}`)];
	return given.length === right.length && timingSafeEqual(given, right);
}

const guestSeal = (secret: string, token: string) => shortened(derive(secret, 'guest-cookie', token));

export const hashOf = (token: string) => createHash('sha256').update(token).digest('base64url');
