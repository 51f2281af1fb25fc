/**
 * What opens a meeting is derived from the installation's secret, so that it can be shown and printed on
 * any day while the tables hold only hashes: whoever reads the database can join nothing.
 */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { DayKeyId, MeetingId } from '#lib/board/model.ts';
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
	| 'try'
	| 'wrong-tries';

/** Purpose and parts are kept apart by a character that none of them contains. */
function derive(secret: string, purpose: Purpose, ...parts: readonly (string | number)[]): Buffer {
	return createHmac('sha256', secret)
		.update([purpose, ...parts].join('\n'))
		.digest();
}

/** 128 bits, as the QR code carries them. */
const shortened = (bytes: Buffer) => bytes.subarray(0, 16).toString('base64url');

export const joinToken = (secret: string, meeting: MeetingId, rotation: number) =>
	shortened(derive(secret, 'join-token', meeting, rotation));

/** Eight digits. Two meetings may meet in one code: then the later one rotates. */
export const joinCode = (secret: string, meeting: MeetingId, rotation: number) =>
	String(derive(secret, 'join-code', meeting, rotation).readUIntBE(0, 6) % 100_000_000).padStart(8, '0');

/** What staff put into the QR of a device that they lend; beside the join token. */
export const lentMark = (secret: string, meeting: MeetingId, rotation: number) =>
	shortened(derive(secret, 'lent', meeting, rotation));

/** Does not rotate with the join code: a projector that is on the wall stays there. */
export const screenToken = (secret: string, meeting: MeetingId) =>
	shortened(derive(secret, 'screen-token', meeting));

/** Keyed: eight digits behind a plain hash are guessed in a second. */
export const joinHash = (secret: string, kind: 'token' | 'code' | 'screen', given: string) =>
	derive(secret, 'join-hash', kind, given).toString('base64url');

/** Who a browser is in one meeting; in another meeting the same browser is somebody else. */
export const participantHash = (secret: string, meeting: MeetingId, kind: ParticipantKind, browser: string) =>
	derive(secret, 'participant', kind, meeting, browser).toString('base64url');

/** For the fingerprints of a meeting's commands. */
export const commandKey = (secret: string, meeting: MeetingId) =>
	derive(secret, 'commands', meeting).toString('base64url');

/** 当日のかぎ: derived, so that whoever made it can print it once more. */
export const dayKeyToken = (secret: string, key: DayKeyId) =>
	derive(secret, 'day-key', key).subarray(0, 24).toString('base64url');

/** つながるか ためす: a seal on what it is about, which needs no row to be believed. */
export const trySeal = (secret: string, about: string) => shortened(derive(secret, 'try', about));

/** Where wrong tries are counted: an address or a name cannot be read from it. */
export const triesKey = (secret: string, of: string, who: string) =>
	`${of}:${shortened(derive(secret, 'wrong-tries', of, who))}`;

/** For a cookie or a link: nobody guesses it, so a plain hash of it may be stored. */
export const newToken = () => randomBytes(24).toString('base64url');

/** For the cookie of a guest. Sealed: a browser that brings one of another's choosing is given a new one. */
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
