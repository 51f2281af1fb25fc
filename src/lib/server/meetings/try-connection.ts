/** つながるか ためす: the laptop shows whether a phone got through. */
import { timingSafeEqual } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { MeetingId } from '#lib/board/model.ts';
import type { App, MeetingAddress } from '../app.ts';
import { trySeal } from '../auth/secrets.ts';
import type { MunicipalityId } from '../db/ids.ts';
import { meetings } from '../db/schema/meeting.ts';
import { scope } from '../db/scope.ts';

/** The signature lets only our QR codes cause writes, and is verified without a query. */
export function tryToken(secret: string, { meeting, municipality }: MeetingAddress): string {
	const about = bytesOf(meeting) + bytesOf(municipality);
	return Buffer.from(about, 'hex').toString('base64url') + trySeal(secret, about);
}

/** Two ids (32 bytes) in base64url. */
const lettersOfIds = 43;

export function readTryToken(secret: string, token: string): MeetingAddress | null {
	const about = Buffer.from(token.slice(0, lettersOfIds), 'base64url').toString('hex');
	if (about.length !== 64) return null;
	const [given, right] = [token.slice(lettersOfIds), trySeal(secret, about)].map((seal) => Buffer.from(seal));
	if (!given || !right || given.length !== right.length || !timingSafeEqual(given, right)) return null;
	return {
		meeting: uuidOf(about.slice(0, 32)) as MeetingId,
		municipality: uuidOf(about.slice(32)) as MunicipalityId
	};
}

const bytesOf = (uuid: string) => uuid.replaceAll('-', '');
const uuidOf = (hex: string) => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** `socket`: the WebSocket connected too. Nothing about the phone is stored. */
export async function noteTry(
	app: App,
	{ meeting, municipality }: MeetingAddress,
	socket: boolean
): Promise<void> {
	await scope(app.db, municipality, (tx) =>
		tx.update(meetings).set({ triedAt: new Date(), triedSocket: socket }).where(eq(meetings.id, meeting))
	);
}

export interface TryState {
	readonly triedAt: Date | null;
	readonly socket: boolean;
}

export async function tryState(app: App, { meeting, municipality }: MeetingAddress): Promise<TryState> {
	const [row] = await scope(app.db, municipality, (tx) =>
		tx
			.select({ triedAt: meetings.triedAt, socket: meetings.triedSocket })
			.from(meetings)
			.where(eq(meetings.id, meeting))
	);
	return row ?? { triedAt: null, socket: false };
}
